//! What the expansions of the macros name. Not public API: it trusts what the macros have checked.

pub use crate::macro_support::*;
