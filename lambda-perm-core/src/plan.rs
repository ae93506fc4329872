//! From what a policy is to what it should be.

mod bridge;
mod change;
mod error;
mod meaning;
mod options;

pub use change::{Change, ChangeKind, Verdict};
pub use error::PlanError;
pub use options::{Ownership, PlanOptions, Through};
