//! For people.

use super::{ORDERS, everything};
use crate::support::{
    expected::assert_expected,
    program::{folder, run},
};

#[test]
fn what_is_wrong_stands_on_the_value() {
    let ran = run(&everything("text"), &["check"]);
    assert_eq!((ran.code, ran.err.as_str()), (2, ""));
    assert_expected("check.txt", &ran.out);
}

#[test]
fn colours_are_those_of_the_compiler() {
    let folder = folder("colour", &[("orders.json", ORDERS.as_bytes())]);
    let ran = run(&folder, &["check", "--color", "always"]);
    assert_expected("check_in_colour.txt", &ran.out.replace('\u{1b}', "␛"));
    let plain = run(&folder, &["check", "--color", "never"]);
    assert_eq!(plain.out, without_colour(&ran.out));
}

#[test]
fn nothing_in_a_file_steers_the_terminal() {
    let ran = run(&everything("steering"), &["check", "steering.json"]);
    assert!(ran.out.contains("red") && !ran.out.contains(['\u{1b}', '\u{202e}']), "{}", ran.out);
}

/// The text without `ESC [ .. m`.
fn without_colour(text: &str) -> String {
    let mut parts = text.split('\u{1b}');
    let first = parts.next().unwrap_or_default().to_owned();
    first + &parts.map(|part| part.split_once('m').map_or(part, |(_, rest)| rest)).collect::<String>()
}
