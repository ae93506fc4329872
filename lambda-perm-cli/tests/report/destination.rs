//! Where a report goes.

use std::{
    fs,
    process::{Command, Stdio},
};

use super::{ORDERS, everything};
use crate::support::program::{folder, run};

#[test]
fn a_file_has_the_report_and_the_terminal_the_text() {
    for format in ["text", "json", "sarif", "github", "html"] {
        let folder = folder(&format!("output_{format}"), &[("in/orders.json", ORDERS.as_bytes())]);
        let ran = run(&folder, &["check", "in", "--format", format, "-o", "report"]);
        let written = fs::read_to_string(folder.join("report")).expect("a report");
        assert_eq!(written, run(&folder, &["check", "in", "--format", format]).out, "{format}");
        assert_eq!((ran.code, ran.out), (1, run(&folder, &["check", "in"]).out), "{format}");
        assert_eq!(fs::read_dir(&folder).expect("a folder").count(), 2, "{format}");
    }
}

#[test]
fn a_report_in_a_file_has_no_colours() {
    let folder = folder("output_colour", &[("in/orders.json", ORDERS.as_bytes())]);
    run(&folder, &["check", "in", "--color", "always", "-o", "report"]);
    assert!(!fs::read_to_string(folder.join("report")).expect("a report").contains('\u{1b}'));
}

#[test]
fn a_line_is_standard_output() {
    let folder = folder("destination_line", &[("a.json", ORDERS.as_bytes())]);
    for arguments in [&["check", "--format", "json"][..], &["graph"]] {
        let ran = run(&folder, &[arguments, &["-o", "-"]].concat());
        assert_eq!(ran, run(&folder, arguments));
    }
    assert!(!folder.join("-").exists());
}

#[test]
fn a_file_that_cannot_be_written_is_told() {
    let folder = folder("output_nowhere", &[("in/orders.json", ORDERS.as_bytes())]);
    let ran = run(&folder, &["check", "in", "-o", "no/such/report"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.starts_with("error: `no/such/report` cannot be written: "), "{}", ran.err);
    let ran = run(&folder, &["check", "in", "-o", "in"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.starts_with("error: `in` cannot be written: "), "{}", ran.err);
}

#[test]
fn what_is_read_is_never_written_over() {
    let folder = folder("output_input", &[("orders.json", ORDERS.as_bytes())]);
    for arguments in [
        ["check", "orders.json", "-o", "orders.json"],
        ["check", ".", "-o", "./orders.json"],
        ["check", "orders.json", "--write-baseline", "orders.json"],
        ["graph", "orders.json", "-o", "orders.json"],
    ] {
        let ran = run(&folder, &arguments);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?}");
        assert_eq!(ran.err, "error: `orders.json` is read, and would be written over\nhelp: write to another file\n");
        assert_eq!(fs::read_to_string(folder.join("orders.json")).expect("a file"), ORDERS);
    }
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_lambda-perm"))
        .arg("check")
        .current_dir(everything("output_closed"))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!((output.status.code(), output.stderr), (Some(0), Vec::new()));
}
