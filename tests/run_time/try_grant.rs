//! Values that are known at run time only: `try_grant!`, `try_policy!`, builders, and the error they share.

use lambda_perm::{
    AccountId, Arn, Exception, Findings, FunctionName, FunctionPermission, FunctionPolicyBuf, FunctionUrlAuthType,
    LayerVersion, LayerVersionPermission, Lint, Principal, grant, policy, try_grant, try_policy,
};

const ACCOUNT: AccountId = AccountId::new("123456789012");

fn codes(findings: &Findings) -> Vec<&'static str> {
    findings.iter().map(|finding| finding.code().id()).collect()
}

fn uploads(function: &str, bucket: &str, account: Option<AccountId>) -> Result<FunctionPermission<String>, Findings> {
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
    assert_eq!(uploads("f:prod", "b", Some(ACCOUNT)), Ok(UPLOADS.to_owned_text()));
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
    let grant = |principal: Result<FunctionPermission<String>, Findings>| {
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

const PARTNER: FunctionPermission =
    grant!(function_name = "f:prod", statement_id = "partner", action = GetFunction, principal = "210987654321");

fn set(function: &str, id: &str, source: &str) -> Result<FunctionPolicyBuf, Findings> {
    try_policy!(
        function_name = function,
        statement(statement_id = id, action = InvokeFunction, principal = sns, source_arn = source),
        function_url(
            statement_id = format!("{id}-url"),
            principal = "*",
            function_url_auth_type = NONE,
            allow(public_access, reason = "webhook; the handler checks the signature"),
        ),
        permission(PARTNER),
    )
}

#[test]
fn a_set_has_its_statements_in_order() {
    let policy =
        set("arn:aws:lambda:us-east-1:123456789012:function:f:prod", "t", "arn:aws:sns:us-east-1:123456789012:t")
            .expect("nothing is wrong");
    let ids: Vec<_> = policy.permissions().iter().map(|permission| permission.statement_id().as_str()).collect();
    assert_eq!(ids, ["t", "t-url", "t-url-invoke", "partner"]);
    assert!(policy.permissions().iter().all(|permission| permission.function_name().region() == Some("us-east-1")));
    assert_eq!(policy.exceptions().count(), 2);
}

#[test]
fn what_is_wrong_in_a_set_names_its_statement() {
    let of = |function: &str, id: &str, source: &str| {
        let findings = set(function, id, source).expect_err("a wrong set");
        findings.iter().map(|finding| (finding.statement(), finding.code().id())).collect::<Vec<_>>()
    };
    let topic = "arn:aws:sns:us-east-1:123456789012:t";
    assert_eq!(of("f:prod", "t", "arn:aws:s3:::b"), [(Some(1), "LP0401")]);
    assert_eq!(of("f:prod", "partner", topic), [(Some(4), "LP0801")]);
    assert_eq!(of("f:dev", "t", topic), [(Some(4), "LP0803")]);
    // The name is wrong once, whatever the number of statements.
    assert_eq!(of("f.:prod", "t", topic), [(None, "LP0204")]);
    assert_eq!(of("f:7", "t", topic), [(Some(2), "LP0606"), (Some(4), "LP0803")]);
    let long = "x".repeat(90);
    assert_eq!(of("f:prod", &long, topic), [(Some(3), "LP0201")]);
}

#[test]
fn a_set_of_literals_is_known_when_the_program_is_compiled() {
    let policy = try_policy!(
        function_name = "arn:aws:lambda:us-east-1:123456789012:function:f",
        statement(statement_id = "partner", action = GetFunction, principal = "210987654321"),
    )
    .expect("nothing is wrong");
    assert!(policy.json().is_some());
    let constant = policy!(
        function_name = "arn:aws:lambda:us-east-1:123456789012:function:f",
        statement(statement_id = "partner", action = GetFunction, principal = "210987654321"),
    );
    assert_eq!(policy, constant.to_owned_text());
}

#[test]
fn an_exception_of_a_set_stays_on_the_statement() {
    let id = "again";
    let policy = try_policy!(
        function_name = "f:prod",
        permission(PARTNER),
        statement(
            statement_id = id,
            action = GetFunction,
            principal = "210987654321",
            allow(shadowed, reason = "moves to a name of its own"),
        ),
    )
    .expect("nothing is wrong");
    assert_eq!(policy.permissions()[1].set_exceptions()[0].lint(), Lint::Shadowed);
}

#[test]
fn builders_find_the_same() {
    let built = FunctionPermission::builder("f", "s", "lambda:InvokeFunction", "s3.amazonaws.com")
        .qualifier("prod")
        .source_arn(Arn::new("arn:aws:s3:::b"))
        .source_account(ACCOUNT)
        .build();
    let granted = grant!(
        function_name = "f",
        qualifier = "prod",
        statement_id = "s",
        action = InvokeFunction,
        principal = s3,
        source_arn = "arn:aws:s3:::b",
        source_account = "123456789012",
    );
    assert_eq!(built, Ok(granted.to_owned_text()));

    let wrong = FunctionPermission::builder("", "", "", "").build().expect_err("nothing is right");
    assert_eq!(codes(&wrong), ["LP0204", "LP0201", "LP0212", "LP0210"]);
    assert!(wrong.iter().all(|finding| finding.location().is_none()));

    const PUBLIC: &[Exception] = &[Exception::new(Lint::PublicAccess, "webhook; the handler checks the signature")];
    let url = FunctionPermission::builder("f", "url", "lambda:InvokeFunctionUrl", "*")
        .function_url_auth_type(FunctionUrlAuthType::None)
        .allow(PUBLIC)
        .build()
        .expect("an exception with a reason");
    assert_eq!(url.exceptions(), PUBLIC);
    let unused = FunctionPermission::builder("f", "s", "lambda:GetFunction", ACCOUNT).allow(PUBLIC).build();
    assert_eq!(codes(&unused.expect_err("an exception from nothing")), ["LP0114"]);

    let layer = LayerVersionPermission::builder("l", 3_u64, "s", "*").organization_id("o-t194hfs8cz").build();
    assert_eq!(layer.map(|layer| layer.version_number()), Ok(LayerVersion::new(3)));
    let layer = LayerVersionPermission::builder("l", 0_u64, "s", "*").build();
    assert_eq!(codes(&layer.expect_err("no version")), ["LP0207", "LP0503"]);
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
            "message": "`b/*` is never the source of an S3 event: S3 sends the ARN of the bucket alone",
            "help": "write \"arn:aws:s3:::b\"",
            "location": { "file": location.file, "line": location.line + 3, "column": 22 },
        })
    );
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
    assert_eq!(policy.permissions()[0].statement_id().as_str(), "a-b");
}
