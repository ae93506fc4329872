//! Texts of templates as trees, with the place of each value.

mod indent;
mod inside;
mod json;
pub(crate) mod lines;
mod scan;
mod tree;
mod yaml;

use alloc::string::String;

pub(crate) use self::json::json;
pub use self::{
    tree::{Item, ItemKind, ScalarStyle, Tree},
    yaml::yaml,
};

/// Why a text is none of the format, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceError {
    /// What the parser says.
    pub problem: String,
    /// The byte at which it says so.
    pub byte: usize,
}
