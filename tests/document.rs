//! Policies that exist.

mod audit;
mod decide;
mod from_policy;
mod import;
mod permission;
mod read;
