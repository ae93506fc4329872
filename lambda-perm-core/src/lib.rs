//! The facts, values, rules and outputs behind [`lambda-perm`](https://docs.rs/lambda-perm). Use that crate.
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]

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
mod hole;
#[doc(hidden)]
pub mod key;
mod meet;
#[cfg(feature = "runtime")]
pub mod output;
mod permission;
mod policy;
mod rule;
#[doc(hidden)]
pub mod set;
#[cfg(feature = "std")]
pub mod snapshot;
mod stored;
mod suggest;
#[doc(hidden)]
pub mod template;
mod text;
mod value;
#[cfg(feature = "runtime")]
mod values;

#[cfg(feature = "json")]
pub use output::{cloudformation, terraform};

#[cfg(feature = "runtime")]
pub use finding::Findings;
pub use finding::{Error, Lint};
pub use permission::{Exception, FunctionPermission, LayerVersionPermission};
#[cfg(feature = "runtime")]
pub use permission::{FunctionPermissionBuilder, LayerVersionPermissionBuilder};
#[cfg(feature = "json")]
pub use permission::{FunctionTemplateBuilder, LayerVersionTemplateBuilder};
pub use policy::{FunctionPolicy, LayerVersionPolicy, Policy};
#[cfg(feature = "runtime")]
pub use policy::{
    FunctionPolicyBuf, KnownPermission, KnownPermissions, LayerVersionPolicyBuf, Permission, Permissions,
};
pub use template::Deferred;
pub use value::{
    AccountId, Action, Arn, EventSourceToken, FunctionName, FunctionUrlAuthType, LayerName, LayerVersion,
    OrganizationId, Principal, PrincipalKind, Qualifier, QualifierKind, RevisionId, StatementId,
};
