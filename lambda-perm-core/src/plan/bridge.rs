//! The Sid under which a changed statement is added first, because AddPermission cannot overwrite one.
//!
//! It begins as the Sid does, tells by one number which Sid it stands in for, and by another what the statement says. So it is known
//! again after a crash, and one that was left with another meaning does not stand in the way.

use alloc::{format, string::String};

use crate::facts::limits::STATEMENT_ID_LENGTH;

const MARK: &str = "-bridge-";
const DIGITS: usize = 8;
/// How much of the Sid is kept.
pub(super) const KEPT: usize = STATEMENT_ID_LENGTH - MARK.len() - 2 * DIGITS;

/// The bridge for a Sid, for a statement of this text.
pub(super) fn sid(sid: &str, statement: &str) -> String {
    format!("{}{MARK}{:08x}{:08x}", kept(sid), hash(sid), hash(statement))
}

/// Whether a Sid is that of a bridge for another one.
pub(super) fn is_of(bridge: &str, sid: &str) -> bool {
    let rest = bridge.strip_prefix(kept(sid)).and_then(|rest| rest.strip_prefix(MARK));
    rest.is_some_and(|rest| rest.len() == 2 * DIGITS && rest.starts_with(&format!("{:08x}", hash(sid))))
}

/// A Sid is ASCII. One that is not is nowhere cut.
fn kept(sid: &str) -> &str {
    sid.get(..KEPT).unwrap_or(sid)
}

/// FNV-1a. It must give the same in every version, so that a bridge is known again.
fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bridge_keeps_the_prefix_and_fits() {
        for name in ["a", "uploads", &"x".repeat(STATEMENT_ID_LENGTH), &"deploy-".repeat(14)] {
            let bridge = sid(name, "{}");
            assert!(bridge.len() <= STATEMENT_ID_LENGTH && bridge.starts_with(kept(name)), "{bridge}");
            assert!(is_of(&bridge, name));
            assert_ne!(bridge, sid(name, "{ }"));
            assert!(!is_of(&bridge, "b") && !is_of(name, name));
        }
        // Of two long Sids with one beginning, each has bridges of its own.
        let (one, other) = (format!("{}1", "x".repeat(90)), format!("{}2", "x".repeat(90)));
        assert!(!is_of(&sid(&one, "{}"), &other));
    }
}
