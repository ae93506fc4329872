//! Policies that exist.

mod import;
mod permission;
mod from_policy;
mod read;
