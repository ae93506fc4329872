//! What lies beside the repository where it is developed: permissions and templates that others wrote, what AWS was recorded to
//! answer, the list of traps. They have other licences and are no part of it. Each test that reads one of them asks here.
//!
//! Where they are not, such a test looks at nothing, says so, and passes. With `CI=true` it fails; except on GitHub, which sets
//! that too and has the repository alone.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use crate::support::{cargo::REPOSITORY, skip::skip};

/// The text of a file; `None` where it is not here.
pub fn read(file: &str) -> Option<String> {
    find(file).map(|path| text(&path))
}

/// The names and texts of the files in a folder, in the order of their names; `None` where it is not here.
pub fn read_all(folder: &str) -> Option<Vec<(String, String)>> {
    let entries = fs::read_dir(find(folder)?).expect("a folder");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("a readable entry").path()).collect();
    paths.sort();
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Some(paths.iter().map(|path| (name(path), text(path))).collect())
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn find(name: &str) -> Option<PathBuf> {
    let path = Path::new(REPOSITORY).join("../shared").join(name);
    if path.exists() {
        return Some(path);
    }
    let is_set = |name| env::var_os(name).is_some();
    assert!(!is_set("CI") || is_set("GITHUB_ACTIONS"), "`{name}` is not beside the repository");
    skip(&format!("`{name}` is not beside the repository"));
    None
}
