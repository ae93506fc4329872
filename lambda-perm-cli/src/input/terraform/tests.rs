mod corpus;
mod folder;
mod properties;
mod real;

use lambda_perm_core::facts::parameters::Key;
use serde_json::{Value, json};

use super::{super::Format, *};
use crate::judge::{JudgedFile, judge};

fn judged(format: Format, text: &str) -> JudgedFile {
    let file = SourceFile::new("main.tf", text);
    assert_eq!(Format::of(&file), Some(format), "{text}");
    let contents = format.read(&file, &Modules::default());
    let judged = judge(file, contents);
    assert_eq!(judged.errors, [], "{text}");
    judged
}

fn hcl(text: &str) -> JudgedFile {
    judged(Format::Terraform, text)
}

fn codes(judged: &JudgedFile) -> Vec<&'static str> {
    judged.findings.iter().map(|finding| finding.code.id()).collect()
}

/// A permission in HCL with these arguments beside the function, its action and its ID.
fn permission(name: &str, arguments: &str) -> String {
    format!(
        "resource \"aws_lambda_permission\" \"{name}\" {{\n  statement_id  = \"{name}\"\n  function_name = \"f\"\n  \
         action        = \"lambda:InvokeFunction\"\n{arguments}\n}}\n"
    )
}

#[test]
fn a_finding_stands_on_the_value() {
    let judged = hcl(&permission("p", "  principal = \"sns.amazonaws.com\""));
    assert_eq!(codes(&judged), ["LP0501"]);
    let finding = &judged.findings[0];
    assert_eq!(&judged.file.text[finding.span.clone()], "\"sns.amazonaws.com\"");
    assert_eq!(finding.subject.name.as_deref(), Some("aws_lambda_permission.p"));
    assert_eq!(finding.subject.statement.as_deref(), Some("p"));
}

#[test]
fn what_is_open_is_no_finding() {
    for arguments in [
        "  principal = var.principal",
        "  principal = each.value.principal\n  source_arn = lookup(each.value, \"arn\", null)\n  source_account = try(each.value.account, null)",
        "  principal = \"sns.amazonaws.com\"\n  source_arn = var.topic",
        "  principal = \"123456789012\"\n  source_arn = var.topic",
        "  principal = \"123456789012\"\n  event_source_token = local.other\n  source_account = module.m.account",
        "  principal = \"${var.service}.amazonaws.com\"",
        "  principal = format(\"%s.amazonaws.com\", lower(var.service))",
        "  principal = \"sns.amazonaws.com\"\n  source_arn = replace(aws_sns_topic.t.arn, \"a\", \"b\")",
        "  principal = \"sns.amazonaws.com\"\n  source_arn = values(aws_sns_topic.t)[0].arn",
        "  principal = \"sns.amazonaws.com\"\n  source_arn = aws_sns_topic . t /* x */ .arn",
        "  principal = \"sns.amazonaws.com\"\n  source_arn = concat(aws_sns_topic.t.*.arn, [\"\"])[0]",
        "  principal = \"sns.amazonaws.com\"\n  source_arn = { a = aws_sns_topic.t.arn }[\"a\"]",
        "  principal = \"s3.amazonaws.com\"\n  source_arn = aws_s3_bucket.b.arn\n  source_account = data.aws_caller_identity.c.account_id",
        "  principal = \"sns.amazonaws.com\"\n  source_arn = var.x ? aws_sns_topic.t.arn : null",
        "  principal = \"sns.amazonaws.com\"\n  source_arn = \"%{ if var.x }${aws_sns_topic.t.arn}%{ endif }\"",
        "  principal = \"apigateway.amazonaws.com\"\n  source_arn = \"${aws_api_gateway_deployment.d.execution_arn}/*\"",
    ] {
        assert_eq!(codes(&hcl(&permission("p", arguments))), [""; 0], "{arguments}");
    }
}

#[test]
fn what_is_surely_wrong_is_found_around_references() {
    for (arguments, code) in [
        ("  principal = \"sns.amazonaws.com\"\n  source_arn = aws_sns_topik.t.arn", "LP0913"),
        ("  principal = \"sns.amazonaws.com\"\n  source_arn = aws_sns_topic.t.name", "LP0909"),
        ("  principal = \"sns.amazonaws.com\"\n  source_arn = \"arn:aws:sns:::${aws_sns_topic.t.arn}\"", "LP0902"),
        ("  principal = \"sns.amazonaws.com\"\n  source_arn = aws_s3_bucket.b.arn", "LP0401"),
        ("  principal = \"s3.amazonaws.com\"\n  source_arn = aws_s3_bucket.b.arn", "LP0502"),
        ("  principal = \"sns.amazonaws.com\"\n  source_arn = \"\"", "LP0501"),
        ("  principal = \"sns.amazonaws.com\"\n  source_arn = null", "LP0501"),
        (
            "  principal = \"s3.amazonaws.com\"\n  source_arn = \"arn:aws:s3:::b\"\n  source_account = 01234567890",
            "LP0202",
        ),
    ] {
        assert_eq!(codes(&hcl(&permission("p", arguments))), [code], "{arguments}");
    }
}

#[test]
fn local_values_of_the_file_are_known() {
    let text = permission("p", "  principal = local.principal")
        + "locals {\n  service = \"sns\"\n  principal = \"${local.service}.amazonaws.com\"\n}\n";
    assert_eq!(codes(&hcl(&text)), ["LP0501"]);
}

#[test]
fn permissions_of_one_function_are_judged_together() {
    let topic = "  principal = \"sns.amazonaws.com\"\n  source_arn = aws_sns_topic.t.arn";
    let twice = |first: &str, second: &str| {
        let text = permission("p", &format!("{topic}\n{first}")) + &permission("q", &format!("{topic}\n{second}"));
        codes(&hcl(&text.replace("statement_id  = \"q\"", "statement_id  = \"p\"")))
    };
    assert_eq!(twice("", ""), ["LP0805", "LP0801"]);
    assert_eq!(twice("count = var.x ? 1 : 0", "count = var.x ? 1 : 0"), ["LP0805", "LP0801"]);
    for (first, second) in [
        ("count = var.x ? 1 : 0", "count = var.x ? 0 : 1"),
        ("provider = aws.east", ""),
        ("region = \"us-east-1\"", "region = \"us-east-2\""),
        ("for_each = var.a", "for_each = var.b"),
        ("qualifier = var.alias", ""),
    ] {
        assert_eq!(twice(first, second), [""; 0], "{first}, {second}");
    }
    let by_arn = permission("p", topic) + &permission("q", topic).replace("\"q\"", "\"p\"");
    let by_arn = by_arn
        .replacen("\"f\"", "aws_lambda_function.f.arn", 1)
        .replace("\"f\"", "aws_lambda_function.f.function_name");
    assert_eq!(codes(&hcl(&by_arn)), ["LP0805", "LP0801"]);
}

#[test]
fn what_is_not_made_is_skipped() {
    for nothing in ["count = 0", "for_each = {}", "for_each = toset([])"] {
        let judged = hcl(&permission("p", &format!("  principal = \"*\"\n  {nothing}")));
        assert!(judged.contents.permissions.is_empty() && judged.contents.skipped.len() == 1, "{nothing}");
    }
}

#[test]
fn a_comment_is_an_exception() {
    const ALLOW: &str = "lambda-perm: allow(public_access, reason = \"a public page\")";
    let public = permission("p", "  principal = \"*\"");
    assert_eq!(codes(&hcl(&public)), ["LP0503"]);
    for text in [
        format!("# {ALLOW}\n{public}"),
        format!("// {ALLOW}\n{public}"),
        format!("/* {ALLOW} */\n\n{public}"),
        public.replace("\"*\"", &format!("\"*\" # {ALLOW}")),
        public.replace("  principal", &format!("  /* {ALLOW} */\n  principal")),
    ] {
        assert_eq!(codes(&hcl(&text)), [""; 0], "{text}");
    }
    let other = permission("q", "  principal = aws_iam_role.r.arn").replace("\"f\"", "\"g\"");
    let above_another = format!("# {ALLOW}\n{other}{public}");
    assert_eq!(codes(&hcl(&above_another)), ["LP0114", "LP0503"]);
}

#[test]
fn json_of_modules_has_templates() {
    let arguments = |principal: &str, arn: &str| json!({"function_name": "f", "action": "lambda:InvokeFunction", "principal": principal, "source_arn": arn, "//": "x"});
    let open = arguments("sns.amazonaws.com", "${var.topic}");
    let wrong = arguments("sns.amazonaws.com", "${aws_s3_bucket.b.arn}");
    for resource in [
        json!({"aws_lambda_permission": {"a": open, "b": wrong}}),
        json!({"aws_lambda_permission": {"a": [open], "b": [wrong]}}),
        json!([{"aws_lambda_permission": {"a": open}}, {"aws_lambda_permission": [{"b": wrong}]}]),
    ] {
        let judged = judged(Format::TerraformJson, &json!({ "resource": resource }).to_string());
        assert_eq!((judged.contents.permissions.len(), codes(&judged)), (2, vec!["LP0401"]));
        assert_eq!(&judged.file.text[judged.findings[0].span.clone()], "\"${aws_s3_bucket.b.arn}\"");
        assert_eq!(judged.findings[0].subject.name.as_deref(), Some("aws_lambda_permission.b"));
    }
}

#[test]
fn json_of_modules_has_comments() {
    let with = |comment: &str| {
        let arguments =
            json!({"function_name": "f", "action": "lambda:InvokeFunction", "principal": "*", "//": comment});
        let resource = json!({"resource": {"aws_lambda_permission": {"a": arguments}}});
        codes(&judged(Format::TerraformJson, &resource.to_string()))
    };
    assert_eq!(with("lambda-perm: allow(public_access, reason = \"a public \\\"page\\\"\")"), [""; 0]);
    assert_eq!(with("for everybody"), ["LP0503"]);
    for (comment, code) in [
        ("lambda-perm: allow(public_access)", "LP0113"),
        ("lambda-perm: allow(all_actions, reason = \"r\")", "LP0114"),
        ("lambda-perm: allow", "LP0111"),
    ] {
        let found = with(comment);
        assert!(found.contains(&code) && found.contains(&"LP0503"), "{comment}: {found:?}");
    }
}

#[test]
fn a_policy_is_judged_as_far_as_the_file_says_it() {
    let policy = |value: &str| {
        format!("resource \"aws_lambda_resource_policy\" \"p\" {{\n  resource_arn = \"a\"\n  policy = {value}\n}}\n")
    };
    let statement = |resource: &str| {
        format!(
            "{{\n    Version = \"2012-10-17\"\n    Statement = [{{ Sid = \"s\", Effect = \"Allow\", Principal = {{ Service = \"sns.amazonaws.com\" }}\n      \
             Action = \"lambda:InvokeFunction\", Resource = {resource} }}]\n  }}"
        )
    };
    let json = |resource: &str| {
        format!(
            "{{\"Version\": \"2012-10-17\", \"Statement\": {{\"Sid\": \"s\", \"Effect\": \"Allow\", \"Principal\": {{\"Service\": \"sns.amazonaws.com\"}}, \
             \"Action\": \"lambda:InvokeFunction\", \"Resource\": \"{resource}\"}}}}"
        )
    };
    const ARN: &str = "arn:aws:lambda:us-east-2:123456789012:function:f";
    for (value, is_whole) in [
        (format!("jsonencode({})", statement(&format!("\"{ARN}\""))), true),
        (format!("jsonencode({})", statement("aws_lambda_function.f.arn")), false),
        (format!("<<EOT\n{}\nEOT", json(ARN)), true),
        (
            format!(
                "<<-EOT\n    {}\n  EOT",
                json("${aws_lambda_function.f[\\\"a\\\"].arn}").replace('\\', "").replace("[\"a\"]", "[0]")
            ),
            false,
        ),
        (json!(json(ARN)).to_string(), true),
    ] {
        let judged = hcl(&policy(&value));
        assert_eq!(judged.contents.policies.len(), usize::from(is_whole), "{value}");
        assert_eq!(judged.contents.permissions.len(), usize::from(!is_whole), "{value}");
        assert_eq!(codes(&judged), ["LP0501"], "{value}");
        let found = judged.file.text[judged.findings[0].span.clone()].replace('\\', "");
        assert_eq!(found, "\"sns.amazonaws.com\"", "{value}");
    }
    for (value, skipped) in [
        ("data.aws_iam_policy_document.p.json".to_owned(), 1),
        ("file(\"policy.json\")".to_owned(), 1),
        (format!("jsonencode({})", statement("\"${aws_lambda_function.f.arn}\"").replace("Allow", "Deny")), 1),
    ] {
        let judged = hcl(&policy(&value));
        assert_eq!((judged.contents.skipped.len(), codes(&judged)), (skipped, vec![]), "{value}");
    }
}

#[test]
fn what_is_left_of_a_policy_is_named() {
    let policy = |value: &str| {
        hcl(&format!(
            "resource \"aws_lambda_resource_policy\" \"p\" {{\n  resource_arn = \"a\"\n  policy = {value}\n}}\n"
        ))
    };
    let skipped = |judged: &JudgedFile| {
        let messages: Vec<_> = judged.contents.skipped.iter().map(|skipped| skipped.message.clone()).collect();
        messages.concat()
    };
    let maker = policy("data.aws_iam_policy_document.p.json");
    assert!(skipped(&maker).contains("that `data.aws_iam_policy_document.p.json` makes; `terraform show -json`"));
    assert!(skipped(&policy("file(\"p.json\")")).contains("that this file does not say; `terraform show -json`"));

    let several = |principal: &str, others: &str| {
        policy(&format!(
            "jsonencode({{ Statement = [{{ Sid = \"s\", Effect = \"Allow\", Principal = {principal}, Resource = aws_lambda_function.f.arn\n      \
             Action = [\"lambda:InvokeFunction\", \"lambda:GetFunction\"] }}{others}] }})"
        ))
    };
    let judged = several("\"*\"", "");
    assert_eq!(codes(&judged), ["LP0503"]);
    assert!(skipped(&judged).contains("the statement `s` of `aws_lambda_resource_policy.p` as a whole, but only each"));
    assert_eq!(codes(&several("var.principal", "")), [""; 0]);
    assert_eq!(
        codes(&several("\"*\"", ", { Effect = \"Deny\", Principal = \"*\", Action = \"*\", Resource = \"*\" }")),
        [""; 0]
    );
}

#[test]
fn a_url_for_everyone_has_permissions() {
    let url = |auth_type: &str| {
        format!(
            "resource \"aws_lambda_function_url\" \"u\" {{\n  function_name = aws_lambda_function.f.function_name\n  \
             authorization_type = {auth_type}\n}}\n"
        )
    };
    let public = hcl(&url("\"NONE\""));
    assert_eq!((codes(&public), public.contents.permissions.len()), (vec!["LP0503"], 2));
    let finding = &public.findings[0];
    assert_eq!(&public.file.text[finding.span.clone()], "\"NONE\"");
    assert_eq!(finding.subject.name.as_deref(), Some("aws_lambda_function_url.u"));
    assert!(finding.help.contains("authorization_type"), "{}", finding.help);
    let by_local = url("local.auth") + "locals {\n  auth = \"NONE\"\n}\n";
    assert_eq!(codes(&hcl(&by_local)), ["LP0503"]);
    for other in ["\"AWS_IAM\"", "var.auth", "null", "var.public ? \"NONE\" : \"AWS_IAM\""] {
        assert_eq!(hcl(&url(other)).contents.permissions.len(), 0, "{other}");
    }
    let allowed = "# lambda-perm: allow(public_access, reason = \"a public page\")\n".to_owned() + &url("\"NONE\"");
    assert_eq!(codes(&hcl(&allowed)), [""; 0]);
    let after = json!({"function_name": "f", "qualifier": "live", "authorization_type": "NONE"});
    for (unknown, count) in [(json!({}), 2), (json!({"authorization_type": true}), 0)] {
        let planned = plan(&[change("aws_lambda_function_url.u", &["create"], after.clone(), unknown)], json!({}));
        assert_eq!(planned.contents.permissions.len(), count);
    }
}

/// A change of a plan.
fn change(address: &str, actions: &[&str], after: Value, unknown: Value) -> Value {
    let (module, own) = address.split_at(address.find("aws_lambda").expect("a type"));
    let (kind, name) = own.split_once('.').expect("a name");
    let mut change = json!({
        "address": address, "mode": "managed", "type": kind, "name": name.split('[').next(),
        "change": {"actions": actions, "before": null, "after": after, "after_unknown": unknown, "after_sensitive": {}},
    });
    if !module.is_empty() {
        change["module_address"] = json!(module.trim_end_matches('.'));
    }
    change
}

fn after(arguments: Value) -> Value {
    let mut after = json!({
        "action": "lambda:InvokeFunction", "function_name": "f", "principal": "sns.amazonaws.com", "statement_id": "s",
        "source_arn": null, "source_account": "", "qualifier": "", "invoked_via_function_url": false, "region": "us-east-2",
    });
    for (name, value) in arguments.as_object().expect("an object") {
        after[name] = value.clone();
    }
    after
}

fn plan(changes: &[Value], configuration: Value) -> JudgedFile {
    let plan = json!({
        "format_version": "1.2", "terraform_version": "1.11.4", "planned_values": {"root_module": {"resources": [{"type": "aws_lambda_permission"}]}},
        "resource_changes": changes, "prior_state": {"values": {"root_module": {"resources": [{"type": "aws_lambda_permission"}]}}},
        "configuration": configuration,
    });
    judged(Format::TerraformShow, &plan.to_string())
}

#[test]
fn a_plan_is_what_will_be() {
    let none = json!({});
    let judged = plan(
        &[
            change("aws_lambda_permission.a", &["create"], after(json!({})), none.clone()),
            change(
                "module.m[\"x\"].aws_lambda_permission.b[0]",
                &["no-op"],
                after(json!({"source_arn": "${a}"})),
                none.clone(),
            ),
            change("aws_lambda_permission.c", &["delete"], Value::Null, none.clone()),
            change(
                "aws_lambda_permission.d",
                &["update"],
                after(json!({"source_arn": null})),
                json!({"source_arn": true}),
            ),
            change(
                "aws_lambda_permission.e",
                &["create"],
                after(json!({"principal": null})),
                json!({"principal": true, "id": true}),
            ),
        ],
        json!({}),
    );
    let found: Vec<_> = judged
        .findings
        .iter()
        .map(|found| (found.code.id(), found.subject.name.as_deref().unwrap_or_default()))
        .collect();
    assert_eq!(
        found,
        [("LP0501", "aws_lambda_permission.a"), ("LP0217", "module.m[\"x\"].aws_lambda_permission.b[0]")]
    );
    assert_eq!(judged.contents.permissions.len(), 4);
}

#[test]
fn a_plan_tells_which_provider_a_resource_has() {
    let topic = |name: &str| {
        let arn = json!({"source_arn": "arn:aws:sns:us-east-2:123456789012:t"});
        change(name, &["create"], after(arn), json!({}))
    };
    let resource =
        |name: &str, key: &str| json!({"type": "aws_lambda_permission", "name": name, "provider_config_key": key});
    let found = |first: &str, second: &str, keys: [&str; 2]| {
        let resources = json!({"resources": [resource("a", keys[0]), resource("b", keys[1])]});
        let mut root = resources.clone();
        root["module_calls"] = json!({"m": {"module": resources}});
        codes(&plan(&[topic(first), topic(second)], json!({ "root_module": root })))
    };
    let (a, b) = ("aws_lambda_permission.a", "aws_lambda_permission.b");
    assert_eq!(found(a, b, ["aws", "aws"]), ["LP0805", "LP0801"]);
    assert_eq!(found(a, b, ["aws", "aws.east"]), [""; 0]);
    let in_module = |name: &str, index: u8| format!("module.m[{index}].{name}");
    assert_eq!(found(&in_module(a, 0), &in_module(b, 0), ["aws", "aws"]), ["LP0805", "LP0801"]);
    assert_eq!(found(&in_module(a, 0), &in_module(b, 1), ["aws", "aws"]), [""; 0]);
    assert_eq!(codes(&plan(&[topic(a), topic(b)], json!({}))), [""; 0]);
}

#[test]
fn sensitive_values_are_open() {
    let mut sensitive = change("aws_lambda_permission.a", &["create"], after(json!({"principal": "*"})), json!({}));
    assert_eq!(codes(&plan(&[sensitive.clone()], json!({}))), ["LP0503"]);
    sensitive["change"]["after_sensitive"] = json!({"principal": true});
    assert_eq!(codes(&plan(&[sensitive], json!({}))), [""; 0]);
}

#[test]
fn a_state_is_what_is() {
    let resource = |address: &str| json!({"address": address, "mode": "managed", "type": "aws_lambda_permission", "name": "a", "values": after(json!({}))});
    let shown = json!({
        "format_version": "1.0", "terraform_version": "1.11.4",
        "values": {"root_module": {
            "resources": [resource("aws_lambda_permission.a"), {"address": "data.aws_region.r", "mode": "data", "type": "aws_region", "name": "r", "values": {}}],
            "child_modules": [{"address": "module.m", "resources": [resource("module.m.aws_lambda_permission.a")]}],
        }},
    });
    let judged_shown = judged(Format::TerraformShow, &shown.to_string());
    assert_eq!(codes(&judged_shown), ["LP0501", "LP0501"]);
    assert_eq!(judged_shown.contents.permissions[1].name, "module.m.aws_lambda_permission.a");

    let instance = |key: Value| json!({"index_key": key, "schema_version": 0, "attributes": after(json!({})), "sensitive_attributes": []});
    let mut hidden = instance(json!("x"));
    hidden["sensitive_attributes"] = json!([[{"type": "get_attr", "value": "principal"}]]);
    let mut deposed = instance(json!(1));
    deposed["deposed"] = json!("00000001");
    let state = json!({
        "version": 4, "terraform_version": "1.11.4", "serial": 1, "lineage": "l", "outputs": {},
        "resources": [
            {"mode": "data", "type": "aws_lambda_permission", "name": "d", "instances": [instance(json!(0))]},
            {"module": "module.m", "mode": "managed", "type": "aws_lambda_permission", "name": "a", "provider": "provider[\"registry.terraform.io/hashicorp/aws\"]",
             "instances": [instance(json!(0)), hidden, deposed]},
        ],
    });
    let judged_state = judged(Format::TerraformState, &state.to_string());
    let names: Vec<_> = judged_state.contents.permissions.iter().map(|permission| permission.name.as_str()).collect();
    assert_eq!(names, ["module.m.aws_lambda_permission.a[0]", "module.m.aws_lambda_permission.a[\"x\"]"]);
    assert_eq!(codes(&judged_state), ["LP0501", "LP0801"]);
}

#[test]
fn a_policy_in_a_plan_has_places() {
    let document = json!({"Version": "2012-10-17", "Statement": [{"Sid": "s", "Effect": "Allow", "Principal": {"Service": "sns.amazonaws.com"}, "Action": "lambda:InvokeFunction", "Resource": "arn:aws:lambda:us-east-2:123456789012:function:f"}]});
    let values =
        json!({"policy": document.to_string(), "resource_arn": "arn:aws:lambda:us-east-2:123456789012:function:f"});
    let judged = plan(&[change("aws_lambda_resource_policy.p", &["create"], values, json!({}))], json!({}));
    assert_eq!(codes(&judged), ["LP0501"]);
    assert_eq!(&judged.file.text[judged.findings[0].span.clone()], "\\\"sns.amazonaws.com\\\"");
    let unknown =
        change("aws_lambda_resource_policy.p", &["create"], json!({"resource_arn": null}), json!({"policy": true}));
    assert_eq!(plan(&[unknown], json!({})).contents.skipped.len(), 1);
}

#[test]
fn layer_versions_have_permissions() {
    let text = "resource \"aws_lambda_layer_version_permission\" \"l\" {\n  layer_name = \"l\"\n  version_number = 1\n  principal = \"*\"\n  action = \"lambda:GetLayerVersion\"\n  statement_id = \"s\"\n}\n";
    assert_eq!(codes(&hcl(text)), ["LP0503"]);
    let open = text
        .replace("version_number = 1", "version_number = aws_lambda_layer_version.l.version")
        .replace("\"*\"", "var.p");
    assert_eq!(codes(&hcl(&open)), [""; 0]);
    let values = &hcl(text).contents.permissions[0].values;
    assert!(values.iter().any(|(key, _)| *key == Key::VersionNumber));
}
