//! Texts to trees.

mod indent;
mod inside;
mod json;
mod scan;
mod yaml;

pub(super) use json::json;
pub(super) use yaml::yaml;
