//! The command line says of a permission what `grant!` says, in every format that it reads.

mod cloudformation;
mod terraform;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::PathBuf,
    process::Output,
};

use crate::support::cargo::{REPOSITORY, cargo, succeeds, target};

/// The program, built as the tests are.
pub fn program() -> PathBuf {
    let build = ["build", "-p", "lambda-perm-cli"];
    succeeds(&cargo(&target(""), &build).current_dir(REPOSITORY).output().expect("cargo starts"));
    target("debug/lambda-perm")
}

/// A folder of a test, empty.
pub fn folder(name: &str) -> PathBuf {
    let folder = target("command_line").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// The codes that a check has found in each file, by the name of the file.
pub fn codes(output: &Output) -> BTreeMap<String, BTreeSet<String>> {
    let text = String::from_utf8(output.stdout.clone()).expect("UTF-8");
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut code = None;
    for line in text.lines() {
        if let Some((_, behind)) = line.split_once("[LP").filter(|(level, _)| matches!(*level, "error" | "warning")) {
            code = behind.split_once(']').map(|(number, _)| format!("LP{number}"));
        } else if let (Some(of), Some(place)) = (&code, line.trim_start().strip_prefix("--> ")) {
            let file =
                place.rsplitn(3, ':').last().and_then(|path| path.rsplit(['/', '\\']).next()).unwrap_or_default();
            found.entry(file.to_owned()).or_default().insert(of.clone());
            code = None;
        }
    }
    found
}

/// How often each code was found.
pub fn all_codes(output: &Output) -> BTreeMap<String, usize> {
    let text = String::from_utf8(output.stdout.clone()).expect("UTF-8");
    let mut found = BTreeMap::new();
    for line in text.lines() {
        let title = line.strip_prefix("error[").or_else(|| line.strip_prefix("warning["));
        if let Some((code, _)) = title.and_then(|title| title.split_once(']')) {
            *found.entry(code.to_owned()).or_insert(0) += 1;
        }
    }
    found
}

/// How many permissions a check has counted, as its last line says.
pub fn counted(output: &Output) -> usize {
    let text = String::from_utf8(output.stdout.clone()).expect("UTF-8");
    let summary = text.lines().last().unwrap_or_default();
    let words: Vec<&str> = summary.split_whitespace().collect();
    let number = words.windows(2).find(|pair| pair[1].starts_with("permission")).map(|pair| pair[0]);
    number.and_then(|number| number.parse().ok()).unwrap_or_else(|| panic!("no count of permissions: {summary}"))
}
