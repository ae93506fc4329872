//! Says that a test has looked at nothing.

use std::{
    io::{self, Write},
    thread,
};

/// Prints why.
pub fn skip(reason: &str) {
    let thread = thread::current();
    let test = thread.name().unwrap_or("a test");
    note(&format!("\n!! SKIPPED: {test}: {reason}\n"));
}

/// Prints a text past the test harness, which keeps to itself what a test prints that passes.
pub fn note(text: &str) {
    let _ = writeln!(io::stderr(), "{text}");
}
