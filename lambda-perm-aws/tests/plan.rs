//! The Lambda, the policies and the callers of the tests of plans.

#[path = "../../tests/plan/access.rs"]
pub mod access;
#[path = "../../tests/plan/lambda.rs"]
pub mod lambda;
#[path = "../../tests/plan/random.rs"]
pub mod random;
