//! Revision IDs.

use crate::{
    facts::limits::REVISION_ID_GROUPS,
    finding::{Code, Finding, Phrase},
    text::{chars, split_once},
};

text_value! {
    /// The revision of a policy, which GetPolicy and GetResourcePolicy return: a UUID in lower case.
    ///
    /// Source: `RevisionId` of PutResourcePolicy in the Lambda service model,
    /// `[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}`.
    RevisionId, checked by check
}

pub(crate) const fn check(text: &str) -> Option<Finding<'_>> {
    let (mut rest, mut group) = (text, 0);
    while group + 1 < REVISION_ID_GROUPS.len() {
        match split_once(rest, b'-') {
            Some((digits, behind)) if is_group(digits, REVISION_ID_GROUPS[group]) => rest = behind,
            _ => return Some(malformed(text)),
        }
        group += 1;
    }
    if is_group(rest, REVISION_ID_GROUPS[group]) { None } else { Some(malformed(text)) }
}

const fn is_group(text: &str, length: usize) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !matches!(bytes[at], b'0'..=b'9' | b'a'..=b'f') {
            return false;
        }
        at += 1;
    }
    bytes.len() == length
}

const fn malformed(text: &str) -> Finding<'_> {
    let message = Phrase::quoting(text)
        .plain(" is not a revision ID: it is no UUID of 36 characters in lower case, but has ")
        .number(chars(text));
    let help = Phrase::new(
        "write what GetPolicy or GetResourcePolicy returned, such as \"2a3f1d6c-1c5b-4f0e-9a53-0f6a1b1f2c3d\"",
    );
    Finding::of_call(Code::RevisionId, message, help)
}
