//! Cases as Lambda stores them.

use lambda_perm_core::{
    check::check_value,
    facts::{
        actions::{self, WebFunctionPart},
        conditions::CONDITION_KEYS,
        parameters::{Key, Target},
    },
};
use serde_json::{Map, Value, json};

use crate::support::case::Case;

const SCOPE: &str = "arn:aws:lambda:us-east-2:123456789012:";
/// What a statement is on, behind the ARN of the web function.
fn within(action: &str, endpoint: Option<&str>) -> String {
    let part = actions::find(action.trim_start_matches("lambda:")).and_then(|action| action.web_function_part());
    match (endpoint, part) {
        (Some(endpoint), _) => format!("/endpoint/{endpoint}"),
        (None, Some(WebFunctionPart::Function)) => String::new(),
        (None, Some(WebFunctionPart::Revision)) => "/revision/*".to_owned(),
        (None, Some(WebFunctionPart::Endpoint) | None) => "/endpoint/*".to_owned(),
    }
}

const VIA_URL_FALSE: (Key, &str) = (Key::InvokedViaFunctionUrl, "false");

/// The case with the ARN that Lambda would write. `None` for one that no document can say.
pub fn stored(case: &Case) -> Option<(Case, String)> {
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
        Target::WebFunction => {
            let name = text(Key::WebFunction)?;
            // IAM takes patterns of endpoints.
            if text(Key::Endpoint).is_some_and(|endpoint| endpoint.contains(['*', '/'])) {
                return None;
            }
            let whole = if name.starts_with("arn:") { name.to_owned() } else { format!("{SCOPE}web-function/{name}") };
            (Key::WebFunction, whole)
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
    let resource = match case.target {
        Target::Function => resource,
        Target::LayerVersion => format!("{resource}:1"),
        Target::WebFunction => resource + &within(text(Key::Action)?, text(Key::Endpoint)),
    };
    Some((stored, resource))
}

/// The policy with the statement of a case.
pub fn document(case: &Case, resource: &str) -> String {
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
