//! Texts that are no templates, or strange ones.

use alloc::{
    string::{String, ToString},
    vec,
    vec::Vec,
};

use proptest::{collection, prelude::*, sample};

use super::{
    super::{MergeError, merge},
    merged::permission,
};
use crate::template::tests::strategy::TRAPS;

const TEMPLATES: &[&str] = &[
    "A: &a !t {b: 'c', d: [\"e\"]}\nResources:\n  # c\n  One:\n    Type: X\n    Metadata:\n      LambdaPerm: me\n  B: |+\n    x\n\n  Two: {Metadata: {LambdaPerm: me}, C: *a}\nO: 1\n",
    "# c\r\n{Resources: {One: {Metadata: {LambdaPerm: me}}, \"B\": !Sub 'x', ? C : 1,}, D: >-\r\n  }\r\n",
    "{\r\n\t\"A\" : [1, \"\\u00e9\"],\n\t\"Resources\" : {\n\t\t\"One\" : {\"Metadata\":{\"LambdaPerm\":\"me\"}},\n\t\t\"B\":{}\n\t}\n}\n",
    "# c\nA: 1\n\nResources: # r\n  # before\n  B: &b\n    C: >\n      x\n\n     # inside\n  # behind\n\n  D: { e: f } # d\n# last\n\nO: *b\n",
    "Resources: {}\n",
    "{\"Resources\":{}}",
];

/// A change of a text: a part goes, and another part of it or a trap comes in its place.
type Mutation = (sample::Index, sample::Index, Option<(sample::Index, sample::Index)>, &'static str);

fn mutate(text: &mut String, (from, to, copied, trap): Mutation) {
    let characters: Vec<_> = text.chars().collect();
    let place = |index: sample::Index| index.index(characters.len() + 1);
    let (from, length) = (place(from), place(to) % 4);
    let to = (from + length).min(characters.len());
    let new: String = match copied {
        Some((start, length)) => characters.iter().skip(place(start)).take(place(length) % 30).collect(),
        None => trap.to_string(),
    };
    let (head, tail): (String, String) = (characters.iter().take(from).collect(), characters.iter().skip(to).collect());
    *text = [head, new, tail].concat();
}

fn mutation() -> impl Strategy<Value = Mutation> {
    let index = any::<sample::Index>;
    (index(), index(), proptest::option::of((index(), index())), sample::select(TRAPS))
}

/// A merge gives an error, or a text that a second merge leaves alone and whose rest can be had again.
fn holds(text: &str) -> Result<(), TestCaseError> {
    let ours = vec![("One".to_string(), permission("one")), ("Three".to_string(), permission("three"))];
    if let Ok(merged) = merge(text, "me", &ours) {
        prop_assert_eq!(merge(&merged, "me", &ours), Ok(merged.clone()), "{}", text);
        let removed = merge(&merged, "me", &[]);
        // What is left may be laid out so that nothing can be edited in it.
        prop_assert!(matches!(removed, Ok(_) | Err(MergeError::Layout { .. })), "{}", text);
        if let Ok(removed) = removed {
            prop_assert_eq!(merge(&removed, "me", &[]), Ok(removed.clone()), "{}", text);
            // Where there were no resources, there is an empty map now.
            let was_ours = text.contains("LambdaPerm");
            prop_assert!(was_ours || removed == text || removed.contains("{}"), "{}", text);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn mutations_never_panic(template in sample::select(TEMPLATES), mutations in collection::vec(mutation(), 0..5)) {
        let mut text = template.to_string();
        for mutation in mutations {
            mutate(&mut text, mutation);
        }
        holds(&text)?;
    }

    #[test]
    fn soups_never_panic(parts in collection::vec(sample::select(TRAPS), 0..12), separator in sample::select(&["", "\n", " ", "\n  "][..])) {
        holds(&parts.join(separator))?;
        holds(&["Resources:\n  ", &parts.join(separator)].concat())?;
        holds(&["{\"Resources\":{", &parts.join(separator)].concat())?;
    }
}

#[test]
fn depth_is_no_danger() {
    for text in ["[", "{\"Resources\":", "{a: ", "- ", "? ", "Resources: [", "!a ", "&a "] {
        let _ = holds(&text.repeat(50_000));
    }
    for (open, close) in [("[", "]"), ("{\"a\":", "1}"), ("[\n", "\n]")] {
        let deep = [open.repeat(10_000), close.repeat(10_000)].concat();
        for (before, behind) in [("{\"Resources\":{},\"A\":", "}"), ("Resources:\n  A: ", "\n"), ("A: ", "")] {
            let _ = holds(&[before, &deep, behind].concat());
        }
    }
    let mut text = String::from("Resources:\n");
    for depth in 1..2_000 {
        text.extend(core::iter::repeat_n(' ', depth));
        text.push_str("a:\n");
    }
    let _ = holds(&text);
}
