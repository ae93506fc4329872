//! Statement IDs, which a policy takes only once.

use super::Set;
use crate::{
    facts::parameters::Key,
    finding::{Code, Finding, Phrase},
    text::equal,
};

/// An earlier statement with the same ID.
pub(super) const fn duplicate<'a>(set: &Set<'_, 'a>, at: usize) -> Option<Finding<'a>> {
    let Some(id) = set.members[at].id else { return None };
    let mut other = 0;
    while other < at {
        if matches!(set.members[other].id, Some(other) if other.may_be(&id) && equal(other.text, id.text)) {
            return Some(taken(id.text));
        }
        other += 1;
    }
    None
}

/// The finding about an ID that an earlier statement has.
pub(crate) const fn taken(id: &str) -> Finding<'_> {
    let message =
        Phrase::new("another statement of this set has the ID ").quoted(id).plain(": a policy takes each ID once");
    let help = Phrase::new("write another `statement_id`");
    Finding::new(Code::DuplicateStatementId, Key::StatementId, message, help)
}
