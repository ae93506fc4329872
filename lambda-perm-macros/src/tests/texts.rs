//! The texts that values of a template can give: each is judged, in the macro, beside constants and at run time.

use lambda_perm_core::{
    check::{Check, check_expression},
    expression::{Language, Untyped},
    facts::parameters::{Key, Target},
    statement::Statement,
};

use super::{errors, policy_errors};

const TOPIC: &str = "Sub(\"arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:t\")";

/// The codes of what is found in a call, in order, each once.
fn codes(call: &str) -> Vec<String> {
    let mut codes: Vec<String> = errors(call)
        .into_iter()
        .map(|(_, text)| {
            let code = text.rsplit_once("LP").map_or("", |(_, code)| code);
            format!("LP{}", code.trim_end_matches(']'))
        })
        .collect();
    codes.dedup();
    codes
}

#[track_caller]
fn assert_codes(keys: &str, expected: &[&str]) {
    let call = format!("statement_id = \"s\", action = InvokeFunction, {keys}");
    assert_eq!(codes(&call), expected, "{call}");
}

#[track_caller]
fn assert_principal(principal: &str, expected: &[&str]) {
    assert_codes(&format!("function_name = Ref(\"F\"), principal = {principal}"), expected);
}

#[track_caller]
fn assert_source(principal: &str, source: &str, expected: &[&str]) {
    let account = "source_account = Ref(\"AWS::AccountId\")";
    assert_codes(
        &format!("function_name = Ref(\"F\"), principal = {principal}, source_arn = {source}, {account}"),
        expected,
    );
}

/// The same of a function whose name is plain text, for either language.
#[track_caller]
fn assert_plain(principal: &str, source: &str, expected: &[&str]) {
    let account = "source_account = \"123456789012\"";
    assert_codes(
        &format!("function_name = \"f\", principal = {principal}, source_arn = {source}, {account}"),
        expected,
    );
}

#[test]
fn each_side_of_a_condition_wherever_it_stands() {
    for principal in [
        "If(\"C\", \"*\", \"123456789012\")",
        "If(\"A\", If(\"B\", \"*\", \"123456789012\"), \"123456789012\")",
        "Sub(\"${X}\", X = If(\"C\", \"*\", \"123456789012\"))",
        "Join(\"\", [If(\"C\", \"*\", \"123456789012\")])",
        "Select(0, [\"*\", \"123456789012\"])",
        "Select(Ref(\"Number\"), [\"123456789012\", \"*\"])",
        "Select(1, Split(\"|\", \"123456789012|*\"))",
        "Select(0, Split(\"|\", Sub(\"*|${X}\")))",
        "Select(0, Split(\",\", Join(\",\", [\"*\", Ref(\"X\")])))",
    ] {
        assert_principal(principal, &["LP0503"]);
    }
    assert_principal("Select(1, [\"*\", \"123456789012\"])", &[]);
    assert_principal("Select(2, Split(\"|\", \"123456789012|*\"))", &["LP0902"]);
    // The same condition has the same side in both values, and another one has any.
    let (s3, sns) = ("arn:aws:s3:::b", "arn:aws:sns:us-east-1:123456789012:t");
    let principal = "If(\"C\", \"s3.amazonaws.com\", \"sns.amazonaws.com\")";
    assert_source(principal, &format!("If(\"C\", \"{s3}\", \"{sns}\")"), &[]);
    assert_source(principal, &format!("If(\"C\", \"{sns}\", \"{s3}\")"), &["LP0401"]);
    assert_source(principal, &format!("If(\"D\", \"{s3}\", \"{sns}\")"), &["LP0401"]);
}

#[test]
fn no_more_texts_than_are_looked_at() {
    let conditions = |count: usize| {
        let values: Vec<String> = (0..count).map(|number| format!("If(\"C{number}\", \"a\", \"b\")")).collect();
        format!("Join(\"\", [\"arn:aws:sns:us-east-1:123456789012:\", {}])", values.join(", "))
    };
    assert_source("sns", &conditions(8), &[]);
    assert_source("sns", &conditions(9), &["LP0902"]);
    // Not more of all values together, too.
    let names: Vec<String> = (0..5).map(|number| format!("If(\"D{number}\", \"a\", \"b\")")).collect();
    let name = format!("Join(\"\", [{}])", names.join(", "));
    let call = format!("function_name = {name}, principal = sns, source_arn = {}", conditions(5));
    assert_codes(&call, &["LP0902"]);
}

#[test]
fn what_fills_a_placeholder() {
    for (account, expected) in [
        ("Sub(\"${AWS::AccountId}1\")", "LP0202"),
        ("Sub(\"1${AWS::AccountId}\")", "LP0202"),
        ("Sub(\"${AWS::AccountId}${AWS::AccountId}\")", "LP0202"),
        ("Sub(\"${AWS::Region}1\")", "LP0202"),
        ("Sub(\"${X}1234567890123\")", "LP0202"),
        ("GetAtt(\"Role.Arn\")", "LP0202"),
    ] {
        let call = format!("function_name = Ref(\"F\"), principal = sns, source_account = {account}");
        assert_codes(&call, &[expected]);
    }
    assert_codes(
        &format!(
            "function_name = Ref(\"F\"), principal = sns, source_arn = {TOPIC}, source_account = Sub(\"${{X}}12345\")"
        ),
        &[],
    );
    assert_principal("Sub(\"${AWS::AccountId}1\")", &["LP0202"]);
    assert_principal("Sub(\"arn:aws:iam:${AWS::Region}:${AWS::AccountId}:role/r\")", &["LP0210"]);
    assert_principal("Sub(\"arn:aws:iam:${Nothing}:${AWS::AccountId}:role/r\")", &[]);
    assert_source("sns", "Sub(\"arn:aws:sns:us-east-1:${AWS::AccountId}1:t\")", &["LP0203"]);
    assert_source("sns", "Sub(\"arn:aws:sns:${AWS::Region}a:${AWS::AccountId}:t\")", &["LP0203"]);
    let organization = |id: &str| format!("function_name = \"f\", principal = \"*\", principal_org_id = {id}");
    assert_codes(&organization("Sub(\"o-${X}\")"), &[]);
    assert_codes(&organization("Sub(\"${X}\")"), &[]);
    for id in ["Sub(\"x-${X}\")", "Sub(\"o-${X} a\")", "Sub(\"o-${X}0123456789012345678901234567890123\")"] {
        assert_codes(&organization(id), &["LP0208"]);
    }
    let long = "a".repeat(129);
    assert_codes(
        &format!(
            "function_name = Ref(\"F\"), qualifier = Sub(\"${{X}}{long}\"), principal = sns, source_arn = {TOPIC}"
        ),
        &["LP0205"],
    );
    assert_codes(&format!("function_name = Sub(\"${{X}}{long}\"), principal = sns, source_arn = {TOPIC}"), &["LP0204"]);
}

#[test]
fn the_suffix_of_the_partition() {
    assert_principal("Sub(\"s3.${AWS::URLSuffix}\")", &["LP0501"]);
    assert_principal("Join(\".\", [\"s3\", Ref(\"AWS::URLSuffix\")])", &["LP0501"]);
    assert_source("Sub(\"sns.${AWS::URLSuffix}\")", TOPIC, &[]);
    assert_source("Sub(\"snss.${AWS::URLSuffix}\")", TOPIC, &["LP0701"]);
    // Where another value shows the Chinese Regions, it is theirs.
    let china = "arn:aws-cn:s3:::my-bucket";
    assert_source("Sub(\"s3.${AWS::URLSuffix}\")", &format!("\"{china}\""), &["LP0211"]);
}

#[test]
fn what_ends_as_no_source_does() {
    for source in [
        "Sub(\"${Bucket.Arn}/*\")",
        "Sub(\"${X}/*\", X = ImportValue(\"bucket-arn\"))",
        "Join(\"\", [ImportValue(\"bucket-arn\"), \"/*\"])",
        "Sub(\"{{resolve:ssm:/bucket}}/*\")",
        "Terraform(\"${module.bucket.arn}/*\")",
    ] {
        let account = "source_account = \"123456789012\"";
        assert_codes(&format!("function_name = \"f\", principal = s3, source_arn = {source}, {account}"), &["LP0407"]);
    }
    assert_source("s3", "ImportValue(\"bucket-arn\")", &[]);
    assert_codes("function_name = Ref(\"F\"), principal = apigateway, source_arn = Sub(\"${Api}/*/GET/pets\")", &[]);
    for source in ["Sub(\"arn:aws:s3:::${Bucket.Arn}\")", "Join(\"\", [\"arn:aws:s3:::\", GetAtt(\"Bucket.Arn\")])"] {
        assert_source("s3", source, &["LP0902"]);
    }
}

#[test]
fn what_the_tables_say_of_attributes() {
    for (principal, source, expected) in [
        ("events", "GetAtt(\"Bus.Arn\", of = \"AWS::Events::EventBus\")", &["LP0407"][..]),
        ("elasticloadbalancing", "Ref(\"L\", of = \"AWS::ElasticLoadBalancingV2::Listener\")", &["LP0407"]),
        ("events", "GetAtt(\"G.Arn\", of = \"AWS::Lambda::Function\")", &["LP0401"]),
        ("sns", "GetAtt(\"X.TopicArn\", of = \"AWS::Some::Other\")", &[]),
    ] {
        let call = format!("function_name = Ref(\"F\"), principal = {principal}, source_arn = {source}");
        assert_codes(&call, expected);
    }
    for (principal, reference, expected) in [
        ("sns", "aws_sns_topic.t.name", &["LP0909"][..]),
        ("sns", "aws_sns_topic.t[\"a\"].name", &["LP0909"]),
        ("elasticloadbalancing", "aws_lb_target_group.t.arn_suffix", &["LP0909"]),
        ("sns", "aws_sns_topic.t.arnn", &["LP0913"]),
        ("apigateway", "aws_api_gateway_deployment.d.execution_arn", &["LP0913"]),
        ("logs", "aws_cloudwatch_log_group.g.arn", &["LP0407"]),
        ("logs", "data.aws_cloudwatch_log_group.g.arn", &["LP0407"]),
        ("sns", "aws_lambda_function.f.arn", &["LP0401"]),
        ("sns", "aws_sns_topic.t[0].arn", &[]),
        ("sns", "aws_sns_topic.t[each.key].arn", &[]),
        ("sns", "data.aws_sns_topic.t.arn", &[]),
        ("sns", "aws_sns_topic.t.an_attribute_of_next_year", &[]),
    ] {
        let call = format!(
            "function_name = \"f\", principal = {principal}, source_arn = Terraform({:?})",
            format!("${{{reference}}}")
        );
        assert_codes(&call, expected);
    }
    let logs =
        "function_name = \"f\", principal = logs, source_arn = Terraform(\"${aws_cloudwatch_log_group.g.arn}:*\")";
    assert_codes(logs, &[]);
    let invoke = "function_name = Terraform(\"${aws_lambda_function.f.invoke_arn}\"), principal = sns";
    assert_codes(&format!("{invoke}, source_arn = \"arn:aws:sns:us-east-1:123456789012:t\""), &["LP0913"]);
    let account = "Terraform(\"${data.aws_caller_identity.current.account_id}1\")";
    assert_codes(&format!("function_name = \"f\", principal = sns, source_account = {account}"), &["LP0202"]);
}

/// What people write in their modules.
#[test]
fn expressions_of_terraform_that_are_right() {
    for source in [
        "${!var.create ? var.topic_arn : aws_sns_topic.t[0].arn}",
        "${aws_sns_topic.t.*.arn[0]}",
        "${one(aws_sns_topic.t[*].arn)}",
        "${coalesce(\"\", var.topic_arn)}",
        "${coalesce(var.topic_arn, null)}",
        "${try(aws_sns_topic.t.arn, var.topic_arn)}",
        "${lookup(var.topics, \"orders\", aws_sns_topic.t.arn)}",
        "${data.aws_sqs_queues.q.queue_urls[0]}",
        "${aws_sns_topic.t[\"${each.key}-x\"].arn}",
        "${local.prefix}${var.topic_arn}",
        "arn:aws:sns:${data.aws_region.current.name}:${data.aws_caller_identity.current.account_id}:t",
    ] {
        assert_codes(&format!("function_name = \"f\", principal = sns, source_arn = Terraform({source:?})"), &[]);
    }
    // One condition, however it is written.
    for (principal, source) in [
        (
            "${var.k==\"s3\" ? \"s3.amazonaws.com\" : \"sns.amazonaws.com\"}",
            "${(var.k == \"s3\") ? aws_s3_bucket.b.arn : aws_sns_topic.t.arn}",
        ),
        (
            "${var.k==\"s3\" ? \"s3.amazonaws.com\" : \"sns.amazonaws.com\"}",
            "${var.k != \"s3\" ? aws_sns_topic.t.arn : aws_s3_bucket.b.arn}",
        ),
        (
            "${var.s3 ? \"s3.amazonaws.com\" : \"sns.amazonaws.com\"}",
            "${!var.s3 ? aws_sns_topic.t.arn : aws_s3_bucket.b.arn}",
        ),
    ] {
        let account = "source_account = \"123456789012\"";
        let keys = format!("principal = Terraform({principal:?}), source_arn = Terraform({source:?}), {account}");
        assert_codes(&format!("function_name = \"f\", {keys}"), &[]);
    }
}

#[test]
fn expressions_of_terraform_that_hide_something() {
    for principal in [
        "${tostring(var.p ? \"*\" : \"123456789012\")}",
        "${lookup(var.m, \"k\", \"*\")}",
        "${[\"*\", var.x][0]}",
        "${one([\"*\", var.x])}",
        "${element([\"*\", var.x], count.index)}",
    ] {
        assert_codes(&format!("function_name = \"f\", principal = Terraform({principal:?})"), &["LP0503"]);
    }
    for (source, expected) in [
        ("${var.x ? aws_sns_topic.t.name : aws_sns_topic.t.arn}", "LP0909"),
        ("${aws_sns_topic.t[\"${each.key}-x\"].name}", "LP0203"),
        ("${aws_s3_bucket.b[\"${each.key}-x\"].arn}", "LP0401"),
        ("arn:aws:sns:${data.aws_caller_identity.current.account_id}:${data.aws_region.current.name}:t", "LP0905"),
        ("arn:aws:sns:us-east-1:${data.aws_region.current.name}:t", "LP0905"),
        ("${aws_sns_topic.t.name}-x", "LP0203"),
        ("${aws_api_gateway_stage.s.invoke_url}/*/*", "LP0203"),
        ("arn:aws:s3:::${aws_s3_bucket.b.arn}", "LP0902"),
    ] {
        assert_codes(
            &format!("function_name = \"f\", principal = sns, source_arn = Terraform({source:?})"),
            &[expected],
        );
    }
    let either = "function_name = Terraform(\"${var.x ? aws_iam_role.r.arn : aws_lambda_function.f.arn}\")";
    assert_codes(&format!("{either}, principal = \"123456789012\""), &["LP0204"]);
    for (keys, expected) in [
        ("principal = sns, source_arn = Ref(\"AWS::StackId\")", "LP0905"),
        ("principal = sns, source_arn = Sub(\"${AWS::StackName}-topic\")", "LP0203"),
        ("principal = sns, source_account = Ref(\"B\", of = \"AWS::S3::Bucket\")", "LP0909"),
        ("qualifier = Ref(\"A\", of = \"AWS::Lambda::Alias\"), principal = \"123456789012\"", "LP0909"),
    ] {
        assert_codes(&format!("function_name = Ref(\"F\"), {keys}"), &[expected]);
    }
}

#[test]
fn messages_show_references_as_they_are_written() {
    let call = "function_name = \"f\", statement_id = \"s\", action = InvokeFunction, principal = s3, \
                source_account = \"123456789012\", source_arn = Terraform(\"${aws_sqs_queue.q.arn}\")";
    let found = errors(call);
    assert!(
        found.iter().all(|(_, text)| text.starts_with("`${aws_sqs_queue.q.arn}` is never the source")),
        "{found:#?}"
    );
    assert_eq!(found.len(), 1);
}

#[test]
fn dynamic_references() {
    for source in [
        "Resolve(\"ssm:/topics/orders\")",
        "Resolve(\"ssm:/topics/orders:3\")",
        "Sub(\"arn:aws:sns:us-east-1:{{resolve:ssm:/account}}:t\")",
        "Sub(\"arn:aws:sns:us-east-1:{{resolve:ssm:/${Stage}/account}}:t\")",
        "Sub(\"arn:aws:sns:us-east-1:{{resolve:ssm:/account/${Stage}}}:t\")",
        "Join(\"\", [\"arn:aws:sns:us-east-1:\", \"{{resolve:ssm:/account:1}}\", \":t\"])",
    ] {
        assert_source("sns", source, &[]);
    }
    for source in [
        "Resolve(\"ssm-secure:/x\")",
        "Resolve(\"smm:/x\")",
        "Resolve(\"ssm:\")",
        "Resolve(\"ssm\")",
        "Sub(\"{{resolve:ssm-secure:/x}}\")",
        "Sub(\"{{resolve:ssm:/x\")",
        "Join(\"\", [\"{{resolve:other:/x}}\"])",
    ] {
        assert_source("sns", source, &["LP0914"]);
    }
}

#[test]
fn the_same_is_found_without_the_macro() {
    let of_template = |text: &str| Untyped::of_template(text, Key::SourceArn).expect("a template");
    for (key, expression, code) in [
        (Key::SourceAccount, of_template("${data.aws_caller_identity.current.account_id}1"), Some("LP0202")),
        (Key::SourceArn, of_template("${aws_sns_topic.t.name}"), Some("LP0909")),
        (Key::FunctionName, of_template("${aws_lambda_function.f.invoke_arn}"), Some("LP0913")),
        (Key::FunctionName, of_template("${aws_lambda_function.f.function_name}"), None),
        (Key::SourceArn, of_template("${var.x ? \"arn:aws:s3:::b\" : \"b\"}"), Some("LP0203")),
    ] {
        let found = check_expression(key, &expression).map(|finding| finding.code().id());
        assert_eq!(found, code, "{expression}");
    }
    let either = of_template("${var.open ? \"*\" : \"123456789012\"}");
    let expressions = [(Key::Principal, either)];
    let statement = Statement::new(Target::Function)
        .with(Key::FunctionName, "f")
        .with(Key::StatementId, "s")
        .with(Key::Action, "lambda:InvokeFunction")
        .with_expressions(&expressions);
    let check = Check::new(statement).in_template(Some(Language::Terraform));
    let found: Vec<_> = check.findings().map(|(_, finding)| finding.code().id()).collect();
    assert_eq!(found, ["LP0503"]);
}
#[test]
fn functions_of_terraform_that_put_texts_together() {
    let source = |expression: &str| format!("Terraform(\"{}\")", expression.replace('"', "\\\""));
    for (principal, expression, codes) in [
        ("s3", "${format(\"arn:aws:s3:::%s/*\", var.b)}", &["LP0407"] as &[&str]),
        ("s3", "${format(\"%s/*\", aws_s3_bucket.b.arn)}", &["LP0407"]),
        ("s3", "${join(\"\", [aws_s3_bucket.b.arn, \"/*\"])}", &["LP0407"]),
        ("s3", "${join(\":\", [\"arn:aws:s3::\", aws_s3_bucket.b.arn])}", &["LP0902"]),
        ("s3", "${join(\":\", [\"arn:aws:s3::\", aws_s3_bucket.b.id])}", &[]),
        ("s3", "${join(\":\", var.parts)}", &[]),
        ("s3", "${format(\"arn:%[1]s\", var.b)}", &[]),
        ("logs", "${format(\"%s:*\", aws_cloudwatch_log_group.g.arn)}", &[]),
        ("logs", "${format(\"%s\", aws_cloudwatch_log_group.g.arn)}", &["LP0407"]),
        ("logs", "${join(\"\", [aws_cloudwatch_log_group.g.arn, var.x ? \":*\" : \"\"])}", &["LP0407"]),
    ] {
        assert_plain(principal, &source(expression), codes);
    }
}

/// A name has no colon, and the ID of an API neither that nor a slash, so that what stands behind them is seen.
#[test]
fn references_to_names_and_to_apis() {
    let logs = "arn:aws:logs:us-east-1:123456789012:log-group:";
    let api = "arn:aws:execute-api:us-east-1:123456789012:";
    for (principal, source, codes) in [
        ("logs", format!("Terraform(\"{logs}${{aws_cloudwatch_log_group.g.name}}\")"), &["LP0407"] as &[&str]),
        ("logs", format!("Terraform(\"{logs}${{aws_cloudwatch_log_group.g.name}}:*\")"), &[]),
        ("logs", format!("Terraform(\"{logs}${{var.name}}\")"), &[]),
        ("logs", format!("Sub(\"{logs}${{AWS::StackName}}\")"), &["LP0407"]),
        ("apigateway", format!("Terraform(\"{api}${{aws_api_gateway_rest_api.a.id}}\")"), &["LP0407"]),
        ("apigateway", format!("Terraform(\"{api}${{aws_api_gateway_rest_api.a.id}}/*/GET/x\")"), &[]),
        ("apigateway", format!("Sub(\"{api}${{Api}}\")"), &[]),
        ("s3", "Sub(\"arn:aws:s3:::${AWS::StackId}\")".to_owned(), &["LP0902"]),
        ("s3", "Join(\"\", [\"arn:aws:s3:::\", Ref(\"AWS::StackId\")])".to_owned(), &["LP0902"]),
    ] {
        assert_plain(principal, &source, codes);
    }
}

/// Two references of one text give one source.
#[test]
fn statements_for_the_same_reference() {
    let found = |first: &str, second: &str| {
        let statement = |id: &str, source: &str| {
            format!(
                "statement(statement_id = \"{id}\", action = InvokeFunction, principal = sns, source_arn = {source})"
            )
        };
        let call = format!("function_name = Ref(\"F\"), {}, {}", statement("a", first), statement("b", second));
        policy_errors(&call).iter().filter(|(_, text)| text.ends_with("LP0805]")).count()
    };
    let either = "If(\"Prod\", Ref(\"A\"), Ref(\"B\"))";
    for (first, second, count) in [
        ("Ref(\"Topic\")", "Ref(\"Topic\")", 1),
        ("Ref(\"Topic\")", "Sub(\"${Topic}\")", 1),
        ("Ref(\"Topic\")", "Ref(\"Other\")", 0),
        (either, either, 1),
        (either, "Ref(\"A\")", 0),
        ("Terraform(\"${module.t.arn}\")", "Terraform(\"${module.t.arn}\")", 1),
        ("Terraform(\"${module.t[0].arn}\")", "Terraform(\"${module.t[1].arn}\")", 0),
    ] {
        assert_eq!(found(first, second), count, "{first} {second}");
    }
}
