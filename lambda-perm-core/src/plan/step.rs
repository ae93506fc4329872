//! The steps of a plan.

use alloc::string::String;
use core::fmt;

use super::request::StepRequest;
use crate::{
    facts::parameters::{Key, Target},
    output::{DeleteResourcePolicy, PutResourcePolicy, RemoveLayerVersionPermission, RemovePermission},
    permission::{FunctionPermissionRef, LayerVersionPermissionRef},
    statement::StatementBuf,
};

/// A request of a plan, and what the policy is after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub(super) action: StepAction,
    pub(super) size: usize,
    pub(super) is_bridge: bool,
}

/// What a step does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum StepAction {
    Add(StatementBuf),
    /// The statement has only the resource and the Sid.
    Remove(StatementBuf),
    Put {
        resource: String,
        policy: String,
    },
    Delete {
        resource: String,
    },
}

impl Step {
    /// The request to send. Those for whole policies take the revision that was read: see [`StepRequest::revision_id`].
    pub fn request(&self) -> StepRequest<'_> {
        match &self.action {
            StepAction::Add(statement) => match statement.as_statement() {
                statement if statement.target() == Target::Function => {
                    StepRequest::AddPermission(FunctionPermissionRef::new(statement).add_permission())
                }
                statement => StepRequest::AddLayerVersionPermission(
                    LayerVersionPermissionRef::new(statement).add_layer_version_permission(),
                ),
            },
            StepAction::Remove(statement) => match statement.as_statement() {
                statement if statement.target() == Target::Function => {
                    StepRequest::RemovePermission(RemovePermission::of_statement(statement))
                }
                statement => {
                    StepRequest::RemoveLayerVersionPermission(RemoveLayerVersionPermission::of_statement(statement))
                }
            },
            StepAction::Put { resource, policy } => {
                StepRequest::PutResourcePolicy(PutResourcePolicy::of_text(resource.clone(), policy.clone()))
            }
            StepAction::Delete { resource } => {
                StepRequest::DeleteResourcePolicy(DeleteResourcePolicy::of_text(resource.clone(), String::new()))
            }
        }
    }

    /// The Sid of the statement that it adds or removes; `None` for a request about the whole policy.
    pub fn sid(&self) -> Option<&str> {
        match &self.action {
            StepAction::Add(statement) | StepAction::Remove(statement) => statement.text_of(Key::StatementId),
            StepAction::Put { .. } | StepAction::Delete { .. } => None,
        }
    }

    /// Whether it removes something.
    pub(super) const fn removes(&self) -> bool {
        matches!(self.action, StepAction::Remove(_) | StepAction::Delete { .. })
    }

    /// Whether it adds or removes a statement that stands in for another one while that is changed.
    pub const fn is_bridge(&self) -> bool {
        self.is_bridge
    }

    /// The bytes of the policy after it.
    pub const fn size(&self) -> usize {
        self.size
    }
}

/// In a line: `add uploads`, `remove old`, `put the whole policy`.
impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verb = match &self.action {
            StepAction::Add(_) => "add",
            StepAction::Remove(_) => "remove",
            StepAction::Put { .. } => "put the whole policy",
            StepAction::Delete { .. } => "delete the whole policy",
        };
        match self.sid() {
            Some(sid) => write!(f, "{verb} {sid}"),
            None => f.write_str(verb),
        }
    }
}
