//! What the tests of `grant!` in the library share with those here.

pub mod cases;
#[path = "../../tests/grant/shorthand.rs"]
#[allow(dead_code, reason = "shared with the tests of the library, which use all of it")]
pub mod shorthand;
