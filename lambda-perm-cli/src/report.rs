//! Findings in each format.

mod destination;
mod excerpt;
mod fingerprint;
mod github;
mod html;
mod json;
mod record;
mod sarif;
pub mod text;

pub use destination::{FileInTheMaking, Reports, STANDARD_OUTPUT};

use std::io::{self, Write};

use clap::ValueEnum;
use serde::Serialize;

use crate::{exit::Exit, judge::JudgedFile};

/// How findings are written
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// For people, in the look of rustc
    Text,
    /// For other programs; the documentation promises what stays the same
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Annotations of GitHub Actions
    Github,
    /// A page with a picture of who may call what
    Html,
}

/// A format of reports. It is given one file after the other and keeps none, so that a fleet needs no more memory than its largest
/// file.
pub trait Report {
    /// Writes what was found in a file.
    fn file(&mut self, file: &JudgedFile, out: &mut dyn Write) -> io::Result<()>;

    /// Writes what stands behind all files.
    fn finish(&mut self, totals: &Totals, out: &mut dyn Write) -> io::Result<()>;
}

/// What was counted in all files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Totals {
    /// Files that declare permissions or policies, or should.
    pub files: usize,
    pub permissions: usize,
    pub policies: usize,
    pub findings: usize,
    /// Findings that are not reported, because they are in the baseline.
    #[serde(skip)]
    pub known: usize,
    /// Files, or parts of them, that could not be read.
    pub errors: usize,
    /// Files of which nothing could be read.
    #[serde(skip)]
    pub unread: usize,
    /// Parts that could not be read, of files of which others could.
    #[serde(skip)]
    pub unread_parts: usize,
    /// What was not looked at.
    pub skipped: usize,
}

impl Totals {
    /// Counts a file.
    pub const fn add(&mut self, file: &JudgedFile) {
        // A large file comes in parts.
        self.files += (file.file.lines_before() == 0) as usize;
        self.permissions += file.contents.permissions.len();
        self.policies += file.contents.policies.len();
        self.findings += file.findings.len();
        self.errors += file.errors.len();
        let is_whole = file.file.lines_before() == 0;
        let is_empty = file.contents.permissions.is_empty() && file.contents.policies.is_empty();
        if is_whole && is_empty && !file.errors.is_empty() {
            self.unread += 1;
        } else {
            self.unread_parts += file.errors.len();
        }
        self.skipped += file.contents.skipped.len();
    }

    /// The exit code of a check.
    pub const fn exit(&self) -> Exit {
        match self {
            Self { errors: 1.., .. } => Exit::Unreadable,
            Self { findings: 1.., .. } => Exit::Findings,
            Self { permissions: 0, policies: 0, .. } => Exit::NoInput,
            _ => Exit::Clean,
        }
    }
}
