//! What tests of several topics need.

#[path = "../../tests/support/beside.rs"]
#[allow(dead_code, reason = "shared with the tests of the library, which use all of it")]
pub mod beside;
pub mod cargo;
#[path = "../../tests/support/case.rs"]
#[allow(dead_code, reason = "shared with the tests of the library, which use all of it")]
pub mod case;
pub mod expected;
#[path = "../../tests/support/judge.rs"]
#[allow(dead_code, reason = "shared with the tests of the library, which use all of it")]
pub mod judge;
pub mod program;
#[path = "../../tests/support/skip.rs"]
pub mod skip;
#[path = "../../tests/support/stored.rs"]
pub mod stored;
