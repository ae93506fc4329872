//! How large the policy is.

use super::{Set, is_for_function};
use crate::{
    draft::Draft,
    facts::limits::POLICY_SIZE,
    finding::{Code, Finding, Phrase},
    stored::{Buffer, DOCUMENT_HEAD, DOCUMENT_TAIL, Home, Resource, Statement, in_const},
};

/// The size of a document without statements.
pub(super) const EMPTY: Option<usize> = Some(DOCUMENT_HEAD.len() + DOCUMENT_TAIL.len());

/// The size with one more statement, where all are known.
pub(super) const fn with(set: &Set<'_, '_>, at: usize, before: Option<usize>) -> Option<usize> {
    match (before, &set.place) {
        (Some(before), Some(place)) if set.members[at].is_known && !set.members[at].draft.has_part() => {
            let comma = if at == 0 { 0 } else { 1 };
            Some(before + comma + length(&stored(&set.members[at].draft, place)))
        }
        _ => None,
    }
}

/// What all statements of a set are for, read once.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    /// As it will be stored. Where the name does not tell the home, that has the longest ARN.
    resource: Resource<'a>,
    /// Whether the name tells the home.
    pub(super) knows_home: bool,
}

impl<'a> Place<'a> {
    /// `None` where not all is known.
    pub(super) const fn new(draft: &Draft<'a>) -> Option<Self> {
        if draft.has_opaque() || draft.has_part() {
            return None;
        }
        let (resource, knows_home) = if is_for_function(draft) {
            draft.function(&[]).resource_or(Home::LONGEST)
        } else {
            draft.layer_version(&[]).resource_or(Home::LONGEST)
        };
        Some(Self { resource, knows_home })
    }
}

/// The statement as it will be stored.
pub(super) const fn stored<'a>(draft: &Draft<'a>, place: &Place<'a>) -> Statement<'a> {
    if is_for_function(draft) {
        draft.function_named(("", ""), &[]).statement_for(place.resource)
    } else {
        draft.layer_version(&[]).statement_for(place.resource)
    }
}

/// The number of bytes.
const fn length(statement: &Statement<'_>) -> usize {
    let mut buffer = Buffer::new(&mut []);
    in_const::statement(statement, &mut buffer);
    buffer.length()
}

/// The statement with which the document crosses the line.
pub(super) const fn exceeded<'a>(
    set: &Set<'_, 'a>,
    at: usize,
    before: Option<usize>,
    now: Option<usize>,
) -> Option<Finding<'a>> {
    let (Some(before), Some(now)) = (before, now) else { return None };
    if now <= POLICY_SIZE || before > POLICY_SIZE {
        return None;
    }
    let message = Phrase::new("with this statement, number ")
        .number(at + 1)
        .plain(" of ")
        .number(set.len())
        .plain(", the policy has ")
        .number(now)
        .plain(" bytes, and AWS stores ")
        .number(POLICY_SIZE)
        .plain(" at most");
    let help = if is_for_function(&set.resource) {
        "let one statement with a wildcard in its source ARN take the place of several, or give some to an alias"
    } else {
        "let one statement for an organization take the place of several, or give some to another version"
    };
    if set.knows_home() {
        return Some(Finding::of_call(Code::PolicySize, message, Phrase::new(help)));
    }
    let message = message
        .plain("; the name tells not all of Region and account, so this counts the longest ARN, in ")
        .plain(Home::LONGEST.region);
    let help = Phrase::new("write the whole ARN as name, ").plain(help);
    Some(Finding::of_call(Code::PolicySize, message, help))
}
