//! Policies that exist.

mod decide;
mod from_policy;
mod import;
mod permission;
mod read;
