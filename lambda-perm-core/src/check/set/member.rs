//! A statement of a set, prepared to be compared with all others.
//!
//! Const evaluation compares texts slowly, and every statement of a set is compared with every other one. So each is read once, and
//! most comparisons are of hashes.

use crate::{
    check::Check,
    facts::identities::ROOT,
    facts::{actions, parameters::Key},
    statement::{Field, Statement},
    text::{contains, equal, placeholder::has_placeholder},
    value::{ArnParts, PrincipalKind, arn, principal},
};

/// A statement of a set.
#[derive(Clone, Copy)]
pub struct Member<'a> {
    pub(super) check: Check<'a>,
    /// Whether this is the last statement of those written as one, which share their `allow`.
    pub(super) is_last_of_group: bool,
    /// Whether no value is pending.
    pub(super) is_known: bool,
    /// Whether all values are known that say what it grants to whom.
    pub(super) is_grant_known: bool,
    pub(super) id: Option<Hashed<'a>>,
    pub(super) principal: Option<Hashed<'a>>,
    pub(super) action: Option<Hashed<'a>>,
    pub(super) source: Field<Source<'a>>,
}

/// A text with its hash.
#[derive(Clone, Copy)]
pub(super) struct Hashed<'a> {
    pub(super) text: &'a str,
    pub(super) hash: u64,
}

/// A source ARN.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) whole: Hashed<'a>,
    /// The text before the resource.
    pub(super) head: Hashed<'a>,
    pub(super) resource: &'a str,
    pub(super) has_wildcard: bool,
}

impl<'a> Member<'a> {
    /// A statement, of which any values may be pending.
    #[must_use]
    pub const fn new(check: Check<'a>) -> Self {
        let statement = check.statement;
        let principal = match statement.value(Key::Principal) {
            Field::Known(text) => Some(Hashed::new(account_or(text))),
            _ => None,
        };
        let action = match statement.value(Key::Action) {
            Field::Known(text) => Some(Hashed::ignoring_case(actions::name(text))),
            _ => None,
        };
        let source = match statement.value(Key::SourceArn) {
            Field::Absent => Field::Absent,
            Field::Pending => Field::Pending,
            Field::Known(text) => Source::read(text),
        };
        let id = match statement.value(Key::StatementId) {
            Field::Known(text) => Some(Hashed::new(text)),
            _ => None,
        };
        let (is_known, is_grant_known) = (!statement.has_pending(), !statement.has_pending_grant());
        Self { check, is_last_of_group: true, is_known, is_grant_known, id, principal, action, source }
    }
}

impl<'a> Member<'a> {
    /// The statements that are written as one.
    pub fn of_group<'c>(checks: &'c [Check<'a>]) -> impl Iterator<Item = Self> + use<'a, 'c> {
        checks.iter().enumerate().map(|(at, check)| {
            let member = Self::new(*check);
            if at + 1 < checks.len() { member.with_next() } else { member }
        })
    }

    /// Says that the next statement is written as one with this one, so that they share their values and their `allow`.
    #[must_use]
    pub const fn with_next(mut self) -> Self {
        self.is_last_of_group = false;
        self
    }

    pub(in crate::check) const fn statement(&self) -> &Statement<'a> {
        &self.check.statement
    }
}

impl<'a> Source<'a> {
    const fn read(text: &'a str) -> Field<Self> {
        let behind_head = match arn::part_ends(text) {
            Some([.., last]) => last + 1,
            None => match ArnParts::split(text) {
                Some(arn) => text.len() - arn.resource.len(),
                // A reference of which only the deployment knows more: two of one text are one source.
                None if has_placeholder(text) => text.len(),
                None => return Field::Pending,
            },
        };
        let Some((head, resource)) = text.split_at_checked(behind_head) else { return Field::Pending };
        let head = Hashed::new(head);
        Field::Known(Self {
            whole: Hashed { text, hash: hash(head.hash, resource, 0) },
            head,
            resource,
            has_wildcard: contains(resource, b'*') || contains(resource, b'?'),
        })
    }
}

impl<'a> Hashed<'a> {
    const fn new(text: &'a str) -> Self {
        Self { text, hash: hash(OFFSET, text, 0) }
    }

    /// A hash that ignores the case of letters.
    const fn ignoring_case(text: &'a str) -> Self {
        Self { text, hash: hash(OFFSET, text, u64::from_le_bytes([b'a' ^ b'A'; 8])) }
    }

    /// Whether the texts may be the same: different texts almost always have different hashes.
    pub(super) const fn may_be(&self, other: &Self) -> bool {
        self.hash == other.hash
    }
}

/// FNV-1a, the simplest hash that spreads well. It takes eight bytes at once, because const evaluation is then twice as fast. It
/// continues from another hash. `ignored` are bits of the bytes that do not count.
const fn hash(start: u64, text: &str, ignored: u64) -> u64 {
    let (mut bytes, mut hash) = (text.as_bytes(), start);
    while let &[a, b, c, d, e, f, g, h, ref behind @ ..] = bytes {
        hash = (hash ^ (u64::from_le_bytes([a, b, c, d, e, f, g, h]) | ignored)).wrapping_mul(PRIME);
        bytes = behind;
    }
    while let &[byte, ref behind @ ..] = bytes {
        hash = (hash ^ (byte as u64 | ignored)).wrapping_mul(PRIME);
        bytes = behind;
    }
    hash
}

const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0100_0000_01b3;

/// The account, if the principal is the ARN of its root, which means the same; otherwise the principal.
const fn account_or(text: &str) -> &str {
    if matches!(principal::kind(text), PrincipalKind::Identity)
        && let Some(arn) = ArnParts::split(text)
        && equal(arn.resource, ROOT)
    {
        return arn.account;
    }
    text
}
