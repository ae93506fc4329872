//! Texts to trees.

mod indent;
mod json;
mod scan;
mod yaml;

pub(super) use json::json;
pub(super) use yaml::yaml;
