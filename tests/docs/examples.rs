//! Runs the examples, which assert their own output.

use std::{fs, path::Path};

use crate::support::cargo::{REPOSITORY, example};

#[test]
fn each_example_does_what_it_says() {
    let mut count = 0;
    for entry in fs::read_dir(Path::new(REPOSITORY).join("examples")).expect("the examples are there") {
        let file = entry.expect("a readable entry").file_name().into_string().expect("a name in UTF-8");
        // The folders are packages of their own: the README's test runs `quickstart`, and `workflows` runs `stack`.
        let Some(name) = file.strip_suffix(".rs") else { continue };
        assert!(!example(&["--all-features", "--example", name]).is_empty(), "{name} shows nothing");
        count += 1;
    }
    assert!(count > 10, "only {count} examples were found");
}
