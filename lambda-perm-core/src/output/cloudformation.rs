//! CloudFormation: permissions as resources, fragments and whole templates, in JSON and YAML.
//!
//! ```
//! # extern crate lambda_perm_core as lambda_perm;
//! use lambda_perm::FunctionPermission;
//!
//! let permission = FunctionPermission::builder("my-function", "topic", "lambda:InvokeFunction", "sns.amazonaws.com")
//!     .source_arn("arn:aws:sns:us-east-2:123456789012:my-topic")
//!     .build()?;
//! let resource = permission.cloudformation()?.named("TopicPermission")?;
//! assert_eq!(
//!     resource.to_yaml(),
//!     r#"TopicPermission:
//!   Type: AWS::Lambda::Permission
//!   Properties:
//!     Action: lambda:InvokeFunction
//!     FunctionName: my-function
//!     Principal: sns.amazonaws.com
//!     SourceArn: arn:aws:sns:us-east-2:123456789012:my-topic
//! "#
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! | | gives |
//! |---|---|
//! | `permission.cloudformation()` | an `AWS::Lambda::Permission` or `AWS::Lambda::LayerVersionPermission`, a [`Resource`] |
//! | `policy.cloudformation()` | one for each statement, as [`Resources`] |
//! | `policy.cloudformation_policy()` | the whole policy as one `AWS::Lambda::ResourcePolicy` |
//! | [`Template::new`] | a whole template of these |
//! | [`NestedStacks`] | as many templates as they need, with a parent |
//! | `Merge`, with the feature `merge` | a template that exists, with these in it |
//!
//! CloudFormation makes the statement's ID itself, so `statement_id` is only the source of the resource's logical ID.
//! A statement that is made by `AWS::Lambda::ResourcePolicy` keeps its ID.

mod error;
mod logical_id;
#[cfg(feature = "merge")]
mod merge;
mod permission;
mod policy;
mod property;
mod reference;
mod resource;
mod resources;
mod stacks;
mod template;

pub use error::CloudFormationError;
#[cfg(feature = "merge")]
pub use merge::{Merge, MergeError, Position};
pub use resource::{DeletionPolicy, Resource};
pub use resources::Resources;
pub use stacks::NestedStacks;
pub use template::Template;

use crate::expression::{CloudFormation, ExpressionBuf};

/// A value of a property: text, or an intrinsic function.
pub type Expression = ExpressionBuf<CloudFormation>;

/// Makes a permission for a function from data, with intrinsic functions.
///
/// ```
/// # extern crate lambda_perm_core as lambda_perm;
/// use lambda_perm::cloudformation::{FunctionPermissionBuilder, Expression};
///
/// let function = Expression::reference("MyFunction")?;
/// let permission = FunctionPermissionBuilder::new(function, "topic", "lambda:InvokeFunction", "sns.amazonaws.com")
///     .source_arn(Expression::reference("Topic")?)
///     .build()?;
/// assert!(permission.cloudformation()?.to_json().contains(r#""SourceArn":{"Ref":"Topic"}"#));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub type FunctionPermissionBuilder = crate::permission::FunctionPermissionBuilder<CloudFormation>;

/// Makes a permission for a layer version from data, with intrinsic functions.
pub type LayerVersionPermissionBuilder = crate::permission::LayerVersionPermissionBuilder<CloudFormation>;
