//! The facts, values, rules and outputs behind [`lambda-perm`](https://docs.rs/lambda-perm). Use that crate.
#![no_std]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

#[doc(hidden)]
pub mod __private;
pub mod arn;
#[doc(hidden)]
pub mod draft;
pub mod facts;
pub mod finding;
mod glob;
#[doc(hidden)]
pub mod grammar;
#[doc(hidden)]
pub mod key;
#[cfg(feature = "output")]
pub mod output;
mod permission;
mod policy;
mod rule;
#[doc(hidden)]
pub mod set;
mod stored;
mod suggest;
mod text;
mod value;
mod values;

pub use finding::{Error, Findings, Lint};
pub use permission::{
    Exception, FunctionPermission, FunctionPermissionBuilder, LayerVersionPermission, LayerVersionPermissionBuilder,
};
pub use policy::{
    FunctionPolicy, FunctionPolicyBuf, LayerVersionPolicy, LayerVersionPolicyBuf, Permission, Permissions, Policy,
};
pub use value::{
    AccountId, Action, Arn, EventSourceToken, FunctionName, FunctionUrlAuthType, LayerName, LayerVersion,
    OrganizationId, Principal, PrincipalKind, Qualifier, QualifierKind, RevisionId, StatementId,
};
