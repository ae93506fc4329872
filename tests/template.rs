//! Permissions in templates: CloudFormation and Terraform.

mod cloudformation;
mod merge;
mod nested_stacks;
mod properties;
mod terraform;
