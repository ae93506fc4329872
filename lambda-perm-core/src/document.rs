//! Policies that exist: what GetPolicy, GetLayerVersionPolicy and GetResourcePolicy return, read, judged and written.

mod condition;
mod error;
mod policy;
mod principal;
mod scan;
mod statement;
mod value;
mod write;

pub use crate::{
    facts::policy_language::{Comparison, ComparisonKind, Effect, Operator, PolicyVersion, PrincipalType, Quantifier},
    text::position::Position,
};
pub use condition::Condition;
pub use error::DocumentError;
pub use policy::PolicyDocument;
pub use principal::{NamedPrincipal, Principals};
pub use statement::DocumentStatement;
pub use value::{Patterns, Scalar};
