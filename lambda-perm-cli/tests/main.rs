//! The real binary, on real files.

mod command;
mod support;
