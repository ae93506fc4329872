//! The table of cases of `grant!`, which the tests of the library hold against the macro.

#[path = "../../../tests/grant/cases/access.rs"]
mod access;
#[path = "../../../tests/grant/cases/never.rs"]
mod never;
#[path = "../../../tests/grant/cases/places.rs"]
mod places;
#[path = "../../../tests/grant/cases/together.rs"]
mod together;
#[path = "../../../tests/grant/cases/unknown.rs"]
mod unknown;
#[path = "../../../tests/grant/cases/values.rs"]
mod values;

use crate::support::case::Case;

/// Calls with exactly the codes that they have.
pub type Table = Vec<(Case, &'static [&'static str])>;

/// All cases.
pub fn table() -> Table {
    let mut table = Table::new();
    for add_to in [values::add_to, together::add_to, never::add_to, places::add_to, access::add_to, unknown::add_to] {
        add_to(&mut table);
    }
    table
}
