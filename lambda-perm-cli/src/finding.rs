//! A finding with its place in a file.

use std::fmt;

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

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// AWS rejects it, or nothing allows it.
    Error,
    /// AWS takes it, and it is wrong all the same. A lint allows it where it is right.
    Warning,
}

impl Severity {
    /// How bad a finding of this code is.
    pub const fn of(code: Code) -> Self {
        if code.lint().is_some() { Self::Warning } else { Self::Error }
    }
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

    pub const fn severity(&self) -> Severity {
        Severity::of(self.code)
    }
}

/// The permission and what it is for: `` `Uploads`, statement `uploads` of `my-function` ``.
impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, resource, statement, .. } = self;
        if let Some(name) = name {
            write!(f, "`{name}`")?;
        }
        if let Some(statement) = statement {
            f.write_str(if name.is_some() { ", statement " } else { "statement " })?;
            match statement.strip_prefix('#') {
                Some(number) => f.write_str(number)?,
                None => write!(f, "`{statement}`")?,
            }
        }
        match resource {
            Some(resource) if name.is_some() || statement.is_some() => write!(f, " of `{resource}`"),
            Some(resource) => write!(f, "`{resource}`"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_is_named_as_far_as_it_is_known() {
        let some = |text: &str| Some(text.to_owned());
        let shown = |name, statement, resource| Subject { name, statement, resource, ..Subject::default() }.to_string();
        assert_eq!(shown(some("Uploads"), some("s"), some("f")), "`Uploads`, statement `s` of `f`");
        assert_eq!(shown(some("Uploads"), None, some("f")), "`Uploads` of `f`");
        assert_eq!(shown(None, some("#2"), some("f")), "statement 2 of `f`");
        assert_eq!(shown(None, some("s"), None), "statement `s`");
        assert_eq!(shown(None, None, some("f")), "`f`");
        assert_eq!(shown(None, None, None), "");
    }
}
