//! What is said of a command line that is wrong, and what the help says.

use std::fmt::Write;

use super::run;
use crate::support::expected::assert_expected;

#[test]
fn what_is_wrong_with_a_command_line_is_told() {
    let mut told = String::new();
    for arguments in [
        &["chekc"][..],
        &["check", "--format", "jsn"],
        &["check", "--input", "x"],
        &["check", "--output"],
        &["check", "--exit-one"],
        &["check", "--baseline", "a", "--write-baseline", "b"],
        &["check", "--color", "sometimes"],
        &["check", "no-such-file.json"],
        &["graph", "--format", "png"],
        &["explain"],
        &["explain", "LP0599"],
        &["explain", "LP99"],
        &["explain", "public_acess"],
        &["explain", "nothing of it"],
        &["list"],
        &["list", "servces"],
        &["completions", "csh"],
    ] {
        let ran = run(arguments);
        assert_eq!(ran.code, 2, "{arguments:?}");
        let _ = writeln!(told, "$ lambda-perm {}\n{}{}", arguments.join(" "), ran.out, ran.err);
    }
    assert_expected("usage.txt", &told);
}

#[test]
fn the_help_says_what_can_be_done() {
    let mut told = String::new();
    for arguments in [&["--help"][..], &["check", "--help"], &["graph", "--help"], &["explain", "-h"], &["list", "-h"]]
    {
        let _ = writeln!(told, "$ lambda-perm {}\n{}", arguments.join(" "), run(arguments).out);
    }
    assert_expected("help.txt", &told);
}
