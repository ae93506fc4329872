//! The real cargo, as users run it.

use std::{
    env,
    path::{Path, PathBuf},
    process::{Command, Output},
};

/// This repository.
pub const REPOSITORY: &str = env!("CARGO_MANIFEST_DIR");

/// A place in `target/`.
pub fn target(path: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("it is in `target/`").join(path)
}

/// A command of cargo's, which builds in a folder and fetches nothing.
pub fn cargo(target: &Path, arguments: &[&str]) -> Command {
    let (command, rest) = arguments.split_first().expect("a command");
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args([command, "--quiet", "--offline", "--target-dir"]).arg(target).args(rest);
    cargo.env("CARGO_TERM_COLOR", "never");
    cargo
}

/// What an example of this repository prints.
pub fn example(arguments: &[&str]) -> String {
    let run = [&["run"], arguments].concat();
    succeeds(&cargo(&target(""), &run).current_dir(REPOSITORY).output().expect("cargo starts"))
}

/// What was printed, where it must succeed.
pub fn succeeds(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}
