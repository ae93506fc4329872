//! Tests for all kinds of values.

extern crate std;

pub(crate) mod judge;
pub(crate) mod strategy;
mod written;
