//! CloudFormation.

/// A value of a property.
pub type Property<S = &'static str> = crate::template::Template<crate::template::CloudFormation, S>;
