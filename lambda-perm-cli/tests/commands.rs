//! The other commands.

mod decide;
mod diff;
mod explain;
mod graph;
mod import;
mod list;
mod plan;
mod policy;
mod shell;
mod start;
mod usage;

use std::path::Path;

use crate::support::program::Ran;

/// Runs a command that reads no files.
fn run(arguments: &[&str]) -> Ran {
    crate::support::program::run(Path::new(env!("CARGO_MANIFEST_DIR")), arguments)
}
