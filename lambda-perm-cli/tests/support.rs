//! What tests of several topics need.

pub mod program;
