//! What holds of all values and of all templates.

extern crate std;

mod judge;
#[cfg(feature = "merge")]
mod merged;
#[cfg(feature = "merge")]
mod mutations;
#[cfg(feature = "merge")]
mod properties;
mod strategy;
mod written;
