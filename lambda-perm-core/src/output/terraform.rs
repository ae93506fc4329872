//! Terraform: permissions as resources of the AWS provider, in Terraform's JSON syntax (`.tf.json`).
//!
//! ```
//! # extern crate lambda_perm_core as lambda_perm;
//! use lambda_perm::{FunctionPermission, terraform::Configuration};
//!
//! let permission = FunctionPermission::builder("my-function", "topic", "lambda:InvokeFunction", "sns.amazonaws.com")
//!     .source_arn("arn:aws:sns:us-east-2:123456789012:my-topic")
//!     .build()?;
//! assert_eq!(
//!     Configuration::of([permission.terraform()?])?.to_json_pretty(),
//!     r#"{
//!   "resource": {
//!     "aws_lambda_permission": {
//!       "topic": {
//!         "statement_id": "topic",
//!         "action": "lambda:InvokeFunction",
//!         "function_name": "my-function",
//!         "principal": "sns.amazonaws.com",
//!         "source_arn": "arn:aws:sns:us-east-2:123456789012:my-topic"
//!       }
//!     }
//!   }
//! }"#
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! | | gives |
//! |---|---|
//! | `permission.terraform()` | an `aws_lambda_permission` or `aws_lambda_layer_version_permission`, a [`Resource`] |
//! | `policy.terraform()` | one for each statement, as a [`Configuration`] |
//! | `policy.terraform_policy()` | the whole policy as one `aws_lambda_resource_policy` |
//!
//! Strings are templates in Terraform, so `${` and `%{` in plain text are escaped. A value of `Terraform(..)` is written unchanged.

mod address;
mod argument;
mod configuration;
mod error;
mod permission;
mod policy;
mod resource;

pub use configuration::Configuration;
pub use error::TerraformError;
pub use resource::Resource;

use crate::expression::{ExpressionBuf, Terraform};

/// A value of an argument: text, or a template of Terraform with references.
pub type Expression = ExpressionBuf<Terraform>;

/// Makes a permission for a function from data, with references of Terraform.
///
/// ```
/// # extern crate lambda_perm_core as lambda_perm;
/// use lambda_perm::terraform::{Expression, FunctionPermissionBuilder};
///
/// let topic = Expression::template("${aws_sns_topic.orders.arn}")?;
/// let permission = FunctionPermissionBuilder::new("my-function", "topic", "lambda:InvokeFunction", "sns.amazonaws.com")
///     .source_arn(topic)
///     .build()?;
/// assert_eq!(permission.terraform()?.name(), "topic");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub type FunctionPermissionBuilder = crate::permission::FunctionPermissionBuilder<Terraform>;

/// Makes a permission for a layer version from data, with references of Terraform.
pub type LayerVersionPermissionBuilder = crate::permission::LayerVersionPermissionBuilder<Terraform>;
