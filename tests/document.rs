//! Policies that exist.

mod import;
mod permission;
mod decide;
mod from_policy;
mod read;
