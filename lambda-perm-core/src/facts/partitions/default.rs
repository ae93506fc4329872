//! The Regions of the partition `aws` that accounts have without asking for them.
//!
//! Const evaluation asks for them once a constant, and to compare a code with all of them takes it as long as to look at fifty
//! bytes. So a code is a number here, and what remains of that tells its place in a table.

use super::{Enabled, find};

/// The bytes of a code as a number, with zeros behind them.
pub(crate) const fn key(code: &str) -> u128 {
    let (code, mut bytes, mut at) = (code.as_bytes(), [0; 16], 0);
    while at < code.len() && at < bytes.len() {
        bytes[at] = code[at];
        at += 1;
    }
    u128::from_le_bytes(bytes)
}

/// What stands behind the code of such a Region. A pattern for each length that there is tells where it ends, because to split
/// a slice takes const evaluation as long as all else here.
pub(crate) const fn behind_region(text: &[u8]) -> Option<&[u8]> {
    let (code, rest) = match *text {
        [a, b, b'-', c, d, e, f, b'-', z, ref rest @ ..] => {
            ([a, b, b'-', c, d, e, f, b'-', z, 0, 0, 0, 0, 0, 0, 0], rest)
        }
        [a, b, b'-', c, d, e, f, g, b'-', z, ref rest @ ..] => {
            ([a, b, b'-', c, d, e, f, g, b'-', z, 0, 0, 0, 0, 0, 0], rest)
        }
        [a, b, b'-', c, d, e, f, g, h, i, b'-', z, ref rest @ ..] => {
            ([a, b, b'-', c, d, e, f, g, h, i, b'-', z, 0, 0, 0, 0], rest)
        }
        [a, b, b'-', c, d, e, f, g, h, i, j, k, b'-', z, ref rest @ ..] => {
            ([a, b, b'-', c, d, e, f, g, h, i, j, k, b'-', z, 0, 0], rest)
        }
        _ => return None,
    };
    if is_enabled_by_default(u128::from_le_bytes(code)) { Some(rest) } else { None }
}

/// Whether a key is that of such a Region.
pub(crate) const fn is_enabled_by_default(key: u128) -> bool {
    KEYS[(key % PLACES) as usize] == key
}

/// The least number of places for which no two Regions have the same one.
const PLACES: u128 = 55;

/// What no code is.
const NOTHING: u128 = u128::MAX;

/// The keys at their places.
static KEYS: [u128; PLACES as usize] = {
    let (mut keys, mut at) = ([NOTHING; PLACES as usize], 0);
    let regions = match find("aws") {
        Some(aws) => aws.regions,
        None => &[],
    };
    while at < regions.len() {
        if matches!(regions[at].enabled, Enabled::ByDefault) {
            let key = key(regions[at].code);
            let place = (key % PLACES) as usize;
            assert!(keys[place] == NOTHING, "two Regions have the same place: there must be another number of places");
            keys[place] = key;
        }
        at += 1;
    }
    keys
};
