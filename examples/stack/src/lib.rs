//! The permissions of a shop on Lambda, and what they are deployed with.

pub mod permissions;
