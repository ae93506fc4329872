//! What is sent to a Lambda of our own, over loopback HTTP, and what becomes of its policies.

mod answers;
mod apply;
mod faults;
mod figures;
mod fleet;
mod localstack;
mod mapping;
#[allow(dead_code, reason = "the tests of plans use all of it")]
mod plan;
mod server;
#[cfg(feature = "web")]
mod web;
