//! How a run ends.

use alloc::{boxed::Box, string::String, vec::Vec};
use core::fmt;

use super::PlanError;
use crate::{
    document::{DocumentError, DocumentStatement},
    facts::{answers::PUBLIC_ACCESS_SETTING, limits::POLICY_SIZE},
    finding::Quoted,
    plan::step::Step,
};

/// How a run has ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The policy is what was wanted.
    Done,
    /// It is not. Each statement is there or not: none is half done.
    Stopped {
        /// Why.
        why: StopReason,
        /// The steps that are left, as far as is known.
        left: Vec<Step>,
    },
}

impl Outcome {
    /// Whether the policy is what was wanted.
    pub const fn is_done(&self) -> bool {
        matches!(self, Self::Done)
    }
}

/// Why a run has stopped.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum StopReason {
    /// Its time was over.
    Deadline {
        /// What the last failure said.
        last: Option<String>,
    },
    /// Somebody has changed or added a statement that would have to go, and that the plan did not know.
    Changed {
        /// The statement that is there.
        found: Box<DocumentStatement<'static>>,
        /// The one that is wanted under its Sid.
        wanted: Option<Box<DocumentStatement<'static>>>,
    },
    /// From what the policy is now, there is no plan.
    Plan(
        /// Why.
        PlanError,
    ),
    /// The API does not know a principal.
    PrincipalUnknown,
    /// The policy has the ID of a deleted user or role as principal, which makes every AddPermission fail.
    DeletedPrincipal {
        /// The ID.
        id: String,
        /// The Sid of the statement that has it.
        sid: Option<String>,
    },
    /// There is no such function or layer version.
    FunctionUnknown,
    /// The policy would be too large.
    TooLarge,
    /// The function blocks public access.
    PublicAccessBlocked,
    /// The caller may not do this.
    AccessDenied {
        /// The IAM actions that it needs.
        actions: Vec<String>,
    },
    /// An answer that no one knows.
    Unexpected {
        /// The status of the HTTP response.
        status: u16,
        /// The name of the exception.
        error: String,
        /// Its message.
        message: String,
    },
    /// The policy that was read is none.
    Unreadable(
        /// Why.
        DocumentError,
    ),
}

impl fmt::Display for StopReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Deadline { last: None } => f.write_str("the time for the run is over"),
            Self::Deadline { last: Some(last) } => write!(f, "the time for the run is over; the last answer was: {last}"),
            Self::Changed { found, wanted } => {
                write!(f, "somebody else has changed the policy: it now has {found}")?;
                match wanted {
                    Some(wanted) => write!(f, ", and wanted is {wanted}"),
                    None => f.write_str(", which is not wanted"),
                }?;
                f.write_str("\n= help: look at the statement, and make a new plan if it may go")
            }
            Self::Plan(error) => error.fmt(f),
            Self::PrincipalUnknown => f.write_str(
                "the API does not know a principal of the policy\n= help: check its ARN; for one that has just been created, say so in the options of the run",
            ),
            Self::DeletedPrincipal { id, sid } => {
                write!(f, "the policy has the principal {}, the ID of a user or role that has been deleted", Quoted(id))?;
                f.write_str("; AddPermission fails while it is there\n= help: ")?;
                match sid {
                    Some(sid) => write!(f, "remove the statement {}", Quoted(sid)),
                    None => f.write_str("replace the policy of a function through PutResourcePolicy, because that statement has no Sid"),
                }
            }
            Self::FunctionUnknown => f.write_str(
                "there is no such function, version, alias or layer version\n= help: check the name, the account and the Region; for a function that has just been created, say so in the options of the run",
            ),
            Self::TooLarge => write!(f, "the policy would have more than {POLICY_SIZE} bytes"),
            Self::PublicAccessBlocked => write!(
                f,
                "the function blocks public access\n= help: name an account or organization; if public access is meant, change the function's setting {PUBLIC_ACCESS_SETTING}"
            ),
            Self::AccessDenied { actions } => {
                write!(f, "the caller may not do this\n= help: allow it {}", actions.join(", "))
            }
            Self::Unexpected { status, error, message } => write!(f, "the API answered {status} {error}: {message}"),
            Self::Unreadable(error) => write!(f, "the policy that was read is none: {error}"),
        }
    }
}
