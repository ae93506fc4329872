//! What tests need of the repository.

#[allow(dead_code, reason = "other tests read folders")]
#[path = "../../tests/support/beside.rs"]
pub mod beside;
#[path = "../../tests/support/skip.rs"]
pub mod skip;

/// Where the repository is.
pub mod cargo {
    pub const REPOSITORY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
}
