//! Why a text is not a policy document.

use alloc::{boxed::Box, string::String};
use core::fmt;

use crate::text::position::Position;

/// What is wrong, and at which byte.
#[derive(Debug)]
pub(super) struct Mistake {
    pub(super) at: usize,
    pub(super) message: String,
    pub(super) help: String,
}

impl Mistake {
    #[cold]
    pub(super) fn new(at: usize, message: impl Into<String>, help: impl Into<String>) -> Box<Self> {
        Box::new(Self { at, message: message.into(), help: help.into() })
    }
}

/// Why a text is not a policy document, and where.
///
/// ```
/// # extern crate lambda_perm_core as lambda_perm;
/// use lambda_perm::document::PolicyDocument;
///
/// let error = PolicyDocument::parse("{\n  \"Statement\": {\"Effect\": \"allow\"}\n}").unwrap_err();
/// assert_eq!((error.line(), error.column()), (2, 27));
/// assert_eq!(error.message(), "`Effect` is `allow`, but it is `Allow` or `Deny`");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct DocumentError {
    position: Position,
    offset: usize,
    message: String,
    help: String,
}

impl DocumentError {
    pub(super) fn new(wrong: Mistake, text: &str) -> Self {
        let Mistake { at, message, help } = wrong;
        Self { position: Position::of(text, at), offset: at, message, help }
    }

    /// The line, counted from 1.
    pub const fn line(&self) -> usize {
        self.position.line
    }

    /// The column in characters, counted from 1.
    pub const fn column(&self) -> usize {
        self.position.column
    }

    /// The byte, counted from 0.
    pub const fn offset(&self) -> usize {
        self.offset
    }

    /// What was found and why it is wrong, in a line.
    pub const fn message(&self) -> &str {
        self.message.as_str()
    }

    /// What to write instead, in a line.
    pub const fn help(&self) -> &str {
        self.help.as_str()
    }
}

/// The message, what to write instead, and the place.
impl fmt::Display for DocumentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n= help: {}\n --> {}", self.message, self.help, self.position)
    }
}

impl core::error::Error for DocumentError {}
