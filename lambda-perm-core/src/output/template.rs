//! What the outputs that are templates share: values, their texts, and merging into a text that exists.

pub(crate) mod document;
mod json;
#[cfg(feature = "merge")]
pub(super) mod merge;
mod node;
#[cfg(test)]
mod tests;
mod yaml;

pub(crate) use node::Node;
