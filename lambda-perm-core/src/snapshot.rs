//! Files that are checked in, and what the code says they hold.
//!
//! A template or a policy that other tools read is best checked in, so that a review shows what a change of the code does to
//! it. [`check`] compares it with what the code says: in a test, or in a build script, so that a build fails when the file
//! is stale. With `LAMBDA_PERM_UPDATE=1` in the environment it writes the file instead.
//!
//! ```
//! # extern crate lambda_perm_core as lambda_perm;
//! use lambda_perm::{FunctionPermission, output::Scope, snapshot};
//!
//! let name = "arn:aws:lambda:us-east-2:123456789012:function:my-function";
//! let permission = FunctionPermission::builder(name, "partner", "lambda:InvokeFunction", "210987654321").build()?;
//! let statement = permission.statement(&Scope::NONE)?.to_json();
//!
//! let file = std::env::temp_dir().join(format!("statement-{}.json", std::process::id()));
//! let stale = snapshot::check(&file, &statement).unwrap_err();
//! assert!(stale.to_string().contains("LAMBDA_PERM_UPDATE=1"));
//!
//! std::fs::write(&file, &statement)?;
//! assert!(snapshot::check(&file, &statement).is_ok());
//! # std::fs::remove_file(&file)?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use alloc::{
    format,
    string::{String, ToString},
};
use core::fmt;
use std::{
    env, fs,
    io::{self, ErrorKind},
    path::{Path, PathBuf},
};

/// What lets [`check`] write files, when it is set to something other than `0`.
pub const UPDATE: &str = "LAMBDA_PERM_UPDATE";

/// Compares a file with what it should hold. Line ends may be `\r\n`, as a checkout on Windows has them.
///
/// # Errors
///
/// When the file holds something else, is not there, or cannot be read or written.
pub fn check(path: impl AsRef<Path>, expected: &str) -> Result<(), Stale> {
    let path = path.as_ref();
    let found = match fs::read_to_string(path) {
        Ok(found) => Some(found),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(Stale::new(path, Why::Unreadable(error.to_string()))),
    };
    if found.as_ref().is_some_and(|found| is_same(found, expected)) {
        return Ok(());
    }
    if env::var_os(UPDATE).is_some_and(|value| !value.is_empty() && value != "0") {
        return write(path, expected).map_err(|error| Stale::new(path, Why::Unwritable(error.to_string())));
    }
    Err(Stale::new(path, found.map_or(Why::Missing, |found| first_difference(&found, expected))))
}

fn is_same(found: &str, expected: &str) -> bool {
    found == expected || found.replace("\r\n", "\n") == expected.replace("\r\n", "\n")
}

/// Writes beside the file first, so that nobody sees half of it.
fn write(path: &Path, text: &str) -> io::Result<()> {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(format!(".{}.new", std::process::id()));
    let new = path.with_file_name(name);
    fs::write(&new, text)?;
    fs::rename(&new, path).inspect_err(|_| {
        let _ = fs::remove_file(&new);
    })
}

fn first_difference(found: &str, expected: &str) -> Why {
    let (mut found, mut expected) = (found.lines(), expected.lines());
    for line in 1.. {
        match (found.next(), expected.next()) {
            (None, None) => break,
            (a, b) if a == b => {}
            (a, b) => return Why::Differs { line, found: a.map(String::from), expected: b.map(String::from) },
        }
    }
    Why::LastLine
}

/// Why a file does not hold what the code says. `Debug` shows the same as `Display`, for the tests that unwrap it.
#[derive(Clone, PartialEq, Eq)]
pub struct Stale {
    path: PathBuf,
    why: Why,
}

#[derive(Clone, PartialEq, Eq)]
enum Why {
    Missing,
    Unreadable(String),
    Unwritable(String),
    /// The first line that differs; `None` where one of the texts has ended.
    Differs {
        line: usize,
        found: Option<String>,
        expected: Option<String>,
    },
    /// The texts differ in whether a line end is their last character.
    LastLine,
}

impl Stale {
    fn new(path: &Path, why: Why) -> Self {
        Self { path: path.into(), why }
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl fmt::Display for Stale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.display();
        let shown = |line: &Option<String>| line.as_ref().map_or("nothing".into(), |line| format!("`{line}`"));
        match &self.why {
            Why::Missing => write!(f, "`{path}` is not there")?,
            Why::Unreadable(error) => return write!(f, "`{path}` cannot be read: {error}"),
            Why::Unwritable(error) => return write!(f, "`{path}` cannot be written: {error}"),
            Why::Differs { line, found, expected } => {
                write!(
                    f,
                    "`{path}` is stale: line {line} has {}, and the code says {}",
                    shown(found),
                    shown(expected)
                )?;
            }
            Why::LastLine => write!(f, "`{path}` is stale: its last line ends in another way than the code says")?,
        }
        write!(f, "\n= help: run this again with {UPDATE}=1 in the environment, and look at what has changed")
    }
}

impl fmt::Debug for Stale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl core::error::Error for Stale {}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str) -> PathBuf {
        env::temp_dir().join(format!("lambda-perm-{name}-{}", std::process::id()))
    }

    #[test]
    fn says_what_differs() {
        let path = file("differs");
        fs::write(&path, "a\nb\nc\n").expect("a writable folder");
        for (expected, said) in [
            ("a\nB\nc\n", "line 2 has `b`, and the code says `B`"),
            ("a\nb\n", "line 3 has `c`, and the code says nothing"),
            ("a\nb\nc\nd\n", "line 4 has nothing, and the code says `d`"),
            ("a\nb\nc", "its last line ends in another way"),
        ] {
            let stale = check(&path, expected).expect_err("it differs");
            assert_eq!(format!("{stale:?}"), stale.to_string());
            let stale = stale.to_string();
            assert!(stale.contains(said) && stale.contains("= help: "), "{stale}");
        }
        fs::write(&path, "a\r\nb\r\n").expect("a writable folder");
        assert_eq!(check(&path, "a\nb\n"), Ok(()));
        fs::remove_file(&path).expect("it is there");
        assert!(check(&path, "").is_err_and(|stale| stale.to_string().contains("is not there")));
    }

    #[test]
    fn writes_whole_files() {
        let path = file("writes");
        write(&path, "a\n").and_then(|()| write(&path, "b\n")).expect("a writable folder");
        assert_eq!(check(&path, "b\n"), Ok(()));
        fs::remove_file(&path).expect("it is there");
        assert!(write(&file("no-folder").join("x"), "").is_err());
    }
}
