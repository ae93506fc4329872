#![doc = include_str!("../README.md")]
//!
//! # In this crate
//!
//! - [`grant!`] declares one permission: its documentation is the whole language.
//! - [`FunctionPermission`] and [`LayerVersionPermission`] are what it makes.
//! - [`AccountId`], [`Arn`], [`Principal`] and the other value types are checked when they are made, in a `const` too.
//! - [`output`] renders permissions; [`facts`] is what is known of AWS; [`finding`] is the catalogue of what can be wrong.
//!
//! # Features
//!
//! - `json` (default): `serde::Serialize` for statements and documents, and `serde_json::Value` forms of all outputs.
#![forbid(unsafe_code)]

pub use lambda_perm_core::{
    AccountId, Action, Arn, Error, EventSourceToken, Exception, Findings, FunctionName, FunctionPermission,
    FunctionPolicy, FunctionPolicyBuf, FunctionUrlAuthType, LayerName, LayerVersion, LayerVersionPermission,
    LayerVersionPolicy, LayerVersionPolicyBuf, Lint, OrganizationId, Permission, Permissions, Policy, Principal,
    PrincipalKind, Qualifier, QualifierKind, RevisionId, StatementId, arn, facts, finding, output,
};

/// Declares one permission, checked by the compiler.
///
/// The result is a [`FunctionPermission`] or a [`LayerVersionPermission`], as a constant expression: usable in a `const`,
/// a `static`, an array, an associated constant or a function.
///
/// ```
/// use lambda_perm::{FunctionPermission, grant};
///
/// pub const UPLOADS: FunctionPermission = grant!(
///     function_name = "my-function",
///     qualifier = "prod",
///     statement_id = "s3-account",
///     action = InvokeFunction,
///     principal = s3,
///     source_arn = "arn:aws:s3:::my-bucket-123456",
///     source_account = "123456789012",
/// );
/// ```
///
/// # Keys
///
/// Keys are the API's parameter names in snake case. Their order is free, and so is a trailing comma.
///
/// | for a function, version or alias | value |
/// |---|---|
/// | `function_name` (required) | a name, partial ARN or ARN, each with or without `:qualifier` |
/// | `qualifier` | a version (`"7"`) or an alias (`"prod"`) |
/// | `statement_id` (required) | unique in the policy; 1 to 100 of `a-z A-Z 0-9 - _` |
/// | `action` (required) | `InvokeFunction` or another action of [`facts::actions`], or a string |
/// | `principal` (required) | a service of [`facts::services`] (`s3`), twelve digits, an IAM ARN, or `"*"` |
/// | `source_arn` | the resource for which a service calls; `*` and `?` are wildcards behind the fifth colon |
/// | `source_account` | the account that owns the source, twelve digits in a string |
/// | `event_source_token` | the skill ID that Alexa sends |
/// | `principal_org_id` | the organization of the callers, `o-..` |
/// | `function_url_auth_type` | `NONE` or `AWS_IAM`, with `InvokeFunctionUrl` |
/// | `invoked_via_function_url` | `true`, with `InvokeFunction` |
///
/// | for a layer version | value |
/// |---|---|
/// | `layer_name` (required) | a name or a layer's ARN |
/// | `version_number` (required) | a whole number from 1 |
/// | `statement_id` (required) | as above |
/// | `action` (required) | `GetLayerVersion` |
/// | `principal` (required) | twelve digits, the ARN of an account's root, or `"*"` |
/// | `organization_id` | the organization whose accounts may use it, with `"*"` |
///
/// # Values
///
/// A value is a literal, an identifier of the catalogue, or a constant expression: of `&'static str`, of the checked type
/// ([`AccountId`], [`Arn`], ..), of `u64` for a version, of `bool`. An identifier in upper case is a constant of yours.
/// Services whose principal carries a Region take it as an argument: `workmail("us-east-1")`.
///
/// ```
/// use lambda_perm::{AccountId, FunctionPermission, grant};
///
/// const PARTNER: AccountId = AccountId::new("210987654321");
/// const NAME: &str = concat!("my-", "function");
///
/// const INVOKE: FunctionPermission = grant!(
///     function_name = NAME,
///     statement_id = "partner",
///     action = InvokeFunction,
///     principal = PARTNER,
/// );
/// # assert_eq!(INVOKE.principal().as_str(), "210987654321");
/// ```
///
/// # Errors and lints
///
/// What AWS rejects is an error. What AWS accepts and is wrong all the same is a lint, which is an error too unless
/// `allow` names it and gives a reason:
///
/// ```
/// use lambda_perm::{Lint, grant};
///
/// let webhook = grant!(
///     function_name = "webhook",
///     statement_id = "public-url",
///     action = InvokeFunctionUrl,
///     principal = "*",
///     function_url_auth_type = NONE,
///     allow(public_access, reason = "webhook endpoint; the handler checks the signature"),
/// );
/// assert_eq!(webhook.exceptions()[0].lint(), Lint::PublicAccess);
/// ```
///
/// [`Lint`] lists the lints and [`finding::Code`] all that can be found. This one does not compile, because S3 never sends
/// such an ARN:
///
/// ```compile_fail
/// # use lambda_perm::grant;
/// let uploads = grant!(
///     function_name = "my-function",
///     statement_id = "uploads",
///     action = InvokeFunction,
///     principal = s3,
///     source_arn = "arn:aws:s3:::my-bucket/*",
///     source_account = "123456789012",
/// );
/// ```
#[macro_export]
macro_rules! grant {
    ($($argument:tt)*) => {
        $crate::__private::grant!($crate $($argument)*)
    };
}

/// Declares all statements of one policy, checked by the compiler one by one and together.
#[macro_export]
macro_rules! policy {
    ($($argument:tt)*) => {
        $crate::__private::policy!($crate $($argument)*)
    };
}

/// Declares one permission with values that are known at run time only.
#[macro_export]
macro_rules! try_grant {
    ($($argument:tt)*) => {
        $crate::__private::try_grant!($crate $($argument)*)
    };
}

/// Declares all statements of one policy with values that are known at run time only.
#[macro_export]
macro_rules! try_policy {
    ($($argument:tt)*) => {
        $crate::__private::try_policy!($crate $($argument)*)
    };
}

#[doc(hidden)]
pub mod __private {
    pub use lambda_perm_core::__private::*;
    pub use lambda_perm_macros::{grant, policy, try_grant, try_policy};
}
