//! What tests need of the repository.

#[allow(dead_code, reason = "other tests read folders")]
#[path = "../../tests/support/beside.rs"]
pub mod beside;
#[allow(dead_code, reason = "other tests ask others")]
#[path = "../../tests/support/judge.rs"]
pub mod judge;
#[path = "../../tests/support/skip.rs"]
pub mod skip;

/// Where the repository is.
pub mod cargo {
    use std::path::{Path, PathBuf};

    pub const REPOSITORY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

    /// A place in `target/`, or what stands for it.
    pub fn target(path: &str) -> PathBuf {
        let folder = std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into());
        Path::new(REPOSITORY).join(folder).join(path)
    }
}
