//! What the program is to print, in files. `UPDATE=1 cargo test -p lambda-perm-cli --test main` writes them; read the difference as
//! a user would.

use std::{env, fs, path::Path};

/// Compares a text with the file of this name in `tests/expected`.
pub fn assert_expected(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/expected").join(name);
    if env::var_os("UPDATE").is_some() {
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(&path, text).expect("a file");
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert!(expected == text, "{name} is another: run with UPDATE=1\n--- expected\n{expected}\n--- found\n{text}");
}
