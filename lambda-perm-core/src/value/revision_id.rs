//! Revision IDs.

use crate::{
    finding::{Code, Finding, Phrase},
    text::{chars, is_uuid},
};

text_value! {
    /// The revision of a policy, which GetPolicy, GetLayerVersionPolicy and GetResourcePolicy return: a UUID in lower case.
    ///
    /// Source: `RevisionId` of PutResourcePolicy in the Lambda service model,
    /// `[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}`.
    RevisionId, RevisionIdRef, RevisionIdBuf, checked by check
}

pub(crate) const fn check(text: &str) -> Option<Finding<'_>> {
    if is_uuid(text) { None } else { Some(malformed(text)) }
}

const fn malformed(text: &str) -> Finding<'_> {
    let message = Phrase::quoting(text).plain(" is not a revision ID: ");
    let message = match chars(text) {
        36 => message.plain("it is not a UUID in lower case"),
        count => message.plain("it has ").number(count).plain(" characters, but a UUID has 36"),
    };
    let help = Phrase::new(
        "write what GetPolicy or GetResourcePolicy returned, such as \"2a3f1d6c-1c5b-4f0e-9a53-0f6a1b1f2c3d\"",
    );
    Finding::of_call(Code::RevisionId, message, help)
}
