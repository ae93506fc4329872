//! What only the compiler shows: spans, constants, types after an error. One behaviour a file, named after it.
//!
//! `TRYBUILD=overwrite cargo test --test ui` rewrites the expected messages. Read them as their reader would.

#[test]
fn ui() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("tests/ui/fail/*/*.rs");
    // A passing case makes trybuild build instead of check, so inline constants are evaluated too.
    cases.pass("tests/ui/pass/*.rs");
}
