//! The same permission has the same findings in every format as in `grant!`.

use std::collections::{BTreeMap, BTreeSet};

use lambda_perm_core::facts::{
    operations::{ADD_LAYER_VERSION_PERMISSION, ADD_PERMISSION},
    parameters::{Key, Target, ValueKind},
};
use serde_json::{Value, json};

use crate::{
    grant::cases::table,
    support::{
        case::Case,
        program::{folder, run},
        skip::note,
        stored::{document, stored},
    },
};

/// The codes that a case has, and the text of a file that declares it; `None` where the format cannot say it.
type Written = Option<(BTreeSet<String>, String)>;

/// What is found of one statement of a pair in a document alone.
const HALF_OF_A_PAIR: &str = "LP0804";

/// Writes each case as a file, and compares what is found with what is wrong.
fn agrees(name: &str, extension: &str, format: &str, write: impl Fn(&Case, &[&str]) -> Written, least: usize) {
    let cases = table();
    let written: Vec<(String, BTreeSet<String>, String)> = cases
        .iter()
        .enumerate()
        .filter_map(|(at, (case, codes))| {
            let (codes, text) = write(case, codes)?;
            Some((format!("{at:04}.{extension}"), codes, text))
        })
        .collect();
    assert!(written.len() >= least, "{} of {} cases were written", written.len(), cases.len());
    note(&format!("{name}: looked at {} of {} cases", written.len(), cases.len()));
    let files: Vec<(&str, &[u8])> = written.iter().map(|(name, _, text)| (name.as_str(), text.as_bytes())).collect();
    let ran = run(&folder(name, &files), &["check", "--input", format]);
    let mut found: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (code, place) in ran.found() {
        let file = place.split(':').next().unwrap_or_default();
        if code != HALF_OF_A_PAIR {
            found.entry(file).or_default().insert(code.to_owned());
        }
    }
    for (name, codes, text) in &written {
        assert_eq!(found.get(name.as_str()).cloned().unwrap_or_default(), *codes, "{name}: {text}");
    }
    assert!(!ran.out.contains("\nerror: "), "{}", ran.out);
}

fn owned(codes: &[&str]) -> BTreeSet<String> {
    codes.iter().map(|code| (*code).to_owned()).collect()
}

/// The values with their names in the API, and a version for each layer.
fn named(case: &Case) -> Vec<(Key, &'static str, String)> {
    let mut values = case.values.clone();
    if case.target == Target::LayerVersion && !values.iter().any(|(key, _)| *key == Key::VersionNumber) {
        values.push((Key::VersionNumber, "1".into()));
    }
    values.into_iter().map(|(key, text)| (key, key.parameter().name, text)).collect()
}

#[test]
fn parameters_of_the_api() {
    let write = |case: &Case, codes: &[&str]| {
        // Parameters have no comments, and a number that is none is another finding.
        if !case.allowed.is_empty() || case.not_needed.is_some() || case.target == Target::WebFunction {
            return None;
        }
        let mut object = serde_json::Map::new();
        for (key, name, text) in named(case) {
            let value: Value = match key.parameter().kind {
                ValueKind::Text => text.into(),
                ValueKind::Number | ValueKind::Boolean => serde_json::from_str(&text).ok()?,
            };
            object.insert(name.to_owned(), value);
        }
        Some((owned(codes), Value::from(object).to_string()))
    };
    agrees("agreement_parameters", "json", "parameters", write, 300);
}

#[test]
fn commands_of_the_aws_cli() {
    let write = |case: &Case, codes: &[&str]| {
        let operation = match case.target {
            Target::Function => ADD_PERMISSION,
            Target::LayerVersion => ADD_LAYER_VERSION_PERMISSION,
            // No command adds a permission of a web function.
            Target::WebFunction => return None,
        };
        let mut text = String::new();
        if !case.allowed.is_empty() {
            let lints: Vec<&str> = case.allowed.iter().map(|lint| lint.name()).collect();
            text = format!("# lambda-perm: allow({}, reason = \"a test\")\n", lints.join(", "));
        }
        text += &format!("aws lambda {}", operation.command);
        for (key, name, value) in named(case) {
            let operations = [ADD_PERMISSION, ADD_LAYER_VERSION_PERMISSION];
            let option = operations.iter().find_map(|operation| operation.member(name))?.option;
            match (key.parameter().kind, value.as_str()) {
                (ValueKind::Boolean, "true") => text += &format!(" {option}"),
                (ValueKind::Boolean, _) => text += &format!(" {}", option.replacen("--", "--no-", 1)),
                (_, value) => text += &format!(" {option} '{}'", value.replace('\'', "'\\''")),
            }
        }
        // No argument of a command has a NUL.
        let can_be_written = case.not_needed.is_none() && !text.contains('\0');
        can_be_written.then(|| (owned(codes), text + "\n"))
    };
    agrees("agreement_shell", "sh", "shell", write, 300);
}

/// The document of a case, without exceptions. The one statement of a pair is judged where there are several, and is not compared.
fn document_of(case: &Case) -> Written {
    let (stored, resource) = stored(case)?;
    let codes = stored.codes().into_iter().map(str::to_owned).collect();
    case.allowed.is_empty().then(|| (codes, document(&stored, &resource)))
}

#[test]
fn documents() {
    agrees("agreement_document", "json", "policy", |case, _| document_of(case), 300);
}

#[test]
fn answers_of_get_policy() {
    let answer = |case: &Case, _: &[&str]| {
        let (codes, document) = document_of(case)?;
        Some((codes, json!({"Policy": document, "RevisionId": "8d154860-195a-4cea-8efd-7061a956570f"}).to_string()))
    };
    agrees("agreement_answer", "json", "policy", answer, 300);
}
