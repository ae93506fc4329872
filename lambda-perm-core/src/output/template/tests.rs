//! What holds of all values and of all templates.

extern crate std;

mod judge;
mod strategy;
mod written;
