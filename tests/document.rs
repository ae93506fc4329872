//! Policies that exist.

mod permission;
mod read;
