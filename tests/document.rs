//! Policies that exist.

mod audit;
mod decide;
mod declaration;
mod from_policy;
mod import;
mod permission;
mod read;
