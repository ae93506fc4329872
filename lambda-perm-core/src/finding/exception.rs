//! Lints that somebody has allowed.

use alloc::borrow::Cow;
#[cfg(feature = "runtime")]
use alloc::string::String;
use core::fmt;

use super::{Code, Finding, Lint, Phrase};
use crate::text::is_blank;

/// A lint that was allowed, with the author's reason. Kept on the permission, so that tools can list every exception.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Exception {
    lint: Lint,
    reason: Cow<'static, str>,
}

impl Exception {
    /// The reason of an exception that a policy which exists needs: it was there, and nobody has said why.
    pub const READ_FROM_POLICY: &str = "read from a policy";

    /// Allows a lint, for permissions that are [built at run time](crate::FunctionPermission::builder).
    ///
    /// # Panics
    ///
    /// When the reason says nothing. In a `const`, that is an error of the compiler.
    #[track_caller]
    pub const fn new(lint: Lint, reason: &'static str) -> Self {
        if is_no_reason(reason) {
            missing_reason().panic()
        }
        Self { lint, reason: Cow::Borrowed(reason) }
    }

    /// Allows a lint for a reason that is known only at run time, as that of a permission that was read.
    ///
    /// # Errors
    ///
    /// When the reason says nothing.
    #[cfg(feature = "runtime")]
    pub fn because(lint: Lint, reason: impl Into<String>) -> Result<Self, super::Error> {
        let reason = reason.into();
        if is_no_reason(&reason) {
            return Err(missing_reason().into());
        }
        Ok(Self { lint, reason: Cow::Owned(reason) })
    }

    /// The lint that was allowed.
    pub const fn lint(&self) -> Lint {
        self.lint
    }

    /// Why, in the author's words.
    pub const fn reason(&self) -> &str {
        match &self.reason {
            Cow::Borrowed(reason) => reason,
            Cow::Owned(reason) => reason.as_str(),
        }
    }
}

/// The lint and the reason: `public_access: the handler checks the signature`.
impl fmt::Display for Exception {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.lint, self.reason())
    }
}

impl From<&Exception> for Exception {
    fn from(exception: &Exception) -> Self {
        exception.clone()
    }
}

/// Whether a reason says nothing: nobody can see a word of it.
pub const fn is_no_reason(reason: &str) -> bool {
    is_blank(reason)
}

/// An `allow` without a reason, or with one that says nothing.
pub const fn missing_reason<'a>() -> Finding<'a> {
    let message = Phrase::new("this `allow` gives no reason: later readers must know why the exception is right");
    let help = "add the reason as a string, such as \"the handler checks the signature\"";
    Finding::of_call(Code::MissingReason, message, Phrase::new(help))
}
