//! What holds of all values.

extern crate std;

pub(in crate::output) mod judge;
pub(in crate::output) mod strategy;
mod written;
