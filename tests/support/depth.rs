//! How far tests of many cases go.

use std::env;

/// By how much the numbers of cases are multiplied: `LAMBDA_PERM_DEPTH`, which `.ci/deep` sets, or 1.
pub fn times() -> u32 {
    let Ok(times) = env::var("LAMBDA_PERM_DEPTH") else { return 1 };
    times.parse().expect("LAMBDA_PERM_DEPTH is a number")
}
