//! Policies for the tests of commands, and running these.

use std::{
    path::{Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering},
};

use crate::support::program::{Ran, folder, run_with};

/// Runs the program with this on standard input.
pub fn run(arguments: &[&str], input: &str) -> Ran {
    run_with(Path::new(env!("CARGO_TARGET_TMPDIR")), arguments, input.as_bytes())
}

/// Runs a command about two files.
pub fn run_on(command: &str, [one, other]: [&str; 2], arguments: &[&str]) -> Ran {
    static NUMBER: AtomicUsize = AtomicUsize::new(0);
    let name = format!("{command}_{}", NUMBER.fetch_add(1, Ordering::Relaxed));
    let folder: PathBuf = folder(&name, &[("one.json", one.as_bytes()), ("other.json", other.as_bytes())]);
    crate::support::program::run(&folder, &[&[command, "one.json", "other.json"], arguments].concat())
}

/// A policy of one function, with these statements.
pub fn policy(statements: &[String]) -> String {
    format!(r#"{{"Version":"2012-10-17","Id":"default","Statement":[{}]}}"#, statements.join(","))
}

/// The answer of GetPolicy for a policy.
pub fn answer(policy: &str) -> String {
    serde_json::json!({ "Policy": policy, "RevisionId": "4843f2f6-7c59-4fda-b484-afd0bc0e22b8" }).to_string()
}

pub const FUNCTION: &str = "arn:aws:lambda:us-east-2:123456789012:function:f";

/// A statement that lets in a topic.
pub fn topic(sid: &str, name: &str) -> String {
    format!(
        r#"{{"Sid":"{sid}","Effect":"Allow","Principal":{{"Service":"sns.amazonaws.com"}},"Action":"lambda:InvokeFunction","Resource":"{FUNCTION}","Condition":{{"ArnLike":{{"AWS:SourceArn":"arn:aws:sns:us-east-2:123456789012:{name}"}}}}}}"#
    )
}

/// A statement that lets in everyone.
pub fn everyone(sid: &str) -> String {
    format!(
        r#"{{"Sid":"{sid}","Effect":"Allow","Principal":"*","Action":"lambda:InvokeFunction","Resource":"{FUNCTION}"}}"#
    )
}
