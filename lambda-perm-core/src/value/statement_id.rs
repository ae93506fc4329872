//! Statement IDs.

use super::length;
use crate::{
    facts::limits::STATEMENT_ID_LENGTH,
    facts::parameters::Key,
    finding::{Code, Finding, Phrase},
    text::{Class, outside},
};

text_value! {
    /// The identifier of a statement, unique within its policy: 1 to 100 of `[a-zA-Z0-9-_]`.
    ///
    /// Source: shape `StatementId` of the Lambda service model. A dot is rejected (recorded).
    StatementId, StatementIdRef, StatementIdBuf, checked by check
}

pub(crate) const fn check(text: &str) -> Option<Finding<'_>> {
    if let Some(finding) = length::far_too_long(text, Key::StatementId) {
        return Some(finding);
    }
    if let Some(character) = outside(text, Class::Name) {
        let message = Phrase::quoting(text).plain(" is not a statement ID: it contains ").character(character);
        let help = Phrase::new("use only letters without accents, digits, `-` and `_`");
        return Some(Finding::new(Code::StatementId, Key::StatementId, message, help));
    }
    length::check(text, STATEMENT_ID_LENGTH, "a statement ID", Code::StatementId, Key::StatementId)
}
