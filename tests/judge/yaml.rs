//! Two YAML parsers as judges of whether a template's JSON and YAML are the same: they catch every scalar that one of
//! them would take for a number, a boolean, a date or nothing.

use serde_json::{Value, json};

use crate::support::judge::ask;

const RIGHT: &str = r#"
AWSTemplateFormatVersion: "2010-09-09"
account: '012345678901'
no: "no"
"on": "on"
float: "1e3"
time: "12:30:45"
date: "2012-10-17"
nothing: "~"
key: "="
yes: true
number: 5
text: plain text, with a comma and a#b
block: |
  two
  lines
escaped: "tab\tnul\0 \u2028 \U0001F600"
sub: !Sub arn:${AWS::Partition}:s3:::${Bucket}
sub_with: !Sub ["${a}", {a: !Ref B}]
attribute: !GetAtt Topic.Outputs.Arn
pair: !GetAtt [Topic, Arn]
long: {Fn::GetAtt: Topic.Arn}
join: !Join ["", [a, !Ref AWS::AccountId]]
number_like: !Ref 123
condition: !Condition Production
import: !ImportValue name
"#;

fn right() -> Value {
    json!({
        "AWSTemplateFormatVersion": "2010-09-09", "account": "012345678901", "no": "no", "on": "on", "float": "1e3",
        "time": "12:30:45", "date": "2012-10-17", "nothing": "~", "key": "=", "yes": true, "number": 5,
        "text": "plain text, with a comma and a#b", "block": "two\nlines\n",
        "escaped": "tab\tnul\0 \u{2028} \u{1F600}",
        "sub": {"Fn::Sub": "arn:${AWS::Partition}:s3:::${Bucket}"},
        "sub_with": {"Fn::Sub": ["${a}", {"a": {"Ref": "B"}}]},
        "attribute": {"Fn::GetAtt": ["Topic", "Outputs.Arn"]}, "pair": {"Fn::GetAtt": "Topic.Arn"},
        "long": {"Fn::GetAtt": ["Topic", "Arn"]},
        "join": {"Fn::Join": ["", ["a", {"Ref": "AWS::AccountId"}]]},
        "number_like": {"Ref": "123"}, "condition": {"Condition": "Production"}, "import": {"Fn::ImportValue": "name"},
    })
}

/// Texts that are not themselves when they stand unquoted, in one version of YAML or in both.
const AMBIGUOUS: &[&str] = &[
    "2012-10-17",
    "012345678901",
    "0123",
    "08",
    "1e3",
    "1E3",
    "1.e3",
    "0x10",
    "0o17",
    "0b1",
    "1_000",
    "+1",
    "1.5",
    ".inf",
    ".NaN",
    "no",
    "Yes",
    "on",
    "OFF",
    "y",
    "N",
    "true",
    "null",
    "~",
    "",
    "=",
    "<<",
    "12:30:45",
    "2001-12-14t21:59:43.10-05:00",
    "a: b",
    "a #b",
    "*a",
    "- a",
    "!Ref a",
];

#[test]
fn it_accepts_the_same_and_no_ambiguous_scalar() {
    // `no` and `yes` as names are booleans too, in YAML 1.1.
    let quoted = RIGHT.replace("\nno:", "\n\"no\":").replace("\nyes:", "\n\"yes\":");
    // As it stands, this one is a line break to YAML.
    let right = right().to_string().replace('\u{2028}', "\\u2028");
    let mut lines = vec![json!({"json": right, "yaml": quoted}), json!({"json": right, "yaml": RIGHT})];
    for text in AMBIGUOUS {
        let value = json!({ "a": text });
        lines.push(json!({"json": value.to_string(), "yaml": format!("a: {text}")}));
        lines.push(
            json!({"json": value.to_string(), "yaml": format!("a: {value}").replace("{\"a\":", "").replace('}', "")}),
        );
    }
    let Some(answers) = ask(&["yaml"], &lines) else { return };
    assert!(answers[0]["ok"] == true && answers[1]["ok"] == false, "{}\n{}", answers[0], answers[1]);
    for (pair, text) in answers[2..].chunks(2).zip(AMBIGUOUS) {
        assert!(pair[0]["ok"] == false, "{text:?} unquoted: {}", pair[0]);
        assert!(pair[1]["ok"] == true, "{text:?} quoted: {}", pair[1]);
    }
}

#[test]
fn it_refuses_what_differs_or_does_not_load() {
    let wrong = [
        (json!({"a": 1}).to_string(), "a: 2"),
        (json!({"a": 1}).to_string(), "a: 1.0"),
        (json!({"a": true}).to_string(), "a: 1"),
        (json!({"a": "x", "b": "y"}).to_string(), "a: x"),
        (json!({"a": "x"}).to_string(), "{a: x, b: y}"),
        (json!({"a": ["x"]}).to_string(), "a: [x, x]"),
        (json!({"a": "x"}).to_string(), "{a: y, a: x}"),
        (json!({"a": "x"}).to_string(), "a: ["),
        (json!({"a": "x\n"}).to_string(), "a: x"),
        (json!({"a": {"Ref": "x"}}).to_string(), "a: !Sub x"),
        (json!({"a": {"Fn::Reff": "x"}}).to_string(), "a: !Reff x"),
        (json!({"a": {"Fn::Join": "x"}}).to_string(), "a: !Join x"),
        (json!({"a": {"Fn::GetAtt": ["A", "B.C"]}}).to_string(), "a: !GetAtt [A, B, C]"),
        // JSON writes what is beyond 16 bits as two surrogates, YAML never.
        (r#"{"a": "\ud83d\ude00"}"#.to_owned(), "a: \"\\U0001F600\""),
    ];
    let lines: Vec<Value> = wrong.iter().map(|(json, yaml)| json!({"json": json, "yaml": yaml})).collect();
    let Some(answers) = ask(&["yaml"], &lines) else { return };
    for (case, answer) in wrong.iter().zip(&answers) {
        let problems = answer["problems"].as_array().unwrap_or_else(|| panic!("no verdict: {answer}"));
        assert!(answer["ok"] == false && !problems.is_empty(), "{case:?}\n{answer}");
    }
    let Some(answers) = ask(&["yaml"], &[json!({"json": "{", "yaml": "a: 1"}), json!({"json": "{}"})]) else { return };
    assert!(answers.iter().all(|answer| answer["error"].is_string()), "{answers:?}");
}
