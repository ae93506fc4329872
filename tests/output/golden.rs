//! Statements, documents and requests, byte for byte.
//!
//! The statements marked *recorded* are answers of AWS (published by LocalStack's snapshot tests, 2025-11-25, and by
//! go-to-k/cdkd, 2026-05-29), with partition, Region and names filled in for the recorders' placeholders.

mod recorded;
mod requests;
mod scopes;

use lambda_perm::{
    AccountId, FunctionPermission, FunctionPolicyBuf, LayerVersionPermission, RevisionId, grant, output::Scope,
};

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
use function;

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
    let policy = FunctionPolicyBuf::of(permissions).expect("a policy");
    let document = policy.document(&SCOPE).expect("the scope is whole");
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
    let statements: Vec<_> = document.statements().map(|statement| statement.to_json()).collect();
    assert_eq!(statements, [logs, kinesis]);
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
