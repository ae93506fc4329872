//! The command line says of a permission what `grant!` says, in every format that it reads.

mod cloudformation;
mod terraform;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    process::Output,
    sync::LazyLock,
};

use serde_json::Value;

use crate::support::cargo::{REPOSITORY, cargo, succeeds, target};

/// The program, built as the tests are. Once: it cannot be built anew while another test runs it.
pub fn program() -> &'static Path {
    static PROGRAM: LazyLock<PathBuf> = LazyLock::new(|| {
        let build = ["build", "-p", "lambda-perm-cli"];
        succeeds(&cargo(&target(""), &build).current_dir(REPOSITORY).output().expect("cargo starts"));
        target("debug/lambda-perm")
    });
    &PROGRAM
}

/// A folder of a test, empty.
pub fn folder(name: &str) -> PathBuf {
    let folder = target("command_line").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// What a check reports, as JSON.
pub fn report(output: &Output) -> Value {
    let text = String::from_utf8_lossy(&output.stdout);
    serde_json::from_str(&text)
        .unwrap_or_else(|error| panic!("{error}: {text}{}", String::from_utf8_lossy(&output.stderr)))
}

/// The codes that a check has found in each file, by the name of the file.
pub fn codes(output: &Output) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for finding in findings(&report(output)) {
        let [file, code] = ["file", "code"].map(|member| finding[member].as_str().expect("a text").to_owned());
        let file = file.rsplit(['/', '\\']).next().unwrap_or_default();
        found.entry(file.to_owned()).or_default().insert(code);
    }
    found
}

/// How often each code was found.
pub fn all_codes(output: &Output) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    for finding in findings(&report(output)) {
        *found.entry(finding["code"].as_str().expect("a code").to_owned()).or_insert(0) += 1;
    }
    found
}

fn findings(report: &Value) -> &[Value] {
    report["findings"].as_array().expect("findings")
}

/// How many permissions a check has counted.
pub fn counted(output: &Output) -> usize {
    let report = report(output);
    report["counts"]["permissions"].as_u64().and_then(|count| count.try_into().ok()).expect("a count")
}
