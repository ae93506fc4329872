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
            let message = Phrase::new("another statement of this set has the ID ")
                .quoted(id.text)
                .plain(": a policy takes each ID once");
            let help = Phrase::new("write another `statement_id`");
            return Some(Finding::new(Code::DuplicateStatementId, Key::StatementId, message, help));
        }
        other += 1;
    }
    None
}
