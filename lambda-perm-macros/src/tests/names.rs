//! No two types of the three crates share a name, so that a line says which type it means without its imports.
//!
//! `struct`, `enum` and `trait` count, also inside functions and `macro_rules!`. Aliases do not: an alias names a type that counts.

use std::collections::BTreeMap;

use proc_macro2::{TokenStream, TokenTree};

use super::sources::read_folder;

/// Names that two types keep, and why.
const SHARED: [(&str, &str); 2] = [
    ("Resource", "users write it behind its module: `cloudformation::Resource` and `terraform::Resource`"),
    ("ResourceType", "a row in `facts::cloudformation` and in `facts::terraform`, written behind its module too"),
];

#[test]
fn are_each_of_one_type() {
    let crates = ["lambda-perm-core/src", "lambda-perm-macros/src", "src"];
    let files = crates
        .into_iter()
        .flat_map(|root| read_folder(root).into_iter().map(move |(name, tokens)| (format!("{root}/{name}"), tokens)));
    let shared = shared(files);
    let wrong: Vec<String> = shared
        .iter()
        .filter(|(name, _)| !SHARED.iter().any(|(known, _)| name == known))
        .map(|(name, places)| format!("`{name}`: {}", places.join(", ")))
        .collect();
    assert!(wrong.is_empty(), "types of one name:\n{}", wrong.join("\n"));
    for (name, why) in SHARED {
        assert!(shared.contains_key(name), "`{name}` is the name of one type now, no longer of two: {why}");
    }
}

#[test]
fn a_type_is_found_wherever_it_stands() {
    let read = |sources: &[&str]| -> Vec<String> {
        let files = sources.iter().map(|source| ((*source).to_owned(), source.parse().expect("tokens")));
        shared(files).into_keys().collect()
    };
    for other in
        ["pub(crate) enum Name<T> { A(T) }", "fn f() { trait Name {} }", "macro_rules! m { () => { struct Name; } }"]
    {
        assert_eq!(read(&["struct Name;", other]), ["Name"], "{other}");
    }
    for other in
        ["type Name = u8;", "struct Other { name: Name }", "macro_rules! m { ($Name:ident) => { struct $Name; } }"]
    {
        assert_eq!(read(&["struct Name;", other]), [""; 0], "{other}");
    }
}

/// The names that several types share, and where each type is defined.
fn shared(files: impl IntoIterator<Item = (String, TokenStream)>) -> BTreeMap<String, Vec<String>> {
    let mut types = BTreeMap::new();
    for (file, tokens) in files {
        collect(&file, tokens, &mut types);
    }
    types.retain(|_, places| places.len() > 1);
    types
}

fn collect(file: &str, tokens: TokenStream, types: &mut BTreeMap<String, Vec<String>>) {
    let mut is_type = false;
    for token in tokens {
        match &token {
            TokenTree::Ident(name) if is_type => {
                types.entry(name.to_string()).or_default().push(format!("{file}:{}", name.span().start().line));
            }
            TokenTree::Group(group) => collect(file, group.stream(), types),
            _ => {}
        }
        is_type = matches!(&token, TokenTree::Ident(word) if word == "struct" || word == "enum" || word == "trait");
    }
}
