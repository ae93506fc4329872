//! A finding with its place in a file.

use lambda_perm_core::{Error, Lint, finding::Code};

use crate::file::Span;

/// Something that is wrong in a file.
#[derive(Clone, Debug, PartialEq)]
pub struct LocatedFinding {
    pub code: Code,
    /// What was found and why it is wrong.
    pub message: String,
    /// What to write instead.
    pub help: String,
    /// Where, in the file of the report that it is in.
    pub span: Span,
    /// What it is about.
    pub subject: Subject,
}

/// What a finding is about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Subject {
    /// What the file calls the permission or policy.
    pub name: Option<String>,
    /// The function or layer version: a name or ARN, with placeholders for what the file leaves open.
    pub resource: Option<String>,
    /// The Sid, or the number of a statement without one: `#2`.
    pub statement: Option<String>,
    /// The parameter or the member of the statement: `source_arn`, `Condition.ArnLike.AWS:SourceArn`.
    pub member: Option<String>,
    /// The principal.
    pub principal: Option<String>,
}

impl LocatedFinding {
    /// The finding of a rule, at its place.
    pub fn new(error: &Error, span: Span, subject: Subject) -> Self {
        let (message, help) = (error.message().to_owned(), error.help().to_owned());
        Self { code: error.code(), message, help, span, subject }
    }

    /// The lint that allows it.
    pub const fn lint(&self) -> Option<Lint> {
        self.code.lint()
    }
}
