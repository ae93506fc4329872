//! The README shows what really happens: the quickstart's output, and messages of the compiler.
//!
//! `UPDATE=1 cargo test --test readme` rewrites these blocks.

#[allow(dead_code, reason = "its main prints what this test compares")]
#[path = "../examples/quickstart.rs"]
mod quickstart;

use std::{env, fs, path::PathBuf};

/// The UI cases whose messages the README shows, in its order.
const MESSAGES: [&str; 7] =
    ["bucket_contents", "nobody_owns_the_bucket", "queue", "open_door", "constants", "half_a_url", "covered"];

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn read(name: &str) -> String {
    fs::read_to_string(path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The message of a UI case as a user sees it: with a path of theirs, and without the compiler's last lines.
fn message(case: &str) -> String {
    let file = format!("tests/ui/fail/readme/{case}");
    let stderr = read(&format!("{file}.stderr"));
    let messages = stderr.split("\n\nFor more information").next().unwrap_or_default();
    messages.replace(&format!("{file}.rs"), "src/main.rs").trim_end().to_owned()
}

#[test]
fn shows_what_really_happens() {
    let output = quickstart::report().expect("the quickstart runs");
    let wanted: Vec<String> = std::iter::once(output.trim_end().to_owned()).chain(MESSAGES.map(message)).collect();
    let readme = read("README.md");
    let mut rest = readme.as_str();
    let mut updated = String::new();
    for block in &wanted {
        let (before, behind) = rest.split_once("```text\n").expect("a block for each output");
        let (_, behind) = behind.split_once("\n```").expect("a block that ends");
        updated.extend([before, "```text\n", block, "\n```"]);
        rest = behind;
    }
    updated.push_str(rest);
    assert!(!rest.contains("```text\n"), "a block that nothing fills");
    if env::var_os("UPDATE").is_some() {
        fs::write(path("README.md"), &updated).expect("the README is writable");
    }
    assert!(env::var_os("UPDATE").is_some() || readme == updated, "README.md is stale: run with UPDATE=1");
}

#[test]
fn quickstart_of_the_readme_is_the_example() {
    let grant = |text: &str| {
        let start = text.find("pub const UPLOADS").expect("the grant");
        text[start..].split_once(");\n").expect("the end of the grant").0.to_owned()
    };
    assert_eq!(grant(&read("README.md")), grant(&read("examples/quickstart.rs")));
}
