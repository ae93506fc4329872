//! What a plan cannot help and its reader should know.

use alloc::{string::String, vec::Vec};
use core::fmt;

use super::{
    options::{PlanOptions, Through},
    step::{Step, StepAction},
};
use crate::{
    document::{DocumentStatement, NamedPrincipal, PolicyDocument},
    facts::operations::PUT_RESOURCE_POLICY,
    finding::Quoted,
};

/// What a plan cannot help, and what may make it fail or lose something.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PlanNote {
    /// A statement has the ID of a deleted user or role as principal while a request is sent that adds something. AWS looks at all
    /// principals of the policy then, and refuses the request with `The provided principal was invalid`.
    ///
    /// Source: terraform-provider-aws issue 41617, for AddPermission.
    DeletedPrincipal {
        /// The ID.
        id: String,
        /// The Sid of the statement, if it has one.
        sid: Option<String>,
        /// The place of the statement in the policy that exists, counted from 1.
        statement: usize,
        /// The first operation that it concerns.
        operation: &'static str,
    },
    /// PutResourcePolicy writes the first policy of a function. There is no revision yet that could guard it, so it replaces what
    /// others add in the meantime.
    Unguarded,
}

/// The note, and what to do.
impl fmt::Display for PlanNote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::DeletedPrincipal { id, sid, statement, operation } => {
                match sid {
                    Some(sid) => write!(f, "the statement {}", Quoted(sid))?,
                    None => write!(f, "statement {statement}")?,
                }
                write!(f, " has the principal {}, the ID of a user or role that has been deleted; ", Quoted(id))?;
                // Of requests that add one statement it is reported, and of those that put all it is not.
                let fails = if *operation == PUT_RESOURCE_POLICY.name { "may fail" } else { "fails" };
                write!(f, "{operation} {fails} while it is there\n= help: remove that statement first; if it is not yours, ask who wrote it to do so")
            }
            Self::Unguarded => f.write_str(
                "there is no policy yet, so no revision guards PutResourcePolicy: it replaces what others add in the meantime\n= help: see that nobody else changes the policy now; that of a function can also be changed statement by statement",
            ),
        }
    }
}

/// The notes about these steps.
pub(super) fn notes(existing: &PolicyDocument<'_>, steps: &[Step], options: &PlanOptions) -> Vec<PlanNote> {
    let is_put = |step: &Step| matches!(step.action, StepAction::Put { .. });
    let is_unguarded = options.through == Through::PutResourcePolicy && existing.is_empty() && steps.iter().any(is_put);
    let mut notes = Vec::new();
    if is_unguarded {
        notes.push(PlanNote::Unguarded);
    }
    for (at, statement) in existing.statements().iter().enumerate() {
        let deleted = statement.principal().iter().find(NamedPrincipal::is_deleted);
        if let (Some(deleted), Some(step)) = (deleted, hindered(statement, steps)) {
            notes.push(PlanNote::DeletedPrincipal {
                id: deleted.name.into(),
                sid: statement.sid().map(Into::into),
                statement: at + 1,
                operation: step.request().operation().name,
            });
        }
    }
    notes
}

/// The first step that writes while a statement is there.
fn hindered<'s>(statement: &DocumentStatement<'_>, steps: &'s [Step]) -> Option<&'s Step> {
    for step in steps {
        match &step.action {
            StepAction::Remove(_) if step.sid() == statement.sid() => return None,
            StepAction::Add(_) => return Some(step),
            StepAction::Put { policy, .. } => {
                let is_put = |policy: PolicyDocument<'_>| policy.statements().contains(statement);
                return PolicyDocument::parse(policy).is_ok_and(is_put).then_some(step);
            }
            StepAction::Remove(_) | StepAction::Delete { .. } => {}
        }
    }
    None
}
