//! A finding that owns its text.

use alloc::{boxed::Box, string::String};
use core::fmt;

#[cfg(feature = "runtime")]
use super::Phrase;
use super::{At, Code, Finding};

/// A finding that owns its text: the error of the value types at run time, and one of `Findings`.
///
/// ```
/// # extern crate lambda_perm_core as lambda_perm;
/// use lambda_perm::AccountId;
///
/// let error = "12345678901".parse::<AccountId>().unwrap_err();
/// assert_eq!(error.message(), "`12345678901` is not an account ID: it has 11 digits, but an account ID has 12");
/// assert_eq!(error.code().id(), "LP0202");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Error {
    code: Code,
    at: At,
    message: String,
    help: String,
    statement: Option<usize>,
    location: Option<Location>,
    /// Apart, so that an error which nobody has named is no larger for it: many functions return one.
    subject: Option<Box<ErrorSubject>>,
}

/// What a finding is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct ErrorSubject {
    statement_id: Option<String>,
    resource: Option<String>,
}

/// Where in a source file something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub struct Location {
    /// The path of the file, as the compiler was given it.
    pub file: &'static str,
    /// The line, counted from 1.
    pub line: u32,
    /// The column, counted from 1.
    pub column: u32,
}

impl Location {
    /// A place in a file.
    pub const fn new(file: &'static str, line: u32, column: u32) -> Self {
        Self { file, line, column }
    }
}

impl Error {
    /// Which rule found it.
    pub const fn code(&self) -> Code {
        self.code
    }

    /// Where in the call it belongs: on the value that must change.
    pub const fn at(&self) -> At {
        self.at
    }

    /// What is wrong and why, in a line.
    pub const fn message(&self) -> &str {
        self.message.as_str()
    }

    /// What to write instead, in a line.
    pub const fn help(&self) -> &str {
        self.help.as_str()
    }

    /// The number of the statement in its policy, counted from 1, as messages count it; `None` for a permission by itself.
    pub const fn statement(&self) -> Option<usize> {
        self.statement
    }

    /// The identifier of the statement that it is about, where there is one and it is right by itself.
    pub const fn statement_id(&self) -> Option<&str> {
        match &self.subject {
            Some(subject) => text(&subject.statement_id),
            None => None,
        }
    }

    /// The function or layer version that it is about, by the name that it was given and with its qualifier or number:
    /// `my-function:prod`. Where that is right by itself.
    pub const fn resource(&self) -> Option<&str> {
        match &self.subject {
            Some(subject) => text(&subject.resource),
            None => None,
        }
    }

    /// Where the value stands in the source, when it was given to `try_grant!` or `try_policy!`.
    pub const fn location(&self) -> Option<Location> {
        self.location
    }

    /// A line that says what it is about, where that is known: `--> statement 2, `orders`, of `my-function``.
    #[cfg(feature = "runtime")]
    pub(super) fn write_subject(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.statement, self.statement_id()) {
            (None, None) => return self.resource().iter().try_for_each(|resource| write!(f, "\n --> `{resource}`")),
            (Some(number), None) => write!(f, "\n --> statement {number}")?,
            (Some(number), Some(id)) => write!(f, "\n --> statement {number}, `{id}`,")?,
            (None, Some(id)) => write!(f, "\n --> statement `{id}`")?,
        }
        self.resource().iter().try_for_each(|resource| write!(f, " of `{resource}`"))
    }

    /// The same with another help.
    #[cfg(feature = "runtime")]
    pub(crate) fn map_help(mut self, change: impl FnOnce(String) -> String) -> Self {
        self.help = change(self.help);
        self
    }

    /// The same with another message.
    #[cfg(feature = "document")]
    pub(crate) fn map_message(mut self, change: impl FnOnce(String) -> String) -> Self {
        self.message = change(self.message);
        self
    }

    /// The same about the statement at this place of a policy, counted from 0.
    #[cfg(feature = "runtime")]
    pub(crate) const fn of_statement(mut self, at: usize) -> Self {
        self.statement = Some(at + 1);
        self
    }

    /// The same about the statement of this ID, for this function or layer.
    #[cfg(feature = "runtime")]
    pub(crate) fn about(mut self, statement_id: Option<String>, resource: Option<String>) -> Self {
        self.subject = Some(Box::new(ErrorSubject { statement_id, resource }));
        self
    }

    /// The same with its place in the source.
    #[cfg(feature = "runtime")]
    pub(crate) const fn at_location(mut self, location: Option<Location>) -> Self {
        self.location = location;
        self
    }
}

const fn text(text: &Option<String>) -> Option<&str> {
    match text {
        Some(text) => Some(text.as_str()),
        None => None,
    }
}

#[cfg(feature = "runtime")]
impl<'a> From<&'a Error> for Finding<'a> {
    fn from(error: &'a Error) -> Self {
        let (message, help) = (Phrase::new(&error.message), Phrase::new(&error.help));
        Self { code: error.code, at: error.at, message, help }
    }
}

impl From<Finding<'_>> for Error {
    fn from(finding: Finding<'_>) -> Self {
        Self {
            code: finding.code,
            at: finding.at,
            message: finding.message().as_str().into(),
            help: finding.help().as_str().into(),
            statement: None,
            subject: None,
            location: None,
        }
    }
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

/// The one wording of the finding and, where it is known, a line with its place in the source.
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n= help: {} [", self.message, self.help)?;
        if let Some(name) = self.code.name() {
            write!(f, "{name}, ")?;
        }
        write!(f, "{}]", self.code.id())?;
        match self.location {
            Some(location) => write!(f, "\n --> {location}"),
            None => Ok(()),
        }
    }
}

impl core::error::Error for Error {}
