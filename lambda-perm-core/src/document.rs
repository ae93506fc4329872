//! Policies that exist: what GetPolicy, GetLayerVersionPolicy and GetResourcePolicy return, read, judged and written.

mod error;
mod scan;

pub use crate::text::position::Position;
pub use error::DocumentError;
