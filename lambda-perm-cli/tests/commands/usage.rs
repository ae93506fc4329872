//! What is said of a command line that is wrong, and what the help says.

use std::fmt::Write;

use super::run;
use crate::support::{
    expected::assert_expected,
    program::{self, folder},
};

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

#[test]
fn what_has_no_permissions_is_no_input() {
    let folder = folder("usage_nothing", &[("notes.md", b"nothing")]);
    for arguments in
        [&["import", "."][..], &["diff", ".", "."], &["plan", "."], &["decide", ".", "--caller", "anonymous"]]
    {
        let ran = program::run(&folder, arguments);
        assert_eq!((ran.code, ran.out.as_str()), (3, ""), "{arguments:?}");
        assert!(ran.err.starts_with("error: `.` has no permissions"), "{}", ran.err);
    }
}

#[test]
fn what_is_left_out_of_an_answer_is_said() {
    let template = "Resources:\n  A:\n    Type: AWS::Lambda::Permission\n    Properties:\n      FunctionName: f\n      \
        Action: lambda:InvokeFunction\n      Principal: '123456789012'\n  Fn::ForEach::X: [X, [a], {}]\n";
    let folder = folder("usage_left_out", &[("t.yaml", template.as_bytes())]);
    for arguments in [&["diff", "t.yaml", "t.yaml"][..], &["import", "t.yaml"], &["graph", "t.yaml"]] {
        let ran = program::run(&folder, arguments);
        assert!(
            ran.err.contains("note: t.yaml:8:3: not looked at: `Fn::ForEach::X` makes"),
            "{arguments:?}: {}",
            ran.err
        );
    }
}
