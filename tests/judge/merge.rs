//! Two YAML parsers as judges of whether a merge leaves what belongs to others as it was, at the end of a template in YAML.
//!
//! Templates in JSON, resources that are replaced, and what is refused are tried in the core, by a parser of its own.

use lambda_perm_core::cloudformation::{Expression, FunctionPermissionBuilder, Merge, Resources};
use serde_json::{Value, json};

use crate::support::judge::ask;

/// How a template ends, and the value of its last property.
const ENDS: &[(&str, &str)] = &[
    ("|\n      echo hi", "echo hi"),
    ("|\n      echo hi\n", "echo hi\n"),
    ("|\n      echo hi\n\n\n", "echo hi\n"),
    ("|\n      echo hi\n  # c", "echo hi\n"),
    ("|\n      echo hi\n   ", "echo hi\n"),
    ("|\n      a\n\n        b ", "a\n\n  b "),
    ("|+\n      echo hi", "echo hi"),
    ("|+\n      echo hi\n\n", "echo hi\n\n"),
    ("|-\n      echo hi", "echo hi"),
    ("|2\n        echo hi", "  echo hi"),
    ("|+1 # c\n     echo hi\n    ", "echo hi\n"),
    (">\n      echo\n      hi", "echo hi"),
    (">+\n      echo\n      hi\n\n", "echo hi\n\n"),
    (">-\n      echo\n      hi", "echo hi"),
    (">\n      # hi", "# hi"),
    ("\"echo\n  hi\n\"", "echo hi "),
    ("'echo\n      hi'", "echo hi"),
    ("echo\n      hi", "echo hi"),
    ("echo hi # c", "echo hi"),
];

#[test]
fn no_value_of_others_changes() {
    let ours = FunctionPermissionBuilder::new("f", "one", "lambda:InvokeFunction", "sns.amazonaws.com")
        .source_arn(Expression::reference("Topic").expect("a name"))
        .build()
        .expect("a permission");
    let ours = ours.cloudformation().and_then(|resource| resource.named("One"));
    let ours = Resources::of([ours.expect("a resource")]).expect("one resource");
    let resource: Value = serde_json::from_str(&ours.to_json()).expect("JSON");
    let mut lines = Vec::new();
    for (end, value) in ENDS {
        for text in [format!("Resources:\n  Z: 1\n  A:\n    P: {end}"), format!("Resources:\n  A:\n    P: {end}")] {
            for text in [text.replace('\n', "\r\n"), text] {
                let mut expected = json!({"Resources": {"A": {"P": value}}});
                if text.contains("Z: 1") {
                    expected["Resources"]["Z"] = json!(1);
                }
                lines.push(json!({"json": expected.to_string(), "yaml": text}));
                let merged = Merge::new("tests").apply(&text, &ours).expect("a template");
                assert_eq!(Merge::new("tests").remove(&merged).as_deref(), Ok(text.as_str()));
                expected["Resources"]["One"] = resource["One"].clone();
                expected["Resources"]["One"]["Metadata"] = json!({"LambdaPerm": "tests"});
                lines.push(json!({"json": expected.to_string(), "yaml": merged}));
            }
        }
    }
    let Some(answers) = ask(&["yaml"], &lines) else { return };
    for (line, answer) in lines.iter().zip(&answers) {
        assert!(answer["ok"] == true, "{line}\n{answer}");
    }
}
