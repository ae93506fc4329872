//! Tests for all kinds of values.

extern crate std;

pub(in crate::output) mod judge;
pub(in crate::output) mod strategy;
mod written;
