//! The language: each form has the same values, and what is wrong with several statements together.

use lambda_perm::{
    Findings, Lint, WebFunctionAuthType, WebFunctionPermission, WebFunctionPolicy, WebFunctionPolicyBuf,
    finding::Exception, output::Scope, policy, try_policy,
};
use lambda_perm_core::{
    check::set::{Member, Set},
    facts::parameters::Key,
};

use super::{DISTRIBUTION, SITE, WEB_FUNCTION};
use crate::support::case::Case;

const ENDPOINT: &str = "prod";
const AUTH_TYPE: WebFunctionAuthType = WebFunctionAuthType::IamAuth;
const ORGANIZATION: &str = "o-t194hfs8cz";

/// The same with constants instead of literals.
const CONSTANTS: WebFunctionPolicy = policy!(
    web_function = const { WEB_FUNCTION },
    statement(
        statement_id = "cdn",
        action = InvokeWebFunctionEndpoint,
        principal = cloudfront,
        endpoint = const { ENDPOINT },
        source_arn = const { DISTRIBUTION },
        source_account = "123456789012",
        web_function_auth_type = const { AUTH_TYPE },
    ),
    statement(
        statement_id = "organization",
        action = InvokeWebFunctionEndpoint,
        principal = "*",
        principal_org_id = const { ORGANIZATION },
    ),
    statement(statement_id = "reader", action = GetWebFunction, principal = "arn:aws:iam::210987654321:role/ci"),
);

#[test]
fn each_form_gives_the_same_policy() {
    assert_eq!(CONSTANTS, SITE);
    let at_run_time = try_policy!(
        web_function = WEB_FUNCTION.to_owned(),
        statement(
            statement_id = "cdn",
            action = InvokeWebFunctionEndpoint,
            principal = cloudfront,
            endpoint = Some(ENDPOINT.to_owned()),
            source_arn = DISTRIBUTION.to_owned(),
            source_account = "123456789012",
            web_function_auth_type = Some(WebFunctionAuthType::IamAuth),
        ),
        statement(
            statement_id = "organization",
            action = InvokeWebFunctionEndpoint,
            principal = "*",
            principal_org_id = ORGANIZATION,
        ),
        statement(statement_id = "reader", action = GetWebFunction, principal = "arn:aws:iam::210987654321:role/ci"),
    );
    assert_eq!(at_run_time.expect("a policy"), SITE.into_owned());
    let of = WebFunctionPolicyBuf::of(SITE.permissions().map(WebFunctionPermission::into_owned));
    assert_eq!(of.expect("a policy"), SITE.into_owned());
    assert_eq!(SITE.len(), 3);
    let first = SITE.get(0).expect("a statement");
    assert_eq!(first.endpoint().map(|endpoint| endpoint.as_str()), Some("prod"));
    assert_eq!(first.web_function_auth_type(), Some(WebFunctionAuthType::IamAuth));
    assert_eq!(first.web_function().as_str(), WEB_FUNCTION);
}

#[test]
fn what_is_shown_can_be_read() {
    let json = serde_json::to_string(&SITE).expect("JSON");
    let start = format!(r#"{{"web_function":"{WEB_FUNCTION}","statements":[{{"statement_id":"cdn","#);
    assert!(json.starts_with(&start), "{json}");
    assert!(json.contains(r#""web_function_auth_type":"IamAuth""#) && json.contains(r#""endpoint":"prod""#), "{json}");
    assert_eq!(serde_json::from_str::<WebFunctionPolicyBuf>(&json).expect("a policy"), SITE.into_owned());
    let wrong = json.replace(r#""endpoint":"prod""#, r#""endpoint":"pr*d","qualifier":"7""#);
    let error = serde_json::from_str::<WebFunctionPolicyBuf>(&wrong).expect_err("two mistakes").to_string();
    assert!(error.contains("LP0106") && error.contains("LP0219"), "{error}");
    let function = json.replace("web_function\":\"arn", "function_name\":\"arn");
    assert!(serde_json::from_str::<WebFunctionPolicyBuf>(&function).is_err());
}

/// What belongs to functions and layers is nothing for web functions, and the other way round.
#[test]
fn keys_belong_to_a_target() {
    let of_functions = [
        (Key::FunctionName, "f"),
        (Key::Qualifier, "7"),
        (Key::EventSourceToken, "token"),
        (Key::FunctionUrlAuthType, "AWS_IAM"),
        (Key::InvokedViaFunctionUrl, "true"),
    ];
    let of_layers = [(Key::LayerName, "l"), (Key::OrganizationId, ORGANIZATION)];
    for (key, text) in of_functions.into_iter().chain(of_layers) {
        assert!(Case::web("210987654321").with(key, text).codes().contains("LP0106"), "{key:?}");
    }
    for (key, text) in [(Key::WebFunction, "w"), (Key::Endpoint, "prod"), (Key::WebFunctionAuthType, "IamAuth")] {
        for case in [Case::invoke("210987654321"), Case::layer("210987654321")] {
            assert!(case.with(key, text).codes().contains("LP0106"), "{key:?}");
        }
    }
}

/// The codes of what is wrong with the statements together, with the numbers of the statements.
#[track_caller]
fn assert_finds(cases: &[Case], expected: &[(usize, &str)]) {
    let members: Vec<_> = cases.iter().map(|case| Member::new(case.check().in_set())).collect();
    let found: Vec<_> = Set::new(cases[0].statement().resource(), &members).findings().collect();
    let codes: Vec<_> = found.iter().map(|(at, finding)| (*at, finding.code().id())).collect();
    assert_eq!(codes, expected, "{found:#?}");
}

fn caller(id: &str, principal: &str) -> Case {
    Case::web(principal).with(Key::StatementId, id)
}

#[test]
fn statements_are_looked_at_together() {
    let role = "arn:aws:iam::210987654321:role/r";
    let on = |case: Case, endpoint: &str| case.with(Key::Endpoint, endpoint);
    assert_finds(&[caller("a", role), caller("b", "210987654321")], &[]);
    assert_finds(&[caller("a", role), caller("a", "210987654321")], &[(1, "LP0801")]);
    assert_finds(&[caller("a", role), caller("b", role)], &[(1, "LP0805")]);
    // All endpoints are more than one, and two endpoints are two.
    assert_finds(&[caller("a", role), on(caller("b", role), "prod")], &[(1, "LP0805")]);
    assert_finds(&[on(caller("a", role), "prod"), caller("b", role)], &[(0, "LP0805")]);
    assert_finds(&[on(caller("a", role), "prod"), on(caller("b", role), "test")], &[]);
    assert_finds(&[on(caller("a", role), "prod"), on(caller("b", role), "prod")], &[(1, "LP0805")]);
    let iam = |case: Case| case.with(Key::WebFunctionAuthType, "IamAuth");
    assert_finds(&[caller("a", role), iam(caller("b", role))], &[(1, "LP0805")]);
    // Actions on different things shadow nothing.
    let reads = |id: &str| caller(id, role).with(Key::Action, "lambda:GetWebFunction");
    assert_finds(&[reads("a"), caller("b", role)], &[]);
    assert_finds(&[reads("a"), reads("b")], &[(1, "LP0805")]);
    // A web function has no URL that would need two statements.
    assert_finds(&[caller("a", "*"), reads("b")], &[]);
}

/// A policy with statements that make its document this large.
fn of_size(size: usize) -> Result<WebFunctionPolicyBuf, Findings> {
    let principal =
        |number: usize, length: usize| format!("arn:aws:iam::210987654321:role/{}/{number:03}", "p".repeat(length));
    let length = |policy: &WebFunctionPolicyBuf| policy.document(&Scope::NONE).expect("an ARN").to_json().len();
    let one = |number: usize, path: usize| {
        try_policy!(
            web_function = WEB_FUNCTION,
            statement(
                statement_id = format!("s{number:03}"),
                action = InvokeWebFunctionEndpoint,
                principal = principal(number, path),
            ),
        )
        .expect("a policy")
    };
    let mut policy = one(0, 400);
    let each = length(&one(1, 400)) - r#"{"Version":"2012-10-17","Id":"default","Statement":[]}"#.len() + 1;
    let mut number = 1;
    while length(&policy) + 2 * each <= size {
        policy = policy.merged_with(one(number, 400).permissions())?;
        number += 1;
    }
    // The last two fill what is missing.
    for left in [2, 1] {
        let path = (size - length(&policy)) / left + 400 - each;
        policy = policy.merged_with(one(number, path).permissions())?;
        number += 1;
    }
    Ok(policy)
}

#[test]
fn the_size_is_counted_to_the_byte() {
    let policy = of_size(20_480).expect("as large as it may be");
    assert_eq!(policy.document(&Scope::NONE).expect("an ARN").to_json().len(), 20_480);
    let findings = of_size(20_481).expect_err("a byte too many");
    assert_eq!(findings.iter().map(|finding| finding.code().id()).collect::<Vec<_>>(), ["LP0802"]);
}

#[test]
fn sets_are_of_one_web_function() {
    let other = try_policy!(
        web_function = "arn:aws:lambda:us-east-2:123456789012:web-function/other",
        statement(statement_id = "other", action = InvokeWebFunctionEndpoint, principal = "210987654321"),
    );
    let other = other.expect("a policy");
    let findings = SITE.merged_with(other.permissions()).expect_err("two web functions");
    assert!(findings.to_string().contains("LP0803"), "{findings}");
    let same = try_policy!(
        web_function = "my-site",
        statement(statement_id = "more", action = InvokeWebFunctionEndpoint, principal = "210987654321"),
    );
    let merged = SITE.merged_with(same.expect("a policy").permissions()).expect("one web function");
    assert_eq!(merged.len(), 4);
}

#[test]
fn exceptions_are_told() {
    const PUBLIC: WebFunctionPolicy = policy!(
        web_function = "my-site",
        statement(
            statement_id = "everyone",
            action = InvokeWebFunctionEndpoint,
            principal = "*",
            allow(public_access, reason = "a website"),
        ),
    );
    let exceptions: Vec<_> = PUBLIC.exceptions().cloned().collect();
    assert_eq!(exceptions, [Exception::new(Lint::PublicAccess, "a website")]);
}
