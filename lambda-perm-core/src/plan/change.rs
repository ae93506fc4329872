//! What becomes of a statement.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};
use core::fmt;

use super::meaning::StatementMeaning;
use crate::{
    document::{DocumentStatement, PolicyVersion},
    facts::conditions::{CONDITION_KEYS, ConditionKey},
};

/// What becomes of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ChangeKind {
    /// It is there and wanted.
    Keep,
    /// It is wanted and not there.
    Add,
    /// It is there and not wanted.
    Remove,
    /// It is there with another meaning than is wanted.
    Replace,
    /// It is not ours, and left alone.
    Foreign,
}

impl ChangeKind {
    /// The kind in a word: `keep`, `add`, `remove`, `replace` or `foreign`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Keep => "keep",
            Self::Add => "add",
            Self::Remove => "remove",
            Self::Replace => "replace",
            Self::Foreign => "foreign",
        }
    }

    const fn mark(self) -> char {
        match self {
            Self::Keep => '=',
            Self::Add => '+',
            Self::Remove => '-',
            Self::Replace => '~',
            Self::Foreign => ' ',
        }
    }
}

/// Whom a change lets in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verdict {
    /// The same callers.
    Same,
    /// Fewer.
    Narrows,
    /// More.
    Widens,
    /// Others, or it cannot be told from the statements alone.
    Unknown,
}

impl Verdict {
    /// The verdict in a word: `same`, `narrows`, `widens` or `unknown`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Narrows => "narrows",
            Self::Widens => "widens",
            Self::Unknown => "unknown",
        }
    }

    /// That of all changes together.
    pub(super) fn of_all(changes: &[Change]) -> Self {
        changes.iter().map(Change::verdict).fold(Self::Same, Self::and)
    }

    /// That of two changes together.
    const fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Same, verdict) | (verdict, Self::Same) => verdict,
            (Self::Narrows, Self::Narrows) => Self::Narrows,
            (Self::Widens, Self::Widens) => Self::Widens,
            _ => Self::Unknown,
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// What becomes of a statement, and whom that lets in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    kind: ChangeKind,
    before: Option<DocumentStatement<'static>>,
    after: Option<DocumentStatement<'static>>,
    verdict: Verdict,
    becomes_public: bool,
}

/// A statement and the version of its policy.
pub(super) type Versioned<'a> = (&'a DocumentStatement<'a>, PolicyVersion);

impl Change {
    pub(super) fn new(kind: ChangeKind, before: Option<Versioned<'_>>, after: Option<Versioned<'_>>) -> Self {
        let verdict = match kind {
            ChangeKind::Keep | ChangeKind::Foreign => Verdict::Same,
            _ => verdict(before, after),
        };
        let owned = |side: Option<Versioned<'_>>| side.map(|(statement, _)| statement.clone().into_owned());
        Self { kind, before: owned(before), after: owned(after), verdict, becomes_public: false }
    }

    /// What becomes of the statement.
    pub const fn kind(&self) -> ChangeKind {
        self.kind
    }

    /// Whether anything changes: the statement is added, removed or replaced.
    pub const fn is_change(&self) -> bool {
        matches!(self.kind, ChangeKind::Add | ChangeKind::Remove | ChangeKind::Replace)
    }

    /// The Sid, if the statement has one.
    pub fn sid(&self) -> Option<&str> {
        self.after.as_ref().or(self.before.as_ref()).and_then(DocumentStatement::sid)
    }

    /// The statement that is there now.
    pub const fn before(&self) -> Option<&DocumentStatement<'static>> {
        self.before.as_ref()
    }

    /// The statement that will be there.
    pub const fn after(&self) -> Option<&DocumentStatement<'static>> {
        self.after.as_ref()
    }

    /// Whom the change lets in, by the two statements alone.
    pub const fn verdict(&self) -> Verdict {
        self.verdict
    }

    /// The same, with whether the statement becomes public.
    pub(super) const fn public(mut self, becomes_public: bool) -> Self {
        self.becomes_public = becomes_public;
        self
    }

    /// Whether the statement lets in anyone at all, and did not before. A `Deny` that keeps strangers out counts, so that may be said
    /// of a statement that stays, when a `Deny` goes.
    pub const fn becomes_public(&self) -> bool {
        self.becomes_public
    }

    /// What differs between the two statements, by the keys of the macros where there is one: `principal 1.. -> 2..`. Of a statement
    /// that is kept, that is how it is written; of one that changes, what it means.
    pub fn differences(&self) -> Vec<String> {
        match (&self.before, &self.after) {
            (Some(before), Some(after)) => differences(before, after, self.is_change()),
            _ => Vec::new(),
        }
    }
}

fn verdict(before: Option<Versioned<'_>>, after: Option<Versioned<'_>>) -> Verdict {
    let meaning = |(statement, version)| StatementMeaning::of(statement, version);
    let of_one = |meaning: &StatementMeaning<'_>, allows, denies| match meaning.allows() {
        _ if meaning.is_about_nobody() => Verdict::Same,
        true => allows,
        false => denies,
    };
    match (before.map(meaning), after.map(meaning)) {
        (None, None) => Verdict::Same,
        (None, Some(added)) => of_one(&added, Verdict::Widens, Verdict::Narrows),
        (Some(removed), None) => of_one(&removed, Verdict::Narrows, Verdict::Widens),
        (Some(before), Some(after)) => match (before.allows(), after.allows()) {
            (false, true) => Verdict::Widens,
            (true, false) => Verdict::Narrows,
            (allows, _) => match (after.covers(&before), before.covers(&after)) {
                (true, true) => Verdict::Same,
                (true, false) if allows => Verdict::Widens,
                (false, true) if allows => Verdict::Narrows,
                (true, false) => Verdict::Narrows,
                (false, true) => Verdict::Widens,
                (false, false) => Verdict::Unknown,
            },
        },
    }
}

/// What differs; with `by_meaning`, not what only is written otherwise.
fn differences(before: &DocumentStatement<'_>, after: &DocumentStatement<'_>, by_meaning: bool) -> Vec<String> {
    // The version counts for the whole policy, and not for an element.
    let meaning = |statement| StatementMeaning::of(statement, PolicyVersion::V2012);
    let (old, new) = (meaning(before), meaning(after));
    let [principals, actions, resources] = old.same_elements(&new).map(|is_same| is_same && by_meaning);
    let mut found = Vec::new();
    let mut differ = |name: &str, before: String, after: String| {
        if before != after {
            found.push(format!("{name} {before} -> {after}"));
        }
    };
    differ("effect", before.effect().to_string(), after.effect().to_string());
    if !principals {
        differ("principal", before.principal().to_string(), after.principal().to_string());
    }
    if !actions {
        differ("action", before.actions().to_string(), after.actions().to_string());
    }
    if !resources {
        differ("resource", before.resources().to_string(), after.resources().to_string());
    }
    let mut keys: Vec<&str> = Vec::new();
    for condition in before.conditions().iter().chain(after.conditions()) {
        if !keys.iter().any(|key| key.eq_ignore_ascii_case(condition.key())) {
            keys.push(condition.key());
        }
    }
    for key in keys.into_iter().filter(|key| !by_meaning || !old.has_same_conditions(&new, key)) {
        let name = usual(key).map_or(key, |row| row.parameter.name());
        differ(name, conditions_of(before, key), conditions_of(after, key));
    }
    found
}

/// The row of a condition key that AddPermission writes.
fn usual(key: &str) -> Option<&'static ConditionKey> {
    CONDITION_KEYS.iter().find(|row| row.key.eq_ignore_ascii_case(key))
}

/// All conditions of a key, in words; the operator only where it is not the usual one.
fn conditions_of(statement: &DocumentStatement<'_>, key: &str) -> String {
    let texts: Vec<String> = statement
        .conditions()
        .iter()
        .filter(|condition| condition.is_of(key))
        .map(|condition| {
            let values: Vec<&str> = condition.values().iter().map(|value| value.as_text()).collect();
            let values = values.join(", ");
            match usual(key) {
                Some(row) if row.operator == condition.operator_text() => values,
                _ => format!("{} {values}", condition.operator_text()),
            }
        })
        .collect();
    if texts.is_empty() { "none".into() } else { texts.join(" and ") }
}

/// A line: `+ uploads`, `- old`, `= topic`, `~ partner  principal .. -> ..  (widens)`.
impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.kind.mark(), self.sid().unwrap_or("(no Sid)"))?;
        match self.kind {
            ChangeKind::Replace => {
                for difference in self.differences() {
                    write!(f, "  {difference}")?;
                }
                write!(f, "  ({})", self.verdict)?;
            }
            ChangeKind::Foreign => f.write_str("  (not ours)")?,
            ChangeKind::Keep | ChangeKind::Add | ChangeKind::Remove => {}
        }
        if self.becomes_public { f.write_str("  (becomes public)") } else { Ok(()) }
    }
}
