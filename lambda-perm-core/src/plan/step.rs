//! The requests of a plan.

use alloc::{string::String, vec::Vec};
use core::fmt;

use crate::{
    facts::{
        operations::Operation,
        parameters::{Key, Target},
    },
    output::{
        AddLayerVersionPermission, AddPermission, DeleteResourcePolicy, HttpRequest, PutResourcePolicy,
        RemoveLayerVersionPermission, RemovePermission,
    },
    permission::{FunctionPermissionRef, LayerVersionPermissionRef},
    statement::StatementBuf,
    value::RevisionIdRef,
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

/// The request of a step, in all formats that requests have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StepRequest<'a> {
    /// Adds a statement to the policy of a function.
    AddPermission(AddPermission<'a>),
    /// Removes one.
    RemovePermission(RemovePermission<'a>),
    /// Adds a statement to the policy of a layer version.
    AddLayerVersionPermission(AddLayerVersionPermission<'a>),
    /// Removes one.
    RemoveLayerVersionPermission(RemoveLayerVersionPermission<'a>),
    /// Replaces the whole policy of a function.
    PutResourcePolicy(PutResourcePolicy<'a>),
    /// Removes it.
    DeleteResourcePolicy(DeleteResourcePolicy<'a>),
}

/// What a request of any kind gives.
macro_rules! each {
    ($this:expr, $request:ident => $body:expr) => {
        match $this {
            StepRequest::AddPermission($request) => $body,
            StepRequest::RemovePermission($request) => $body,
            StepRequest::AddLayerVersionPermission($request) => $body,
            StepRequest::RemoveLayerVersionPermission($request) => $body,
            StepRequest::PutResourcePolicy($request) => $body,
            StepRequest::DeleteResourcePolicy($request) => $body,
        }
    };
}

impl<'a> StepRequest<'a> {
    /// The requested operation.
    pub const fn operation(&self) -> &'static Operation {
        each!(self, request => request.operation())
    }

    /// The parameters as compact JSON: what `--cli-input-json` and the SDKs take.
    pub fn parameters(&self) -> String {
        each!(self, request => request.parameters())
    }

    /// The parameters as a JSON value, for programs that work with it.
    #[cfg(feature = "json")]
    pub fn to_value(&self) -> serde_json::Value {
        each!(self, request => request.to_value())
    }

    /// The words of a call of the AWS CLI, `aws` first.
    pub fn command_line(&self) -> Vec<String> {
        each!(self, request => request.command_line())
    }

    /// A call of the AWS CLI as one line for a POSIX shell.
    pub fn shell_line(&self) -> String {
        each!(self, request => request.shell_line())
    }

    /// The HTTP request, without host and signature.
    pub fn http(&self) -> HttpRequest {
        each!(self, request => request.http())
    }

    /// Makes the request fail unless the policy's revision is this one.
    #[must_use]
    pub fn revision_id(self, revision: RevisionIdRef<'a>) -> Self {
        match self {
            Self::AddPermission(request) => Self::AddPermission(request.revision_id(revision)),
            Self::RemovePermission(request) => Self::RemovePermission(request.revision_id(revision)),
            Self::AddLayerVersionPermission(request) => Self::AddLayerVersionPermission(request.revision_id(revision)),
            Self::RemoveLayerVersionPermission(request) => {
                Self::RemoveLayerVersionPermission(request.revision_id(revision))
            }
            Self::PutResourcePolicy(request) => Self::PutResourcePolicy(request.revision_id(revision)),
            Self::DeleteResourcePolicy(request) => Self::DeleteResourcePolicy(request.revision_id(revision)),
        }
    }
}
