//! Runs a judge that is not ours: `tools/judges` installs it into `target/` and asks it, JSON lines in and out.
//!
//! They run on Linux alone: the script wants a POSIX shell, and the emulator ends with us because the kernel sees to it.

use std::{
    env,
    io::Write,
    path::Path,
    process::{Command, Stdio},
    thread,
};

use serde_json::Value;

use crate::support::{
    cargo::{REPOSITORY, target},
    skip::skip,
};

/// What `tools/judges` exits with when a judge cannot be had.
const UNAVAILABLE: i32 = 3;

/// Whether the machine is one on which judges run.
const IS_POSSIBLE: bool = cfg!(target_os = "linux");

/// The judge's answers, one for each line; `None` where it cannot be had, which it says. In CI that is a failure.
pub fn ask(arguments: &[&str], lines: &[Value]) -> Option<Vec<Value>> {
    Some(answers(&run(arguments, input(lines))?, lines))
}

/// As `ask`, for a judge that no registry has: CI too goes on without it where the machine lacks it.
pub fn ask_if_here(arguments: &[&str], lines: &[Value]) -> Option<Vec<Value>> {
    Some(answers(&attempt(arguments, input(lines))?, lines))
}

fn input(lines: &[Value]) -> String {
    lines.iter().map(|line| format!("{line}\n")).collect()
}

fn answers(text: &str, lines: &[Value]) -> Vec<Value> {
    let answers: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).expect("an answer in JSON")).collect();
    assert_eq!(answers.len(), lines.len(), "an answer to each line");
    answers
}

/// What the judge prints, given this input; `None` as for `ask`.
pub fn run(arguments: &[&str], input: String) -> Option<String> {
    let printed = attempt(arguments, input);
    assert!(printed.is_some() || !IS_POSSIBLE || env::var_os("CI").is_none(), "the judge {arguments:?} cannot be had");
    printed
}

fn attempt(arguments: &[&str], input: String) -> Option<String> {
    if !IS_POSSIBLE {
        skip(&format!("the judge {arguments:?} runs on Linux alone"));
        return None;
    }
    let program = Path::new(REPOSITORY).join("tools/judges");
    let mut child = Command::new(program)
        .arg("run")
        .args(arguments)
        .env("CARGO_TARGET_DIR", target(""))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("bash is there");
    let mut stdin = child.stdin.take().expect("a pipe");
    // Answers come while we write: writing has to go on beside reading, or both pipes fill up.
    let writer = thread::spawn(move || stdin.write_all(input.as_bytes()).is_ok());
    let output = child.wait_with_output().expect("the judge ends");
    let _ = writer.join();
    if output.status.code() == Some(UNAVAILABLE) {
        skip(&format!("the judge {arguments:?} cannot be had here"));
        return None;
    }
    Some(String::from_utf8(output.stdout).expect("answers in UTF-8"))
}

/// Random numbers, the same in each run: a failure can be repeated.
pub struct Random(u64);

impl Random {
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number below `limit` (xorshift64*).
    pub const fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % limit
    }

    pub fn pick<'a, T>(&mut self, choices: &'a [T]) -> &'a T {
        &choices[self.below(choices.len())]
    }

    /// One of the texts, changed in up to three places.
    pub fn mutate(&mut self, texts: &[&str]) -> String {
        let mut characters: Vec<char> = self.pick(texts).chars().collect();
        for _ in 0..self.below(4) {
            let at = self.below(characters.len() + 1);
            let character = *self.pick(&[
                'a', 'Z', '0', '-', '_', '.', ':', '*', '$', '/', ' ', '\n', '\u{2028}', 'é', '@', '+', '%', '٣',
            ]);
            match self.below(4) {
                0 => characters.insert(at, character),
                1 if at < characters.len() => characters[at] = character,
                2 if at < characters.len() => drop(characters.remove(at)),
                3 => characters.truncate(at),
                _ => {}
            }
        }
        characters.into_iter().collect()
    }
}
