//! Documents of web functions: read, audited, decided, and written as `policy!` again.

use lambda_perm::{
    WebFunctionPolicyBuf,
    document::{AuditOptions, Decision, DocumentStatement, PolicyDocument, Request},
    output::Scope,
};

use super::{DISTRIBUTION, SITE, WEB_FUNCTION};

fn site() -> PolicyDocument<'static> {
    SITE.document(&Scope::NONE).expect("an ARN").to_json().parse().expect("a document")
}

/// The codes of what is wrong with a policy of this one statement.
fn codes(statement: &str, options: &AuditOptions) -> Vec<&'static str> {
    let text = format!(r#"{{"Version":"2012-10-17","Statement":[{statement}]}}"#);
    let document = PolicyDocument::parse(&text).expect("a document");
    document.audit(options).iter().map(|finding| finding.code().id()).collect()
}

fn statement(action: &str, within: &str) -> String {
    format!(
        r#"{{"Sid":"s","Effect":"Allow","Principal":{{"AWS":"arn:aws:iam::210987654321:role/r"}},"Action":{action},"Resource":"{WEB_FUNCTION}{within}"}}"#
    )
}

#[test]
fn what_is_written_is_right_and_is_read_back() {
    let document = site();
    for options in [AuditOptions::new(), AuditOptions::new().resource(WEB_FUNCTION)] {
        let audit = document.audit(&options);
        assert!(audit.iter().next().is_none(), "{audit}");
    }
    let read = document.statements().iter().map(DocumentStatement::web_function_permission);
    let read: Vec<_> = read.map(|permission| permission.expect("a statement of `policy!`")).collect();
    assert_eq!(WebFunctionPolicyBuf::of(read).expect("a policy"), SITE.into_owned());
}

#[test]
fn an_action_is_on_its_resource() {
    let all = AuditOptions::new();
    let invoke = r#""lambda:InvokeWebFunctionEndpoint""#;
    for (action, within, expected) in [
        (invoke, "/endpoint/*", &[][..]),
        (invoke, "/endpoint/prod", &[]),
        (invoke, "/endpoint/pr*", &[]),
        (invoke, "/*", &[]),
        (invoke, "*", &[]),
        // An endpoint is no web function, and a web function no endpoint.
        (invoke, "", &["LP1017"]),
        (invoke, "/revision/*", &["LP1017"]),
        (r#""lambda:GetWebFunction""#, "", &[]),
        (r#""lambda:GetWebFunction""#, "/endpoint/*", &["LP1017"]),
        (r#""lambda:GetWebFunction""#, "/endpoint/prod", &["LP0421"]),
        (r#""lambda:GetWebFunctionRevision""#, "/revision/*", &[]),
        (r#""lambda:GetWebFunctionRevision""#, "", &["LP1017"]),
        (r#"["lambda:GetWebFunction","lambda:InvokeWebFunctionEndpoint"]"#, "", &[]),
        (r#"["lambda:GetWebFunction","lambda:GetWebFunctionEndpoint"]"#, "/revision/*", &["LP1017"]),
        (r#""lambda:InvokeFunction""#, "/endpoint/*", &["LP0602"]),
        (r#""lambda:InvokeWebFunction""#, "/endpoint/*", &["LP0702"]),
        (r#""lambda:*""#, "/endpoint/*", &["LP0504"]),
    ] {
        assert_eq!(codes(&statement(action, within), &all), expected, "{action} on {within}");
    }
    let deny = statement(invoke, "").replace("Allow", "Deny");
    assert!(!codes(&deny, &all).contains(&"LP1017"));
}

#[test]
fn a_statement_is_about_the_web_function_of_its_policy() {
    let options = AuditOptions::new().resource(WEB_FUNCTION);
    let invoke = r#""lambda:InvokeWebFunctionEndpoint""#;
    for (within, expected) in
        [("/endpoint/*", &[][..]), ("/endpoint/prod", &[]), ("*", &[]), ("-2/endpoint/*", &["LP0803"])]
    {
        assert_eq!(codes(&statement(invoke, within), &options), expected, "{within}");
    }
    let function = statement(r#""lambda:InvokeFunction""#, "").replace("web-function/my-site", "function:my-site");
    assert_eq!(codes(&function, &options), ["LP1008"]);
}

#[test]
fn a_public_endpoint_is_found() {
    let public = statement(r#""lambda:InvokeWebFunctionEndpoint""#, "/endpoint/*")
        .replace(r#"{"AWS":"arn:aws:iam::210987654321:role/r"}"#, r#""*""#);
    assert_eq!(codes(&public, &AuditOptions::new()), ["LP0503"]);
    let unscoped = public.replace(r#""*","Action"#, r#"{"Service":"cloudfront.amazonaws.com"},"Action"#);
    assert_eq!(codes(&unscoped, &AuditOptions::new()), ["LP0501"]);
}

#[test]
fn a_call_is_decided() {
    let document = site();
    let decide = |request: &Request<'_>| match document.decide(request).expect("a request") {
        Decision::Allowed { .. } => "allowed",
        Decision::AllowedWithIdentityPolicy { .. } => "with identity policy",
        Decision::Denied { .. } => "denied",
        Decision::NotAllowed(_) => "not allowed",
    };
    let [prod, test] = ["prod", "test"].map(|name| format!("{WEB_FUNCTION}/endpoint/{name}"));
    let cdn = |endpoint| {
        let caller = Request::service("cloudfront.amazonaws.com").source_arn(DISTRIBUTION);
        Request::web_function_endpoint(caller.source_account("123456789012"), endpoint)
    };
    assert_eq!(decide(&cdn(&prod)), "allowed");
    assert_eq!(decide(&cdn(&test)), "not allowed");
    assert_eq!(decide(&cdn(&prod).source_arn("arn:aws:cloudfront::123456789012:distribution/E1")), "not allowed");
    let reader = "arn:aws:iam::210987654321:role/ci";
    assert_eq!(
        decide(&Request::identity(reader).action("lambda:GetWebFunction").resource(WEB_FUNCTION)),
        "with identity policy"
    );
    assert_eq!(decide(&Request::web_function_endpoint(Request::identity(reader), &prod)), "not allowed");
    let member = Request::web_function_endpoint(Request::identity(reader).organization("o-t194hfs8cz"), &test);
    assert_ne!(decide(&member), "not allowed");
}

#[test]
fn a_policy_is_written_as_the_macro() {
    let expected = r#"policy!(
    web_function = "arn:aws:lambda:us-east-2:123456789012:web-function/my-site",
    statement(
        statement_id = "cdn",
        action = InvokeWebFunctionEndpoint,
        principal = cloudfront,
        source_arn = "arn:aws:cloudfront::123456789012:distribution/E2QWRUHAPOMQZL",
        source_account = "123456789012",
        endpoint = "prod",
        web_function_auth_type = IamAuth,
    ),
    statement(
        statement_id = "organization",
        action = InvokeWebFunctionEndpoint,
        principal = "*",
        principal_org_id = "o-t194hfs8cz",
    ),
    statement(
        statement_id = "reader",
        action = GetWebFunction,
        principal = "arn:aws:iam::210987654321:role/ci",
    ),
)"#;
    assert_eq!(SITE.to_policy().to_string(), expected);
    assert!(SITE.to_policy().unsaid().is_empty());
}
