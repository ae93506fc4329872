//! What comes out of a permission whose values are all known: statements, documents, requests.

mod corpus;
mod golden;
