//! Values of every kind, with the texts that are most easily misread.

use alloc::{
    collections::BTreeMap,
    format,
    string::{String, ToString},
    vec::Vec,
};

use proptest::{collection, prelude::*, sample};

use super::super::Node;

/// Texts that a parser of YAML 1.1 or 1.2 might take for something else, and parts of such.
pub(crate) const TRAPS: &[&str] = &[
    "",
    " ",
    "~",
    "null",
    "Null",
    "NULL",
    "true",
    "True",
    "FALSE",
    "yes",
    "No",
    "NO",
    "on",
    "OFF",
    "y",
    "N",
    "012345678901",
    "1e3",
    "1E3",
    "0x1f",
    "0o17",
    "017",
    "0b1",
    "1_000",
    "+1",
    "-1",
    "1.5",
    ".5",
    "1.",
    "-.inf",
    ".inf",
    ".NaN",
    "nan",
    "2012-10-17",
    "2001-12-14t21:59:43.10-05:00",
    "12:30:00",
    "190:20:30",
    "<<",
    "=",
    "-",
    "- a",
    "? a",
    ":",
    ": a",
    "a: b",
    "a:",
    "a #b",
    "#a",
    "&a",
    "*a",
    "!a",
    "|",
    ">",
    "%a",
    "@a",
    "`a",
    "'a'",
    "\"a\"",
    "{a}",
    "[a]",
    "a, b",
    ",",
    "---",
    "...",
    "--- a",
    "a\nb",
    "\n",
    "a\r\nb",
    "\t",
    "a\tb",
    "\u{0}",
    "\u{7}",
    "\u{1b}",
    "\u{7f}",
    "\u{85}",
    "\u{9f}",
    "\u{a0}",
    "\u{2028}",
    "\u{2029}",
    "\u{202e}",
    "\u{feff}",
    "\u{fffe}",
    "\u{ffff}",
    "\u{10ffff}",
    "\u{1f980}",
    "é",
    "\\",
    "\\n",
    "\"",
    "a ",
    " a",
    "AWS::Region",
    "lambda:InvokeFunction",
    "arn:aws:s3:::b",
    "${A}",
    "A.B",
    "a/*",
    "$LATEST",
    "s3.amazonaws.com",
    "/a/b",
    "0",
    "0.0",
    "1,000",
    "e3",
    "x: ",
    "a  b",
    "::",
    "a::",
    "Yes",
    "oN",
    "Infinity",
];

/// Functions of CloudFormation.
const FUNCTIONS: &[&str] = &[
    "Ref",
    "Fn::Sub",
    "Fn::GetAtt",
    "Fn::Join",
    "Fn::Select",
    "Fn::ImportValue",
    "Fn::Base64",
    "Fn::If",
    "Fn::Not",
    "Condition",
    "Fn::Transform",
];

pub(crate) fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        sample::select(TRAPS).prop_map(ToString::to_string),
        (sample::select(TRAPS), sample::select(TRAPS)).prop_map(|(a, b)| format!("{a}{b}")),
        "[a-zA-Z0-9:/.*$ -]{0,12}",
        any::<String>(),
    ]
}

fn number() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<i64>().prop_map(|number| number.to_string()),
        "-?(0|[1-9][0-9]{0,5})(\\.[0-9]{1,5})?([eE][+-]?[0-9]{1,2})?",
    ]
}

/// Keys, among them the names of functions.
fn key() -> impl Strategy<Value = String> {
    prop_oneof![1 => sample::select(FUNCTIONS).prop_map(ToString::to_string), 2 => text()]
}

pub(crate) fn node() -> impl Strategy<Value = Node> {
    let leaf = prop_oneof![
        1 => Just(Node::Null),
        1 => any::<bool>().prop_map(Node::Bool),
        1 => number().prop_map(Node::Number),
        5 => text().prop_map(Node::Text),
    ];
    leaf.prop_recursive(5, 40, 5, |inner| {
        let entry = (key(), inner.clone());
        prop_oneof![
            collection::vec(inner, 0..5).prop_map(Node::List),
            collection::vec(entry, 0..5).prop_map(|entries| Node::Map(unique(entries))),
        ]
    })
}

/// The entries whose keys are the first of their kind, in their order.
pub(crate) fn unique(entries: Vec<(String, Node)>) -> Vec<(String, Node)> {
    let mut known = BTreeMap::new();
    entries.into_iter().filter(|(key, _)| known.insert(key.clone(), ()).is_none()).collect()
}
