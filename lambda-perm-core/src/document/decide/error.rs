//! What is wrong with a request.

use alloc::string::String;
use core::fmt;

use crate::finding::Error;

/// A value of a [`Request`](super::Request) that cannot be one.
///
/// ```
/// # extern crate lambda_perm_core as lambda_perm;
/// use lambda_perm::document::{PolicyDocument, Request};
///
/// let error = PolicyDocument::EMPTY.decide(&Request::service("s3")).unwrap_err();
/// assert_eq!(error.message(), "`s3` is not the principal of a service");
/// assert_eq!(error.help(), "write `s3.amazonaws.com`");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct RequestError {
    message: String,
    help: String,
}

impl RequestError {
    #[cold]
    pub(super) fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: help.into() }
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

/// The checks of permissions say the same of a value.
impl From<Error> for RequestError {
    fn from(error: Error) -> Self {
        Self::new(error.message(), error.help())
    }
}

/// The message, and what to write instead.
impl fmt::Display for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n= help: {}", self.message, self.help)
    }
}

impl core::error::Error for RequestError {}
