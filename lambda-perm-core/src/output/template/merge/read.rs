//! Texts to trees.

mod json;
mod scan;
mod yaml;

pub(super) use json::json;
pub(super) use yaml::yaml;
