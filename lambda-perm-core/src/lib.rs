//! The facts, values, rules and outputs behind [`lambda-perm`](https://docs.rs/lambda-perm). Use that crate.
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

#[cfg(feature = "runtime")]
#[doc(hidden)]
pub mod __private;
pub mod arn;
#[doc(hidden)]
pub mod check;
#[cfg(all(feature = "document", feature = "json"))]
pub mod declaration;
#[cfg(feature = "document")]
pub mod document;
#[doc(hidden)]
pub mod expression;
pub mod facts;
pub mod finding;
#[doc(hidden)]
pub mod grammar;
#[cfg(feature = "document")]
pub mod import;
#[cfg(feature = "runtime")]
mod macro_support;
#[cfg(feature = "runtime")]
pub mod output;
#[cfg(feature = "runtime")]
mod permission;
#[cfg(feature = "document")]
pub mod plan;
#[cfg(feature = "std")]
pub mod snapshot;
#[doc(hidden)]
pub mod statement;
#[cfg(feature = "json")]
#[doc(hidden)]
pub mod template;
mod text;
mod value;

#[cfg(feature = "json")]
pub use output::{cloudformation, terraform};

pub use expression::{CloudFormation, Plain, Terraform};
#[cfg(feature = "runtime")]
pub use expression::{ExpressionBuf, ExpressionRef};
#[cfg(feature = "runtime")]
pub use finding::Findings;
pub use finding::{Error, Exception, Lint};
#[cfg(feature = "runtime")]
pub use permission::{
    FunctionPermission, FunctionPermissionBuf, FunctionPermissionBuilder, FunctionPermissionRef, FunctionPermissions,
    FunctionPolicy, FunctionPolicyBuf, FunctionPolicyRef, LayerVersionPermission, LayerVersionPermissionBuf,
    LayerVersionPermissionBuilder, LayerVersionPermissionRef, LayerVersionPermissions, LayerVersionPolicy,
    LayerVersionPolicyBuf, LayerVersionPolicyRef, Permission, PermissionBuf, PermissionRef, WebFunctionPermission,
    WebFunctionPermissionBuf, WebFunctionPermissionRef, WebFunctionPermissions, WebFunctionPolicy,
    WebFunctionPolicyBuf, WebFunctionPolicyRef,
};
pub use value::{
    AccountId, Action, ActionRef, Arn, ArnRef, EndpointName, EndpointNameRef, EventSourceToken, EventSourceTokenRef,
    FunctionName, FunctionNameRef, FunctionUrlAuthType, LayerName, LayerNameRef, LayerVersion, OrganizationId,
    OrganizationIdRef, Principal, PrincipalKind, PrincipalRef, Qualifier, QualifierKind, QualifierRef, RevisionId,
    RevisionIdRef, StatementId, StatementIdRef, WebFunctionAuthType, WebFunctionName, WebFunctionNameRef,
};
#[cfg(feature = "runtime")]
pub use value::{
    ActionBuf, ArnBuf, EndpointNameBuf, EventSourceTokenBuf, FunctionNameBuf, LayerNameBuf, OrganizationIdBuf,
    PrincipalBuf, QualifierBuf, RevisionIdBuf, StatementIdBuf, WebFunctionNameBuf,
};
