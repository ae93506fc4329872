//! Exit codes.

use super::{BROKEN, ORDERS};
use crate::support::program::{folder, run};

const CLEAN: &str = r#"{"Version": "2012-10-17", "Statement": [{"Sid": "partner", "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::210987654321:root"}, "Action": "lambda:InvokeFunction", "Resource": "arn:aws:lambda:us-east-2:123456789012:function:f"}]}"#;

#[test]
fn the_exit_code_says_what_came_out() {
    let folder = folder(
        "exit",
        &[
            ("clean.json", CLEAN.as_bytes()),
            ("findings.json", ORDERS.as_bytes()),
            ("broken.json", BROKEN.as_bytes()),
            ("other.txt", b"text"),
        ],
    );
    for (arguments, code) in [
        (&["check", "clean.json"][..], 0),
        (&["check", "findings.json"], 1),
        (&["check", "findings.json", "clean.json"], 1),
        (&["check", "broken.json", "findings.json"], 2),
        (&["check", "missing.json"], 2),
        (&["check", "other.txt"], 3),
        (&["check", "findings.json", "--exit-zero"], 0),
        (&["check", "clean.json", "--format", "xml"], 2),
        (&["check", "--no-such-flag"], 2),
        (&["graph", "clean.json"], 0),
        (&["graph", "broken.json"], 2),
        (&["graph", "other.txt"], 3),
        (&["explain", "LP0501"], 0),
        (&["explain", "LP9999"], 2),
        (&["list", "nothing"], 2),
        (&[], 2),
        (&["--help"], 0),
        (&["--version"], 0),
    ] {
        let ran = run(&folder, arguments);
        assert_eq!(ran.code, code, "{arguments:?}\n{}{}", ran.out, ran.err);
    }
}

#[test]
fn a_clean_run_says_so() {
    let folder = folder("exit_clean", &[("clean.json", CLEAN.as_bytes())]);
    assert_eq!(run(&folder, &["check"]).out, "Nothing is wrong in 1 policy of 1 file.\n");
}
