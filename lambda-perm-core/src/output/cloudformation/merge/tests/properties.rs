//! What holds of every template, whatever is merged into it.

use alloc::{
    format,
    string::{String, ToString},
    vec,
    vec::Vec,
};

use proptest::{collection, prelude::*, sample};

use super::{
    super::merge,
    merged::{resources_of, sections},
};
use crate::template::{
    Node,
    tests::strategy::{node, text, unique},
};

/// Resources with any values.
fn any_resources() -> impl Strategy<Value = Vec<(String, Node)>> {
    let resource = collection::vec(("[A-Z][a-z]{0,8}", node()), 0..4).prop_map(|entries| Node::Map(unique(entries)));
    collection::vec(("Our[A-Za-z0-9]{0,6}", resource), 1..4).prop_map(unique)
}

/// A foreign resource in some style, for indentation by two.
const FOREIGN: &[&str] = &[
    "  A#:\n    Type: X\n",
    "  A#:   # a comment\n\n    Type: 'X'\n    # another\n",
    "  # before\n  \"A#\": {Type: X, P: [1, 'b' ], }   # behind\n",
    "  A#: !Tag\n    - 1\n    - \"x # y\"\n\n",
    "  A#:\n    Code: |\n      if (a) { }\n        # no comment\n\n    Z: >-\n      folded\n      text\n\n\n",
    "  A#:\n    Code: |+\n      kept\n\n\n",
    "  A#: &anchor#\n    a: 'it''s'\n    b: !Sub \"${X}\"\n  B#: *anchor#\n",
    "  A#:\n  - indentless\n  - b: 1\n",
    "  A#:\n",
    "  A#: plain\n    over lines\n",
    "  A#: \"quoted\n    over lines\"   # c\n",
    "  A#:\n    é: ü   \n    # last\n  # of A\n",
    "  ? A#\n  : Type: X\n",
];

const BEFORE: &[&str] =
    &["", "# head\n", "---\n", "%YAML 1.1\n---\n", "A: 1\n", "A:\n  - 1\n\n\n", "\u{feff}# bom\nA: é\n"];
const BEHIND: &[&str] = &["", "\n", "\n# tail\n", "O: 1\n", "\nO:\n  - a\n", "...\n", "# c\nO: {\n a: 1 }\n\n\n"];

/// A template in YAML's block style.
fn yaml_template() -> impl Strategy<Value = String> {
    let resources = collection::vec(sample::select(FOREIGN), 1..5);
    let layout = (any::<bool>(), any::<bool>(), any::<bool>());
    (sample::select(BEFORE), resources, sample::select(BEHIND), layout).prop_map(
        |(before, resources, behind, (carriage, wide, ends))| {
            let resources: String = resources.iter().enumerate().map(|(at, text)| number(text, at)).collect();
            let mut text = format!("{before}Resources: # r\n{resources}{behind}");
            if wide {
                text = text.lines().map(|line| format!("{}{line}\n", &line[..spaces(line)])).collect();
            }
            if !ends {
                text.truncate(text.trim_end_matches('\n').len());
            }
            if carriage { text.replace('\n', "\r\n") } else { text }
        },
    )
}

fn spaces(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// The text with a number in the place of `#` behind the names that need one.
fn number(text: &str, at: usize) -> String {
    text.replace("A#", &format!("A{at}")).replace("B#", &format!("B{at}")).replace("anchor#", &format!("anchor{at}"))
}

/// A template in JSON, in some layout.
fn json_template() -> impl Strategy<Value = String> {
    let section = |name: &'static str| {
        collection::vec(("A[a-z]{0,3}", node()), 0..4)
            .prop_map(move |entries| (name.to_string(), Node::Map(unique(entries))))
    };
    let sections = (section("B"), section("Resources"), section("C"));
    (sections, 0..6, any::<bool>(), any::<bool>()).prop_map(|((b, resources, c), layout, carriage, ends)| {
        let node = Node::Map(vec![b, resources, c]);
        let pretty = node.to_json_pretty();
        let indented = |unit: &str| -> String {
            pretty.lines().map(|line| format!("{}{}\n", unit.repeat(spaces(line) / 2), line.trim_start())).collect()
        };
        let text = match layout {
            0 => node.to_json(),
            1 => indented("  "),
            2 => indented("    "),
            3 => indented("\t"),
            4 => indented("").replace("\n\"", "\n \""),
            _ => indented(" ").replace("{}", "{ }").replace("{ }", "{}"),
        };
        let text = if ends { format!("{}\n", text.trim_end()) } else { text.trim_end().to_string() };
        if carriage { text.replace('\n', "\r\n") } else { text }
    })
}

fn check(text: &str, owner: &str, first: &[(String, Node)], second: &[(String, Node)]) -> Result<(), TestCaseError> {
    let merge = |text: &str, owner: &str, ours: &[(String, Node)]| {
        merge(text, owner, ours).map_err(|error| TestCaseError::fail(format!("{error}\n{text}")))
    };
    let another = format!("{owner}'s neighbour");
    let merged = merge(text, owner, first)?;
    prop_assert_eq!(&merge(&merged, owner, first)?, &merged);
    prop_assert_eq!(merge(&merged, owner, &[])?, text);
    let changed = merge(&merged, owner, second)?;
    prop_assert_eq!(merge(&changed, owner, &[])?, text);
    let other: Vec<_> = second.iter().map(|(id, node)| (format!("Other{id}"), node.clone())).collect();
    let both = merge(&merged, &another, &other)?;
    prop_assert_eq!(merge(&both, owner, &[])?, merge(text, &another, &other)?);
    prop_assert_eq!(merge(&both, &another, &[])?, merged.clone());
    let (before, after) = (sections(text), sections(&merged));
    prop_assert_eq!(before.len(), after.len());
    for ((key, old), (same, new)) in before.iter().zip(&after) {
        prop_assert_eq!(key, same);
        prop_assert!(key == "Resources" || old == new);
    }
    let (before, after) = (resources_of(text), resources_of(&merged));
    let (ours, theirs): (Vec<_>, Vec<_>) = after.into_iter().partition(|(id, _)| id.starts_with("Our"));
    prop_assert_eq!(theirs, before);
    let ids: Vec<_> = ours.iter().map(|(id, _)| id).collect();
    prop_assert_eq!(ids, first.iter().map(|(id, _)| id).collect::<Vec<_>>());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn yaml_templates_keep_every_byte(text in yaml_template(), owner in text(), first in any_resources(), second in any_resources()) {
        check(&text, &owner, &first, &second)?;
    }

    #[test]
    fn json_templates_keep_every_byte(text in json_template(), owner in text(), first in any_resources(), second in any_resources()) {
        check(&text, &owner, &first, &second)?;
    }
}
