//! Policies that exist.

mod import;
mod permission;
mod read;
