//! Statements, documents and requests, byte for byte.
//!
//! The statements marked *recorded* are answers of AWS (published by LocalStack's snapshot tests, 2025-11-25, and by
//! go-to-k/cdkd, 2026-05-29), with partition, Region and names filled in for the recorders' placeholders.

use lambda_perm::{
    AccountId, FunctionPermission, FunctionPolicyBuf, LayerVersionPermission, RevisionId, grant,
    output::{Document, Scope, ScopeError},
};
use lambda_perm_core::{
    __private::{function_of, layer_version_of},
    key::Key,
};

use crate::support::recorded;

const ACCOUNT: AccountId = AccountId::new("111111111111");
const SCOPE: Scope<'static> = Scope::new("us-east-1", ACCOUNT);
const REVISION: RevisionId = RevisionId::new("2a3f1d6c-1c5b-4f0e-9a53-0f6a1b1f2c3d");

/// A statement on the function `fn` (or what `qualified` says), with this principal, action and conditions.
fn expected(sid: &str, principal: &str, action: &str, resource: &str, condition: &str) -> String {
    let resource = format!("arn:aws:lambda:us-east-1:111111111111:{resource}");
    format!(
        r#"{{"Sid":"{sid}","Effect":"Allow","Principal":{principal},"Action":"lambda:{action}","Resource":"{resource}"{condition}}}"#
    )
}

fn statement(permission: &FunctionPermission) -> String {
    permission.statement(&SCOPE).expect("the scope is whole").to_json()
}

macro_rules! function {
    ($($tokens:tt)*) => { grant!(function_name = "fn", $($tokens)*) };
}

#[test]
fn recorded_s3() {
    let with_reason = function!(
        statement_id = "s3",
        action = InvokeFunction,
        principal = s3,
        source_arn = "arn:aws:s3:::bucket",
        allow(missing_source_account, reason = "recorded so"),
    );
    let condition = r#","Condition":{"ArnLike":{"AWS:SourceArn":"arn:aws:s3:::bucket"}}"#;
    let principal = r#"{"Service":"s3.amazonaws.com"}"#;
    assert_eq!(statement(&with_reason), expected("s3", principal, "InvokeFunction", "function:fn", condition));
    let bare = function!(
        statement_id = "s3",
        action = InvokeFunction,
        principal = s3,
        allow(unscoped_service, reason = "recorded so"),
    );
    assert_eq!(statement(&bare), expected("s3", principal, "InvokeFunction", "function:fn", ""));
}

/// The example of the service model, whose input wrongly says `/*`.
#[test]
fn documented_s3_with_account() {
    let permission = grant!(
        function_name = "arn:aws:lambda:us-east-2:123456789012:function:my-function",
        statement_id = "s3",
        action = InvokeFunction,
        principal = s3,
        source_arn = "arn:aws:s3:::my-bucket-1xpuxmplzrlbh",
        source_account = "123456789012",
    );
    assert_eq!(
        permission.statement(&Scope::NONE).expect("a full ARN").to_json(),
        r#"{"Sid":"s3","Effect":"Allow","Principal":{"Service":"s3.amazonaws.com"},"Action":"lambda:InvokeFunction","Resource":"arn:aws:lambda:us-east-2:123456789012:function:my-function","Condition":{"StringEquals":{"AWS:SourceAccount":"123456789012"},"ArnLike":{"AWS:SourceArn":"arn:aws:s3:::my-bucket-1xpuxmplzrlbh"}}}"#
    );
}

#[test]
fn recorded_services_without_use() {
    let queue = function!(
        statement_id = "sqs",
        action = InvokeFunction,
        principal = sqs,
        source_arn = "arn:aws:s3:::bucket",
        allow(no_effect, reason = "recorded so"),
    );
    let condition = r#","Condition":{"ArnLike":{"AWS:SourceArn":"arn:aws:s3:::bucket"}}"#;
    let principal = r#"{"Service":"sqs.amazonaws.com"}"#;
    assert_eq!(statement(&queue), expected("sqs", principal, "InvokeFunction", "function:fn", condition));
    let lambda = function!(
        statement_id = "lambda",
        action = InvokeFunction,
        principal = "lambda.amazonaws.com",
        source_account = "111111111111",
        allow(no_effect, reason = "recorded so"),
    );
    let condition = r#","Condition":{"StringEquals":{"AWS:SourceAccount":"111111111111"}}"#;
    let principal = r#"{"Service":"lambda.amazonaws.com"}"#;
    assert_eq!(statement(&lambda), expected("lambda", principal, "InvokeFunction", "function:fn", condition));
}

#[test]
fn recorded_everyone() {
    let account = function!(
        statement_id = "wilcard",
        action = InvokeFunction,
        principal = "*",
        source_account = "111111111111",
        allow(public_access, reason = "recorded so"),
    );
    let condition = r#","Condition":{"StringEquals":{"AWS:SourceAccount":"111111111111"}}"#;
    assert_eq!(statement(&account), expected("wilcard", r#""*""#, "InvokeFunction", "function:fn", condition));
    let token = function!(
        statement_id = "alexaSkill",
        action = InvokeFunction,
        principal = "*",
        event_source_token = "amzn1.ask.skill.xxxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx",
        allow(public_access, reason = "recorded so"),
    );
    let condition = r#","Condition":{"StringEquals":{"lambda:EventSourceToken":"amzn1.ask.skill.xxxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx"}}"#;
    assert_eq!(statement(&token), expected("alexaSkill", r#""*""#, "InvokeFunction", "function:fn", condition));
}

#[test]
fn recorded_all_conditions_together() {
    let all = function!(
        statement_id = "urlPermission",
        action = InvokeFunctionUrl,
        principal = "*",
        source_arn = "arn:aws:s3:::bucket",
        source_account = "111111111111",
        principal_org_id = "o-1234567890",
        function_url_auth_type = NONE,
        allow(never_matches, reason = "recorded so"),
    );
    let condition = r#","Condition":{"StringEquals":{"AWS:SourceAccount":"111111111111","lambda:FunctionUrlAuthType":"NONE","aws:PrincipalOrgID":"o-1234567890"},"ArnLike":{"AWS:SourceArn":"arn:aws:s3:::bucket"}}"#;
    assert_eq!(statement(&all), expected("urlPermission", r#""*""#, "InvokeFunctionUrl", "function:fn", condition));
}

#[test]
fn recorded_accounts_and_users() {
    let account = function!(statement_id = "account-id", action = InvokeFunction, principal = "111111111111");
    let principal = r#"{"AWS":"arn:aws:iam::111111111111:root"}"#;
    assert_eq!(statement(&account), expected("account-id", principal, "InvokeFunction", "function:fn", ""));
    let user = function!(
        statement_id = "user-arn",
        action = InvokeFunction,
        principal = "arn:aws:iam::111111111111:user/u",
        source_account = "111111111111",
        allow(never_matches, reason = "recorded so"),
    );
    let condition = r#","Condition":{"StringEquals":{"AWS:SourceAccount":"111111111111"}}"#;
    let principal = r#"{"AWS":"arn:aws:iam::111111111111:user/u"}"#;
    assert_eq!(statement(&user), expected("user-arn", principal, "InvokeFunction", "function:fn", condition));
}

#[test]
fn recorded_versions_and_aliases() {
    for (resource, permission) in [
        (
            "function:fn:1",
            function!(qualifier = "1", statement_id = "s3", action = InvokeFunction, principal = "111111111111"),
        ),
        (
            "function:fn:permission-alias",
            grant!(
                function_name = "fn:permission-alias",
                statement_id = "s3",
                action = InvokeFunction,
                principal = "111111111111",
            ),
        ),
    ] {
        let principal = r#"{"AWS":"arn:aws:iam::111111111111:root"}"#;
        assert_eq!(statement(&permission), expected("s3", principal, "InvokeFunction", resource, ""));
    }
}

#[test]
fn recorded_via_url() {
    let via_url = function!(
        statement_id = "UrlPolicyInvokeFunctionPublic",
        action = InvokeFunction,
        principal = "*",
        invoked_via_function_url = true,
        allow(public_access, reason = "recorded so"),
    );
    let condition = r#","Condition":{"Bool":{"lambda:InvokedViaFunctionUrl":"true"}}"#;
    let sid = "UrlPolicyInvokeFunctionPublic";
    assert_eq!(statement(&via_url), expected(sid, r#""*""#, "InvokeFunction", "function:fn", condition));
    let not_via_url = function!(
        statement_id = "no",
        action = InvokeFunction,
        principal = "111111111111",
        invoked_via_function_url = false,
        allow(no_effect, reason = "recorded so"),
    );
    // `false` is sent, and writes nothing.
    let principal = r#"{"AWS":"arn:aws:iam::111111111111:root"}"#;
    assert_eq!(statement(&not_via_url), expected("no", principal, "InvokeFunction", "function:fn", ""));
    assert!(not_via_url.add_permission().parameters().ends_with(r#""InvokedViaFunctionUrl":false}"#));
    assert!(not_via_url.add_permission().shell_line().ends_with(" --no-invoked-via-function-url"));
}

#[test]
fn recorded_layers() {
    let public: LayerVersionPermission = grant!(
        layer_name = "layer",
        version_number = 1,
        statement_id = "s1",
        action = GetLayerVersion,
        principal = "*",
        allow(public_access, reason = "recorded so"),
    );
    let json = public.statement(&SCOPE).expect("the scope is whole").to_json();
    assert_eq!(json, expected("s1", r#""*""#, "GetLayerVersion", "layer:layer:1", ""));
    let organization: LayerVersionPermission = grant!(
        layer_name = "layer",
        version_number = 18446744073709,
        statement_id = "s1",
        action = GetLayerVersion,
        principal = "*",
        organization_id = "o-t194hfs8cz",
    );
    let json = organization.statement(&SCOPE).expect("the scope is whole").to_json();
    let condition = r#","Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-t194hfs8cz"}}"#;
    assert_eq!(json, expected("s1", r#""*""#, "GetLayerVersion", "layer:layer:18446744073709", condition));
}

#[test]
fn recorded_document() {
    let permissions = [
        function!(
            statement_id = "logs",
            action = InvokeFunction,
            principal = logs,
            allow(unscoped_service, reason = "recorded so"),
        ),
        function!(
            statement_id = "kinesis",
            action = InvokeFunction,
            principal = kinesis,
            allow(no_effect, reason = "recorded so"),
        ),
    ];
    let statements = permissions.each_ref().map(|permission| permission.statement(&SCOPE).expect("the scope is whole"));
    let document = Document::new(&statements);
    let [logs, kinesis] = permissions.each_ref().map(statement);
    let expected = format!(r#"{{"Version":"2012-10-17","Id":"default","Statement":[{logs},{kinesis}]}}"#);
    assert_eq!(document.to_json(), expected);
    assert_eq!(document.to_string(), expected);
    let value: serde_json::Value = serde_json::from_str(&expected).expect("JSON");
    assert_eq!(serde_json::from_str::<serde_json::Value>(&document.to_json_pretty()).expect("JSON"), value);
    assert_eq!(document.to_value(), value);
    assert_eq!(serde_json::to_string(&document).expect("serializable"), expected);
    let (mut bytes, mut text, mut written) = (Vec::new(), String::new(), Vec::new());
    document.write_to(&mut bytes);
    document.write_to_string(&mut text);
    document.write_to_io(&mut written).expect("a Vec takes everything");
    assert_eq!(
        (bytes.as_slice(), text.as_str(), written.as_slice()),
        (expected.as_bytes(), &*expected, expected.as_bytes())
    );
    assert_eq!(Document::new(&[]).to_json(), r#"{"Version":"2012-10-17","Id":"default","Statement":[]}"#);
}

/// Where these stand is not recorded; the order must at least be stable, and `serde` must agree with the writer.
#[test]
fn every_condition_at_once_is_stable() {
    let all = function!(
        statement_id = "all",
        action = InvokeFunction,
        principal = "*",
        source_arn = "arn:aws:s3:::bucket",
        source_account = "111111111111",
        event_source_token = "t",
        principal_org_id = "o-1234567890",
        invoked_via_function_url = true,
        allow(never_matches, reason = "a test"),
    );
    let statement = all.statement(&SCOPE).expect("the scope is whole");
    assert!(statement.to_json().ends_with(
        r#""Condition":{"StringEquals":{"AWS:SourceAccount":"111111111111","aws:PrincipalOrgID":"o-1234567890","lambda:EventSourceToken":"t"},"ArnLike":{"AWS:SourceArn":"arn:aws:s3:::bucket"},"Bool":{"lambda:InvokedViaFunctionUrl":"true"}}}"#
    ));
    assert_eq!(serde_json::to_string(&statement).expect("serializable"), statement.to_json());
}

#[test]
fn whatever_a_source_arn_holds_is_escaped() {
    const ARN: &str = "arn:aws:codecommit:us-east-1:111111111111:\"\\\u{8}\u{c}\t\u{1}\u{7f}é\u{10ffff}{}[],";
    let permission = function!(
        statement_id = "s",
        action = InvokeFunction,
        principal = codecommit,
        source_arn = ARN,
        allow(never_matches, reason = "no repository is called so"),
    );
    let statement = permission.statement(&SCOPE).expect("the scope is whole");
    for json in [statement.to_json(), statement.to_json_pretty()] {
        let value: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        assert_eq!(value["Condition"]["ArnLike"]["AWS:SourceArn"], ARN);
    }
    let parameters: serde_json::Value = serde_json::from_str(&permission.add_permission().parameters()).expect("JSON");
    assert_eq!(parameters["SourceArn"], ARN);
    assert_eq!(parameters, permission.add_permission().to_value());
}

#[test]
fn accounts_are_roots_of_the_scopes_partition() {
    let permission = function!(statement_id = "s", action = InvokeFunction, principal = "111111111111");
    for (region, partition) in [
        ("us-gov-west-1", "aws-us-gov"),
        ("cn-north-1", "aws-cn"),
        ("eusc-de-east-1", "aws-eusc"),
        ("us-isob-east-1", "aws-iso-b"),
    ] {
        let json = permission.statement(&Scope::new(region, ACCOUNT)).expect("a Region of the catalogue").to_json();
        assert!(json.contains(&format!(r#"{{"AWS":"arn:{partition}:iam::111111111111:root"}}"#)), "{json}");
        assert!(json.contains(&format!("arn:{partition}:lambda:{region}:")), "{json}");
    }
}

#[test]
fn a_scope_completes_and_never_contradicts() {
    let bare = function!(statement_id = "s", action = InvokeFunction, principal = "111111111111");
    assert_eq!(bare.statement(&Scope::NONE), Err(ScopeError::Missing("account")));
    let unknown = Scope::new("xx-new-1", ACCOUNT);
    assert_eq!(bare.statement(&unknown), Err(ScopeError::UnknownRegion("xx-new-1".into())));
    assert!(bare.statement(&unknown.in_partition("aws")).is_ok());
    let near = bare.statement(&Scope::new("us-esat-1", ACCOUNT)).expect_err("no Region").to_string();
    assert!(
        near.starts_with("the catalogue has no Region `us-esat-1`") && near.contains("did you mean \"us-east-1\"?")
    );
    let malformed = Scope::new("us-east-1\"", ACCOUNT).in_partition("aws");
    assert!(matches!(bare.statement(&malformed), Err(ScopeError::Malformed { what: "Region", .. })));
    let full = grant!(
        function_name = "arn:aws:lambda:us-west-2:111111111111:function:fn",
        statement_id = "s",
        action = InvokeFunction,
        principal = "111111111111",
    );
    assert!(full.statement(&Scope::NONE).is_ok());
    let error = full.statement(&SCOPE).expect_err("another Region");
    assert!(error.to_string().starts_with("the Region of the ARN is `us-west-2`, and the scope has `us-east-1`"));
    let partial = grant!(
        function_name = "222222222222:function:fn",
        statement_id = "s",
        action = InvokeFunction,
        principal = "111111111111",
    );
    assert!(matches!(partial.statement(&SCOPE), Err(ScopeError::Contradiction { what: "account", .. })));
}

#[test]
fn a_scope_is_of_one_partition() {
    let bare = function!(statement_id = "s", action = InvokeFunction, principal = "111111111111");
    let error = bare.statement(&SCOPE.in_partition("aws-cn")).expect_err("another partition");
    assert_eq!(
        error.to_string(),
        "the Region `us-east-1` is in the partition `aws`, and the scope has `aws-cn`\n= help: leave out `in_partition`, \
         which is for Regions that the catalogue does not hold, or write a Region of `aws-cn`"
    );
    assert!(bare.statement(&SCOPE.in_partition("aws")).is_ok());
    let malformed = Scope::new("xx-new-1", ACCOUNT).in_partition("aws cn");
    assert!(matches!(bare.statement(&malformed), Err(ScopeError::Malformed { what: "partition", .. })));
}

#[test]
fn a_scope_fits_the_permission() {
    let found = |permission: &FunctionPermission, scope: &Scope<'_>| match permission.statement(scope) {
        Err(ScopeError::Findings(findings)) => findings.iter().map(|found| found.code().id()).collect(),
        other => other.map(|_| Vec::new()).expect("the scope is whole"),
    };
    let china = Scope::new("cn-north-1", ACCOUNT);
    let topic = function!(
        statement_id = "s",
        action = InvokeFunction,
        principal = sns,
        source_arn = "arn:aws:sns:us-east-1:111111111111:t",
    );
    assert_eq!(found(&topic, &SCOPE), [""; 0]);
    assert_eq!(found(&topic, &china), ["LP0405"]);
    let role = function!(statement_id = "r", action = InvokeFunction, principal = "arn:aws:iam::111111111111:role/r");
    assert_eq!(found(&role, &SCOPE), [""; 0]);
    assert_eq!(found(&role, &china), ["LP0405"]);
    let policy = FunctionPolicyBuf::of(&[topic, role]).expect("a policy");
    assert!(policy.document(&SCOPE).is_ok());
    assert!(matches!(policy.document(&china), Err(ScopeError::Findings(_))));
    assert!(matches!(policy.put_resource_policy(&china), Err(ScopeError::Findings(_))));
    let layer = grant!(
        layer_name = "l",
        version_number = 1,
        statement_id = "s",
        action = GetLayerVersion,
        principal = "arn:aws:iam::111111111111:root",
    );
    assert!(layer.statement(&SCOPE).is_ok());
    let error = layer.statement(&china).expect_err("another partition").to_string();
    assert!(error.starts_with("the principal is in the partition `aws`"), "{error}");
    // What somebody has allowed stays allowed, and a Region that is new may be given.
    let webhook = function!(
        statement_id = "s",
        action = InvokeFunction,
        principal = "*",
        allow(public_access, reason = "a test"),
    );
    assert_eq!(found(&webhook, &Scope::new("xx-new-1", ACCOUNT).in_partition("aws")), [""; 0]);
}

const ARN: FunctionPermission = grant!(
    function_name = "arn:aws:lambda:us-east-1:111111111111:function:fn:prod",
    statement_id = "-s",
    action = InvokeFunction,
    principal = sns,
    source_arn = "arn:aws:sns:us-east-1:111111111111:it's $HOME `x` \"y\"",
    allow(never_matches, reason = "no topic is called so"),
);

const LAYER: LayerVersionPermission = grant!(
    layer_name = "arn:aws:lambda:us-east-1:111111111111:layer:l",
    version_number = 7,
    statement_id = "s",
    action = GetLayerVersion,
    principal = "*",
    organization_id = "o-t194hfs8cz",
);

#[test]
fn requests_for_functions() {
    let add = ARN.add_permission().revision_id(REVISION);
    assert_eq!(
        add.parameters(),
        r#"{"FunctionName":"arn:aws:lambda:us-east-1:111111111111:function:fn","Qualifier":"prod","StatementId":"-s","Action":"lambda:InvokeFunction","Principal":"sns.amazonaws.com","SourceArn":"arn:aws:sns:us-east-1:111111111111:it's $HOME `x` \"y\"","RevisionId":"2a3f1d6c-1c5b-4f0e-9a53-0f6a1b1f2c3d"}"#
    );
    assert_eq!(
        add.shell_line(),
        r#"aws lambda add-permission --function-name arn:aws:lambda:us-east-1:111111111111:function:fn --qualifier prod --statement-id=-s --action lambda:InvokeFunction --principal sns.amazonaws.com --source-arn 'arn:aws:sns:us-east-1:111111111111:it'\''s $HOME `x` "y"' --revision-id 2a3f1d6c-1c5b-4f0e-9a53-0f6a1b1f2c3d --region us-east-1"#
    );
    let http = add.http();
    assert_eq!(
        (http.method, &*http.path, &*http.query),
        (
            "POST",
            "/2015-03-31/functions/arn%3Aaws%3Alambda%3Aus-east-1%3A111111111111%3Afunction%3Afn/policy",
            "Qualifier=prod"
        )
    );
    // The revision of AddPermission travels in the body, that of RemovePermission in the query.
    assert!(http.body.expect("a body").ends_with(r#""RevisionId":"2a3f1d6c-1c5b-4f0e-9a53-0f6a1b1f2c3d"}"#));
    let remove = ARN.remove_permission().revision_id(REVISION).http();
    let query = "Qualifier=prod&RevisionId=2a3f1d6c-1c5b-4f0e-9a53-0f6a1b1f2c3d";
    assert_eq!((remove.method, &*remove.query, remove.body), ("DELETE", query, None));
    assert!(remove.path.ends_with("/policy/-s"));
    let get = ARN.get_policy();
    assert_eq!(
        get.parameters(),
        r#"{"FunctionName":"arn:aws:lambda:us-east-1:111111111111:function:fn","Qualifier":"prod"}"#
    );
    assert_eq!(get.http().method, "GET");
}

#[test]
fn the_aws_cli_is_told_the_region_that_the_name_tells() {
    let of = |name: &str| {
        let permission = FunctionPermission::builder(name, "s", "lambda:InvokeFunction", "222222222222").build();
        let permission = permission.expect("a permission");
        [
            permission.add_permission().shell_line(),
            permission.remove_permission().shell_line(),
            permission.get_policy().shell_line(),
        ]
    };
    for line in of("arn:aws-cn:lambda:cn-north-1:111111111111:function:fn:prod") {
        assert!(line.ends_with(" --region cn-north-1"), "{line}");
    }
    for line in of("fn").iter().chain(&of("111111111111:function:fn")) {
        assert!(!line.contains("--region"), "{line}");
    }
    for words in [
        LAYER.add_layer_version_permission().command_line(),
        LAYER.remove_layer_version_permission().command_line(),
        LAYER.get_layer_version_policy().command_line(),
    ] {
        assert!(words.ends_with(&["--region".into(), "us-east-1".into()]), "{words:?}");
    }
    // A scope tells the Region of a policy's requests, which name the whole ARN.
    let bare = function!(statement_id = "s", action = InvokeFunction, principal = "222222222222");
    let policy = FunctionPolicyBuf::of(&[bare]).expect("a policy");
    for line in [
        policy.put_resource_policy(&SCOPE).expect("a whole scope").shell_line(),
        policy.get_resource_policy(&SCOPE).expect("a whole scope").shell_line(),
        policy.delete_resource_policy(&SCOPE).expect("a whole scope").shell_line(),
    ] {
        assert!(line.ends_with(" --region us-east-1"), "{line}");
    }
}

#[test]
fn requests_for_layer_versions() {
    let add = LAYER.add_layer_version_permission().revision_id(REVISION);
    assert_eq!(
        add.parameters(),
        r#"{"LayerName":"arn:aws:lambda:us-east-1:111111111111:layer:l","VersionNumber":7,"StatementId":"s","Action":"lambda:GetLayerVersion","Principal":"*","OrganizationId":"o-t194hfs8cz","RevisionId":"2a3f1d6c-1c5b-4f0e-9a53-0f6a1b1f2c3d"}"#
    );
    let http = add.http();
    assert_eq!(
        (http.method, &*http.path, &*http.query),
        (
            "POST",
            "/2018-10-31/layers/arn%3Aaws%3Alambda%3Aus-east-1%3A111111111111%3Alayer%3Al/versions/7/policy",
            "RevisionId=2a3f1d6c-1c5b-4f0e-9a53-0f6a1b1f2c3d"
        )
    );
    assert_eq!(
        http.body.expect("a body"),
        r#"{"StatementId":"s","Action":"lambda:GetLayerVersion","Principal":"*","OrganizationId":"o-t194hfs8cz"}"#
    );
    assert!(LAYER.remove_layer_version_permission().http().path.ends_with("/versions/7/policy/s"));
    assert_eq!(
        LAYER.get_layer_version_policy().shell_line(),
        "aws lambda get-layer-version-policy --layer-name arn:aws:lambda:us-east-1:111111111111:layer:l --version-number 7 --region us-east-1"
    );
}

/// A recorded statement as we write it, from the call that asked for it.
fn rewritten(statement: &str) -> String {
    let (mut case, version) = recorded::call(statement);
    // AWS takes much that we lint. What it took must not be an error here.
    for (code, text) in case.findings() {
        let lint = code.lint().unwrap_or_else(|| panic!("AWS took what we call an error: {text}\n{statement}"));
        if !case.allowed.contains(&lint) {
            case = case.allow(lint);
        }
    }
    if case.target == lambda_perm_core::key::Target::LayerVersion {
        let layer = layer_version_of(&case.draft().with_version(version), &[]);
        return layer.statement(&Scope::NONE).expect("a full ARN").to_json();
    }
    let whole = function_of(&case.draft(), &[]).statement(&Scope::NONE).expect("a full ARN").to_json();
    // The bare name, with the qualifier apart, in the Region of the call: the same statement.
    let name = case.values.iter().find(|(key, _)| *key == Key::FunctionName).map(|(_, name)| name.clone());
    let name = name.expect("a function").rsplit_once(":function:").expect("an ARN").1.to_owned();
    let case = match name.split_once(':') {
        Some((name, qualifier)) => case.named(name).at(qualifier),
        None => case.named(&name),
    };
    let bare = function_of(&case.draft(), &[]).statement(&SCOPE).expect("the scope is whole").to_json();
    assert_eq!(bare, whole);
    whole
}

#[test]
fn every_recorded_answer_is_reproduced() {
    let Some(answers) = recorded::read("aws_answers.jsonl") else { return };
    let statements = recorded::objects(&answers, "statement");
    assert!(statements.len() >= 10, "{statements:#?}");
    for statement in statements {
        assert_eq!(rewritten(&statement), statement);
    }
}

#[test]
fn every_recorded_policy_is_reproduced() {
    let Some(calls) = recorded::read("aws_recorded_calls.json") else { return };
    let statements = recorded::objects(&calls, "Statement");
    assert!(statements.len() >= 10, "{statements:#?}");
    for statement in statements {
        assert_eq!(rewritten(&statement), statement);
    }
    let policies = recorded::objects(&calls, "Policy");
    assert!(policies.len() >= 5, "{policies:#?}");
    for policy in policies {
        let (frame, statements) = policy.split_once('[').expect("a list");
        let inner = statements.strip_suffix("]}").expect("the end of a list");
        // No recorded text holds a line break, so the statements can be set on a line each.
        let statements = inner.replace("},{\"Sid\"", "}\n{\"Sid\"");
        let again: Vec<String> = statements.lines().map(rewritten).collect();
        assert_eq!(format!("{frame}[{}]}}", again.join(",")), policy);
    }
}

#[test]
fn a_qualifier_in_the_name_or_apart_is_one() {
    macro_rules! at {
        ($($where:tt)*) => {
            grant!($($where)*, statement_id = "s", action = InvokeFunction, principal = "111111111111")
        };
    }
    let apart = at!(function_name = "fn", qualifier = "prod");
    for other in [at!(function_name = "fn:prod"), at!(function_name = "fn:prod", qualifier = "prod")] {
        assert_eq!(other, apart);
        assert_eq!(other.add_permission().parameters(), apart.add_permission().parameters());
        assert_eq!(statement(&other), statement(&apart));
    }
    assert!(apart.add_permission().parameters().starts_with(r#"{"FunctionName":"fn","Qualifier":"prod","#));
}

#[test]
fn accounts_are_roots_in_every_partition() {
    let permission = function!(statement_id = "s", action = InvokeFunction, principal = "111111111111");
    for partition in lambda_perm::facts::partitions::PARTITIONS {
        for region in partition.regions {
            let scope = Scope::new(region.code, ACCOUNT);
            let json = permission.statement(&scope).expect("a Region of the catalogue").to_json();
            let id = partition.id;
            assert!(json.contains(&format!(r#"{{"AWS":"arn:{id}:iam::111111111111:root"}}"#)), "{json}");
            assert!(json.contains(&format!(r#""arn:{id}:lambda:{}:111111111111:function:fn""#, region.code)), "{json}");
        }
    }
}

/// Issue 24325 of terraform-provider-aws shows the first, and AWS's documentation the principals as they are written.
#[test]
fn documented_urls_and_principals() {
    let signed = function!(
        statement_id = "eng",
        action = InvokeFunctionUrl,
        principal = "111111111111",
        function_url_auth_type = AWS_IAM,
    );
    let principal = r#"{"AWS":"arn:aws:iam::111111111111:root"}"#;
    let condition = r#","Condition":{"StringEquals":{"lambda:FunctionUrlAuthType":"AWS_IAM"}}"#;
    assert_eq!(statement(&signed), expected("eng", principal, "InvokeFunctionUrl", "function:fn", condition));
    let regional = function!(
        statement_id = "logs",
        action = InvokeFunction,
        principal = logs("us-east-1"),
        source_arn = "arn:aws:logs:us-east-1:111111111111:log-group:g:*",
    );
    let principal = r#"{"Service":"logs.us-east-1.amazonaws.com"}"#;
    let condition = r#","Condition":{"ArnLike":{"AWS:SourceArn":"arn:aws:logs:us-east-1:111111111111:log-group:g:*"}}"#;
    assert_eq!(statement(&regional), expected("logs", principal, "InvokeFunction", "function:fn", condition));
    let alexa = function!(
        statement_id = "a",
        action = InvokeFunction,
        principal = alexa_appkit,
        event_source_token = "amzn1.ask.skill.11111111-2222-3333-4444-555555555555"
    );
    let principal = r#"{"Service":"alexa-appkit.amazon.com"}"#;
    let condition = r#","Condition":{"StringEquals":{"lambda:EventSourceToken":"amzn1.ask.skill.11111111-2222-3333-4444-555555555555"}}"#;
    assert_eq!(statement(&alexa), expected("a", principal, "InvokeFunction", "function:fn", condition));
}
