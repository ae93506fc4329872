//! How sure a message is of the fact that it states.

use crate::{facts::services::Evidence, finding::Phrase};

/// The message, with a remark unless AWS documents the fact.
pub(super) const fn remark<'a>(message: Phrase<'a>, evidence: Evidence) -> Phrase<'a> {
    match evidence {
        Evidence::Documented(_) => message,
        Evidence::Reported(source) => message.plain(" (reported, not documented: ").plain(source).plain(")"),
        Evidence::Inferred(source) => message.plain(" (inferred, not tried: ").plain(source).plain(")"),
    }
}
