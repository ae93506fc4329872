//! Where things are.

use std::path::{Path, PathBuf};

/// This repository.
pub const REPOSITORY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// A place in `target/`.
pub fn target(path: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("it is in `target/`").join(path)
}
