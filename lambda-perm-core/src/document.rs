//! Policies that exist: what GetPolicy, GetLayerVersionPolicy and GetResourcePolicy return, read, judged and written.
//!
//! ```
//! # extern crate lambda_perm_core as lambda_perm;
//! use lambda_perm::document::PolicyDocument;
//!
//! let text = r#"{"Version":"2012-10-17","Id":"default","Statement":[{"Sid":"uploads","Effect":"Allow",
//!     "Principal":{"Service":"s3.amazonaws.com"},"Action":"lambda:InvokeFunction",
//!     "Resource":"arn:aws:lambda:us-east-2:123456789012:function:f"}]}"#;
//! let document = PolicyDocument::parse(text)?;
//! for statement in document.statements() {
//!     println!("{} {:?} {}", statement.sid().unwrap_or("-"), statement.effect(), statement.principal());
//! }
//! # Ok::<(), lambda_perm::document::DocumentError>(())
//! ```

mod answer;
mod audit;
mod condition;
mod decide;
mod error;
mod from_policy;
mod permission;
mod policy;
mod principal;
mod read;
mod scan;
#[cfg(feature = "json")]
mod serde;
mod statement;
mod value;
mod variable;
pub(crate) mod web_function;
mod words;
mod write;

pub use crate::{
    facts::policy_language::{Comparison, ComparisonKind, Effect, Operator, PolicyVersion, PrincipalType, Quantifier},
    text::position::Position,
};
pub(crate) use answer::answered_policy;
pub use audit::{Audit, AuditFinding, AuditOptions};
pub use condition::Condition;
pub use decide::{Decision, NotAllowed, Request, RequestError};
pub use error::DocumentError;
pub use permission::Inexpressible;
pub(crate) use permission::{account_of_root, resource_values};
#[doc(hidden)]
pub use permission::{condition_key, layer_version};
pub use policy::PolicyDocument;
pub use principal::{NamedPrincipal, Principals};
pub use statement::DocumentStatement;
pub use value::{Patterns, Scalar};
