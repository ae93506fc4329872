//! Permissions in templates: CloudFormation and Terraform.

mod cloudformation;
mod constants;
mod merge;
mod nested_stacks;
mod properties;
mod terraform;
mod values;
