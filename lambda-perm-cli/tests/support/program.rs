//! Runs the program.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// What a run came to.
#[derive(Debug, PartialEq, Eq)]
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Ran {
    /// The codes of the findings, each with its place: `("LP0501", "a.json:1:5")`.
    pub fn found(&self) -> Vec<(&str, &str)> {
        let mut found = Vec::new();
        let mut lines = self.out.lines();
        while let Some(line) = lines.next() {
            if let Some(code) = code(line) {
                let place = lines.find_map(|line| line.trim_start().strip_prefix("--> "));
                found.push((code, place.expect("a place")));
            }
        }
        found
    }

    /// The codes of the findings, in their order.
    pub fn codes(&self) -> Vec<&str> {
        self.found().into_iter().map(|(code, _)| code).collect()
    }

    /// Where findings and errors stand: `a.json:1:5`.
    pub fn places(&self) -> Vec<&str> {
        self.out.lines().filter_map(|line| line.trim_start().strip_prefix("--> ")).collect()
    }
}

fn code(line: &str) -> Option<&str> {
    let (level, rest) = line.split_once('[')?;
    // `LP0202`, or behind its lint: `public_access, LP0503`.
    let name = rest.split("]: ").next()?;
    if matches!(level, "error" | "warning") { name.rsplit(", ").next() } else { None }
}

/// Runs the program in a folder.
pub fn run(folder: &Path, arguments: &[&str]) -> Ran {
    run_with(folder, arguments, b"")
}

/// Runs it with this on standard input.
pub fn run_with(folder: &Path, arguments: &[&str], input: &[u8]) -> Ran {
    let mut child = Command::new(env!("CARGO_BIN_EXE_lambda-perm"))
        .args(arguments)
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut stdin = child.stdin.take().expect("a pipe");
    let output = std::thread::scope(|scope| {
        // A program that does not read its input closes it.
        scope.spawn(move || drop(stdin.write_all(input)));
        child.wait_with_output().expect("the program ends")
    });
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    Ran { code: output.status.code().expect("no signal"), out: text(output.stdout), err: text(output.stderr) }
}

/// A folder of its own with these files.
pub fn folder(name: &str, files: &[(&str, &[u8])]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("a folder of the last run");
    }
    for (name, contents) in files {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, contents).expect("a file");
    }
    folder
}
