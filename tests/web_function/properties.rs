//! What holds of each policy that the checks let through.

use std::collections::BTreeSet;

use lambda_perm::{
    AccountId, WebFunctionPolicyBuf,
    document::{AuditOptions, DocumentStatement, PolicyDocument},
    output::Scope,
    plan::PlanOptions,
};
use lambda_perm_core::facts::{actions::ACTIONS, parameters::Key};
use proptest::{option, prelude::*, sample};

use super::WEB_FUNCTION;
use crate::support::{case::Case, depth::times};

/// A statement of a small world, right or wrong.
fn statement() -> impl Strategy<Value = Case> {
    let actions: Vec<String> = ACTIONS
        .iter()
        .filter(|action| action.web_function_part().is_some())
        .map(|action| format!("lambda:{}", action.name))
        .chain(["lambda:*", "lambda:InvokeWebFunctionEndpoint"].map(String::from))
        .collect();
    let principals = vec!["123456789012", "arn:aws:iam::210987654321:role/r", "*", "cloudfront.amazonaws.com"];
    let values = (
        "[ab]{1,2}",
        sample::select(actions),
        sample::select(principals),
        option::of("[a-z]{1,3}"),
        option::of(sample::select(vec!["arn:aws:cloudfront::123456789012:distribution/E1", "arn:aws:s3:::b"])),
        option::of(Just("123456789012")),
        option::of(Just("o-t194hfs8cz")),
        option::of(sample::select(vec!["IamAuth", "ApplicationManaged"])),
    );
    values.prop_map(|(id, action, principal, endpoint, source, account, organization, auth_type)| {
        let with = |case: Case, key, text: Option<&str>| match text {
            Some(text) => case.with(key, text),
            None => case,
        };
        let case = Case::web(principal).with(Key::StatementId, &id).with(Key::Action, &action);
        let case = with(case, Key::Endpoint, endpoint.as_deref());
        let case = with(case, Key::SourceArn, source);
        let case = with(case, Key::SourceAccount, account);
        let case = with(case, Key::PrincipalOrgId, organization);
        with(case, Key::WebFunctionAuthType, auth_type)
    })
}

/// Whether nothing is wrong with it that no exception could allow.
fn is_right(case: &Case) -> bool {
    case.findings().iter().all(|(code, _)| code.lint().is_some())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400 * times()))]

    #[test]
    fn a_policy_comes_back_from_its_document(case in statement().prop_filter("is wrong", is_right)) {
        let case = case.with(Key::WebFunction, WEB_FUNCTION);
        let policy = case.web_function_policy();
        let text = policy.document(&Scope::NONE).expect("an ARN").to_json();
        let document = PolicyDocument::parse(&text).expect("a document");
        // The document has what the statement has, and its audit says the same of it.
        let read = document.statements()[0].web_function_permission().expect("a statement of `policy!`");
        let again = WebFunctionPolicyBuf::of([read]).expect("a policy");
        prop_assert_eq!(again.document(&Scope::NONE).expect("an ARN").to_json(), &text[..]);
        let audit = document.audit(&AuditOptions::new());
        let found: BTreeSet<_> = audit.iter().map(|finding| finding.code().id()).collect();
        prop_assert_eq!(found, case.codes(), "{}", text);
        // What is there already needs no request.
        let plan = policy.plan(&document, &Scope::NONE, &PlanOptions::default()).expect("a plan");
        prop_assert!(plan.is_empty(), "{}", plan);
        let json = serde_json::to_string(&policy).expect("JSON");
        prop_assert_eq!(serde_json::from_str::<WebFunctionPolicyBuf>(&json).expect("a policy"), policy);
    }

    /// A name is completed to the ARN, and means the same.
    #[test]
    fn a_name_and_an_arn_make_one_document(case in statement().prop_filter("is wrong", is_right)) {
        let scope = Scope::new("us-east-2", AccountId::new("123456789012"));
        let document = |name: &str| {
            let policy = case.clone().with(Key::WebFunction, name).web_function_policy();
            policy.document(&scope).expect("a scope").to_json()
        };
        prop_assert_eq!(document("my-site"), document(WEB_FUNCTION));
    }
}

#[test]
fn statements_that_policy_cannot_say_are_named() {
    for (members, word) in [
        (r#""Principal":"*","Action":["lambda:GetWebFunction","lambda:UpdateWebFunction"],"Resource":"ARN""#, "Action"),
        (r#""Principal":"*","Action":"lambda:GetWebFunction","Resource":"ARN/endpoint/*""#, "is not what a statement"),
        (r#""Principal":"*","Action":"lambda:InvokeWebFunctionEndpoint","Resource":"ARN/endpoint/p*""#, ""),
        (r#""Principal":"*","Action":"lambda:InvokeWebFunctionEndpoint","Resource":"ARN""#, "is not what a statement"),
    ] {
        let text = format!(r#"{{"Sid":"s","Effect":"Allow",{members}}}"#).replace("ARN", WEB_FUNCTION);
        let statement = DocumentStatement::parse(&text).expect("a statement");
        let error = statement.web_function_permission().expect_err(&text).to_string();
        assert!(error.contains(word), "{text}\n{error}");
    }
}
