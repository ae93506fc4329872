//! What stands at the end: what was not looked at, the counts, and what to do next.

use std::{
    collections::BTreeMap,
    fmt,
    io::{self, Write},
};

use lambda_perm_core::finding::Code;

use super::super::Totals;
use crate::{
    judge::JudgedFile,
    wording::{count, joined, visible},
};

/// How many reasons are shown at most.
const SHOWN: usize = 10;
/// How many reasons are held at most. A file can have one of its own for each thing in it.
const HELD: usize = 1000;

/// What was not looked at, by its reason.
#[derive(Debug, Default)]
pub struct Skips {
    /// The reason, how often it was given, and where first.
    reasons: BTreeMap<String, (usize, String)>,
    /// How many things were skipped for reasons that are not held.
    others: usize,
}

impl Skips {
    pub fn add(&mut self, file: &JudgedFile) {
        for skipped in &file.contents.skipped {
            if let Some((times, _)) = self.reasons.get_mut(&skipped.message) {
                *times += 1;
            } else if self.reasons.len() < HELD {
                let at = file.file.position(skipped.span.start);
                let place = format!("{}:{}:{}", file.file.name, at.line, at.column);
                self.reasons.insert(skipped.message.clone(), (1, place));
            } else {
                self.others += 1;
            }
        }
    }

    /// Writes the reasons that were given most often.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        if self.reasons.is_empty() {
            return Ok(());
        }
        let mut reasons: Vec<_> = self.reasons.iter().collect();
        reasons.sort_by_key(|(_, (times, _))| std::cmp::Reverse(*times));
        writeln!(out, "Not looked at:")?;
        for (reason, (times, place)) in reasons.iter().take(SHOWN) {
            let first = if *times == 1 { place.clone() } else { format!("{times} times, first at {place}") };
            writeln!(out, "  - {} ({first})", visible(reason))?;
        }
        let rest = reasons.iter().skip(SHOWN).map(|(_, (times, _))| times).sum::<usize>() + self.others;
        if rest > 0 {
            writeln!(out, "  - {} more, which `--format json` lists", count(rest, "thing", "things"))?;
        }
        writeln!(out)
    }
}

/// Says how to go on.
pub fn write_next_steps(totals: &Totals, found: &BTreeMap<Code, usize>, out: &mut dyn Write) -> io::Result<()> {
    if let Some((code, _)) = found.iter().max_by_key(|(code, times)| (**times, std::cmp::Reverse(**code))) {
        let or_allow = if code.lint().is_some() { ", or to allow it where it is right" } else { "" };
        writeln!(out, "To learn more about a finding{or_allow}, run `lambda-perm explain {code}`.")?;
    }
    let looked_at_nothing = totals.permissions == 0 && totals.policies == 0 && totals.errors == 0;
    if looked_at_nothing {
        writeln!(
            out,
            "Name files or folders that have some: `lambda-perm check PATH`. Where a format is not recognized, `--input` names it; \
             `lambda-perm check --help` lists them."
        )?;
    }
    Ok(())
}

/// The counts: `2 findings in 14 permissions of 3 files; 1 file could not be read.`
impl fmt::Display for Totals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counted = [
            (self.permissions > 0).then(|| count(self.permissions, "permission", "permissions")),
            (self.policies > 0).then(|| count(self.policies, "policy", "policies")),
        ];
        let counted: Vec<String> = counted.into_iter().flatten().collect();
        let found = match (self.findings, self.known) {
            (0, 0) => "Nothing is wrong".to_owned(),
            (0, _) => "Nothing is wrong that is not in the baseline".to_owned(),
            (findings, _) => count(findings, "finding", "findings"),
        };
        let read = self.files.saturating_sub(self.unread).max(1);
        let judged = match counted.as_slice() {
            [] if self.findings > 0 => format!("{found} in {}", count(self.files, "file", "files")),
            [] => "There are no permissions and no policies here".to_owned(),
            counted => {
                format!("{found} in {} of {}", joined(counted), count(read, "file", "files"))
            }
        };
        f.write_str(&judged)?;
        let unread = [
            (self.unread > 0).then(|| count(self.unread, "file", "files")),
            (self.unread_parts > 0).then(|| count(self.unread_parts, "part of a file", "parts of files")),
        ];
        let unread: Vec<String> = unread.into_iter().flatten().collect();
        if !unread.is_empty() {
            write!(f, "; {} could not be read", joined(&unread))?;
        }
        if self.skipped > 0 {
            let was = if self.skipped == 1 { "was" } else { "were" };
            write!(f, "; {} {was} not looked at", count(self.skipped, "thing", "things"))?;
        }
        f.write_str(".")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: Totals = Totals {
        files: 0,
        permissions: 0,
        policies: 0,
        findings: 0,
        known: 0,
        errors: 0,
        unread: 0,
        unread_parts: 0,
        skipped: 0,
    };

    #[test]
    fn the_counts_are_a_sentence() {
        for (totals, expected) in [
            (NONE, "There are no permissions and no policies here."),
            (Totals { files: 1, permissions: 1, ..NONE }, "Nothing is wrong in 1 permission of 1 file."),
            (
                Totals { files: 1, policies: 1, known: 3, ..NONE },
                "Nothing is wrong that is not in the baseline in 1 policy of 1 file.",
            ),
            (
                Totals { files: 4, permissions: 14, findings: 2, unread: 1, errors: 1, ..NONE },
                "2 findings in 14 permissions of 3 files; 1 file could not be read.",
            ),
            (
                Totals { files: 2, permissions: 3, policies: 1, findings: 1, skipped: 2, unread_parts: 1, ..NONE },
                "1 finding in 3 permissions and 1 policy of 2 files; 1 part of a file could not be read; 2 things were \
                 not looked at.",
            ),
            (
                Totals { files: 2, unread: 2, errors: 2, skipped: 1, ..NONE },
                "There are no permissions and no policies here; 2 files could not be read; 1 thing was not looked at.",
            ),
            (Totals { files: 1, findings: 1, ..NONE }, "1 finding in 1 file."),
        ] {
            assert_eq!(totals.to_string(), expected);
        }
    }
}
