//! The table of cases of `grant!`: each as a document has the same codes.

use std::collections::BTreeSet;

use lambda_perm::{
    Exception,
    document::{AuditOptions, PolicyDocument},
};
use lambda_perm_core::{
    check::check_value,
    facts::{
        conditions::CONDITION_KEYS,
        parameters::{Key, Target},
    },
};
use serde_json::{Map, Value, json};

use crate::{grant::cases::table, support::case::Case};

const SCOPE: &str = "arn:aws:lambda:us-east-2:123456789012:";

/// The case with the ARN that Lambda would write. `None` for one that no document can say.
fn stored(case: &Case) -> Option<(Case, String)> {
    let text = |key| case.values.iter().find(|(other, _)| *other == key).map(|(_, text)| text.as_str());
    let is_writable =
        case.values.iter().all(|(key, text)| key.fits(case.target) && (*key, text.as_str()) != VIA_URL_FALSE);
    if case.not_needed.is_some() || !is_writable {
        return None;
    }
    let mut stored = case.clone();
    stored.values.retain(|(key, _)| *key != Key::Qualifier && *key != Key::VersionNumber);
    let (key, resource) = match case.target {
        Target::Function => {
            let name = text(Key::FunctionName)?;
            let whole = match name.split(':').collect::<Vec<_>>()[..] {
                ["arn", ..] => name.to_owned(),
                [name] => format!("{SCOPE}function:{name}"),
                _ => return None,
            };
            let resource =
                text(Key::Qualifier).map_or_else(|| whole.clone(), |qualifier| format!("{whole}:{qualifier}"));
            (Key::FunctionName, resource)
        }
        Target::LayerVersion => {
            let name = text(Key::LayerName)?;
            let whole = if name.starts_with("arn:") { name.to_owned() } else { format!("{SCOPE}layer:{name}") };
            (Key::LayerName, whole)
        }
    };
    // IAM takes patterns of actions, and their prefix in any case.
    let is_iam_action = |action: &str| {
        !action.starts_with("lambda:") && action.to_lowercase().starts_with("lambda:") || action.ends_with("t*")
    };
    if check_value(key, &resource).is_some() || text(Key::Action).is_some_and(is_iam_action) {
        return None;
    }
    stored = stored.with(key, &resource);
    let resource = if case.target == Target::Function { resource } else { format!("{resource}:1") };
    Some((stored, resource))
}

const VIA_URL_FALSE: (Key, &str) = (Key::InvokedViaFunctionUrl, "false");

fn document(case: &Case, resource: &str) -> String {
    let text = |key| case.values.iter().find(|(other, _)| *other == key).map(|(_, text)| text.as_str());
    let principal = text(Key::Principal).unwrap_or_default();
    let kind = if principal.contains(".amazon") || principal.contains("${") { "Service" } else { "AWS" };
    let mut conditions: Map<String, Value> = Map::new();
    for row in &CONDITION_KEYS {
        if let Some(text) = text(row.parameter).filter(|_| row.parameter.fits(case.target)) {
            let operator = conditions.entry(row.operator).or_insert_with(|| json!({}));
            operator[row.key] = json!(text);
        }
    }
    json!({
        "Version": "2012-10-17",
        "Statement": {
            "Sid": text(Key::StatementId),
            "Effect": "Allow",
            "Principal": if principal == "*" { json!("*") } else { json!({ kind: principal }) },
            "Action": text(Key::Action),
            "Resource": resource,
            "Condition": conditions,
        }
    })
    .to_string()
}

#[test]
fn each_case_has_the_same_codes_as_a_document() {
    let (mut wrong, mut count, mut seen) = (Vec::new(), 0, BTreeSet::new());
    for (case, _) in table() {
        let Some((stored, resource)) = stored(&case) else { continue };
        let text = document(&stored, &resource);
        let sid = stored.values.iter().find(|(key, _)| *key == Key::StatementId).map_or("", |(_, text)| text);
        let options = case
            .allowed
            .iter()
            .fold(AuditOptions::new(), |options, lint| options.allow(sid, Exception::new(*lint, "a test")));
        let audit = PolicyDocument::parse(&text).unwrap_or_else(|error| panic!("{error}\n{text}")).audit(&options);
        // The one statement of a pair is judged where there are several.
        let found: BTreeSet<&str> =
            audit.iter().map(|finding| finding.code().id()).filter(|code| *code != "LP0804").collect();
        let expected = stored.codes();
        count += 1;
        seen.extend(expected.iter().copied());
        if found != expected {
            wrong.push(format!("{text}\n  expected {expected:?}, found {audit}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(count > 300 && seen.len() > 50, "{count} cases with {} codes", seen.len());
}
