//! What AWS was recorded to answer, where the recordings stand beside the repository.

use lambda_perm::output::Scope;
use lambda_perm_core::facts::parameters::{Key, Target};

use super::SCOPE;
use crate::support::recorded;

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
    if case.target == Target::LayerVersion {
        return case.layer_version_permission(version).statement(&Scope::NONE).expect("a full ARN").to_json();
    }
    let whole = case.function_permission().statement(&Scope::NONE).expect("a full ARN").to_json();
    // The bare name, with the qualifier apart, in the Region of the call: the same statement.
    let name = case.values.iter().find(|(key, _)| *key == Key::FunctionName).map(|(_, name)| name.clone());
    let name = name.expect("a function").rsplit_once(":function:").expect("an ARN").1.to_owned();
    let case = match name.split_once(':') {
        Some((name, qualifier)) => case.named(name).at(qualifier),
        None => case.named(&name),
    };
    let bare = case.function_permission().statement(&SCOPE).expect("the scope is whole").to_json();
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
