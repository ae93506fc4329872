//! Permissions as resources of templates, in JSON and in YAML.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    process::Command,
};

use lambda_perm::FunctionPolicyBuf;
use lambda_perm_core::facts::{
    cloudformation::{LAYER_VERSION_PERMISSION, PERMISSION},
    parameters::{Key, Target},
};
use serde_json::{Map, Value, json};

use super::{all_codes, codes, counted, folder, program, report};
use crate::{
    grant::cases,
    support::{beside, case::Case},
};

/// What a template cannot say.
fn is_told(case: &Case) -> bool {
    let value = |key| case.values.iter().find(|(other, _)| *other == key).map(|(_, text)| text.as_str());
    let name = value(Key::of_name(case.target)).unwrap_or_default();
    // A template has no place for a statement's ID, or for a qualifier beside one that the name has.
    let has_own_id = value(Key::StatementId) != Some("s");
    let is_qualified = value(Key::Qualifier).is_some_and(|qualifier| {
        let is_plain = |character: char| character.is_ascii_alphanumeric() || "-_".contains(character);
        matches!(name.matches(':').count(), 1 | 3 | 7) || name.ends_with(':') || !qualifier.chars().all(is_plain)
    });
    let is_foreign = case.values.iter().any(|(key, _)| !key.fits(case.target));
    // A layer is given by the ARN of a version.
    let is_layer = case.target == Target::LayerVersion;
    let is_other_layer = is_layer && !(name == "l" || name.starts_with("arn:")) || value(Key::VersionNumber).is_some();
    let is_web = case.target == Target::WebFunction;
    !has_own_id && !is_web && !is_qualified && !is_foreign && !is_other_layer && case.not_needed.is_none()
}

fn properties(case: &Case) -> Map<String, Value> {
    let value = |key| case.values.iter().find(|(other, _)| *other == key).map(|(_, text)| text.clone());
    let mut properties = Map::new();
    for (key, text) in &case.values {
        let Some(property) = key.parameter().cloudformation else { continue };
        let text = match (key, value(Key::Qualifier)) {
            (Key::FunctionName, Some(qualifier)) => format!("{text}:{qualifier}"),
            (Key::LayerName, _) if text.starts_with("arn:") => format!("{text}:1"),
            (Key::LayerName, _) => format!("arn:aws:lambda:us-east-1:123456789012:layer:{text}:1"),
            _ => text.clone(),
        };
        properties.insert(property.to_owned(), Value::from(text));
    }
    properties
}

fn metadata(case: &Case) -> Value {
    let allowed = case.allowed.iter().map(|lint| json!({"lint": lint.name(), "reason": "a test"}));
    json!({"LambdaPerm": {"allow": allowed.collect::<Vec<_>>()}})
}

const fn kind(case: &Case) -> &'static str {
    match case.target {
        Target::LayerVersion => LAYER_VERSION_PERMISSION,
        Target::Function | Target::WebFunction => PERMISSION,
    }
}

fn json_template(case: &Case) -> String {
    let resource = json!({"Type": kind(case), "Metadata": metadata(case), "Properties": properties(case)});
    json!({"Resources": {"P": resource}}).to_string()
}

/// In block style, without quotes where no reader of YAML needs them.
fn yaml_template(case: &Case) -> String {
    let mut text = String::from("Resources:\n  P:\n");
    for lint in &case.allowed {
        text += &format!("    # lambda-perm: allow({}, reason = \"a test\")\n", lint.name());
    }
    text += &format!("    Type: {}\n    Properties:\n", kind(case));
    for (name, value) in properties(case) {
        let value = value.as_str().expect("text");
        let is_plain = |character: char| character.is_ascii_alphanumeric() || ":./-_".contains(character);
        let needs_none = value.starts_with(|first: char| first.is_ascii_alphanumeric())
            && value.chars().all(is_plain)
            && !value.ends_with(':');
        let written = if needs_none { value.to_owned() } else { Value::from(value).to_string() };
        text += &format!("      {name}: {written}\n");
    }
    text
}

#[test]
fn each_case_has_the_codes_of_grant() {
    let (folder, program) = (folder("cloudformation"), program());
    let cases: Vec<Case> = cases::table().into_iter().map(|(case, _)| case).filter(is_told).collect();
    let mut check = Command::new(program);
    check.args(["check", "--format", "json"]);
    for (number, case) in cases.iter().enumerate() {
        for (end, text) in [("json", json_template(case)), ("yaml", yaml_template(case))] {
            let file = folder.join(format!("{number}.{end}"));
            fs::write(&file, text).expect("a file");
            check.arg(file);
        }
    }
    let found = codes(&check.output().expect("the program starts"));
    let mut wrong = Vec::new();
    for (number, case) in cases.iter().enumerate() {
        let expected: BTreeSet<String> = case.codes().into_iter().map(String::from).collect();
        for end in ["json", "yaml"] {
            let mut found = found.get(&format!("{number}.{end}")).cloned().unwrap_or_default();
            // What CloudFormation limits more tightly than the API.
            found.remove("LP0912");
            if found != expected {
                wrong.push(format!("{number}.{end} {:?}: expected {expected:?}, found {found:?}", case.values));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
    assert!(cases.len() > 350, "only {} cases can be told", cases.len());
}

/// What this project writes for what is right is right for it, as single permissions and as whole policies.
#[test]
fn own_templates_are_right() {
    let folder = folder("own");
    let mut check = Command::new(program());
    check.args(["check", "--format", "json"]);
    let right = cases::table().into_iter().filter(|(case, codes)| codes.is_empty() && case.not_needed.is_none());
    let mut number = 0;
    for (case, _) in right.filter(|(case, _)| case.target == Target::Function && case.allowed.is_empty()) {
        let permission = case.function_permission();
        // What needs a second statement beside it is no policy by itself.
        let policy = FunctionPolicyBuf::of([permission.clone()]).ok();
        let whole = policy.and_then(|policy| policy.cloudformation_policy().ok());
        for resource in whole.into_iter().chain(permission.cloudformation().ok()) {
            let resource = resource.to_json();
            let file = folder.join(format!("{number}.json"));
            fs::write(&file, format!("{{\"Resources\":{resource}}}")).expect("a file");
            check.arg(file);
            number += 1;
        }
    }
    let output = check.output().expect("the program starts");
    assert_eq!(codes(&output), BTreeMap::new(), "{}", String::from_utf8_lossy(&output.stdout));
    let report = report(&output);
    assert!(output.status.success(), "{report}");
    assert_eq!((&report["errors"], &report["skipped"]), (&json!([]), &json!([])));
    assert!(number > 200, "{number}");
}

/// What others wrote, with every permission counted, and with each finding that was looked at by hand.
#[test]
fn templates_of_others_are_read() {
    let Some(templates) = beside::read_all("corpus/cfn_templates") else { return };
    let folder = folder("corpus");
    let (mut check, mut wanted) = (Command::new(program()), 0);
    check.args(["check", "--format", "json"]);
    for (name, text) in &templates {
        let file = folder.join(name);
        fs::write(&file, text).expect("a file");
        check.arg(file);
        let kinds = [PERMISSION, LAYER_VERSION_PERMISSION];
        // `Type: X`, `"Type": "X"` and `'Type': 'X'`, each in a line of its own or with others behind it.
        let bare = text.replace(['"', '\'', ' '], "");
        wanted += kinds.map(|kind| bare.matches(&format!("Type:{kind}\n")).count()).iter().sum::<usize>();
        wanted += kinds.map(|kind| bare.matches(&format!("Type:{kind},")).count()).iter().sum::<usize>();
        wanted += kinds.map(|kind| bare.matches(&format!("Type:{kind}\r\n")).count()).iter().sum::<usize>();
    }
    let output = check.output().expect("the program starts");
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!((counted(&output), wanted), (444, 444));
    let expected = [
        ("LP0204", 1),
        ("LP0407", 5),
        ("LP0408", 2),
        ("LP0501", 56),
        ("LP0503", 1),
        ("LP0504", 1),
        ("LP0701", 2),
        ("LP0705", 2),
        ("LP0805", 26),
    ];
    assert_eq!(all_codes(&output), expected.map(|(code, count)| (code.to_owned(), count)).into());
}

#[test]
fn permissions_of_others_are_read() {
    let Some(text) = beside::read("corpus/cfn_permissions.jsonl") else { return };
    let mut resources = BTreeMap::new();
    for (number, line) in text.lines().enumerate() {
        let row: Value = serde_json::from_str(line).expect("JSON");
        resources.insert(
            format!("P{number}"),
            json!({"Type": row["type"], "Properties": row["properties"], "Condition": format!("C{number}")}),
        );
    }
    let file = folder("permissions").join("all.json");
    let template = serde_json::to_string_pretty(&json!({ "Resources": resources })).expect("JSON");
    fs::write(&file, template).expect("a file");
    let output =
        Command::new(program()).args(["check", "--format", "json"]).arg(file).output().expect("the program starts");
    assert_eq!(counted(&output), resources.len());
    let expected = [
        ("LP0203", 13),
        ("LP0204", 1),
        ("LP0309", 3),
        ("LP0407", 21),
        ("LP0419", 1),
        ("LP0501", 53),
        ("LP0502", 2),
        ("LP0503", 14),
        ("LP0504", 2),
        ("LP0701", 1),
        ("LP0705", 4),
        ("LP0902", 7),
    ];
    assert_eq!(all_codes(&output), expected.map(|(code, count)| (code.to_owned(), count)).into());
}
