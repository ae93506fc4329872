//! What the source of a permission cannot say.

use alloc::{format, string::String};
use core::fmt;

use crate::finding::Exception;

/// Something of a permission that its source cannot say, or that a macro would refuse.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unsaid<'a> {
    /// An exception that silences nothing where the source has the statement: one that was allowed for it as one of a policy, or
    /// with another statement. A macro refuses such an exception, so the source has it as a comment.
    Exception {
        /// The statement's identifier.
        statement_id: &'a str,
        /// The exception.
        exception: &'a Exception,
    },
    /// A value that a template may have and that a macro does not take. The source has it all the same, and does not compile: without
    /// it, the permission would grant more.
    Value {
        /// The statement's identifier.
        statement_id: &'a str,
        /// The key of the macro.
        key: &'static str,
        /// The value.
        value: String,
    },
}

/// The statement and what of it is not said.
impl fmt::Display for Unsaid<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (statement_id, what) = match self {
            Self::Exception { statement_id, exception } => {
                (statement_id, format!("nothing to silence for the exception {exception}"))
            }
            Self::Value { statement_id, key, value } => (statement_id, format!("no macro takes {key} = {value}")),
        };
        write!(f, "{statement_id}: {what}")
    }
}
