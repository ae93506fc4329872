//! What comes out of a permission whose values are all known: statements, documents, requests, and what people read.

pub mod corpus;
mod golden;
mod new_parameter;
mod serde;
mod shown;
mod types;
