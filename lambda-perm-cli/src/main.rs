//! `lambda-perm`: finds what is wrong with AWS Lambda permissions in policies, templates and Terraform, and shows who gets in.
//!
//! | folder | what |
//! |---|---|
//! | `command/` | one command a file: what it reads, asks and prints |
//! | `input/` | one format a file: from text to what it [declares](declared) |
//! | `tree/` | JSON, YAML and HCL as one kind of tree, with the place of each value |
//! | `judge.rs` | the rules of `lambda-perm-core`, applied to what was declared, with places |
//! | `exception/` | findings that are right as they are: comments, metadata, the configuration, the baseline |
//! | `report/` | findings in each format |
//! | `graph/` | the picture of who may call what |
//! | `error.rs`, `wording.rs` | why a command ended, and small words that several folders need |
//!
//! What is known about AWS, the rules and their words are in `lambda-perm-core`; nothing here repeats them.
#![forbid(unsafe_code)]

mod arguments;
mod command;
mod declared;
mod error;
mod exception;
mod exit;
mod explanation;
mod file;
mod finding;
mod graph;
mod input;
mod judge;
mod policies;
mod progress;
mod report;
#[cfg(test)]
mod support;
mod tree;
mod wording;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let arguments = arguments::Arguments::parse();
    arguments.color.write_global();
    command::run(arguments).into()
}
