//! What permissions are rendered to.

#[cfg(feature = "json")]
pub mod cloudformation;
mod document;
mod json;
#[cfg(feature = "json")]
mod nodes;
mod policy;
pub(crate) mod pretty;
mod request;
mod scope;
#[cfg(feature = "json")]
mod serialize;
mod statement;
#[cfg(feature = "json")]
pub mod terraform;

pub use document::Document;
pub use request::{
    AddLayerVersionPermission, AddLayerVersionPermissionInput, AddPermission, AddPermissionInput, DeleteResourcePolicy,
    DeleteResourcePolicyInput, GetLayerVersionPolicy, GetLayerVersionPolicyInput, GetPolicy, GetPolicyInput,
    GetResourcePolicy, GetResourcePolicyInput, HttpRequest, ParameterValue, PutResourcePolicy, PutResourcePolicyInput,
    RemoveLayerVersionPermission, RemoveLayerVersionPermissionInput, RemovePermission, RemovePermissionInput,
};
pub use scope::{Scope, ScopeError};
pub use statement::PolicyStatement;
