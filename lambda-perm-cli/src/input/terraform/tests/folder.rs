//! Files of one module together, and modules that call others.

use std::{collections::BTreeSet, fs};

use super::*;
use crate::{file::SourceFile, support::judge::ask_if_here};

/// What is found in files of a folder, each with its file, its code and the name of the permission; and how many permissions there are.
fn found(files: &[(&str, &str)]) -> (Vec<(String, &'static str, String)>, usize) {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    let (mut all, mut count) = (Vec::new(), 0);
    let modules = Modules::default();
    for (name, text) in files {
        let file = SourceFile::new(*name, *text).at(Some(folder.path().join(name)));
        let Some(format) = Format::of(&file) else { continue };
        let contents = format.read(&file, &modules);
        let judged = judge(file, contents);
        assert_eq!(judged.errors, [], "{name}");
        count += judged.contents.permissions.len();
        for found in &judged.findings {
            assert!(judged.file.text.get(found.span.clone()).is_some_and(|text| !text.is_empty()), "{found:?}");
            all.push(((*name).to_owned(), found.code.id(), found.subject.name.clone().unwrap_or_default()));
        }
    }
    (all, count)
}

fn codes_of(files: &[(&str, &str)]) -> Vec<String> {
    found(files).0.into_iter().map(|(file, code, name)| format!("{file} {code} {name}")).collect()
}

const SNS: &str = "  principal = \"sns.amazonaws.com\"\n";

#[test]
fn local_values_of_other_files_are_known() {
    let main = permission("p", &format!("{SNS}  source_arn = local.arns[\"topic\"]"));
    let locals = |arn: &str| format!("locals {{\n  arns = {{ topic = {arn} }}\n}}\n");
    for (arn, expected) in [
        ("\"arn:aws:s3:::b\"", vec!["main.tf LP0401 aws_lambda_permission.p"]),
        ("null", vec!["main.tf LP0501 aws_lambda_permission.p"]),
        ("aws_sns_topic.t.arn", vec![]),
        ("var.arn", vec![]),
    ] {
        assert_eq!(codes_of(&[("main.tf", &main), ("locals.tf", &locals(arn))]), expected, "{arn}");
        let in_json = json!({"locals": {"arns": {"topic": format!("${{{arn}}}")}}}).to_string();
        let in_json = in_json.replace("\"${\\\"", "\"").replace("\\\"}\"", "\"").replace("\"${null}\"", "null");
        assert_eq!(codes_of(&[("main.tf", &main), ("locals.tf.json", &in_json)]), expected, "{in_json}");
    }
    let wrong = locals("\"arn:aws:s3:::b\"");
    for elsewhere in ["other/locals.tf", "locals.tf.bak", "locals.tfvars"] {
        assert_eq!(codes_of(&[("main.tf", &main), (elsewhere, &wrong)]), [""; 0], "{elsewhere}");
    }
    let of_override = [("main.tf", main.as_str()), ("locals.tf", &wrong), ("x_override.tf", &locals("var.arn"))];
    assert_eq!(codes_of(&of_override), [""; 0]);
    assert_eq!(codes_of(&[("main.tf", &main), ("locals.tf", "locals {"), ("z.tf", &wrong)]).len(), 1);
}

#[test]
fn what_an_override_file_says_is_open() {
    let main = permission("p", SNS);
    let changed = "resource \"aws_lambda_permission\" \"p\" {\n  source_arn = var.topic\n}\n";
    assert_eq!(codes_of(&[("main.tf", &main)]).len(), 1);
    for name in ["override.tf", "dev_override.tf"] {
        assert_eq!(found(&[("main.tf", &main), (name, changed)]), (Vec::new(), 1), "{name}");
    }
    let other = changed.replace("\"p\"", "\"q\"");
    assert_eq!(codes_of(&[("main.tf", &main), ("override.tf", &other)]).len(), 1);
}

#[test]
fn each_instance_has_its_values() {
    let text = permission("p", &format!("{SNS}  source_arn = each.value")).replace(
        "  statement_id  = \"p\"\n",
        "  for_each = { a = \"arn:aws:s3:::b\", b = aws_sns_topic.t.arn, c = null }\n  statement_id = each.key\n",
    );
    // Without a source, `c` grants all that `a` does.
    let expected = [
        "main.tf LP0805 aws_lambda_permission.p[\"a\"]",
        "main.tf LP0501 aws_lambda_permission.p[\"c\"]",
        "main.tf LP0401 aws_lambda_permission.p[\"a\"]",
    ];
    assert_eq!(codes_of(&[("main.tf", &text)]), expected);
    assert_eq!(found(&[("main.tf", &text)]).1, 3);
    // What is made of the key in another way may be anything.
    let made = text.replace("each.value", "replace(each.value, \"s3\", \"sns\")");
    assert_eq!(found(&[("main.tf", &made)]), (Vec::new(), 1));
}

const MODULE: &str = "variable \"principal\" {}\nvariable \"arn\" {\n  default = null\n}\nvariable \"name\" {\n  default = \"f\"\n}\n\
    resource \"aws_lambda_permission\" \"p\" {\n  statement_id = \"s\"\n  function_name = var.name\n  action = \"lambda:InvokeFunction\"\n  \
    principal = var.principal\n  source_arn = var.arn\n}\n";

fn call(arguments: &str) -> String {
    format!("module \"m\" {{\n  source = \"./m\"\n{arguments}}}\n")
}

#[test]
fn a_call_says_the_values_of_a_module() {
    for (arguments, expected) in [
        (SNS, vec!["main.tf LP0501 module.m.aws_lambda_permission.p"]),
        (
            "  principal = \"sns.amazonaws.com\"\n  arn = aws_s3_bucket.b.arn\n",
            vec!["main.tf LP0401 module.m.aws_lambda_permission.p"],
        ),
        ("  principal = \"sns.amazonaws.com\"\n  arn = aws_sns_topic.t.arn\n", vec![]),
        ("  principal = \"sns.amazonaws.com\"\n  arn = var.arn\n", vec![]),
        ("  principal = var.principal\n", vec![]),
        ("  principal = \"*\"\n  count = 0\n", vec![]),
        (
            "  for_each = toset([\"*\"])\n  principal = each.key\n",
            vec!["main.tf LP0503 module.m[\"*\"].aws_lambda_permission.p"],
        ),
        (
            "  principal = local.who\n}\nlocals {\n  who = \"*\"\n",
            vec!["main.tf LP0503 module.m.aws_lambda_permission.p"],
        ),
    ] {
        assert_eq!(codes_of(&[("main.tf", &call(arguments)), ("m/main.tf", MODULE)]), expected, "{arguments}");
    }
    let through = call(SNS).replace("\"sns.amazonaws.com\"", "var.who") + "variable \"who\" {}\n";
    let outer = call("  who = \"*\"\n").replace("./m", "./outer");
    let files =
        [("main.tf", outer.as_str()), ("outer/main.tf", &through.replace("./m", "../m")), ("m/main.tf", MODULE)];
    assert_eq!(codes_of(&files), ["main.tf LP0503 module.m.module.m.aws_lambda_permission.p"]);
}

#[test]
fn a_call_may_make_a_url_public() {
    let module = "variable \"auth\" {}\nresource \"aws_lambda_function_url\" \"u\" {\n  function_name = \"f\"\n  authorization_type = var.auth\n}\n";
    let allowed = "  # lambda-perm: allow(public_access, reason = \"a public page\")\n  auth = \"NONE\"\n";
    for (arguments, expected) in [
        ("  auth = \"NONE\"\n", vec!["main.tf LP0503 module.m.aws_lambda_function_url.u"]),
        ("  auth = \"AWS_IAM\"\n", vec![]),
        ("  auth = var.auth\n", vec![]),
        (allowed, vec![]),
    ] {
        assert_eq!(codes_of(&[("main.tf", &call(arguments)), ("m/main.tf", module)]), expected, "{arguments}");
    }
    let always = module.replace("var.auth", "\"NONE\"");
    let expected = ["m/main.tf LP0503 aws_lambda_function_url.u"];
    assert_eq!(codes_of(&[("main.tf", &call("  auth = \"NONE\"\n")), ("m/main.tf", &always)]), expected);
}

#[test]
fn a_file_of_json_may_have_calls_alone() {
    let calls = json!({"module": {"m": {"source": "./m", "principal": "*"}}}).to_string();
    let files = [("main.tf.json", calls.as_str()), ("m/main.tf", MODULE)];
    assert_eq!(codes_of(&files), ["main.tf.json LP0503 module.m.aws_lambda_permission.p"]);
    // The same in another file is none of Terraform's.
    assert_eq!(codes_of(&[("package.json", &calls), files[1]]), [""; 0]);
}

#[test]
fn what_is_wrong_in_a_module_is_said_there() {
    let wrong = MODULE.replace("\"lambda:InvokeFunction\"", "\"s3:GetObject\"");
    let (all, count) = found(&[("main.tf", &call("  principal = \"*\"\n")), ("m/main.tf", &wrong)]);
    let of = |file: &str| all.iter().filter(|(name, ..)| name == file).map(|(_, code, _)| *code).collect::<Vec<_>>();
    assert_eq!(of("main.tf"), ["LP0503"]);
    assert!(!of("m/main.tf").is_empty() && !of("m/main.tf").contains(&"LP0503"), "{all:?}");
    assert_eq!(count, 2);
}

#[test]
fn what_is_there_for_some_values_only_is_not_judged_with_others() {
    let with = |count: &str| MODULE.replace("  statement_id", &format!("  {count}\n  statement_id"));
    for count in [
        "count = var.arn == null ? 0 : 1",
        "count = length(var.arn)",
        "for_each = toset(compact([var.arn]))",
        "for_each = var.arn != null ? { a = 1 } : {}",
    ] {
        assert_eq!(found(&[("main.tf", &call(SNS)), ("m/main.tf", &with(count))]), (Vec::new(), 1), "{count}");
    }
    let module = with("count = var.arn != null && var.name != \"\" ? 1 : 0");
    let wrong = call(&format!("{SNS}  arn = aws_s3_bucket.b.arn\n"));
    assert_eq!(
        codes_of(&[("main.tf", &wrong), ("m/main.tf", &module)]),
        ["main.tf LP0401 module.m.aws_lambda_permission.p[0]"]
    );
}

#[test]
fn what_a_module_says_of_each_instance_needs_no_call() {
    let each = "resource \"aws_lambda_permission\" \"e\" {\n  for_each = toset([\"*\"])\n  function_name = \"f\"\n  \
                action = \"lambda:InvokeFunction\"\n  principal = each.key\n}\n";
    let module = format!("{MODULE}{each}");
    let files = [("main.tf", call("  principal = var.x\n")), ("m/main.tf", module)];
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
    assert_eq!(codes_of(&files), ["m/main.tf LP0503 aws_lambda_permission.e[\"*\"]"]);
}

#[test]
fn exceptions_of_a_call_are_those_of_both_files() {
    const ALLOW: &str = "# lambda-perm: allow(public_access, reason = \"r\")\n";
    let public = call("  principal = \"*\"\n");
    for (main, module) in [
        (format!("{ALLOW}{public}"), MODULE.to_owned()),
        (public.replace("\"*\"\n", &format!("\"*\" {ALLOW}")), MODULE.to_owned()),
        (public.clone(), MODULE.replace("resource ", &format!("{ALLOW}resource "))),
        (
            format!("{ALLOW}{public}"),
            MODULE.to_owned() + &MODULE.replace("\"p\"", "\"q\"").replace("var.principal", "\"sns.amazonaws.com\""),
        ),
    ] {
        let all = codes_of(&[("main.tf", &main), ("m/main.tf", &module)]);
        assert!(
            all.iter().all(|found| !found.contains("LP0503") && !found.contains("main.tf LP0114")),
            "{all:?}\n{main}"
        );
    }
    let unused = codes_of(&[("main.tf", &format!("{ALLOW}{}", call(SNS))), ("m/main.tf", MODULE)]);
    assert!(unused.iter().any(|found| found.contains("LP0114")), "{unused:?}");
}

#[test]
fn calls_in_a_circle_end() {
    let circle = call("  principal = \"*\"\n").replace("./m", "../m");
    let files =
        [("main.tf", call("  principal = \"*\"\n")), ("m/main.tf", format!("{MODULE}{circle}{circle}{circle}"))];
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
    assert!(found(&files).1 > 2);
    let itself = call("").replace("./m", "./").repeat(20);
    assert_eq!(found(&[("main.tf", &itself)]), (Vec::new(), 0));
}

#[test]
fn modules_from_elsewhere_are_named_where_they_may_have_permissions() {
    let modules = |source: &str| {
        let call = |_: &str| call("  allowed_triggers = {}\n");
        let text = call("").replace("./m", source) + &call("").replace("./m", source).replace("\"m\"", "\"n\"");
        let file = SourceFile::new("main.tf", text);
        let contents = Format::of(&file).expect("a format").read(&file, &Modules::default());
        contents.skipped.into_iter().map(|skipped| skipped.message).collect::<Vec<_>>()
    };
    let expected = "the permissions of `module.m`, `module.n` are not in these files; `terraform show -json` prints those of a plan";
    assert_eq!(modules("terraform-aws-modules/lambda/aws"), [expected]);
    assert_eq!(modules("terraform-aws-modules/vpc/aws"), [""; 0]);
    assert_eq!(modules("../lambda"), [""; 0]);
    let quiet = call("  handler = \"h\"\n").replace("./m", "terraform-aws-modules/lambda/aws");
    let file = SourceFile::new("main.tf", quiet);
    assert!(Format::Terraform.read(&file, &Modules::default()).skipped.is_empty());
}

/// What files say of permissions is what a plan of them says: as many, and with the same findings.
#[test]
fn a_folder_and_its_plan_have_the_same_findings() {
    let main = permission("a", SNS)
        + &permission("b", &format!("{SNS}  source_arn = local.arns.topic"))
        + &permission("c", "  count = 2\n  principal = \"*\"")
            .replace("\"c\"\n  function", "\"c${count.index}\"\n  function")
        + &permission("d", "  for_each = local.callers\n  principal = each.value.who\n  source_arn = each.value.arn")
            .replace("\"d\"\n  function", "each.key\n  function")
        + &call(SNS)
        + &call("  for_each = toset([\"*\", \"s3.amazonaws.com\"])\n  principal = each.value\n")
            .replace("\"m\"", "\"n\"");
    let locals = "locals {\n  arns = { topic = \"arn:aws:s3:::b\" }\n  callers = {\n    x = { who = \"*\", arn = null }\n    \
                  y = { who = \"s3.amazonaws.com\", arn = \"arn:aws:s3:::c\" }\n  }\n}\n";
    let changed =
        "resource \"aws_lambda_permission\" \"a\" {\n  source_arn = \"arn:aws:sns:us-east-2:123456789012:t\"\n}\n";
    let files = [("main.tf", main.as_str()), ("locals.tf", locals), ("override.tf", changed), ("m/main.tf", MODULE)];
    let modules: serde_json::Map<String, Value> =
        files.iter().map(|(name, text)| ((*name).to_owned(), Value::from(*text))).collect();
    let Some(answers) = ask_if_here(&["terraform", "--show"], &[json!({ "files": modules })]) else { return };
    assert_eq!(answers[0]["problems"], json!([]));
    let plan = judged(Format::TerraformShow, &answers[0]["plan"].to_string());
    let of_plan: BTreeSet<(&str, &str)> = plan
        .findings
        .iter()
        .map(|found| (found.code.id(), found.subject.name.as_deref().unwrap_or_default()))
        // What the plan knows of all of them together, files know of fewer.
        // One place stands for all instances of which the same is to be said.
        .filter(|(code, name)| !code.starts_with("LP08") && !name.ends_with("[1]"))
        .collect();
    let (found, count) = found(&files);
    let of_files: BTreeSet<(&str, &str)> = found
        .iter()
        .map(|(_, code, name)| (*code, name.as_str()))
        .filter(|(code, _)| !code.starts_with("LP08"))
        .collect();
    assert_eq!(of_files, of_plan);
    // The one that stands in the module is counted too.
    assert_eq!(count, plan.contents.permissions.len() + 1);
}
