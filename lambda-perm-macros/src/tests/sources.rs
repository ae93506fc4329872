//! The sources of the workspace as tokens, for the tests that read them.

use std::{
    fs,
    path::{Path, PathBuf},
};

use proc_macro2::TokenStream;

pub(super) fn workspace() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("a workspace")
}

/// The files below a folder of the workspace, without test files: their paths from there, and their tokens.
pub(super) fn read_folder(root: &str) -> Vec<(String, TokenStream)> {
    let (mut open, mut files) = (vec![workspace().join(root)], Vec::new());
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of sources") {
            let path = entry.expect("an entry").path();
            match path.file_name().and_then(|name| name.to_str()).expect("UTF-8") {
                "tests" | "tests.rs" => {}
                _ if path.is_dir() => open.push(path),
                file if file.ends_with(".rs") => files.push(read(root, &path)),
                _ => {}
            }
        }
    }
    files.sort_by(|(a, _), (b, _)| a.cmp(b));
    files
}

fn read(root: &str, path: &PathBuf) -> (String, TokenStream) {
    let name = path.strip_prefix(workspace().join(root)).expect("below the folder");
    let name: Vec<&str> = name.iter().map(|part| part.to_str().expect("UTF-8")).collect();
    (name.join("/"), fs::read_to_string(path).expect("a source").parse().expect("tokens"))
}
