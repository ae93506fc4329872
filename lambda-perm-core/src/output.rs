//! What permissions are rendered to.

mod document;
mod json;
mod pretty;
mod request;
mod scope;
#[cfg(feature = "json")]
mod serialize;
mod statement;

pub use document::Document;
pub(crate) use json::Sink;
pub use request::{
    AddLayerVersionPermission, AddPermission, GetLayerVersionPolicy, GetPolicy, HttpRequest, ParameterValue,
    RemoveLayerVersionPermission, RemovePermission,
};
pub use scope::{Scope, ScopeError};
pub use statement::Statement;
