//! One statement: its values, its sources, and what the rules find in it.

mod agreement;
mod arn;
mod callers;
pub mod cases;
mod likely;
mod services;
mod shorthand;
mod sources;
mod suggestions;
mod traps;
mod values;
