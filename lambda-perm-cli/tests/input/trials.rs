//! Programs that people tried: what the macro has to say of a permission, the same permission in a file has too.

use lambda_perm_core::{Lint, facts::services, finding::Code};
use serde_json::{Map, Value};

use crate::support::{
    beside,
    program::{folder, run},
    skip::note,
};

/// The parameters of the only `grant!` of a program, if all its values are texts or names of the catalogue.
fn parameters(code: &str) -> Option<Map<String, Value>> {
    let (_, call) = code.split_once("grant!(")?;
    let (call, rest) = call.split_once(");")?;
    if rest.contains("grant!(") || rest.contains("policy!(") || call.contains("allow(") {
        return None;
    }
    let mut parameters = Map::new();
    for argument in call.split(", ") {
        let (key, value) = argument.split_once(" = ")?;
        let key = lambda_perm_core::facts::parameters::Key::find(key)?;
        let text = match value.strip_prefix('"').and_then(|value| value.strip_suffix('"')) {
            Some(text) => text.to_owned(),
            None if key.name() == "action" => format!("lambda:{value}"),
            None if key.name() == "principal" => services::by_id(value)?.principal.to_owned(),
            None => return None,
        };
        parameters.insert(key.parameter().name.to_owned(), text.into());
    }
    Some(parameters)
}

#[test]
fn a_permission_in_a_file_is_judged_as_in_a_program() {
    let Some(text) = beside::read("trials/cases.json") else { return };
    let cases: Vec<Value> = serde_json::from_str(&text).expect("JSON");
    let mut looked_at = 0;
    for case in &cases {
        let Some(parameters) = parameters(case["code"].as_str().expect("code")) else { continue };
        looked_at += 1;
        let json = Value::from(parameters).to_string();
        let ran = run(&folder("trials", &[("call.json", json.as_bytes())]), &["check"]);
        let codes = ran.codes();
        assert_eq!(!codes.is_empty(), case["expect"] == "fail", "{}: {}", case["id"], ran.out);
        let lints: Vec<&str> = Code::ALL
            .iter()
            .filter(|code| codes.contains(&code.id()))
            .filter_map(|code| code.lint().map(Lint::name))
            .collect();
        for word in case["must_mention"].as_array().expect("a list") {
            let word = word.as_str().expect("a word");
            // How to write it in Rust is the macro's to say.
            let is_said = ran.out.contains(word) || lints.contains(&word) || word.contains('(');
            assert!(is_said, "{}: {word} is not in {}", case["id"], ran.out);
        }
    }
    note(&format!("looked at {looked_at} of {} programs", cases.len()));
    assert!(looked_at >= 12, "{looked_at}");
}
