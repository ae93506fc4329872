//! Which conditions go with which callers and actions.

use lambda_perm::finding::Lint;
use lambda_perm_core::facts::parameters::Key;

use super::shorthand::{ACCOUNT, DISTRIBUTION, ORGANIZATION, ROLE, SKILL, TOPIC, action, alexa, everyone, sns};
use crate::support::case::Case;

/// Which condition goes with which caller, row by row. The callers are a service, the one that calls URLs, Alexa, an account, a role
/// and everyone.
#[test]
fn each_condition_goes_with_its_callers() {
    type Codes = &'static [&'static str];
    type Row = (&'static str, fn(Case) -> Case, [Codes; 6]);
    const SOURCES: [&str; 6] = [TOPIC, DISTRIBUTION, TOPIC, TOPIC, TOPIC, TOPIC];
    // The services come with the scope they need, so that only the condition of the row is judged.
    let callers = [
        sns(),
        Case::invoke("cloudfront.amazonaws.com").arn(DISTRIBUTION),
        alexa(),
        action("InvokeFunction"),
        Case::invoke(ROLE),
        everyone(),
    ];
    let rows: [Row; 8] = [
        ("nothing more", |case| case, [&[], &[], &[], &[], &[], &["LP0503"]]),
        ("account", |case| case.account(ACCOUNT), [&[], &[], &["LP0409"], &["LP0408"], &["LP0408"], &["LP0503"]]),
        ("token", |case| case.token(SKILL), [&["LP0410"], &["LP0410"], &[], &["LP0410"], &["LP0410"], &["LP0503"]]),
        (
            "organization",
            |case| case.organization(ORGANIZATION),
            [&["LP0411"], &["LP0411"], &["LP0411"], &[], &[], &[]],
        ),
        (
            "auth type, other action",
            |case| case.auth_type("AWS_IAM"),
            [&["LP0303"], &["LP0303"], &["LP0303"], &["LP0303"], &["LP0303"], &["LP0303", "LP0503"]],
        ),
        ("via URL", |case| case.via_url(true), [&["LP0414"], &[], &["LP0414"], &[], &[], &["LP0503"]]),
        (
            "not via URL",
            |case| case.via_url(false),
            [&["LP0605"], &["LP0605"], &["LP0605"], &["LP0605"], &["LP0605"], &["LP0503", "LP0605"]],
        ),
        (
            "signed URL",
            |case| case.with(Key::Action, "lambda:InvokeFunctionUrl").auth_type("AWS_IAM"),
            [&["LP0604"], &[], &["LP0604"], &[], &[], &["LP0503"]],
        ),
    ];
    for (name, condition, expected) in rows {
        for (caller, codes) in callers.iter().zip(expected) {
            let case = condition(caller.clone());
            assert_eq!(case.codes(), codes.iter().copied().collect(), "{name}: {:#?}", case.findings());
        }
    }
    // A source is what the services of this table come with; the others have none.
    let expected: [Codes; 6] = [&[], &[], &["LP0409"], &["LP0408"], &["LP0408"], &["LP0503"]];
    for ((caller, source), codes) in callers.iter().zip(SOURCES).zip(expected) {
        let case = caller.clone().arn(source);
        assert_eq!(case.codes(), codes.iter().copied().collect(), "{:#?}", case.findings());
    }
}

/// That an action is unknown is a lint, and allowing it must not open what AWS rejects: only InvokeFunctionUrl has an
/// auth type, only InvokeFunction goes via the URL. Without the `allow`, the misspelt name is one mistake, not two.
#[test]
fn an_allowed_lint_hides_no_error() {
    for (case, error) in [
        (action("InvokeFunctionUrls").auth_type("AWS_IAM"), "LP0303"),
        (action("InvokeFunctions").via_url(true), "LP0304"),
    ] {
        assert_eq!(case.codes(), ["LP0702"].into());
        assert_eq!(case.allow(Lint::UnknownAction).codes(), [error].into());
    }
}
