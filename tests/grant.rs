//! One statement: its values, its sources, and what the rules find in it.

mod agreement;
mod arn;
mod cases;
mod sources;
mod traps;
mod values;
