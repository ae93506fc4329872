//! Values that may be absent, exceptions, and the words of findings.

use alloc::borrow::ToOwned;

use crate::declaration::*;

fn s3(language: Option<Language>) -> Declaration {
    Declaration::new(Target::Function, language)
        .with(Key::FunctionName, DeclaredValue::Text("f"))
        .with(Key::StatementId, DeclaredValue::Open)
        .with(Key::Action, DeclaredValue::Text("lambda:InvokeFunction"))
        .with(Key::Principal, DeclaredValue::Text("s3.amazonaws.com"))
}

fn codes(declared: &Declaration) -> Vec<&'static str> {
    declared.findings().iter().map(|error| error.code().id()).collect()
}

#[test]
fn what_may_be_absent_is_judged_both_ways() {
    assert_eq!(codes(&s3(None)), ["LP0501"]);
    // No ARN of S3's names an account.
    assert_eq!(codes(&s3(None).with(Key::SourceArn, DeclaredValue::Open)), ["LP0502"]);
    assert_eq!(codes(&s3(None).with(Key::SourceAccount, DeclaredValue::Open)), [""; 0]);
    assert_eq!(codes(&s3(None).with(Key::SourceArn, DeclaredValue::MaybeAbsent)), [""; 0]);
    // An auth type goes with no such action, but it may not be there.
    let url = s3(None).with(Key::SourceAccount, DeclaredValue::Text("123456789012"));
    assert_eq!(codes(&url.clone().with(Key::FunctionUrlAuthType, DeclaredValue::Open)), ["LP0303"]);
    assert_eq!(codes(&url.clone().with(Key::FunctionUrlAuthType, DeclaredValue::MaybeAbsent)), [""; 0]);
    // A required one that may be absent is not missing.
    let nothing = Declaration::new(Target::Function, None);
    let maybe = Key::ALL.iter().filter(|key| key.fits(Target::Function));
    let maybe = maybe.fold(nothing.clone(), |declared, key| declared.with(*key, DeclaredValue::MaybeAbsent));
    assert_eq!(codes(&maybe), [""; 0]);
    assert_eq!(codes(&nothing), ["LP0105"; 4]);
    let all = [&url.clone().with(Key::FunctionUrlAuthType, DeclaredValue::MaybeAbsent), &s3(None)];
    let found = Declaration::findings_of_all(&all);
    assert!(found.iter().all(|error| error.code().id() != "LP0303"), "{found:?}");
    assert!(found.iter().any(|error| error.code().id() == "LP0501" && error.statement() == Some(2)), "{found:?}");
}

#[test]
fn a_stale_exception_needs_no_statement_id() {
    let exception = Exception::new(Lint::PublicAccess, "a test");
    assert_eq!(codes(&s3(None).allowing(exception)), ["LP0501", "LP0114"]);
}

#[test]
fn findings_are_in_the_words_of_the_template() {
    let help = |declared: Declaration| declared.findings().first().map(|error| error.help().to_owned());
    let template = s3(Some(Language::CloudFormation));
    assert_eq!(
        help(template.clone()).as_deref(),
        Some("add `SourceArn`, which is arn:${Partition}:s3:::${BucketName}, and `SourceAccount`")
    );
    assert!(help(template.in_policy()).is_some_and(|help| help.starts_with("add `AWS:SourceArn` under `ArnLike`")));
    let public = |language| {
        let declared = Declaration::new(Target::Function, language)
            .with(Key::FunctionName, DeclaredValue::Text("f"))
            .with(Key::StatementId, DeclaredValue::Open)
            .with(Key::Action, DeclaredValue::Text("lambda:InvokeFunction"))
            .with(Key::SourceArn, DeclaredValue::Text("arn:aws:s3:::b"));
        help(declared.with(Key::Principal, DeclaredValue::Text("*")))
    };
    let said = "name the service, such as Principal: \"s3.amazonaws.com\", or allow `public_access` with a reason";
    assert_eq!(public(Some(Language::CloudFormation)).as_deref(), Some(said));
    assert_eq!(public(None), Some(said.replace("Principal: ", "principal = ")));
    let long = "x".repeat(300);
    let limited = Declaration::new(Target::Function, Some(Language::CloudFormation))
        .with(Key::FunctionName, DeclaredValue::Text("f"))
        .with(Key::StatementId, DeclaredValue::Open)
        .with(Key::Action, DeclaredValue::Text("lambda:InvokeFunction"))
        .with(Key::Principal, DeclaredValue::Text(&["arn:aws:iam::123456789012:role/", &long, "/r"].concat()));
    assert_eq!(codes(&limited), ["LP0912"]);
    assert_eq!(codes(&limited.in_policy()), [""; 0]);
}
