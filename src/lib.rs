#![doc = include_str!("../README.md")]
//!
//! # In this crate
//!
//! - [`grant!`] declares one permission: its documentation is the whole language. [`policy!`] declares all of a policy.
//! - [`try_grant!`], [`try_policy!`] and [`FunctionPermission::builder`] do the same with values known only at run time;
//!   [`Findings`] is their error.
//! - [`FunctionPermission`], [`LayerVersionPermission`], [`FunctionPolicy`], [`LayerVersionPolicy`] and [`WebFunctionPolicy`] are
//!   what they make, in the forms [below](#types).
//! - [`arn`] makes the ARNs of sources.
//! - [`AccountId`], [`Arn`], [`Principal`] and the other value types are checked when they are made, in a `const` too.
//! - [`output`] renders permissions, and its [`Scope`](output::Scope) says where a function is; [`facts`] is what is known of AWS;
//!   [`finding`] is the catalogue of what can be wrong, and [`findings`] explains each of its codes.
//! - [`cloudformation`] and [`terraform`] write templates; [`stack`] leads from a grant to what is deployed, and lists what
//!   each output can say. [`coming_from`] shows what you write here instead of SAM, the CDK, CloudFormation, Terraform or IAM's
//!   JSON.
//! - [`document`] reads policies that exist, finds what is wrong with them, and says who gets in. [`plan`] changes one to what you
//!   want, and [`import`] writes the source of the macros. [`existing`] goes through all of it with one policy.
//!
//! # Types
//!
//! Each type has three forms, by who owns the text. They have the same accessors and outputs.
//!
//! | a constant | borrowed | owned |
//! |---|---|---|
//! | [`FunctionPermission`] | [`FunctionPermissionRef<'a>`](FunctionPermissionRef) | [`FunctionPermissionBuf`] |
//! | [`LayerVersionPermission`] | [`LayerVersionPermissionRef<'a>`](LayerVersionPermissionRef) | [`LayerVersionPermissionBuf`] |
//! | [`FunctionPolicy`] | [`FunctionPolicyRef<'a>`](FunctionPolicyRef) | [`FunctionPolicyBuf`] |
//! | [`LayerVersionPolicy`] | [`LayerVersionPolicyRef<'a>`](LayerVersionPolicyRef) | [`LayerVersionPolicyBuf`] |
//! | [`WebFunctionPolicy`] | [`WebFunctionPolicyRef<'a>`](WebFunctionPolicyRef) | [`WebFunctionPolicyBuf`] |
//! | [`Arn`], [`Principal`] and the other values | [`ArnRef<'a>`](ArnRef), .. | [`ArnBuf`], .. |
//!
//! - Constants are what [`grant!`] and [`policy!`] make. They are `Copy`, and their accessors are `const`. A constant is the
//!   borrowed form with the lifetime `'static`, so it goes wherever that goes.
//! - Owned ones are what [`try_grant!`], [`try_policy!`] and builders make. [`as_permission`](FunctionPermissionBuf::as_permission)
//!   and [`as_policy`](FunctionPolicyBuf::as_policy) borrow from them, and
//!   [`into_owned`](FunctionPermissionRef::into_owned) goes back.
//! - A function of yours that works with both takes the borrowed form.
//!
//! A tool that holds permissions of both kinds has [`PermissionRef`] and [`PermissionBuf`], which are one or the other.
//!
//! ```
//! use lambda_perm::{FunctionPermission, FunctionPermissionRef, grant};
//!
//! fn line(permission: FunctionPermissionRef<'_>) -> String {
//!     permission.add_permission().shell_line()
//! }
//!
//! const PARTNER: FunctionPermission =
//!     grant!(function_name = "f", statement_id = "partner", action = InvokeFunction, principal = "210987654321");
//! let built = FunctionPermission::builder("f", "partner", "lambda:InvokeFunction", "210987654321").build()?;
//! assert_eq!(line(PARTNER), line(built.as_permission()));
//! # Ok::<(), lambda_perm::Findings>(())
//! ```
//!
//! A permission or policy for a template has the language of the template as a parameter: `FunctionPermission<CloudFormation>`,
//! `FunctionPolicyBuf<Terraform>`. [`Plain`] is the default, and means that all values are known. A permission or policy for a
//! template has no requests and no statements, because some of its values are known only at deployment.
//!
//! # Features
//!
//! - `document` (default): policies that exist. Without it there are no modules [`document`], [`plan`], [`import`] and [`existing`],
//!   and no methods `plan`, `to_grant` and `to_policy` on permissions and policies. It adds no dependency.
//! - `json` (default): templates, and everything that uses `serde`. Without it there are no modules [`cloudformation`],
//!   [`terraform`], [`stack`] and [`coming_from`], no methods `cloudformation`, `terraform` and their like on permissions and
//!   policies, no way to make an expression at run time, no `to_value` of requests, statements and documents, and no
//!   `serde::Serialize` or `serde::Deserialize`. A template value (`Ref("Topic")`, `Terraform("..")`) still compiles and its type ([`CloudFormation`], [`Terraform`]) exists, but no output takes it.
//!   Everything else stays, including the JSON texts (`to_json`, `parameters`).
//! - `merge`: merges resources into the text of an existing CloudFormation template, and keeps what others wrote byte for byte
//!   (`cloudformation::Merge`). It adds a YAML parser, and enables `json`.
#![cfg_attr(
    feature = "json",
    doc = r##"
# Through serde

With the feature `json`, permissions and policies serialize with `serde`, in any format: an object with the keys of [`grant!`],
and the exceptions in `allow`. A policy has the keys of its function or layer version, and a list `statements`. The owned types
([`FunctionPermissionBuf`], [`FunctionPolicyBuf`], .., and [`PermissionBuf`] for either kind) deserialize, and check what they
read: the error has everything that is wrong. What was written reads back equal.

In a permission for a template, a value that only the deployment knows is an object: `{"Ref": "Topic"}`, `{"Fn::Sub": "..."}` and
the other functions as CloudFormation has them, `{"Resolve": "ssm:/path"}`, and `{"Terraform": "${aws_sns_topic.orders.arn}"}`. The
type of a resource that is declared with `of` stands beside the function: `{"Ref": "Topic", "of": "AWS::SNS::Topic"}`. A format that
is not for people has the JSON of these as text.

```
use lambda_perm::{FunctionPermission, FunctionPermissionBuf, grant};

const SITE: FunctionPermission = grant!(
    function_name = "site",
    statement_id = "everyone",
    action = InvokeFunction,
    principal = "*",
    invoked_via_function_url = true,
    allow(public_access, reason = "a public page"),
);

let json = serde_json::to_value(SITE)?;
assert_eq!(json, serde_json::json!({
    "function_name": "site",
    "statement_id": "everyone",
    "action": "lambda:InvokeFunction",
    "principal": "*",
    "invoked_via_function_url": true,
    "allow": [{ "lint": "public_access", "reason": "a public page" }],
}));
assert_eq!(serde_json::from_value::<FunctionPermissionBuf>(json)?, SITE.into_owned());

let error = serde_json::from_str::<FunctionPermissionBuf>(r#"{ "function_name": "site", "sid": "everyone" }"#).unwrap_err();
assert!(error.to_string().starts_with("there is no key `sid`\n= help: did you mean `statement_id`?"));
# Ok::<(), serde_json::Error>(())
```
"##
)]
#![cfg_attr(
    not(feature = "document"),
    doc = "",
    doc = "[`document`]: #features\n[`plan`]: #features\n[`import`]: #features\n[`existing`]: #features"
)]
#![cfg_attr(
    not(feature = "json"),
    doc = "",
    doc = "[`cloudformation`]: #features\n[`terraform`]: #features\n[`stack`]: #features\n[`coming_from`]: #features"
)]
// On docs.rs an item says which feature it needs. Two belong to core: this crate always enables them.
#![cfg_attr(docsrs, feature(doc_cfg), doc(auto_cfg(hide(feature = "runtime", feature = "std"))))]
#![forbid(unsafe_code)]

#[cfg(feature = "json")]
pub mod coming_from;
#[cfg(feature = "document")]
pub mod existing;
pub mod findings;
#[cfg(feature = "json")]
pub mod stack;

pub use lambda_perm_core::{
    AccountId, Action, ActionBuf, ActionRef, Arn, ArnBuf, ArnRef, CloudFormation, EndpointName, EndpointNameBuf,
    EndpointNameRef, Error, EventSourceToken, EventSourceTokenBuf, EventSourceTokenRef, Exception, ExpressionBuf,
    ExpressionRef, Findings, FunctionName, FunctionNameBuf, FunctionNameRef, FunctionPermission, FunctionPermissionBuf,
    FunctionPermissionBuilder, FunctionPermissionRef, FunctionPermissions, FunctionPolicy, FunctionPolicyBuf,
    FunctionPolicyRef, FunctionUrlAuthType, LayerName, LayerNameBuf, LayerNameRef, LayerVersion,
    LayerVersionPermission, LayerVersionPermissionBuf, LayerVersionPermissionBuilder, LayerVersionPermissionRef,
    LayerVersionPermissions, LayerVersionPolicy, LayerVersionPolicyBuf, LayerVersionPolicyRef, Lint, OrganizationId,
    OrganizationIdBuf, OrganizationIdRef, Permission, PermissionBuf, PermissionRef, Plain, Principal, PrincipalBuf,
    PrincipalKind, PrincipalRef, Qualifier, QualifierBuf, QualifierKind, QualifierRef, RevisionId, RevisionIdBuf,
    RevisionIdRef, StatementId, StatementIdBuf, StatementIdRef, Terraform, WebFunctionAuthType, WebFunctionName,
    WebFunctionNameBuf, WebFunctionNameRef, WebFunctionPermission, WebFunctionPermissionBuf, WebFunctionPermissionRef,
    WebFunctionPermissions, WebFunctionPolicy, WebFunctionPolicyBuf, WebFunctionPolicyRef, arn, facts, finding, output,
    snapshot,
};
#[cfg(feature = "json")]
pub use lambda_perm_core::{cloudformation, terraform};
#[cfg(feature = "document")]
pub use lambda_perm_core::{document, import, plan};

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
/// | `source_arn` | the resource for which a service calls; `*` and `?` are wildcards after the fifth colon |
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
/// ([`AccountId`], [`Arn`], ..), of `u64` for a version, of `bool`. An identifier in upper case is one of your constants.
/// Services whose principal carries a Region take it as an argument: `workmail("us-east-1")`, `logs("cn-north-1")`. The
/// principal is the one of the Region's partition: `logs.cn-north-1.amazonaws.com.cn`. A source ARN may be a call to a function
/// of [`arn`], by its bare name: `source_arn = sns_topic("us-east-2", ACCOUNT, "my-topic")`.
///
/// A variable is not a constant; [`try_grant!`] takes it. If a variable is inside an expression, as in `NAMES[number]`, the
/// compiler reports a non-constant value in a constant (E0435).
///
/// A call that mentions neither `Self` nor a type parameter is checked by `cargo check`, wherever it is. Any other call is
/// checked where the compiler evaluates it; if it is never evaluated, it is never checked:
///
/// | a call with `Self::NAME` or `T::NAME`, in | is checked by |
/// |---|---|
/// | an associated constant of a type without type parameters | `cargo check` |
/// | an associated constant of a generic type or of a trait, as a default | what uses it with a type: a constant by `cargo check`, a function by `cargo build` |
/// | a function without type parameters | `cargo build` |
/// | a generic function | `cargo build`, if something calls it with a type |
///
/// A one-letter type of a module is not taken for a type parameter; a one-letter type declared inside a function is.
/// A parameter with a longer name, and a constant as a parameter, cannot be named in a value (E0401): declare
/// `const NAME: &'static str = Service::NAME;` in the `impl`, and write `Self::NAME`.
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
/// # Values for templates
///
/// In a CloudFormation or Terraform template, a value may be known only at deployment: a CloudFormation function, by its name
/// without `Fn::`, or a text with Terraform references.
///
/// | form | gives |
/// |---|---|
/// | `Ref("LogicalId")`, `Ref("AWS::AccountId")` | what CloudFormation returns for a resource, a parameter or a pseudo parameter |
/// | `GetAtt("LogicalId.Attribute")` | an attribute of a resource |
/// | `Sub("arn:${AWS::Partition}:s3:::${Name}")`, `Sub("..${Name}", Name = Ref("Parameter"))` | text with its `${..}` replaced |
/// | `ImportValue("export-name")` | what another stack exports |
/// | `Join("-", ["uploads", Ref("AWS::Region")])` | values, one after the other |
/// | `Select(0, Split("-", Ref("LogicalId")))` | one value of a list |
/// | `FindInMap("Map", "TopKey", "SecondKey")` | a value of the template's mappings |
/// | `If("Condition", "value", Ref("LogicalId"))` | one of two values |
/// | `Resolve("ssm:/topics/orders")`, `Resolve("secretsmanager:..")` | the value of a parameter or a secret: a dynamic reference |
/// | `Terraform("${aws_sns_topic.orders.arn}")` | a text with Terraform references, conditionals and function calls |
///
/// The keys that take them are `function_name`, `qualifier`, `principal`, `source_arn`, `source_account`, `event_source_token`,
/// `principal_org_id`, `layer_name` and `organization_id`. Other keys may be constants. A function takes string
/// literals, functions and constants: `Sub("${Name}-uploads", Name = PREFIX)`, `Ref(TOPIC)`.
///
/// The result's type says which template it is for: `FunctionPermission<CloudFormation>` or `FunctionPermission<Terraform>`,
/// and the same for layer versions. It cannot be sent to Lambda, so it has no `add_permission()` and no `statement()`; it goes
/// into a template. Its accessors give an [`ExpressionRef`] for each key that takes such values.
///
/// ```
/// use lambda_perm::{CloudFormation, FunctionPermission, grant};
///
/// const UPLOADS: FunctionPermission<CloudFormation> = grant!(
///     function_name = Ref("Function"),
///     statement_id = "uploads",
///     action = InvokeFunction,
///     principal = s3,
///     source_arn = Sub("arn:${AWS::Partition}:s3:::${BucketName}"),
///     source_account = Ref("AWS::AccountId"),
/// );
/// # let source = UPLOADS.source_arn().unwrap();
/// assert_eq!(source.to_json(), r#"{"Fn::Sub":"arn:${AWS::Partition}:s3:::${BucketName}"}"#);
/// ```
///
/// Each text that a value can give is checked like a literal: both sides of an `If` or of a conditional, however deep it stands,
/// the pieces of a `Split`, what a `Join` or a `Sub` puts together. One condition has one side in the whole call. The values of
/// a permission have at most 256 texts together. A placeholder is known as far as its name tells: `${AWS::AccountId}` is twelve
/// digits, and `${Bucket.Arn}` is an ARN. Nothing else is guessed about what fills it. `of = ..` gives the type of a resource, and so which
/// ARN a reference to it gives; Terraform references say that themselves. This one does not compile, because `Ref` of a bucket
/// gives its name:
///
/// ```compile_fail
/// # use lambda_perm::grant;
/// let uploads = grant!(
///     function_name = Ref("Function"),
///     statement_id = "uploads",
///     action = InvokeFunction,
///     principal = s3,
///     source_arn = Ref("Bucket", of = "AWS::S3::Bucket"),
///     source_account = Ref("AWS::AccountId"),
/// );
/// ```
///
/// The name of a layer may be the ARN of a version: `layer_name = Ref("LayerVersion")`, without `version_number`.
///
/// # Errors and lints
///
/// What AWS rejects is an error. What AWS accepts although it is wrong is a lint, which is an error too unless `allow` names it
/// and gives a reason:
///
/// ```
/// use lambda_perm::{Lint, grant};
///
/// let layer = grant!(
///     layer_name = "my-layer",
///     version_number = 3,
///     statement_id = "everyone",
///     action = GetLayerVersion,
///     principal = "*",
///     allow(public_access, reason = "the layer is open source"),
/// );
/// assert_eq!(layer.exceptions()[0].lint(), Lint::PublicAccess);
/// ```
///
/// [`Lint`] lists the lints, and [`finding::Code`] everything that can be found. This one does not compile, because S3 never sends
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
///
/// The result is a [`FunctionPolicy`] or a [`LayerVersionPolicy`], as a constant expression. Its
/// [`permissions`](FunctionPolicyRef::permissions) are the statements, each a permission by itself.
///
/// ```
/// use lambda_perm::{FunctionPolicy, output::Scope, policy};
///
/// const POLICY: FunctionPolicy = policy!(
///     function_name = "arn:aws:lambda:us-east-2:123456789012:function:my-function",
///     qualifier = "prod",
///     statement(
///         statement_id = "topic",
///         action = InvokeFunction,
///         principal = sns,
///         source_arn = "arn:aws:sns:us-east-2:123456789012:my-topic",
///     ),
///     statement(statement_id = "partner", action = GetFunction, principal = "210987654321"),
/// );
///
/// let document = POLICY.document(&Scope::NONE)?.to_json();
/// assert!(document.starts_with(r#"{"Version":"2012-10-17","Id":"default","Statement":[{"Sid":"topic","#));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Arguments
///
/// First the keys of the function or layer version, then the statements:
///
/// | argument | means |
/// |---|---|
/// | `function_name`, `qualifier` or `layer_name`, `version_number` | what the policy is for, as in [`grant!`] |
/// | `statement(..)` | a statement: the other keys of [`grant!`], and `allow(..)` |
/// | `function_url(..)` | both statements that a function URL needs: the same keys without `action` and `invoked_via_function_url`; the second one has `-invoke` after the statement ID |
/// | `permission(UPLOADS)` | a permission that [`grant!`] made for the same function or layer version, in any form of its name; the whole set uses the most complete name |
///
/// # Function URLs
///
/// Since October 2025 a call to a function URL needs `InvokeFunctionUrl` and `InvokeFunction`. `function_url(..)` writes both,
/// for everyone, an account, an organization or a CloudFront distribution:
///
/// ```
/// use lambda_perm::{FunctionPolicy, policy};
///
/// const SITE: FunctionPolicy = policy!(
///     function_name = "site",
///     function_url(
///         statement_id = "cloudfront",
///         principal = cloudfront,
///         source_arn = cloudfront_distribution("123456789012", "EDFDVBD6EXAMPLE"),
///         function_url_auth_type = AWS_IAM,
///     ),
///     function_url(
///         statement_id = "organization",
///         principal = "*",
///         principal_org_id = "o-t194hfs8cz",
///         function_url_auth_type = AWS_IAM,
///     ),
/// );
/// let via_url = SITE.permissions().map(|permission| permission.invoked_via_function_url());
/// assert!(via_url.eq([None, Some(true), None, Some(true)]));
/// ```
///
/// # What only a set shows
///
/// - the same statement ID twice;
/// - a document of more than 20,480 bytes, counted to the byte if the name is a full ARN, and with the longest possible ARN if
///   it is not;
/// - a permission for another resource than the set's, or than that of another permission in it;
/// - [`incomplete_url`](Lint::IncompleteUrl): one half of the pair that a function URL needs;
/// - [`shadowed`](Lint::Shadowed): a statement that another one already grants.
///
/// `allow(..)` goes inside the statement: for `shadowed` in the covered one, for `incomplete_url` in the one without its companion.
///
/// # Web functions
///
/// Lambda Web Functions have policies too, and no AddPermission: the whole policy is the only form, so there is no [`grant!`] for
/// them. A set with `web_function`, the name or ARN of one, is a [`WebFunctionPolicy`].
///
/// ```
/// use lambda_perm::{WebFunctionPolicy, output::Scope, policy};
///
/// const SITE: WebFunctionPolicy = policy!(
///     web_function = "arn:aws:lambda:us-east-1:123456789012:web-function/my-site",
///     statement(
///         statement_id = "cdn",
///         action = InvokeWebFunctionEndpoint,
///         principal = cloudfront,
///         endpoint = "prod",
///         source_arn = "arn:aws:cloudfront::123456789012:distribution/E2QWRUHAPOMQZL",
///     ),
///     statement(statement_id = "partner", action = InvokeWebFunctionEndpoint, principal = "210987654321"),
/// );
/// println!("{}", SITE.put_resource_policy(&Scope::NONE)?.shell_line());      // aws lambda-web put-resource-policy ..
/// # Ok::<(), lambda_perm::output::ScopeError>(())
/// ```
///
/// A statement has `statement_id`, `action` and `principal`, and optionally:
///
/// | key | what |
/// |---|---|
/// | `endpoint` | the endpoint that it is for; without it, all endpoints |
/// | `source_arn`, `source_account`, `principal_org_id` | as for functions |
/// | `web_function_auth_type` | `IamAuth`: only endpoints of this auth type. Those that are `ApplicationManaged` ask no policy |
///
/// IAM compares the resource of a statement with what the action is on. So a statement has the endpoint as its `Resource`, or
/// `.../endpoint/*` for all. An action on the web function itself, such as `GetWebFunction`, has its ARN, and one on revisions
/// `.../revision/*`.
///
/// # Sets of a template
///
/// A set with a template value, as [`grant!`] takes it, is for that template: a `FunctionPolicy<CloudFormation>` or a
/// `FunctionPolicy<Terraform>`, and so is one with a `permission(..)` for a template. Plain permissions are members of it as
/// well. A whole policy becomes one for a template by `into_template()`. Whether two names that are known only at deployment name one function is not known earlier; declare the
/// type of a reference to have it compared: `Ref("Orders", of = "AWS::Lambda::Function")`.
///
/// ```
/// use lambda_perm::{FunctionPolicy, Terraform, policy};
///
/// const POLICY: FunctionPolicy<Terraform> = policy!(
///     function_name = Terraform("${aws_lambda_function.orders.function_name}"),
///     statement(
///         statement_id = "topic",
///         action = InvokeFunction,
///         principal = sns,
///         source_arn = Terraform("${aws_sns_topic.orders.arn}"),
///     ),
///     statement(statement_id = "partner", action = GetFunction, principal = "210987654321"),
/// );
/// # assert_eq!(POLICY.len(), 2);
/// ```
///
/// # Sets and grants together
///
/// [`merged_with`](FunctionPolicyRef::merged_with) adds grants and other sets at run time, with the same checks and an error
/// instead of a failed build. [`FunctionPolicyBuf::of`] makes a set from permissions alone.
///
/// ```
/// use lambda_perm::{FunctionPermission, FunctionPolicy, grant, policy};
///
/// const READERS: FunctionPolicy = policy!(
///     function_name = "f",
///     statement(statement_id = "partner", action = GetFunction, principal = "210987654321"),
/// );
/// const CALLER: FunctionPermission =
///     grant!(function_name = "f", statement_id = "caller", action = InvokeFunction, principal = "123456789012");
///
/// let all = READERS.merged_with([CALLER])?;
/// let ids = all.permissions().map(|permission| permission.statement_id().as_str());
/// assert!(ids.eq(["partner", "caller"]));
/// # Ok::<(), lambda_perm::Findings>(())
/// ```
#[macro_export]
macro_rules! policy {
    ($($argument:tt)*) => {
        $crate::__private::policy!($crate $($argument)*)
    };
}

/// [`grant!`] for values known only at run time: the same grammar, the same rules, and a
/// `Result<_, `[`Findings`]`>`.
///
/// What is written in the source is checked by the compiler. The rest is checked when the program runs. A value may be any
/// expression of `&str`, `String`, the checked type of the key such as [`AccountId`] or [`Arn`], `u64` or a smaller type for
/// numbers, and an `Option` of these for optional keys. Values are borrowed, not moved. The permission is owned: it is a
/// [`FunctionPermissionBuf`] or a [`LayerVersionPermissionBuf`], and can do what those of [`grant!`] can.
///
/// ```
/// use lambda_perm::{AccountId, Findings, FunctionPermissionBuf, try_grant};
///
/// fn uploads(bucket: &str, account: AccountId) -> Result<FunctionPermissionBuf, Findings> {
///     try_grant!(
///         function_name = "my-function",
///         statement_id = format!("uploads-{bucket}"),
///         action = InvokeFunction,
///         principal = s3,
///         source_arn = format!("arn:aws:s3:::{bucket}"),
///         source_account = account,
///     )
/// }
///
/// let account = AccountId::new("123456789012");
/// assert!(uploads("my-bucket", account).is_ok());
///
/// let findings = uploads("my-bucket/*", account).unwrap_err();
/// let codes: Vec<_> = findings.iter().map(|finding| finding.code().id()).collect();
/// assert_eq!(codes, ["LP0201", "LP0407"]);
/// ```
///
/// Template functions may be used beside such values, as in [`grant!`], and such values stand in them too:
/// `Sub("arn:${AWS::Partition}:s3:::${Name}", Name = bucket)`, `Ref(parameter)`. The result is then a
/// `FunctionPermissionBuf<CloudFormation>`.
///
/// A bare lower-case word as the principal is a service, as in [`grant!`], and never a variable: `principal = config` grants to
/// AWS Config, even if a variable has that name. Write a variable as `&name`, or as any expression that is not a single word.
///
/// If the keys themselves come from data, use a builder: [`FunctionPermission::builder`].
#[macro_export]
macro_rules! try_grant {
    ($($argument:tt)*) => {
        $crate::__private::try_grant!($crate $($argument)*)
    };
}

/// [`policy!`] for values known only at run time: the same grammar, the same rules, and a `Result<_, `[`Findings`]`>`. Values
/// are those of [`try_grant!`]; `permission(..)` takes a constant, borrowed or owned permission. The policy is owned: it is a
/// [`FunctionPolicyBuf`] or a [`LayerVersionPolicyBuf`].
///
/// ```
/// use lambda_perm::{Findings, FunctionPolicyBuf, try_policy};
///
/// fn partners(function: &str, accounts: [&str; 2]) -> Result<FunctionPolicyBuf, Findings> {
///     try_policy!(
///         function_name = function,
///         statement(statement_id = "first", action = InvokeFunction, principal = &accounts[0]),
///         statement(statement_id = "second", action = InvokeFunction, principal = &accounts[1]),
///     )
/// }
///
/// assert!(partners("my-function", ["123456789012", "210987654321"]).is_ok());
///
/// let findings = partners("my-function", ["123456789012", "123456789012"]).unwrap_err();
/// let found: Vec<_> = findings.iter().map(|finding| (finding.statement(), finding.code().id())).collect();
/// assert_eq!(found, [(Some(2), "LP0805")]);
/// ```
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
