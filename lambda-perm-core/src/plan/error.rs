//! Why there is no plan.

use alloc::string::String;
use core::fmt;

use super::bridge;
use crate::{document::Inexpressible, facts::limits::POLICY_SIZE, finding::Quoted, output::ScopeError};

/// Why there is no plan: no step would be sent that cannot be followed by the others.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PlanError {
    /// The scope does not complete the name of the function or layer, or contradicts it.
    Scope(ScopeError),
    /// A statement that is ours must go and has no Sid, and RemovePermission names one by its Sid.
    NoSid {
        /// Its place in the policy, counted from 1.
        statement: usize,
    },
    /// A statement that is ours must go, and RemovePermission takes no such Sid.
    UnnamableSid(
        /// The Sid.
        String,
    ),
    /// A Sid that is ours is there twice, and RemovePermission cannot say which it means.
    SidTwice(
        /// The Sid.
        String,
    ),
    /// A wanted statement has the Sid of one that is not ours.
    SidTaken(
        /// The Sid.
        String,
    ),
    /// A wanted statement would not be ours once it is there.
    NotOurs(
        /// Its Sid.
        String,
    ),
    /// The prefix of our Sids is so long that a bridge could not have it.
    LongPrefix(
        /// The prefix.
        String,
    ),
    /// The policy that is wanted is too large, with the statements that are not ours.
    TooLarge {
        /// Its bytes.
        size: usize,
    },
    /// The policy that is wanted fits, but no order of steps does without shutting somebody out.
    NoRoom {
        /// The bytes at the largest step of the best order.
        size: usize,
    },
    /// Only AddLayerVersionPermission writes policies of layer versions.
    PutOfLayer,
    /// A wanted statement cannot be sent.
    Inexpressible(
        /// Why.
        Inexpressible,
    ),
}

impl fmt::Display for PlanError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Scope(error) => error.fmt(f),
            Self::NoSid { statement } => write!(
                f,
                "statement {statement} of the policy must go and has no Sid, by which RemovePermission would name it\n= help: change the policy of a function through PutResourcePolicy, or say which statements are yours"
            ),
            Self::UnnamableSid(sid) => write!(
                f,
                "the statement with the Sid {} must go, and RemovePermission takes no such Sid\n= help: change the policy of a function through PutResourcePolicy, or say which statements are yours",
                Quoted(sid)
            ),
            Self::SidTwice(sid) => write!(
                f,
                "the policy has two statements with the Sid {}, and RemovePermission cannot say which it means\n= help: change the policy of a function through PutResourcePolicy",
                Quoted(sid)
            ),
            Self::SidTaken(sid) => write!(
                f,
                "a statement that is not yours has the Sid {} already\n= help: take another Sid, or say that the statement is yours",
                Quoted(sid)
            ),
            Self::NotOurs(sid) => write!(
                f,
                "the Sid {} is none of those that you said are yours, so the next plan would not know the statement again\n= help: take a Sid that is yours, or say that this one is",
                Quoted(sid)
            ),
            Self::LongPrefix(prefix) => write!(
                f,
                "the prefix {} has more than {} characters, so a Sid that stands in for another one could not have it\n= help: take a shorter prefix",
                Quoted(prefix),
                bridge::KEPT
            ),
            Self::TooLarge { size } => write!(
                f,
                "the policy would have {size} bytes, but Lambda takes {POLICY_SIZE}\n= help: let one statement with a wildcard stand for several, or split what calls between aliases or layer versions"
            ),
            Self::NoRoom { size } => write!(
                f,
                "the policy would have {size} bytes while statements are changed, but Lambda takes {POLICY_SIZE}\n= help: change that of a function through PutResourcePolicy, or allow a gap, if the options do not yet, which shuts callers out for a moment"
            ),
            Self::PutOfLayer => f.write_str(
                "PutResourcePolicy takes no layer version\n= help: change the policy statement by statement, as without this option",
            ),
            Self::Inexpressible(why) => why.fmt(f),
        }
    }
}

impl core::error::Error for PlanError {}

impl From<ScopeError> for PlanError {
    fn from(error: ScopeError) -> Self {
        Self::Scope(error)
    }
}
