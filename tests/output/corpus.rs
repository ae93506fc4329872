//! Permissions that others wrote: what becomes of each, and whether it comes out as it was.
//!
//! Each row of the corpus is counted: it is equal, it is equal once the lints that deny it are allowed, it is denied, or it cannot
//! be expressed. `corpus/expected.rs` says how many there are of each.

mod expected;
pub mod outcome;
pub mod plain;
pub mod template;

use outcome::{inexpressible, judge};
use serde_json::Value;

#[test]
fn aws_recorded() {
    judge("aws_recorded.jsonl", plain::recorded);
}

#[test]
fn cloudformation() {
    judge("cfn_permissions.jsonl", template::cloudformation);
}

#[test]
fn cli_calls() {
    judge("cli_calls.jsonl", |row| {
        let words =
            row["argv"].as_array().and_then(|words| words.iter().map(Value::as_str).collect::<Option<Vec<_>>>());
        words.map_or_else(|| inexpressible("a line that is no words"), |words| plain::command_line(&words))
    });
}

#[test]
fn policies() {
    judge("policies.jsonl", |row| plain::policy(&row["policy"]));
}

#[test]
fn statements() {
    judge("statements.jsonl", |row| plain::statement(&row["statement"]));
}

#[test]
fn terraform() {
    judge("terraform.jsonl", template::terraform);
}
