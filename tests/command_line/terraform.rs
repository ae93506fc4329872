//! Permissions as resources of Terraform: in HCL, in its JSON, and in the JSON of a plan.

use std::{collections::BTreeSet, fs, process::Command};

use lambda_perm_core::facts::{
    parameters::{Key, Target, ValueKind},
    terraform::{LAYER_VERSION_PERMISSION, PERMISSION},
};
use serde_json::{Map, Value, json};

use super::{codes, counted, folder, program};
use crate::{
    grant::cases,
    support::{beside, case::Case},
};

/// What a resource can say. An empty text is an argument that is not given.
fn is_told(case: &Case) -> bool {
    let is_of_target = |(key, text): &(Key, String)| {
        let is_none = text.is_empty() && (!key.is_required() || *key == Key::StatementId);
        key.fits(case.target) && !is_none
    };
    // No resource declares a single permission of a web function.
    case.target != Target::WebFunction && case.not_needed.is_none() && case.values.iter().all(is_of_target)
}

const fn kind(case: &Case) -> &'static str {
    match case.target {
        Target::LayerVersion => LAYER_VERSION_PERMISSION,
        Target::Function | Target::WebFunction => PERMISSION,
    }
}

/// The arguments, each text as `write` has it. A case of a layer has no version, which is a required one.
fn arguments(case: &Case, write: fn(&str) -> String) -> Map<String, Value> {
    let value = |key: Key, text: &str| match key.parameter().kind {
        ValueKind::Boolean => json!(text == "true"),
        ValueKind::Text | ValueKind::Number => json!(write(text)),
    };
    let of = |(key, text): &(Key, String)| Some((key.parameter().terraform?.to_owned(), value(*key, text)));
    let mut arguments: Map<String, Value> = case.values.iter().filter_map(of).collect();
    if case.target == Target::LayerVersion {
        arguments.entry("version_number").or_insert(json!(1));
    }
    arguments
}

/// A text as a template that stands for it.
fn escaped(text: &str) -> String {
    text.replace("${", "$${").replace("%{", "%%{")
}

fn hcl(case: &Case) -> String {
    let mut text = String::new();
    for lint in &case.allowed {
        text += &format!("# lambda-perm: allow({}, reason = \"a test\")\n", lint.name());
    }
    text += &format!("resource \"{}\" \"p\" {{\n", kind(case));
    for (name, value) in arguments(case, escaped) {
        text += &format!("  {name} = {}\n", in_hcl(&value.to_string()));
    }
    text + "}\n"
}

/// A value of JSON in HCL, which has no `\b` and no `\f`.
fn in_hcl(json: &str) -> String {
    json.replace("\\b", "\\u0008").replace("\\f", "\\u000c")
}

fn in_json(case: &Case) -> String {
    json!({"resource": {kind(case): {"p": arguments(case, escaped)}}}).to_string()
}

fn plan(case: &Case) -> String {
    let after = arguments(case, str::to_owned);
    let change = json!({"actions": ["create"], "before": null, "after": after, "after_unknown": {"id": true}});
    let address = format!("{}.p", kind(case));
    let resource = json!({"address": address, "mode": "managed", "type": kind(case), "name": "p", "change": change});
    json!({"format_version": "1.2", "resource_changes": [resource]}).to_string()
}

#[test]
fn each_case_has_the_codes_of_grant() {
    let (folder, program) = (folder("terraform"), program());
    let cases: Vec<Case> = cases::table().into_iter().map(|(case, _)| case).filter(is_told).collect();
    let ends = |case: &Case| match case.allowed.is_empty() {
        true => vec![("tf", hcl(case)), ("tf.json", in_json(case)), ("plan.json", plan(case))],
        // Only HCL has comments.
        false => vec![("tf", hcl(case))],
    };
    let mut check = Command::new(program);
    check.args(["check", "--format", "json"]);
    for (number, case) in cases.iter().enumerate() {
        for (end, text) in ends(case) {
            let file = folder.join(format!("{number}.{end}"));
            fs::write(&file, text).expect("a file");
            check.arg(file);
        }
    }
    let output = check.output().expect("the program starts");
    let files: usize = cases.iter().map(|case| ends(case).len()).sum();
    assert_eq!(counted(&output), files);
    let found = codes(&output);
    let mut wrong = Vec::new();
    for (number, case) in cases.iter().enumerate() {
        let expected: BTreeSet<String> = case.codes().into_iter().map(String::from).collect();
        let is_false = case.values.iter().any(|(key, text)| *key == Key::InvokedViaFunctionUrl && text == "false");
        for (end, _) in ends(case) {
            let found = found.get(&format!("{number}.{end}")).cloned().unwrap_or_default();
            // In a plan, `false` stands for what nobody has written.
            if found != expected && !(is_false && end == "plan.json") {
                wrong.push(format!("{number}.{end} {:?}: expected {expected:?}, found {found:?}", case.values));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
    assert!(cases.len() > 350, "only {} cases can be told", cases.len());
}

/// What this project writes for what is right is right for it.
#[test]
fn own_configurations_are_right() {
    let folder = folder("own_terraform");
    let mut check = Command::new(program());
    check.args(["check", "--format", "json"]);
    let right = cases::table().into_iter().filter(|(case, codes)| codes.is_empty() && case.not_needed.is_none());
    let mut number = 0;
    for (case, _) in right.filter(|(case, _)| case.target == Target::Function && case.allowed.is_empty()) {
        let Ok(resource) = case.function_permission().terraform() else { continue };
        let configuration = lambda_perm::terraform::Configuration::of([resource]).expect("one resource");
        let file = folder.join(format!("{number}.tf.json"));
        fs::write(&file, configuration.to_json()).expect("a file");
        check.arg(file);
        number += 1;
    }
    let output = check.output().expect("the program starts");
    assert_eq!(counted(&output), number);
    assert!(codes(&output).is_empty() && number > 50, "{number}: {:?}", codes(&output));
}

/// Resources that others wrote, all in one file each way.
#[test]
fn each_resource_of_others_is_counted() {
    let Some(text) = beside::read("corpus/terraform.jsonl") else { return };
    let rows: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let folder = folder("corpus_terraform");
    let mut check = Command::new(program());
    check.args(["check", "--format", "json"]);
    let mut count = 0;
    for (number, row) in rows.iter().enumerate() {
        if let Some(block) = row["block"].as_str() {
            let file = folder.join(format!("{number}.tf"));
            fs::write(&file, block).expect("a file");
            check.arg(file);
            count += 1;
        }
        let kind = row["type"].as_str().expect("a type");
        let name = row["name"].as_str().expect("a name");
        let file = folder.join(format!("{number}.tf.json"));
        fs::write(&file, json!({"resource": {kind: {name: row["parsed"]}}}).to_string()).expect("a file");
        check.arg(file);
        count += 1;
    }
    assert_eq!(counted(&check.output().expect("the program starts")), count);
}
