//! What tests of several topics need.

#[path = "../../tests/support/beside.rs"]
#[allow(dead_code, reason = "shared with the tests of the library, which use all of it")]
pub mod beside;
#[path = "../../tests/support/case.rs"]
#[allow(dead_code, reason = "shared with the tests of the library, which use all of it")]
pub mod case;
pub mod program;
#[path = "../../tests/support/skip.rs"]
pub mod skip;
#[path = "../../tests/support/stored.rs"]
pub mod stored;

/// The repository, for what the tests of the library share.
pub mod cargo {
    pub const REPOSITORY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
}
