//! Terraform.

/// A value of an argument.
pub type Argument<S = &'static str> = crate::template::Template<crate::template::Terraform, S>;
