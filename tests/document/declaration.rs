//! What files declare: the table of cases of `grant!`, whole and with values that the file leaves open.

use std::collections::BTreeSet;

use lambda_perm::{Exception, Plain, document::PolicyDocument, finding::At, plan::Verdict};
use lambda_perm_core::{
    declaration::{Declaration, DeclaredValue},
    expression::Language,
    facts::parameters::{Key, Target},
};

use crate::{grant::cases::table, support::case::Case};

/// The case as a file has it, with one of its values open. `None` for one that only the macro can say.
fn declared(case: &Case, open: Option<Key>) -> Option<Declaration> {
    if case.not_needed.is_some() {
        return None;
    }
    let values = case.values.iter().fold(Declaration::new(case.target, None), |declared, (key, text)| {
        let value = if Some(*key) == open { DeclaredValue::Open } else { DeclaredValue::Text(text) };
        declared.with(*key, value)
    });
    // A case of a layer has no version, which is a required key.
    let values =
        if case.target == Target::LayerVersion { values.with(Key::VersionNumber, DeclaredValue::Open) } else { values };
    Some(case.allowed.iter().fold(values, |declared, lint| declared.allowing(Exception::new(*lint, "a test"))))
}

fn codes(declared: &Declaration) -> BTreeSet<&'static str> {
    declared.findings().iter().map(|error| error.code().id()).collect()
}

#[test]
fn each_case_has_the_same_codes() {
    let mut count = 0;
    for (case, expected) in table() {
        let Some(declared) = declared(&case, None) else { continue };
        assert_eq!(codes(&declared), expected.iter().copied().collect(), "{:?}", case.values);
        count += 1;
    }
    assert!(count > 350, "{count}");
}

#[test]
fn nothing_is_found_because_a_value_is_open() {
    for (case, expected) in table() {
        for (open, _) in &case.values {
            let Some(declared) = declared(&case, Some(*open)) else { continue };
            let expected: BTreeSet<&str> = expected.iter().copied().collect();
            let found = codes(&declared);
            assert!(found.is_subset(&expected), "{open:?} of {:?}: {found:?}, and not {expected:?}", case.values);
        }
    }
}

#[test]
fn what_no_file_says_by_a_function_is_open() {
    let declared = Declaration::new(Target::Function, Some(Language::CloudFormation))
        .with(Key::FunctionName, DeclaredValue::CloudFormation(r#"{"Ref":"Function","of":"AWS::Lambda::Function"}"#))
        .with(Key::StatementId, DeclaredValue::Open)
        .with(Key::Action, DeclaredValue::CloudFormation(r#"{"Ref":"Action"}"#))
        .with(Key::Principal, DeclaredValue::Text("sns.amazonaws.com"))
        .with(Key::SourceArn, DeclaredValue::CloudFormation(r#"{"Ref":"Topic","of":"AWS::SNS::Topic"}"#));
    assert_eq!(declared.findings(), []);
    assert_eq!(declared.shown(Key::FunctionName), Some("${Function}"));
    assert_eq!(declared.shown(Key::Action), None);
}

#[test]
fn permissions_of_one_function_are_judged_together() {
    let topic = |sid: &'static str, arn: &'static str| {
        Declaration::new(Target::Function, None)
            .with(Key::FunctionName, DeclaredValue::Text("f"))
            .with(Key::StatementId, DeclaredValue::Text(sid))
            .with(Key::Action, DeclaredValue::Text("lambda:InvokeFunction"))
            .with(Key::Principal, DeclaredValue::Text("sns.amazonaws.com"))
            .with(Key::SourceArn, DeclaredValue::Text(arn))
    };
    let wide = topic("wide", "arn:aws:sns:us-east-2:123456789012:*");
    let narrow = topic("narrow", "arn:aws:sns:us-east-2:123456789012:orders");
    let found = Declaration::findings_of_all(&[&wide, &narrow]);
    let found: Vec<_> = found.iter().map(|error| (error.code().id(), error.statement())).collect();
    assert_eq!(found, [("LP0805", Some(2))]);
    assert!(Declaration::findings_of_all(&[]).is_empty());
}

#[test]
fn a_permission_is_made_of_what_is_said() {
    let declared = |principal| {
        Declaration::new(Target::Function, None)
            .with(Key::FunctionName, DeclaredValue::Text("f"))
            .with(Key::StatementId, DeclaredValue::Text("s"))
            .with(Key::Action, DeclaredValue::Text("lambda:InvokeFunction"))
            .with(Key::Principal, principal)
    };
    let permission = declared(DeclaredValue::Text("*")).permission::<Plain>().expect("a permission");
    assert!(permission.to_grant().to_string().contains("allow(public_access, reason = \"TODO: why\")"));
    let codes = |wrong: Declaration| {
        let findings = wrong.permission::<Plain>().expect_err("no permission");
        findings.iter().map(|error| (error.code().id(), error.at())).collect::<Vec<_>>()
    };
    assert_eq!(codes(declared(DeclaredValue::Open)), [("LP0102", At::Value(Key::Principal))]);
    // Without a source, the permission would grant more than what is there.
    let topic = || declared(DeclaredValue::Text("sns.amazonaws.com"));
    for unsaid in
        [DeclaredValue::Open, DeclaredValue::MaybeAbsent, DeclaredValue::Placeholders("arn:aws:sns:us-east-2:${A}:t")]
    {
        assert_eq!(codes(topic().with(Key::SourceArn, unsaid)), [("LP0102", At::Value(Key::SourceArn))]);
    }
}

#[test]
fn a_declared_permission_is_compared_as_a_statement() {
    let topic = |arn: &'static str| {
        let declared = Declaration::new(Target::Function, Some(Language::Terraform))
            .with(Key::FunctionName, DeclaredValue::Terraform("${aws_lambda_function.f.arn}"))
            .with(Key::StatementId, DeclaredValue::Text("s"))
            .with(Key::Action, DeclaredValue::Text("lambda:InvokeFunction"))
            .with(Key::Principal, DeclaredValue::Text("sns.amazonaws.com"))
            .with(Key::SourceArn, DeclaredValue::Text(arn));
        let mut document = PolicyDocument::EMPTY;
        document.push(declared.statement().expect("a statement"));
        document
    };
    let (one, all) = (topic("arn:aws:sns:us-east-2:123456789012:a"), topic("arn:aws:sns:us-east-2:123456789012:*"));
    assert!(one.difference(&one).is_empty());
    assert_eq!(one.difference(&all).verdict(), Verdict::Widens);
    assert_eq!(all.difference(&one).verdict(), Verdict::Narrows);
}
