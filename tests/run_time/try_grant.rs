//! `try_grant!`, and the places of what is wrong.

use lambda_perm::{
    AccountId, Arn, Findings, FunctionName, FunctionPermission, FunctionPermissionBuf, LayerVersion, Principal, grant,
    try_grant, try_policy,
};

use super::{ACCOUNT, codes};

fn uploads(function: &str, bucket: &str, account: Option<AccountId>) -> Result<FunctionPermissionBuf, Findings> {
    try_grant!(
        function_name = function,
        statement_id = format!("uploads-{bucket}"),
        action = InvokeFunction,
        principal = s3,
        source_arn = format!("arn:aws:s3:::{bucket}"),
        source_account = account,
    )
}

#[test]
fn right_values_make_the_permission_of_grant() {
    const UPLOADS: FunctionPermission = grant!(
        function_name = "f:prod",
        statement_id = "uploads-b",
        action = InvokeFunction,
        principal = s3,
        source_arn = "arn:aws:s3:::b",
        source_account = ACCOUNT,
    );
    assert_eq!(uploads("f:prod", "b", Some(ACCOUNT)), Ok(UPLOADS.into_owned()));
}

#[test]
fn everything_that_is_wrong_is_found_at_once_with_its_place() {
    let findings = uploads("f.", "b/*", None).expect_err("all of it is wrong");
    assert_eq!(codes(&findings), ["LP0204", "LP0201", "LP0407", "LP0502"]);
    let lines: Vec<_> = findings.iter().map(|finding| finding.location().expect("a place").line).collect();
    // The lines of the keys in `uploads`, above.
    let first = lines[0];
    assert_eq!(lines, [first, first + 1, first + 4, first + 4]);
    assert!(findings.iter().all(|finding| finding.location().is_some_and(|at| at.file == file!())));
    let shown = findings.to_string();
    assert!(shown.contains("= help: write \"arn:aws:s3:::b\" [never_matches, LP0407]\n --> "), "{shown}");
}

#[test]
#[cfg(feature = "json")]
fn findings_are_data() {
    let findings = uploads("f", "b/*", Some(ACCOUNT)).expect_err("a wrong source");
    let json = serde_json::to_value(&findings).expect("serializable");
    let location = findings.iter().next().and_then(|finding| finding.location()).expect("a place");
    assert_eq!(
        json[1],
        serde_json::json!({
            "code": "LP0407",
            "lint": "never_matches",
            "key": "source_arn",
            "allow": null,
            "statement": null,
            "statement_id": null,
            "resource": "f",
            "message": "`b/*` is never the source of an S3 event: S3 sends the bare ARN of the bucket",
            "help": "write \"arn:aws:s3:::b\"",
            "location": { "file": location.file, "line": location.line + 3, "column": 22 },
        })
    );
}

#[test]
fn a_region_at_run_time_leads_to_the_principal_of_its_partition() {
    let grant = |region: &str| {
        try_grant!(
            function_name = "f",
            statement_id = "s",
            action = InvokeFunction,
            principal = logs(region),
            source_account = ACCOUNT
        )
    };
    for (region, principal) in [
        ("cn-north-1", "logs.cn-north-1.amazonaws.com.cn"),
        ("us-east-1", "logs.us-east-1.amazonaws.com"),
        ("us-gov-west-1", "logs.us-gov-west-1.amazonaws.com"),
    ] {
        assert_eq!(grant(region).expect("a principal").principal().as_str(), principal);
    }
}

#[test]
fn places_at_run_time_are_compared() {
    let grant = |function: &str, topic: &str| {
        try_grant!(
            function_name = function,
            statement_id = "s",
            action = InvokeFunction,
            principal = sns,
            source_arn = format!("arn:aws:sns:{topic}:123456789012:t")
        )
    };
    let function = "arn:aws:lambda:us-east-1:123456789012:function:f";
    assert!(grant(function, "eu-west-1").is_ok());
    let findings = grant(function, "af-south-1").expect_err("a Region to opt in to");
    assert_eq!(codes(&findings), ["LP0417"]);
    assert!(findings.to_string().contains("sns(\"af-south-1\")"), "{findings}");
}

#[test]
fn literals_alone_are_known_when_the_program_is_compiled() {
    let permission =
        try_grant!(function_name = "f", statement_id = "s", action = InvokeFunction, principal = "123456789012");
    assert_eq!(permission.map(|permission| permission.statement_id().as_str().to_owned()), Ok("s".to_owned()));
    let layer = try_grant!(
        layer_name = "l",
        version_number = 3,
        statement_id = "s",
        action = GetLayerVersion,
        principal = "123456789012",
    );
    assert_eq!(layer.map(|layer| layer.version_number()), Ok(LayerVersion::new(3)));
}

#[test]
fn each_key_takes_text_and_its_type() {
    let (name, text) = (FunctionName::new("f"), String::from("f"));
    let by_type = try_grant!(
        function_name = name,
        statement_id = &text,
        action = "lambda:InvokeFunction",
        principal = Principal::parse("sns.amazonaws.com").expect("a principal"),
        source_arn = Arn::new("arn:aws:sns:us-east-1:123456789012:t"),
    )
    .expect("nothing is wrong");
    let (action, principal) = ("lambda:InvokeFunction", "sns.amazonaws.com");
    let by_text = try_grant!(
        function_name = text,
        statement_id = text,
        action = action,
        principal = &principal,
        source_arn = Some("arn:aws:sns:us-east-1:123456789012:t"),
        source_account = None::<AccountId>,
    )
    .expect("nothing is wrong");
    assert_eq!(by_type, by_text);
    // Nothing is moved away.
    assert_eq!(text, "f");

    let (is_via_url, version, region) = (true, 3_u64, "us-east-1");
    let url = try_grant!(
        function_name = text,
        statement_id = text,
        action = InvokeFunction,
        principal = ACCOUNT,
        invoked_via_function_url = is_via_url,
    )
    .expect("nothing is wrong");
    assert_eq!(url.invoked_via_function_url(), Some(true));
    let layer = try_grant!(
        layer_name = text,
        version_number = version,
        statement_id = text,
        action = GetLayerVersion,
        principal = ACCOUNT,
    )
    .expect("nothing is wrong");
    assert_eq!(layer.version_number(), LayerVersion::new(3));
    let logs = try_grant!(
        function_name = text,
        statement_id = text,
        action = InvokeFunction,
        principal = logs(region),
        source_account = ACCOUNT,
    )
    .expect("nothing is wrong");
    assert_eq!(logs.principal().as_str(), "logs.us-east-1.amazonaws.com");
}

#[test]
fn a_bare_word_as_principal_is_a_service_whatever_variable_has_its_name() {
    let config = "123456789012";
    let grant = |principal: Result<FunctionPermissionBuf, Findings>| {
        principal.expect("nothing is wrong").principal().as_str().to_owned()
    };
    let by_word = try_grant!(
        function_name = "f",
        statement_id = "s",
        action = InvokeFunction,
        principal = config,
        source_account = config,
    );
    assert_eq!(grant(by_word), "config.amazonaws.com");
    for by_variable in [
        try_grant!(function_name = "f", statement_id = "s", action = InvokeFunction, principal = &config),
        try_grant!(function_name = "f", statement_id = "s", action = InvokeFunction, principal = { config }),
        try_grant!(function_name = "f", statement_id = "s", action = InvokeFunction, principal = config.trim()),
    ] {
        assert_eq!(grant(by_variable), config);
    }
}

#[test]
fn a_value_may_have_operators() {
    let (name, version) = (String::from("f"), 3_u32);
    let layer = try_grant!(
        layer_name = name + "-layer",
        version_number = version as u64 + 1,
        statement_id = "s",
        action = GetLayerVersion,
        principal = ACCOUNT,
    )
    .expect("nothing is wrong");
    assert_eq!((layer.layer_name().as_str(), layer.version_number().get()), ("f-layer", 4));
}

#[test]
fn an_absent_option_is_an_absent_key() {
    let source: Option<String> = None;
    let findings = try_grant!(
        function_name = "f",
        statement_id = "s",
        action = InvokeFunction,
        principal = sns,
        source_arn = source,
    )
    .expect_err("no source");
    assert_eq!(codes(&findings), ["LP0501"]);
}

#[test]
fn a_wrong_region_and_a_wrong_version_are_found() {
    let (region, version) = ("us-east", 0_u64);
    let findings = try_grant!(
        function_name = "f",
        statement_id = "s",
        action = InvokeFunction,
        principal = logs(region),
        source_account = ACCOUNT,
    );
    assert_eq!(codes(&findings.expect_err("no Region")), ["LP0109"]);
    let findings = try_grant!(
        layer_name = "l",
        version_number = version,
        statement_id = "s",
        action = GetLayerVersion,
        principal = ACCOUNT,
    );
    assert_eq!(codes(&findings.expect_err("no version")), ["LP0207"]);
}

/// A value comes in invisible brackets, and operators stand in it.
macro_rules! of_expression {
    ($id:expr, $permission:expr) => {
        try_policy!(
            function_name = "f",
            statement(statement_id = $id, action = InvokeFunction, principal = "123456789012"),
            permission($permission),
        )
    };
}

#[test]
fn takes_expressions_of_a_macro_of_the_users() {
    let id = String::from("a");
    let permission = &grant!(function_name = "f", statement_id = "g", action = GetFunction, principal = "210987654321");
    let policy = of_expression!(id.clone() + "-b", *permission).expect("two statements");
    assert_eq!(policy.get(0).map(|first| first.statement_id().to_string()).as_deref(), Some("a-b"));
}
