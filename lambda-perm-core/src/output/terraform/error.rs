//! Errors of Terraform configurations.

use alloc::string::String;
use core::fmt;

use crate::finding::Quoted;

/// Why permissions do not make a configuration of Terraform.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum TerraformError {
    /// What was given is not a name of a resource.
    Name(
        /// What was given.
        String,
    ),
    /// What was given is not an address of a resource or module.
    Address(
        /// What was given.
        String,
    ),
    /// Two resources of the same type have the same name.
    Clash(
        /// The type and the name.
        String,
    ),
    /// A resource depends on itself.
    DependsOnItself(
        /// The type and the name.
        String,
    ),
    /// The AWS provider does not take the function's name.
    FunctionName(
        /// The name.
        String,
    ),
    /// A layer version permission needs the number of the version.
    MissingVersion(
        /// What the layer was given as.
        String,
    ),
    /// A resource policy needs the ARN of the function.
    UnknownArn(
        /// What the function or web function was given as.
        String,
    ),
    /// The kind of principal is known only at deployment, but a policy document writes each kind differently.
    UnknownPrincipal(
        /// What the principal was given as.
        String,
    ),
}

impl fmt::Display for TerraformError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name(name) => write!(
                f,
                "{} is not a name in Terraform: a name has letters, digits, `_` and `-`, and begins with a letter or `_`\n= help: write a name such as \"uploads\"",
                Quoted(name)
            ),
            Self::Address(address) => write!(
                f,
                "{} is not the address of a resource or module\n= help: write an address such as \"aws_s3_bucket.uploads\", \"data.aws_s3_bucket.uploads\" or \"module.network\", without `${{..}}` and without an attribute",
                Quoted(address)
            ),
            Self::Clash(name) => write!(
                f,
                "two resources are called `{name}`\n= help: give one of them another name with `named`, or another `statement_id`"
            ),
            Self::DependsOnItself(name) => write!(
                f,
                "the resource `{name}` depends on itself\n= help: write the address of another resource, for which it has to wait"
            ),
            Self::FunctionName(name) => write!(
                f,
                "the AWS provider does not take `{name}` as `function_name`: it takes at most 140 characters, no Region of the European Sovereign Cloud and no `$LATEST.PUBLISHED`\n= help: write the function's name without the ARN, or a reference such as Terraform(\"${{aws_lambda_function.f.function_name}}\")"
            ),
            Self::MissingVersion(layer) => write!(
                f,
                "`{layer}` gives no version, but `aws_lambda_layer_version_permission` needs one\n= help: write `version_number`, or Terraform(\"${{aws_lambda_layer_version.NAME.arn}}\") as `layer_name`"
            ),
            Self::UnknownArn(name) => write!(
                f,
                "`{name}` is not the ARN that a resource policy needs\n= help: write the ARN, or a reference such as Terraform(\"${{aws_lambda_function.f.arn}}\")"
            ),
            Self::UnknownPrincipal(principal) => write!(
                f,
                "the kind of the principal `{principal}` is known only at deployment, but a policy document writes each kind in its own way\n= help: write Terraform(\"arn:aws:iam::${{..}}:root\") for an account"
            ),
        }
    }
}

impl core::error::Error for TerraformError {}

/// The same as `Display`, for tests that unwrap it and programs that return it from `main`.
impl fmt::Debug for TerraformError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
