//! What an audit has found.

use alloc::{string::String, vec, vec::Vec};
use core::{fmt, slice};

use crate::{
    finding::{Code, Error},
    text::position::Position,
};

/// A finding about a policy that exists, and where it stands in the text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct AuditFinding {
    pub(super) error: Error,
    pub(super) member: Option<String>,
    pub(super) offset: Option<usize>,
    pub(super) position: Option<Position>,
}

impl AuditFinding {
    /// Which rule found it.
    pub const fn code(&self) -> Code {
        self.error.code()
    }

    /// What is wrong and why, in a line.
    pub const fn message(&self) -> &str {
        self.error.message()
    }

    /// What to write instead, in a line. It speaks of the members and conditions of the statement.
    pub const fn help(&self) -> &str {
        self.error.help()
    }

    /// The number of the statement, counted from 1. `None` for what is about the document.
    pub const fn statement(&self) -> Option<usize> {
        self.error.statement()
    }

    /// The ID of the statement.
    pub const fn statement_id(&self) -> Option<&str> {
        self.error.statement_id()
    }

    /// The member of the statement or document, and the item of its list, counted from 0: `Condition.ArnLike.AWS:SourceArn`,
    /// `Principal.AWS[1]`. `None` where it is the whole.
    pub fn member(&self) -> Option<&str> {
        self.member.as_deref()
    }

    /// The byte at which it stands in the text that the document was read from, counted from 0. `None` for a statement that has
    /// been added since.
    pub const fn offset(&self) -> Option<usize> {
        self.offset
    }

    /// The line and column, for the same findings.
    pub const fn position(&self) -> Option<Position> {
        self.position
    }

    /// The finding as an error, without its place in the text.
    pub const fn error(&self) -> &Error {
        &self.error
    }
}

/// The finding, and a line that says where it stands.
impl fmt::Display for AuditFinding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n --> ", self.error)?;
        let mut separator = "";
        if let Some(number) = self.statement() {
            write!(f, "statement {number}")?;
            separator = ", ";
        }
        for part in self.statement_id().into_iter().chain(self.member()) {
            write!(f, "{separator}`{part}`")?;
            separator = ", ";
        }
        match self.position {
            Some(position) => write!(f, "{separator}{position}"),
            None if separator.is_empty() => f.write_str("the document"),
            None => Ok(()),
        }
    }
}

impl core::error::Error for AuditFinding {}

/// What an audit has found, in the order of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Audit {
    pub(super) findings: Vec<AuditFinding>,
    pub(super) not_compared: Vec<usize>,
}

impl Audit {
    /// The findings, in the order of the text.
    pub fn iter(&self) -> slice::Iter<'_, AuditFinding> {
        self.findings.iter()
    }

    /// How many there are.
    pub const fn len(&self) -> usize {
        self.findings.len()
    }

    /// Whether nothing was found.
    pub const fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }

    /// The numbers of the statements, counted from 1, that were judged by themselves but not compared with the others, because they
    /// stand for too many permissions. Nearly always there are none.
    pub const fn not_compared(&self) -> &[usize] {
        self.not_compared.as_slice()
    }
}

impl<'a> IntoIterator for &'a Audit {
    type Item = &'a AuditFinding;
    type IntoIter = slice::Iter<'a, AuditFinding>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl IntoIterator for Audit {
    type Item = AuditFinding;
    type IntoIter = vec::IntoIter<AuditFinding>;

    fn into_iter(self) -> Self::IntoIter {
        self.findings.into_iter()
    }
}

/// The findings one after the other, each on lines of its own; then which statements were not compared.
impl fmt::Display for Audit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut separator = "";
        for finding in self {
            write!(f, "{separator}{finding}")?;
            separator = "\n";
        }
        for number in &self.not_compared {
            write!(f, "{separator}statement {number} stands for too many permissions to be compared with the others")?;
            separator = "\n";
        }
        Ok(())
    }
}
