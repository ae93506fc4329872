//! The macro, const evaluation and run time have the same message for the same mistake.
//!
//! Const evaluation is called at run time here, where its error is a panic. `tests/grant/agreement.rs` of the workspace does
//! the same with the types that users make themselves.

use std::{
    cell::Cell,
    panic::{UnwindSafe, catch_unwind, set_hook, take_hook},
    sync::Once,
};

use lambda_perm_core::{
    __private::{Constant, Examined, assert_value},
    check::{Check, check_value},
    facts::parameters::{Key, Target},
    finding::At,
    statement::Statement,
};

use super::{errors, policy_errors};

thread_local! {
    static IS_QUIET: Cell<bool> = const { Cell::new(false) };
}

/// The text that const evaluation ends with, if it does. Its panic is what is tested, so it is not reported. Panics of other tests,
/// which run at the same time, are.
pub(super) fn panic_text(check: impl FnOnce() + UnwindSafe) -> Option<String> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let report = take_hook();
        set_hook(Box::new(move |info| {
            if !IS_QUIET.get() {
                report(info);
            }
        }));
    });
    IS_QUIET.set(true);
    let result = catch_unwind(check);
    IS_QUIET.set(false);
    let payload = result.err()?;
    payload.downcast_ref::<String>().cloned().or_else(|| payload.downcast_ref::<&str>().map(|text| (*text).to_owned()))
}

/// Values that are wrong by themselves.
const VALUES: &[(Key, &[&str])] = &[
    (Key::FunctionName, &["", "my.fn", "f:", "f:a:b", "arn:aws:lambda:us-east-1:1:function:f", "a b", "f:$LATEST"]),
    (Key::Qualifier, &["", "a b", "$LATEST", "prod$", "q\u{e9}"]),
    (Key::StatementId, &["", "a b", "s.1", "\n", "é"]),
    (Key::Action, &["", "InvokeFunction", "lambda:Get*", "s3:GetObject", "lambda:"]),
    (
        Key::Principal,
        &["", "12345", "s3", "arn:aws:iam::123456789012:group/g", "a b", "s3.amazonaws.co", "arn:aws:s3:::b"],
    ),
    (Key::SourceArn, &["", "b", "arn:aws:s3", "arn:aws:sns:*:123456789012:t", "arn:aws:sns:us-east-1:12:t"]),
    (Key::SourceAccount, &["", "1", "12345678901x", "1234-5678-9012"]),
    (Key::EventSourceToken, &["", "a b", "a/b"]),
    (Key::PrincipalOrgId, &["", "o-", "r-t194hfs8cz", "o-T194HFS8CZ"]),
    (Key::FunctionUrlAuthType, &["", "none", "IAM"]),
    (Key::LayerName, &["", "l:3", "a b", "arn:aws:lambda:us-east-1:123456789012:layer:l:3"]),
    (Key::OrganizationId, &["", "o-", "123456789012"]),
    (
        Key::WebFunction,
        &[
            "",
            "my.site",
            "-site",
            "arn:aws:lambda:us-east-1:123456789012:function:f",
            "arn:aws:lambda:us-east-1:123456789012:web-function/s/endpoint/prod",
        ],
    ),
    (Key::Endpoint, &["", "*", "a/b", "prod_"]),
    (Key::WebFunctionAuthType, &["", "IAM", "iamAuth"]),
];

/// What const evaluation says of a text constant.
pub(super) fn constant_text(key: Key, text: &'static str) -> Option<String> {
    panic_text(move || {
        let constant = Constant(text);
        match key {
            Key::FunctionName => constant.function_name().assert(),
            Key::Qualifier => constant.qualifier().assert(),
            Key::StatementId => constant.statement_id().assert(),
            Key::Action => constant.action().assert(),
            Key::Principal => constant.principal().assert(),
            Key::SourceArn => constant.source_arn().assert(),
            Key::SourceAccount => constant.source_account().assert(),
            Key::EventSourceToken => constant.event_source_token().assert(),
            Key::PrincipalOrgId => constant.principal_org_id().assert(),
            Key::FunctionUrlAuthType => constant.function_url_auth_type().assert(),
            Key::LayerName => constant.layer_name().assert(),
            Key::OrganizationId => constant.organization_id().assert(),
            Key::WebFunction => constant.web_function().assert(),
            Key::Endpoint => constant.endpoint().assert(),
            Key::WebFunctionAuthType => constant.web_function_auth_type().assert(),
            _ => {}
        }
    })
}

/// Calls whose values are right one by one. Each key with its literal in the call and its text for the API.
const COMBINATIONS: &[(Target, &[(Key, &str)])] = &[
    (Target::Function, &[(Key::Principal, "*")]),
    (Target::Function, &[(Key::Principal, "s3.amazonaws.com")]),
    (Target::Function, &[(Key::Principal, "s3.amazonaws.com"), (Key::SourceArn, "arn:aws:s3:::b/*")]),
    (Target::Function, &[(Key::Principal, "s3.amazonaws.com"), (Key::SourceArn, "arn:aws:s3:::b")]),
    (
        Target::Function,
        &[
            (Key::Principal, "s3.amazonaws.com"),
            (Key::SourceArn, "arn:aws:sns:us-east-1:123456789012:t"),
            (Key::SourceAccount, "210987654321"),
        ],
    ),
    (Target::Function, &[(Key::Principal, "sqs.amazonaws.com")]),
    (
        Target::Function,
        &[(Key::Principal, "events.amazonaws.com"), (Key::SourceArn, "arn:aws:events:us-est-1:123456789012:rule/r")],
    ),
    (
        Target::Function,
        &[(Key::Principal, "123456789012"), (Key::SourceAccount, "123456789012"), (Key::Action, "lambda:*")],
    ),
    (Target::Function, &[(Key::Principal, "123456789012"), (Key::Action, "lambda:Invoke")]),
    (Target::Function, &[(Key::Principal, "123456789012"), (Key::FunctionName, "f:1"), (Key::Qualifier, "2")]),
    (Target::Function, &[(Key::Principal, "*"), (Key::Action, "lambda:InvokeFunctionUrl")]),
    (Target::Function, &[(Key::Principal, "nobody.amazonaws.com"), (Key::PrincipalOrgId, "o-t194hfs8cz")]),
    (Target::LayerVersion, &[(Key::Principal, "*")]),
    (Target::LayerVersion, &[(Key::Principal, "123456789012"), (Key::OrganizationId, "o-t194hfs8cz")]),
    (Target::LayerVersion, &[(Key::Principal, "123456789012"), (Key::Action, "lambda:InvokeFunction")]),
    (Target::WebFunction, &[(Key::Principal, "*")]),
    (Target::WebFunction, &[(Key::Principal, "cloudfront.amazonaws.com")]),
    (Target::WebFunction, &[(Key::Principal, "s3.amazonaws.com"), (Key::SourceArn, "arn:aws:s3:::b/*")]),
    (Target::WebFunction, &[(Key::Principal, "123456789012"), (Key::Action, "lambda:InvokeWebFunction")]),
    (
        Target::WebFunction,
        &[(Key::Principal, "123456789012"), (Key::Action, "lambda:GetWebFunction"), (Key::Endpoint, "prod")],
    ),
];

/// The given values and those that every call needs.
fn complete(target: Target, given: &[(Key, &'static str)]) -> Vec<(Key, &'static str)> {
    let needed = match target {
        Target::Function => {
            vec![(Key::FunctionName, "f"), (Key::StatementId, "s"), (Key::Action, "lambda:InvokeFunction")]
        }
        Target::LayerVersion => {
            vec![(Key::LayerName, "l"), (Key::StatementId, "s"), (Key::Action, "lambda:GetLayerVersion")]
        }
        Target::WebFunction => {
            vec![(Key::WebFunction, "w"), (Key::StatementId, "s"), (Key::Action, "lambda:InvokeWebFunctionEndpoint")]
        }
    };
    let needed = needed.into_iter().filter(|(key, _)| given.iter().all(|(other, _)| other != key));
    given.iter().copied().chain(needed).collect()
}

#[test]
fn single_values() {
    for (key, texts) in VALUES {
        for text in *texts {
            let rendered = check_value(*key, text).map(|finding| finding.render().as_str().to_owned());
            assert!(rendered.is_some(), "`{text}` is right for {key:?}");
            let macros = errors(&format!("{} = {text:?}", key.name()));
            let literal = macros.into_iter().find(|(blamed, _)| *blamed == format!("{text:?}")).map(|(_, text)| text);
            assert_eq!(literal, rendered, "macro, {key:?} `{text}`");
            assert_eq!(constant_text(*key, text), rendered, "const evaluation, {key:?} `{text}`");
        }
    }
}

#[test]
fn combinations() {
    for (target, given) in COMBINATIONS {
        let values = complete(*target, given);
        let statement =
            values.iter().fold(Statement::new(*target), |statement, (key, text)| statement.with(*key, text));
        let statement = match target {
            Target::LayerVersion => statement.with(Key::VersionNumber, "1"),
            Target::Function | Target::WebFunction => statement,
        };
        let check = Check::new(statement);
        let rendered: Vec<(At, String)> =
            check.findings().map(|(_, finding)| (finding.at(), finding.render().as_str().to_owned())).collect();
        assert!(!rendered.is_empty(), "{given:?} is right");

        let mut call: Vec<String> = values.iter().map(|(key, text)| format!("{} = {text:?}", key.name())).collect();
        call.extend((*target == Target::LayerVersion).then(|| "version_number = 1".to_owned()));
        let macros = match target {
            Target::WebFunction => {
                let (of_resource, own): (Vec<_>, Vec<_>) = call
                    .into_iter()
                    .partition(|argument| argument.starts_with(Key::WebFunction.name()) && !argument.contains("auth"));
                policy_errors(&format!("{}, statement({})", of_resource.join(", "), own.join(", ")))
            }
            Target::Function | Target::LayerVersion => errors(&call.join(", ")),
        };
        let macros: Vec<String> = macros.into_iter().map(|(_, text)| text).collect();
        let expected: Vec<&str> = rendered.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(macros, expected, "macro, {given:?}");

        for (key, _) in &values {
            let of_key: Vec<&str> =
                rendered.iter().filter(|(at, _)| *at == At::Value(*key)).map(|(_, text)| text.as_str()).collect();
            let expected = (!of_key.is_empty()).then(|| of_key.join("\n"));
            let found = panic_text(move || assert_value(&[&Examined::one(check)], *key));
            assert_eq!(found, expected, "const evaluation, {key:?} of {given:?}");
        }
    }
}
