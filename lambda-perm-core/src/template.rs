//! Values of templates, and their texts: JSON and YAML.

pub(crate) mod json;
mod node;
#[cfg(feature = "merge")]
pub mod source;
#[cfg(test)]
pub(crate) mod tests;
pub(crate) mod yaml;

#[cfg(feature = "merge")]
pub(crate) use node::Lines;
pub(crate) use node::{JsonStyle, Node, entries_of, map};
