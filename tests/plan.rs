//! From what a policy is to what it should be.

mod access;
mod cases;
mod faults;
mod lambda;
mod random;
mod simulation;
