//! What outputs for templates share: values, and their texts.

pub(crate) mod document;
pub(in crate::output) mod json;
pub(in crate::output) mod node;
#[cfg(test)]
pub(in crate::output) mod tests;
pub(in crate::output) mod yaml;

pub(crate) use node::Node;
