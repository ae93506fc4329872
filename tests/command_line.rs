//! The command line says of a permission what `grant!` says, in every format that it reads.

mod cloudformation;

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
