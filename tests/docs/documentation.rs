//! The examples of the core are documentation of this crate, so they import what this crate has.
//!
//! They are compiled with the core, which a hidden line gives this crate's name. What that could hide is looked at here: a name
//! that only the core has. Of a path, the first name is looked at alone, because modules are exported whole.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// What gives the core this crate's name where it compiles an example.
const ALIAS: &str = "# extern crate lambda_perm_core as lambda_perm;";

fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The text of all files in a folder.
fn sources(folder: &Path) -> String {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("a readable entry").path());
    let texts = entries.map(|path| {
        if path.is_dir() { sources(&path) } else { fs::read_to_string(path).expect("a file in UTF-8") + "\n" }
    });
    texts.collect()
}

/// The lines of documentation, without their marks.
fn documentation(source: &str) -> String {
    let lines = source.lines().map(str::trim_start);
    let lines = lines.filter_map(|line| line.strip_prefix("///").or(line.strip_prefix("//!")));
    lines.map(|line| line.trim_start().to_owned() + "\n").collect()
}

/// The first names of the paths that begin with this crate's, or another's, name: `arn` of `lambda_perm::arn::sns_topic`.
fn first_names<'t>(text: &'t str, start: &str) -> BTreeSet<&'t str> {
    text.split(start).skip(1).flat_map(|path| path.strip_prefix('{').map_or(vec![name(path)], names_of_list)).collect()
}

/// The first name of each path of a list in braces, behind its brace.
fn names_of_list(list: &str) -> Vec<&str> {
    let (mut depth, mut from, mut names) = (0, 0, Vec::new());
    for (at, character) in list.char_indices() {
        match character {
            ',' | '}' if depth == 0 => {
                names.push(name(list[from..at].trim_start()));
                from = at + 1;
                if character == '}' {
                    break;
                }
            }
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

fn name(path: &str) -> &str {
    path.split(|character: char| !character.is_alphanumeric() && character != '_').next().unwrap_or_default()
}

#[test]
fn examples_of_the_core_import_what_users_have() {
    let documentation = documentation(&sources(&repository("lambda-perm-core/src")));
    let elsewhere: Vec<&str> =
        documentation.lines().filter(|line| line.contains("lambda_perm_core") && *line != ALIAS).collect();
    assert!(elsewhere.is_empty(), "users do not have the core: {elsewhere:#?}");

    let facade = fs::read_to_string(repository("src/lib.rs")).expect("the crate");
    let code: String =
        facade.lines().filter(|line| !line.starts_with("//")).map(|line| line.to_owned() + "\n").collect();
    let exported = first_names(&code, "pub use lambda_perm_core::");
    let imported = first_names(&documentation, "lambda_perm::");
    assert!(imported.len() > 10, "{imported:?}");
    let missing: Vec<_> = imported.difference(&exported).collect();
    assert!(missing.is_empty(), "examples import what this crate does not export: {missing:?}");
}
