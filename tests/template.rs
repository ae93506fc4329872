//! Permissions in templates: CloudFormation and Terraform.

mod cloudformation;
mod constants;
mod merge;
mod nested_stacks;
pub(crate) mod properties;
mod terraform;
pub(crate) mod values;
