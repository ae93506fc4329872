//! How large the policy is.

use alloc::vec::Vec;

use super::{Member, Set};
use crate::{
    facts::{
        conditions::CONDITION_KEYS,
        limits::POLICY_SIZE,
        parameters::{Key, Target},
    },
    finding::{Code, Finding, Phrase},
    statement::{DOCUMENT_HEAD, DOCUMENT_TAIL, Field, Length, ResourceScope, Statement, StatementResource, in_const},
    text::{first, placeholder},
};

/// The size of a document without statements.
pub(super) const EMPTY: Option<usize> = Some(DOCUMENT_HEAD.len() + DOCUMENT_TAIL.len());

/// The size with one more statement, if all are known.
pub(super) const fn with(set: &Set<'_, '_>, at: usize, before: Option<usize>) -> Option<usize> {
    match (before, &set.stored) {
        (Some(before), Some(StoredResource { resource, .. })) if set.members[at].is_known => {
            let comma = if at == 0 { 0 } else { 1 };
            let statement = set.members[at].statement();
            let length =
                if statement.has_expression() { least(statement, resource) } else { length(statement, resource) };
            Some(before + comma + length)
        }
        _ => None,
    }
}

/// What all statements of a set are for, read once.
#[derive(Clone, Copy)]
pub(super) struct StoredResource<'a> {
    /// As Lambda will store it. If the name does not say the scope, this has the scope with the longest ARN, or with the shortest
    /// one if `is_least`.
    pub(super) resource: StatementResource<'a>,
    /// Whether the name says the scope, and all statements are known.
    pub(super) knows_scope: bool,
    /// Whether some values are known only at deployment, so that the count is a lower bound.
    is_least: bool,
}

impl<'a> StoredResource<'a> {
    /// `None` if the name or the qualifier of the resource is pending.
    pub(super) const fn new(named: &Statement<'a>, members: &[Member<'_>]) -> Option<Self> {
        if named.has_pending() {
            return None;
        }
        let is_least = named.has_expression() || has_expression(members);
        let scope = if is_least { ResourceScope::SHORTEST } else { ResourceScope::LONGEST };
        let named = if named.has_expression() { shortest(named.target()) } else { *named };
        let (resource, knows_scope) = named.resource_or(scope);
        Some(Self { resource, knows_scope: knows_scope && !is_least, is_least })
    }
}

const fn has_expression(members: &[Member<'_>]) -> bool {
    first!(members, |member| member.statement().has_expression()).is_some()
}

/// The shortest possible name.
const fn shortest<'a>(target: Target) -> Statement<'a> {
    match target {
        Target::Function => Statement::new(target).with(Key::FunctionName, "f"),
        Target::LayerVersion => Statement::new(target).with(Key::LayerName, "l").with(Key::VersionNumber, "1"),
        Target::WebFunction => Statement::new(target).with(Key::WebFunction, "w"),
    }
}

/// The fewest bytes that a statement can have, whatever its placeholders become.
const fn least(statement: &Statement<'_>, resource: &StatementResource<'_>) -> usize {
    // `*` is the shortest principal.
    let statement = match statement.is_expression(Key::Principal) {
        true => statement.with(Key::Principal, "*"),
        false => *statement,
    };
    let (mut placeholders, mut at) = (0, 0);
    while at < CONDITION_KEYS.len() {
        let key = CONDITION_KEYS[at].parameter;
        if statement.is_expression(key) {
            placeholders += placeholder::bytes(statement.text(key));
        }
        at += 1;
    }
    length(&statement, resource) - placeholders
}

/// The number of bytes.
const fn length(statement: &Statement<'_>, resource: &StatementResource<'_>) -> usize {
    let mut length = Length::ZERO;
    in_const::statement(statement, resource, &mut length);
    length.get()
}

/// The statement that makes the document too large.
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
    let message = too_large(at, set.len(), now, is_least(set));
    let help = smaller(set.resource.target());
    if set.knows_scope() || is_least(set) {
        return Some(Finding::of_call(Code::PolicySize, message, Phrase::new(help)));
    }
    let message = message
        .plain(match set.resource().name_scope().account {
            Some(_) => "; the name gives no Region",
            None => "; the name gives neither Region nor account",
        })
        .plain(", so this counts the longest ARN, in ")
        .plain(ResourceScope::LONGEST.region);
    let help = Phrase::new("write the whole ARN as the name, ").plain(help);
    Some(Finding::of_call(Code::PolicySize, message, help))
}

/// What is said of the statement that makes a document too large.
pub(crate) const fn too_large<'a>(at: usize, count: usize, size: usize, is_least: bool) -> Phrase<'a> {
    Phrase::new("this statement, number ")
        .number(at + 1)
        .plain(" of ")
        .number(count)
        .plain(if is_least { ", brings the policy to at least " } else { ", brings the policy to " })
        .number(size)
        .plain(" bytes, but AWS stores at most ")
        .number(POLICY_SIZE)
}

/// What makes a document smaller.
pub(crate) const fn smaller(target: Target) -> &'static str {
    match target {
        Target::Function => {
            "replace several statements with one that has a wildcard in its source ARN, or move some to an alias"
        }
        Target::LayerVersion => {
            "replace several statements with one for an organization, or move some to another version"
        }
        Target::WebFunction => {
            "replace several statements with one that has a wildcard in its source ARN, or one for all endpoints"
        }
    }
}

/// The statement that makes a document too large of which the size is not known, where the document is at least twice as large as
/// AWS allows, whatever the pending values are. To find that by counting takes const evaluation minutes.
pub fn far_too_large<'a>(resource: Statement<'a>, members: &[Member<'a>]) -> Option<(usize, Finding<'a>)> {
    if !resource.has_pending() && members.iter().all(|member| member.is_known) {
        return None;
    }
    let named = if resource.has_pending() { shortest(resource.target()) } else { resource };
    let known = |member: &Member<'a>| Member::new(member.check.of(without_pending(*member.statement())));
    let least: Vec<Member<'a>> = members.iter().map(known).collect();
    let (resource, _) = named.resource_or(ResourceScope::SHORTEST);
    let stored = StoredResource { resource, knows_scope: false, is_least: true };
    let set = Set { stored: Some(stored), ..Set::new(named, &least) };
    let (mut size, mut found) = (EMPTY, None);
    for at in 0..least.len() {
        let before = size;
        size = with(&set, at, before);
        found = found.or_else(|| Some((at, exceeded(&set, at, before, size)?)));
    }
    found.filter(|_| size.is_some_and(|size| size > 2 * POLICY_SIZE))
}

/// The shortest statement that this one can be.
fn without_pending(statement: Statement<'_>) -> Statement<'_> {
    let pending = Key::ALL.iter().filter(|key| matches!(statement.field(**key), Field::Pending));
    pending.fold(statement, |statement, key| match key {
        Key::Principal => statement.with(*key, "*"),
        _ => statement.without(*key),
    })
}

/// Whether some values of the set are known only at deployment.
const fn is_least(set: &Set<'_, '_>) -> bool {
    matches!(set.stored, Some(StoredResource { is_least: true, .. }))
}
