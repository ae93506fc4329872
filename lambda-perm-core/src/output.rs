//! What permissions are rendered to.

#[cfg(feature = "json")]
pub mod cloudformation;
mod document;
mod json;
mod policy;
mod pretty;
mod request;
mod scope;
#[cfg(feature = "json")]
mod serialize;
mod statement;
#[cfg(feature = "json")]
mod template;
#[cfg(feature = "json")]
pub mod terraform;

pub use document::Document;
pub(crate) use json::Sink;
pub use request::{
    AddLayerVersionPermission, AddPermission, DeleteResourcePolicy, GetLayerVersionPolicy, GetPolicy,
    GetResourcePolicy, HttpRequest, ParameterValue, PutResourcePolicy, RemoveLayerVersionPermission, RemovePermission,
};
pub use scope::{Scope, ScopeError};
pub use statement::Statement;
