//! That what is written about the crate is true: the README, the documentation, the examples.

mod documentation;
mod examples;
mod readme;
mod workflows;
