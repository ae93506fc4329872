//! Values known only at deployment: each error blames the tokens that must change.

use super::{errors, policy_errors};

/// Asserts what the errors of a call blame, and what each text holds.
#[track_caller]
pub(super) fn assert_blames(call: &str, expected: &[(&str, &str)]) {
    let found = errors(call);
    let is_same = found.len() == expected.len()
        && found.iter().zip(expected).all(|((blamed, text), (tokens, part))| blamed == tokens && text.contains(part));
    assert!(is_same, "{call}\nexpected: {expected:#?}\nfound: {found:#?}");
}

/// A call with such a source.
pub(super) fn source(principal: &str, source: &str) -> String {
    format!(
        "function_name = \"f\", statement_id = \"s\", action = InvokeFunction, principal = {principal}, \
         source_arn = {source}"
    )
}

fn with_account(principal: &str, arn: &str) -> String {
    format!("{}, source_account = Ref(\"AWS::AccountId\")", source(principal, arn))
}

/// A call for another account, with something more.
pub(super) fn other(rest: &str) -> String {
    format!("function_name = \"f\", statement_id = \"s\", action = GetFunction, {rest}")
}

/// Asserts what the source is blamed for.
#[track_caller]
pub(super) fn assert_source(principal: &str, text: &str, expected: &[(&str, &str)]) {
    assert_blames(&with_account(principal, text), expected);
}

#[test]
fn a_name_of_no_function() {
    assert_source("sns", "Reff(\"T\")", &[("Reff", "no intrinsic function `Reff`\n= help: did you mean `Ref`?")]);
    assert_source("sns", "GetAttr(\"T.Arn\")", &[("GetAttr", "did you mean `GetAtt`?")]);
    assert_source("sns", "Sub(\"${A}\", A = Joinn(\"\", [\"a\"]))", &[("Joinn", "did you mean `Join`?")]);
    assert_blames(&other("principal = \"123456789012\", qualifier = Subb(\"a\")"), &[("Subb", "`Sub`?")]);
}

#[test]
fn wrong_arguments() {
    for call in ["Ref()", "Sub()", "Join(\"\")", "Join(, [\"a\"])", "Select(1)", "If(\"C\", \"a\")", "FindInMap(\"A\")"]
    {
        assert_source("sns", call, &[(call, "these are not the arguments of")]);
    }
    assert_source("sns", "Ref(topic)", &[("topic", "`Ref` takes a string literal here")]);
    assert_source("sns", "Ref(1)", &[("1", "`Ref` takes a string literal here")]);
    assert_source("sns", "Sub(concat!(\"a\", \"b\"))", &[("concat!(\"a\", \"b\")", "takes a string literal here")]);
    assert_source(
        "sns",
        "Sub(\"${B}\", B = bucket)",
        &[("bucket", "`Sub` takes string literals, functions and constants")],
    );
    assert_source("sns", "Sub(\"${B}\", BUCKET)", &[("BUCKET", "a variable of `Sub` needs a name")]);
    assert_source("sns", "Sub(\"${B}\", B =)", &[("B =", "a variable of `Sub` needs a name")]);
    assert_source(
        "sns",
        "Join(\"\", [\"a\", x.b()])",
        &[("x.b()", "`Join` takes string literals, functions and constants")],
    );
    assert_source("sns", "Join(\"\", \"a\")", &[("\"a\"", "`Join` takes a list here")]);
    assert_source("sns", "Join(\"\", [])", &[("[]", "`Join` takes a list here")]);
    assert_source("sns", "Join(\"\", LIST)", &[("LIST", "`Join` takes a list here")]);
    assert_source("sns", "Select(\"0\", [\"a\"])", &[("\"0\"", "`Select` takes a whole number here")]);
    assert_source("sns", "Select(2, [\"a\", \"b\"])", &[("2", "the list ends before that")]);
    assert_source("sns", "Ref(\"T\", \"AWS::SNS::Topic\")", &[("\"AWS::SNS::Topic\"", "the resource's type")]);
    assert_source("sns", "Ref(\"T\", kind = \"AWS::SNS::Topic\")", &[("kind = \"AWS::SNS::Topic\"", "type")]);
    assert_source("sns", "Ref(\"T\", of = TYPE)", &[("TYPE", "`Ref` takes a string literal here")]);
    assert_source(
        "sns",
        "FindInMap(map, \"a\", \"b\")",
        &[("map", "`FindInMap` takes string literals, functions and constants")],
    );
}

#[test]
fn all_that_is_wrong_with_the_arguments() {
    assert_source(
        "sns",
        "Join(SEPARATOR, [\"a\", bucket, Reff(\"B\")])",
        &[("SEPARATOR", "`Join`"), ("bucket", "`Join`"), ("Reff", "did you mean `Ref`")],
    );
    assert_source("sns", "If(C, a, b)", &[("C", "`If`"), ("a", "`If`"), ("b", "`If`")]);
}

#[test]
fn a_list_where_one_value_stands() {
    let split = "Split(\":\", Ref(\"T\"))";
    assert_source("sns", split, &[(split, "`Split` gives a list")]);
    assert_source("sns", &format!("Join(\"\", [{split}])"), &[(split, "`Split` gives a list")]);
    assert_source("sns", &format!("Join(\"\", {split})"), &[]);
    assert_source("sns", &format!("Select(0, {split})"), &[]);
    assert_source("sns", &format!("Select(0, If(\"C\", {split}, [Ref(\"U\")]))"), &[]);
    assert_source("sns", "Ref(\"AWS::NotificationARNs\")", &[("Ref(\"AWS::NotificationARNs\")", "gives a list")]);
    assert_source("sns", "Select(0, Ref(\"AWS::NotificationARNs\"))", &[]);
}

#[test]
fn a_function_where_the_value_must_be_known() {
    let rest = "principal = \"123456789012\", function_name = \"f\"";
    for (keys, value) in [
        ("statement_id = VALUE, action = GetFunction", "Sub(\"s\")"),
        ("statement_id = \"s\", action = VALUE", "Ref(\"A\")"),
        ("statement_id = \"s\", action = VALUE", "Terraform(\"${var.a}\")"),
    ] {
        let call = format!("{}, {rest}", keys.replace("VALUE", value));
        assert_blames(&call, &[(value, "must be known at compile time")]);
    }
    let url = "function_name = \"f\", statement_id = \"s\", principal = \"123456789012\"";
    assert_blames(
        &format!("{url}, action = InvokeFunctionUrl, function_url_auth_type = Ref(\"A\")"),
        &[("Ref(\"A\")", "write `NONE` or `AWS_IAM`")],
    );
    assert_blames(
        &format!("{url}, action = InvokeFunction, invoked_via_function_url = If(\"A\", \"b\", \"c\")"),
        &[("If(\"A\", \"b\", \"c\")", "must be known")],
    );
    assert_blames(
        "layer_name = \"l\", version_number = Ref(\"V\"), statement_id = \"s\", action = GetLayerVersion, principal = \"123456789012\"",
        &[("Ref(\"V\")", "`version_number` must be known")],
    );
}

#[test]
fn names_of_a_template() {
    assert_source("sns", "Ref(\"my-topic\")", &[("\"my-topic\"", "`my-topic` is not a logical ID")]);
    assert_source("sns", "Ref(\"Topic.Arn\")", &[("\"Topic.Arn\"", "write GetAtt(\"Topic.Arn\")")]);
    assert_source("sns", "Ref(\"a${T}\")", &[("\"a${T}\"", "write Sub(\"a${T}\")")]);
    assert_source("sns", "Ref(\"\")", &[("\"\"", "is not a logical ID")]);
    assert_source(
        "sns",
        "GetAtt(\"Topic\")",
        &[("\"Topic\"", "such as GetAtt(\"Topic.Arn\"), or write Ref(\"Topic\")")],
    );
    assert_source("sns", "GetAtt(\"Topic.\")", &[("\"Topic.\"", "a dot and the attribute")]);
    assert_source("sns", "GetAtt(\"AWS::Region\")", &[("\"AWS::Region\"", "write Ref(\"AWS::Region\")")]);
    assert_source("sns", "GetAtt(\"Nested.Outputs.Topic\")", &[]);
    assert_source("sns", "Ref(\"Api.Stage\")", &[]);
    assert_source("sns", "Sub(\"a${my-topic}\")", &[("\"a${my-topic}\"", "`${my-topic}` names nothing")]);
    assert_source("sns", "Sub(\"${ T }\")", &[("\"${ T }\"", "write `${T}` without the white space")]);
    assert_source("sns", "If(\"Is-Prod\", Ref(\"A\"), Ref(\"B\"))", &[("\"Is-Prod\"", "the name of a condition")]);
    assert_source("sns", "FindInMap(\"my map\", \"a\", \"b\")", &[("\"my map\"", "the name of a mapping")]);
    assert_source("sns", "ImportValue(\"\")", &[("\"\"", "the name of an export cannot be empty")]);
    assert_source("sns", "ImportValue(Sub(\"${AWS::StackName}-topic\"))", &[]);
}

#[test]
fn pseudo_parameters() {
    assert_source("sns", "Ref(\"AWS::AcountId\")", &[("\"AWS::AcountId\"", "did you mean `AWS::AccountId`?")]);
    assert_source(
        "sns",
        "Sub(\"arn:${AWS:Partition}:sns:::t\")",
        &[("\"arn:${AWS:Partition}:sns:::t\"", "did you mean `AWS::Partition`?")],
    );
    assert_source("sns", "Ref(\"AWS::Region\")", &[("Ref(\"AWS::Region\")", "takes the ARN of what calls")]);
    assert_source("sns", "Ref(\"AWS::NoValue\")", &[("\"AWS::NoValue\"", "`AWS::NoValue` removes the value")]);
    assert_source(
        "sns",
        "If(\"C\", Ref(\"T\"), Ref(\"AWS::NoValue\"))",
        &[("\"AWS::NoValue\"", "`AWS::NoValue` removes the value")],
    );
    for (text, part) in [
        ("arn:aws:sns:${AWS::AccountId}:${AWS::AccountId}:t", "the Region of this ARN is `AWS::AccountId`"),
        ("arn:aws:sns:${AWS::Region}:${AWS::Region}:t", "the account of this ARN is `AWS::Region`"),
        ("arn:${AWS::Region}:sns:us-east-1:${AWS::AccountId}:t", "the partition of this ARN is `AWS::Region`"),
        ("arn:aws:${AWS::Region}:us-east-1:${AWS::AccountId}:t", "the service of this ARN is `AWS::Region`"),
    ] {
        assert_source(
            "sns",
            &format!("Sub(\"{text}\")"),
            &[(&format!("\"{text}\"").replace("\"arn", "Sub(\"arn").replace(":t\"", ":t\")"), part)],
        );
    }
    let wrong = "Ref(\"AWS::Partition\")";
    assert_blames(&other(&format!("principal = {wrong}")), &[(wrong, "the partition of the stack")]);
    assert_blames(&other("principal = Ref(\"AWS::AccountId\")"), &[]);
    assert_blames(
        &other("principal = \"*\", principal_org_id = Ref(\"AWS::AccountId\")"),
        &[("Ref(\"AWS::AccountId\")", "takes an organization ID")],
    );
    assert_blames(
        &format!("{}, source_account = Ref(\"AWS::Region\")", source("sns", "Ref(\"T\")")),
        &[("Ref(\"AWS::Region\")", "write Ref(\"AWS::AccountId\")")],
    );
    // The text in the first placeholder may have colons, so it is unknown which part is which.
    assert_source("sns", "Sub(\"arn:${Start}:${AWS::Region}:${AWS::AccountId}:t\")", &[]);
}

#[test]
fn the_text_of_a_sub() {
    assert_source("sns", "Sub(\"arn:aws:sns:${AWS::Region\")", &[("\"arn:aws:sns:${AWS::Region\"", "is not closed")]);
    assert_source("sns", "Sub(\"a${A${B}\")", &[("\"a${A${B}\"", "is not closed: `${A${B}`")]);
    assert_source("s3", "Sub(\"arn:aws:s3:::${!B}\")", &[("\"arn:aws:s3:::${!B}\"", "becomes the text `${B}`")]);
    assert_source("s3", "Sub(\"arn:aws:s3:::${B}\", C = \"b\")", &[("C", "the text has no `${C}`")]);
    assert_source("s3", "Sub(\"arn:aws:s3:::${B}\", B = \"b\", B = \"c\")", &[("B", "`B` is given twice")]);
    assert_source("s3", "Sub(\"arn:aws:s3:::${my_bucket}\", my_bucket = \"b\")", &[]);
}

#[test]
fn placeholders_in_plain_strings() {
    let text = "\"arn:${AWS::Partition}:s3:::b\"";
    assert_source("s3", text, &[(text, "write Sub(\"arn:${AWS::Partition}:s3:::b\")")]);
    assert_source(
        "sns",
        "\"${aws_sns_topic.t.arn}\"",
        &[("\"${aws_sns_topic.t.arn}\"", "write Terraform(\"${aws_sns_topic.t.arn}\")")],
    );
    assert_source("s3", "\"arn:aws:s3:::${B}\"", &[("\"arn:aws:s3:::${B}\"", "so no source ever matches")]);
    assert_source("s3", "Join(\"\", [\"arn:aws:s3:::${B}\", \"-x\"])", &[("\"arn:aws:s3:::${B}\"", "plain string")]);
    assert_blames(
        &format!("{}, source_account = \"${{AWS::AccountId}}\"", source("sns", "Ref(\"T\")")),
        &[("\"${AWS::AccountId}\"", "write Ref(\"AWS::AccountId\")")],
    );
}

#[test]
fn declared_types() {
    let topic = "Ref(\"T\", of = \"AWS::SNS::Topic\")";
    assert_source("sns", topic, &[]);
    assert_source("s3", topic, &[(topic, "is never the source of an S3 event")]);
    let bucket = "Ref(\"B\", of = \"AWS::S3::Bucket\")";
    let mended = "GetAtt(\"B.Arn\", of = \"AWS::S3::Bucket\")";
    assert_source(
        "s3",
        bucket,
        &[(bucket, &format!("gives the name of the bucket, but `source_arn` needs an ARN\n= help: write {mended}"))],
    );
    assert_source("s3", mended, &[]);
    assert_blames(
        &source("s3", mended),
        &[(mended, "the source ARN `arn:${AWS::Partition}:s3:::${B.Arn}` names no account")],
    );
    let queue = "GetAtt(\"Q.Arn\", of = \"AWS::SQS::Queue\")";
    assert_source("sqs", queue, &[("sqs", "SQS never uses a function's policy")]);
    assert_source("sns", queue, &[(queue, "is never the source of an SNS")]);
    let name = "GetAtt(\"T.TopicName\", of = \"AWS::SNS::Topic\")";
    assert_source("sns", name, &[(name, "`TopicName` of `AWS::SNS::Topic` is not an ARN")]);
    let api = "Ref(\"Api\", of = \"AWS::ApiGateway::RestApi\")";
    let text = "Sub(\"arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/*/*/*\")";
    assert_source("apigateway", api, &[(api, text)]);
    assert_source("apigateway", text, &[]);
    let role = "Ref(\"R\", of = \"AWS::IAM::Role\")";
    assert_blames(&other(&format!("principal = {role}")), &[(role, "gives the name of the role")]);
    assert_blames(&other("principal = GetAtt(\"R.Arn\", of = \"AWS::IAM::Role\")"), &[]);
    assert_blames(&other("principal = Ref(\"A\", of = \"AWS::Organizations::Account\")"), &[]);
    assert_source("sns", "GetAtt(\"S.Outputs.Topic\", of = \"AWS::CloudFormation::Stack\")", &[]);
    let wrong = "\"AWS::SNS::Topci\"";
    assert_source("sns", &format!("Ref(\"T\", of = {wrong})"), &[(wrong, "did you mean \"AWS::SNS::Topic\"?")]);
    assert_source("sns", "Ref(\"T\", of = \"Topic\")", &[("\"Topic\"", "there is no resource type `Topic`")]);
    for right in ["AWS::SNS::TopicPolicy", "AWS::Events::EventBusPolicy", "Custom::Topic", "My::Own::Topic::MODULE"] {
        assert_source("sns", &format!("Ref(\"T\", of = \"{right}\")"), &[]);
    }
}

#[test]
fn references_of_terraform() {
    for right in [
        "${aws_sns_topic.t.arn}",
        "${aws_sns_topic.t[0].arn}",
        "${var.topic}",
        "${module.m.arn}",
        "arn:aws:sns:${data.aws_region.current.region}:${local.account}:t",
    ] {
        assert_source_of_terraform("sns", right, None);
    }
    for (principal, wrong, part) in [
        ("sns", "plain", "contains no `${..}`"),
        ("sns", "${aws_sns_topic.t", "is not closed"),
        ("sns", "${format(\"*\")}", "refers to nothing"),
        ("sns", "${null}", "`null` removes `source_arn`"),
        ("sns", "${aws_sns_topic.t[*].arn}", "is a list or an object"),
        ("sns", "${topic}", "is a name, not a reference"),
        ("sns", "${var.a b}", "not an expression of Terraform from here on: `b}`"),
        ("sns", "${AWS::Region}", "belongs to CloudFormation"),
        ("sns", "${}", "refers to nothing"),
        ("sns", "${aws_sns_topik.t.arn}", "did you mean `aws_sns_topic`?"),
        ("sns", "${aws_sns_topic.t}", "write the attribute, such as `${aws_sns_topic.t.arn}`"),
        ("sns", "%{if x}${var.a}", "begins a directive"),
        ("sns", "$${var.a}", "how Terraform escapes `${`"),
    ] {
        assert_source_of_terraform(principal, wrong, Some((false, part)));
    }
    for (principal, wrong, part) in [
        ("s3", "${aws_sns_topic.t.arn}", "is never the source of an S3 event"),
        ("apigateway", "${aws_api_gateway_rest_api.a.execution_arn}", "add `/*` at its end"),
        ("s3", "${module.bucket.arn}/*", "no such ARN ends so"),
        ("sns", "${var.x ? \"arn:aws:sqs:us-east-1:${local.account}:q\" : var.y}", "is never the source of an SNS"),
        ("sns", "arn:aws:sqs:us-east-1:${local.account}:q", "is never the source of an SNS"),
    ] {
        assert_source_of_terraform(principal, wrong, Some((true, part)));
    }
    assert_source_of_terraform("apigateway", "${aws_api_gateway_rest_api.a.execution_arn}/*/GET/pets", None);
    assert_source("sns", "Terraform(TOPIC)", &[("TOPIC", "`Terraform` takes one string literal")]);
    assert_source("sns", "Terraform()", &[("Terraform()", "`Terraform` takes one string literal")]);
}

/// Asserts what is found in a template of Terraform, in its text or in the whole value.
#[track_caller]
fn assert_source_of_terraform(principal: &str, text: &str, expected: Option<(bool, &str)>) {
    let literal = format!("{text:?}");
    let value = format!("Terraform({literal})");
    let call = format!("{}, source_account = Terraform(\"${{local.account}}\")", source(principal, &value));
    match expected {
        None => assert_blames(&call, &[]),
        Some((is_all, part)) => assert_blames(&call, &[(if is_all { &value } else { &literal }, part)]),
    }
}

#[test]
fn two_languages() {
    let call = format!("{}, source_account = Terraform(\"${{local.a}}\")", source("sns", "Ref(\"T\")"));
    assert_blames(
        &call,
        &[("Terraform(\"${local.a}\")", "this value is for Terraform, but another one is for CloudFormation")],
    );
    let call = format!("{}, source_account = Ref(\"A\")", source("sns", "Terraform(\"${var.t}\")"));
    assert_blames(&call, &[("Ref(\"A\")", "this value is for CloudFormation, but another one is for Terraform")]);
}

#[test]
fn what_cloudformation_limits() {
    let long = format!("\"arn:aws:s3:::b{}\"", "*".repeat(1099));
    assert_source("s3", &long, &[(&long, "CloudFormation's `SourceArn` takes at most 1024")]);
    let arn = |length: usize| format!("\"arn:aws:lambda:us-east-1:123456789012:function:{}\"", "f".repeat(length));
    let name = format!("function_name = {}, qualifier = \"{}\"", arn(64), "q".repeat(60));
    let rest = "statement_id = \"s\", action = GetFunction, principal = Ref(\"AWS::AccountId\")";
    assert_blames(&format!("{name}, {rest}"), &[(&arn(64), "with its qualifier")]);
    assert_blames(&format!("function_name = {}, {rest}", arn(64)), &[]);
}

#[test]
fn functions_in_one_another() {
    for (before, behind) in [("If(\"C\", ", ", \"a\")"), ("Join(\"\", [", "])"), ("Sub(\"${A}\", A = ", ")")] {
        let nested = |depth: usize| format!("{}\"a\"{}", before.repeat(depth), behind.repeat(depth));
        let found = errors(&with_account("sns", &nested(32)));
        assert!(!found.iter().any(|(_, text)| text.contains("too deep")), "{found:?}");
        let name = before.split('(').next().unwrap_or_default();
        for depth in [33, 200] {
            assert_source("sns", &nested(depth), &[(name, "nested too deeply: a value takes at most 32 functions")]);
        }
    }
}

#[test]
fn functions_of_few_words_for_a_long_text() {
    let of = |text: &str, depth: usize| {
        (0..depth).fold(text.to_owned(), |text, _| ["Sub(\"${A}${A}\", A = ", &text, ")"].concat())
    };
    let said = "this makes too long a text: a value takes at most 16384 bytes";
    for depth in [15, 31, 32] {
        let value = of("\"a\"", depth);
        assert_source("sns", &value, &[(&value, said)]);
        let value = format!("If(\"C\", {}, Ref(\"Topic\"))", of("\"a\"", depth.min(31)));
        assert_source("sns", &value, &[(&value, said)]);
    }
    let found = errors(&with_account("sns", &of("\"\"", 31)));
    assert!(!found.iter().any(|(_, text)| text.contains(said)), "{found:?}");
    // Each value of an `If` must be written in the call, so there are few.
    let mut value = String::from("Ref(\"Topic\")");
    for number in 0..31 {
        value = format!("If(\"C{number}\", {value}, Ref(\"Other{number}\"))");
    }
    assert_source("sns", &value, &[]);
}

#[test]
fn brackets_in_one_another() {
    for (before, behind) in [("(", ")"), ("f(", ")"), ("{", "}"), ("concat!(", ")"), ("[", "]")] {
        let nested = |depth: usize| format!("{}\"a\"{}", before.repeat(depth), behind.repeat(depth));
        let found = errors(&source("sns", &nested(129)));
        assert!(
            matches!(found.as_slice(), [(_, text)] if text.contains("more than 128 levels of brackets")),
            "{found:?}"
        );
        let found = errors(&source("sns", &nested(128)));
        assert!(!found.iter().any(|(_, text)| text.contains("too deep")), "{found:?}");
    }
}

#[test]
fn brackets_in_one_another_where_no_value_stands() {
    let nested = |word: &str, depth: usize| format!("{}\"a\"{}", format!("{word}(").repeat(depth), ")".repeat(depth));
    for depth in [129, 10_000] {
        for expression in [nested("", depth), nested("permission", depth)] {
            let found = policy_errors(&format!("function_name = \"f\", permission({expression})"));
            let said = "the value of `permission` is nested too deeply: it has more than 128 levels of brackets";
            assert!(found.iter().any(|(_, text)| text.starts_with(said)), "{found:?}");
        }
        let found = errors(&format!("function_name = \"f\", allow({}, public_access)", nested("", depth)));
        assert!(found.iter().any(|(_, text)| text.starts_with("`allow` takes the names")), "{found:?}");
    }
    let found = policy_errors(&format!("function_name = \"f\", permission({})", nested("", 128)));
    assert!(!found.iter().any(|(_, text)| text.contains("too deep")), "{found:?}");
}
