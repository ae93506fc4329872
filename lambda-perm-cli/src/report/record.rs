//! What is found, as data for other programs. `docs/json.md` promises what stays of it.

use lambda_perm_core::Lint;
use serde::Serialize;

use crate::{
    declared::Skipped,
    file::{Position, SourceFile, Span},
    finding::{LocatedFinding, Severity, Subject},
    tree::ReadError,
};

/// A finding.
#[derive(Debug, Serialize)]
pub struct FindingRecord<'a> {
    pub code: &'static str,
    pub lint: Option<&'static str>,
    pub severity: &'static str,
    pub message: &'a str,
    pub help: &'a str,
    pub url: String,
    pub file: &'a str,
    pub range: RangeRecord,
    pub subject: SubjectRecord<'a>,
    pub fingerprint: String,
}

/// Something that could not be read.
#[derive(Debug, Serialize)]
pub struct ErrorRecord<'a> {
    pub message: &'a str,
    pub help: Option<&'a str>,
    pub file: &'a str,
    pub range: RangeRecord,
}

/// Something that was not looked at.
#[derive(Debug, Serialize)]
pub struct SkippedRecord<'a> {
    pub message: &'a str,
    pub file: &'a str,
    pub range: RangeRecord,
}

/// What a finding is about.
#[derive(Debug, Serialize)]
pub struct SubjectRecord<'a> {
    pub name: Option<&'a str>,
    pub resource: Option<&'a str>,
    pub statement: Option<&'a str>,
    pub member: Option<&'a str>,
    pub principal: Option<&'a str>,
}

/// From a place to another, the second one behind the last character.
#[derive(Debug, Serialize)]
pub struct RangeRecord {
    pub start: PositionRecord,
    pub end: PositionRecord,
}

/// A place in a file.
#[derive(Debug, Serialize)]
pub struct PositionRecord {
    pub line: usize,
    pub column: usize,
    pub offset: Option<usize>,
}

impl Severity {
    /// Its name in data: `error`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

impl<'a> FindingRecord<'a> {
    pub fn new(file: &'a SourceFile, finding: &'a LocatedFinding, fingerprint: String) -> Self {
        Self {
            code: finding.code.id(),
            lint: finding.lint().map(Lint::name),
            severity: finding.severity().name(),
            message: &finding.message,
            help: &finding.help,
            url: finding.code.url(),
            file: &file.name,
            range: RangeRecord::new(file, &finding.span),
            subject: SubjectRecord::new(&finding.subject),
            fingerprint,
        }
    }
}

impl<'a> ErrorRecord<'a> {
    pub fn new(file: &'a SourceFile, error: &'a ReadError) -> Self {
        let help = Some(error.help.as_str()).filter(|help| !help.is_empty());
        Self { message: &error.message, help, file: &file.name, range: RangeRecord::new(file, &error.span) }
    }
}

impl<'a> SkippedRecord<'a> {
    pub fn new(file: &'a SourceFile, skipped: &'a Skipped) -> Self {
        Self { message: &skipped.message, file: &file.name, range: RangeRecord::new(file, &skipped.span) }
    }
}

impl<'a> SubjectRecord<'a> {
    pub fn new(subject: &'a Subject) -> Self {
        let Subject { name, resource, statement, member, principal } = subject;
        Self {
            name: name.as_deref(),
            resource: resource.as_deref(),
            statement: statement.as_deref(),
            member: member.as_deref(),
            principal: principal.as_deref(),
        }
    }
}

impl RangeRecord {
    pub fn new(file: &SourceFile, span: &Span) -> Self {
        let position = |offset| {
            let Position { line, column } = file.position(offset);
            // The text may be a part of the file. Then only lines are counted from the beginning of the file.
            PositionRecord { line, column, offset: (file.lines_before() == 0).then_some(offset.min(file.text.len())) }
        };
        Self { start: position(span.start), end: position(span.end.max(span.start)) }
    }
}
