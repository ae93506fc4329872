//! Policies that exist.

mod read;
