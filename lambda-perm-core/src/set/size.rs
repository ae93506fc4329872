//! How large the policy is.

use super::{Member, Set, is_for_function};
use crate::{
    draft::Draft,
    facts::limits::POLICY_SIZE,
    finding::{Code, Finding, Phrase},
    hole,
    key::{Key, Target},
    stored::{Buffer, DOCUMENT_HEAD, DOCUMENT_TAIL, Home, Resource, Statement, in_const},
};

/// The size of a document without statements.
pub(super) const EMPTY: Option<usize> = Some(DOCUMENT_HEAD.len() + DOCUMENT_TAIL.len());

/// The size with one more statement, where all are known.
pub(super) const fn with(set: &Set<'_, '_>, at: usize, before: Option<usize>) -> Option<usize> {
    match (before, &set.place) {
        (Some(before), Some(place)) if set.members[at].is_known => {
            let comma = if at == 0 { 0 } else { 1 };
            let draft = &set.members[at].draft;
            let length = if draft.has_part() { least(draft, place) } else { length(&stored(draft, place)) };
            Some(before + comma + length)
        }
        _ => None,
    }
}

/// What all statements of a set are for, read once.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    /// As it will be stored. Where the name does not tell the home, that has the longest ARN, or the shortest one where the
    /// size is counted at least.
    resource: Resource<'a>,
    /// Whether the name tells the home, and all statements are known.
    pub(super) knows_home: bool,
    /// Whether only the deployment knows all, so that the size is at least what is counted.
    is_least: bool,
}

impl<'a> Place<'a> {
    /// `None` where not all is known that will be when this is compiled.
    pub(super) const fn new(draft: &Draft<'a>, members: &[Member<'_>]) -> Option<Self> {
        if draft.has_opaque() {
            return None;
        }
        let is_least = draft.has_part() || has_part(members);
        let home = if is_least { Home::SHORTEST } else { Home::LONGEST };
        let draft = if draft.has_part() { shortest(draft.target()) } else { *draft };
        let (resource, knows_home) = if is_for_function(&draft) {
            draft.function(&[]).resource_or(home)
        } else {
            draft.layer_version(&[]).resource_or(home)
        };
        Some(Self { resource, knows_home: knows_home && !is_least, is_least })
    }
}

const fn has_part(members: &[Member<'_>]) -> bool {
    let (count, mut at) = (members.len(), 0);
    while at < count {
        if members[at].draft.has_part() {
            return true;
        }
        at += 1;
    }
    false
}

/// The shortest name that there can be.
const fn shortest<'a>(target: Target) -> Draft<'a> {
    match target {
        Target::Function => Draft::new(target).with(Key::FunctionName, "f"),
        Target::LayerVersion => Draft::new(target).with(Key::LayerName, "l").with_version(1),
    }
}

/// The number of bytes that a statement has at least, whatever fills its holes.
const fn least(draft: &Draft<'_>, place: &Place<'_>) -> usize {
    const KEYS: [Key; 5] =
        [Key::SourceArn, Key::SourceAccount, Key::EventSourceToken, Key::PrincipalOrgId, Key::OrganizationId];
    // Of all principals, `*` takes the least.
    let draft = if draft.is_in_part(Key::Principal) { draft.with(Key::Principal, "*") } else { *draft };
    let (mut holes, mut at) = (0, 0);
    while at < KEYS.len() {
        if draft.is_in_part(KEYS[at]) {
            holes += hole::bytes(draft.text(KEYS[at]));
        }
        at += 1;
    }
    length(&stored(&draft, place)) - holes
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
        .plain(if is_least(set) { ", the policy has at least " } else { ", the policy has " })
        .number(now)
        .plain(" bytes, and AWS stores ")
        .number(POLICY_SIZE)
        .plain(" at most");
    let help = if is_for_function(&set.resource) {
        "let one statement with a wildcard in its source ARN take the place of several, or give some to an alias"
    } else {
        "let one statement for an organization take the place of several, or give some to another version"
    };
    if set.knows_home() || is_least(set) {
        return Some(Finding::of_call(Code::PolicySize, message, Phrase::new(help)));
    }
    let message = message
        .plain("; the name leaves out the Region or the account, so this counts the longest ARN, in ")
        .plain(Home::LONGEST.region);
    let help = Phrase::new("write the whole ARN as name, ").plain(help);
    Some(Finding::of_call(Code::PolicySize, message, help))
}

/// Whether only the deployment knows all of the set.
const fn is_least(set: &Set<'_, '_>) -> bool {
    matches!(set.place, Some(Place { is_least: true, .. }))
}
