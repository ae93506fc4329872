//! What holds of all templates.

extern crate std;

mod merged;
mod mutations;
mod properties;
