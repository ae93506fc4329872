//! In which order statements are added and removed, so that nobody is shut out in between and the policy always fits.
//!
//! Changes of which the one's new statement may match what the other's old one matches belong together: first all that is new is
//! added, with bridges for the Sids that are taken, and then what is old is removed. Groups of such changes do not concern one
//! another and follow in any order that fits: first what only removes, because it makes room, and last what removes a `Deny`, when
//! nobody is left whom only that kept out.

use alloc::{
    collections::{BTreeMap, VecDeque},
    string::String,
    vec::Vec,
};

use super::{
    bridge,
    change::{Change, ChangeKind},
    error::PlanError,
    meaning::StatementMeaning,
};
use crate::{
    document::{DocumentStatement, PolicyVersion},
    facts::limits::POLICY_SIZE,
};

/// A step, before it has a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Move<'a> {
    /// The statement; only its Sid counts if it is removed.
    pub(super) statement: &'a DocumentStatement<'static>,
    /// The Sid under which it is added or removed.
    pub(super) sid: String,
    pub(super) adds: bool,
    pub(super) is_bridge: bool,
    pub(super) size: usize,
}

/// A change with what both sides mean.
struct Succession<'a> {
    old: Option<(&'a DocumentStatement<'static>, StatementMeaning<'a>)>,
    new: Option<(&'a DocumentStatement<'static>, StatementMeaning<'a>)>,
}

impl<'a> Succession<'a> {
    /// A change; or its two halves, if its old statement is about nobody, whom the new one cannot succeed.
    fn of(change: &'a Change, versions: [PolicyVersion; 2]) -> Vec<Self> {
        let side = |statement: Option<&'a DocumentStatement<'static>>, version| {
            statement.map(|statement| (statement, StatementMeaning::of(statement, version)))
        };
        let [before, after] = versions;
        let (old, new) = (side(change.before(), before), side(change.after(), after));
        match (old, new) {
            (Some(old), Some(new)) if old.1.is_about_nobody() => {
                [Self { old: Some(old), new: None }, Self { old: None, new: Some(new) }].into()
            }
            (old, new) => [Self { old, new }].into(),
        }
    }

    fn removes_deny(&self) -> bool {
        self.old.as_ref().is_some_and(|(_, old)| !old.allows() && !old.is_about_nobody())
    }

    /// Whether a deleted principal goes, which would make each AddPermission before it fail.
    fn removes_deleted(&self) -> bool {
        self.old.as_ref().is_some_and(|(old, _)| old.principal().iter().any(|named| named.is_deleted()))
    }

    /// Whether its new statement may match what the other's old one does.
    fn succeeds(&self, other: &Self) -> bool {
        match (&self.new, &other.old) {
            (Some((_, new)), Some((_, old))) => old.allows() && new.overlaps(old),
            _ => false,
        }
    }
}

/// The moves, and the Sids of statements for which there is a gap.
pub(super) type Moves<'a> = (Vec<Move<'a>>, Vec<String>);

/// Orders the changes of a policy of this size.
pub(super) fn ordered<'a>(
    changes: &'a [Change],
    versions: [PolicyVersion; 2],
    policy: PolicySize,
    allow_gap: bool,
) -> Result<Moves<'a>, PlanError> {
    let is_change = |change: &&Change| !matches!(change.kind(), ChangeKind::Keep | ChangeKind::Foreign);
    let items = changes.iter().filter(is_change).flat_map(|change| Succession::of(change, versions));
    let mut groups = VecDeque::from(groups(items.collect()));
    let (mut policy, mut moves, mut gaps) = (policy, Vec::new(), Vec::new());
    while !groups.is_empty() {
        let peak = |moves: &[Move<'_>]| moves.iter().map(|step| step.size).max().unwrap_or(0);
        let peak_of = |group: &Vec<Succession<'_>>| peak(&policy.after(group_moves(group, true)));
        // What removes a `Deny` is the last group, so it waits for the others.
        let open =
            if groups.len() > 1 && groups.back().is_some_and(removes_deny) { groups.len() - 1 } else { groups.len() };
        // Nearly always the first one fits, so the others are not looked at.
        let fitting = groups.iter().take(open).position(|group| peak_of(group) <= POLICY_SIZE);
        let at = match fitting {
            Some(at) => at,
            None => (0..open).min_by_key(|at| groups.get(*at).map_or(usize::MAX, peak_of)).unwrap_or(0),
        };
        let Some(group) = groups.remove(at) else { break };
        let mut next = policy.after(group_moves(&group, fitting.is_some()));
        if fitting.is_none() {
            if !allow_gap || peak(&next) > POLICY_SIZE {
                return Err(PlanError::NoRoom { size: peak_of(&group) });
            }
            gaps.extend(group.iter().filter_map(|item| Some(item.new.as_ref()?.0.sid()?.into())));
        }
        policy.take(&next);
        moves.append(&mut next);
    }
    Ok((moves, gaps))
}

fn removes_deny(group: &Vec<Succession<'_>>) -> bool {
    group.iter().any(Succession::removes_deny)
}

/// The changes that belong together: those that only remove first, then those that remove a deleted principal, and those that remove
/// a `Deny` last and in one group.
fn groups(items: Vec<Succession<'_>>) -> Vec<Vec<Succession<'_>>> {
    let mut groups: BTreeMap<usize, Vec<Succession<'_>>> = BTreeMap::new();
    for (of, item) in grouped(&items).into_iter().zip(items) {
        groups.entry(of).or_default().push(item);
    }
    let mut groups: Vec<_> = groups.into_values().collect();
    groups.sort_by_key(|group| {
        let adds = group.iter().any(|item| item.new.is_some());
        (removes_deny(group), adds, !group.iter().any(Succession::removes_deleted))
    });
    groups
}

/// For each change, the first change of its group. Only what is new and what is old may meet, so changes that only remove are not
/// compared with one another.
fn grouped(items: &[Succession<'_>]) -> Vec<usize> {
    let mut first: Vec<usize> = (0..items.len()).collect();
    let mut join = |one: usize, other: usize| {
        let (one, other) = (root(&first, one), root(&first, other));
        if let Some(place) = first.get_mut(one.max(other)) {
            *place = one.min(other);
        }
    };
    let numbered = || items.iter().enumerate();
    for (new, item) in numbered().filter(|(_, item)| item.new.is_some()) {
        for (old, _) in numbered().filter(|(old, other)| *old != new && item.succeeds(other)) {
            join(new, old);
        }
    }
    let mut denials = numbered().filter(|(_, item)| item.removes_deny());
    if let Some((deny, _)) = denials.next() {
        denials.for_each(|(other, _)| join(deny, other));
    }
    (0..items.len()).map(|at| root(&first, at)).collect()
}

fn root(first: &[usize], mut at: usize) -> usize {
    while let Some(before) = first.get(at).filter(|before| **before != at) {
        at = *before;
    }
    at
}

/// The moves of a group. With bridges nobody is shut out; without, what is old is removed first.
fn group_moves<'a>(group: &[Succession<'a>], with_bridges: bool) -> Vec<Move<'a>> {
    let mut moves: [Vec<Move<'a>>; 4] = Default::default();
    let [added, removed, moved, unbridged] = &mut moves;
    for item in group {
        match (&item.old, &item.new) {
            (None, Some((new, _))) if with_bridges => added.push(Move::of(new, true)),
            (None, Some((new, _))) => moved.push(Move::of(new, true)),
            (Some((old, _)), None) => removed.push(Move::of(old, false)),
            (Some((old, _)), Some((new, _))) => {
                if with_bridges && group.iter().any(|other| item.succeeds(other)) {
                    added.push(Move::bridge(new, true));
                    unbridged.push(Move::bridge(new, false));
                }
                removed.push(Move::of(old, false));
                moved.push(Move::of(new, true));
            }
            (None, None) => {}
        }
    }
    // A bridge that a crash has left is there already, and goes when it has served.
    let left: Vec<String> = removed.iter().map(|step| step.sid.clone()).collect();
    removed.retain(|step| !added.iter().any(|bridge| bridge.is_bridge && bridge.sid == step.sid));
    added.retain(|step| !step.is_bridge || !left.contains(&step.sid));
    // A `Deny` goes last of what is removed.
    let denies = |step: &Move<'_>| {
        group.iter().any(|item| {
            item.removes_deny() && item.old.as_ref().is_some_and(|(old, _)| core::ptr::eq(*old, step.statement))
        })
    };
    removed.sort_by_key(|step| denies(step));
    moves.into_iter().flatten().collect()
}

impl<'a> Move<'a> {
    fn of(statement: &'a DocumentStatement<'static>, adds: bool) -> Self {
        Self { statement, sid: statement.sid().unwrap_or_default().into(), adds, is_bridge: false, size: 0 }
    }

    fn bridge(statement: &'a DocumentStatement<'static>, adds: bool) -> Self {
        let sid = bridge::sid(statement.sid().unwrap_or_default(), statement.text());
        Self { statement, sid, adds, is_bridge: true, size: 0 }
    }

    /// The bytes of the statement, under its Sid.
    fn length(&self) -> usize {
        let own = self.statement.sid().unwrap_or_default().len();
        self.statement.to_json().len() - own + self.sid.len()
    }
}

/// How large a policy is.
#[derive(Clone, Copy, Debug)]
pub(super) struct PolicySize {
    /// The bytes without statements and the commas between them.
    pub(super) frame: usize,
    /// The bytes of the statements.
    pub(super) bytes: usize,
    pub(super) statements: usize,
}

impl PolicySize {
    pub(super) const fn size(&self) -> usize {
        self.frame + self.bytes + self.statements.saturating_sub(1)
    }

    /// The moves with the size after each.
    fn after(mut self, mut moves: Vec<Move<'_>>) -> Vec<Move<'_>> {
        for step in &mut moves {
            self.make(step);
            step.size = self.size();
        }
        moves
    }

    fn take(&mut self, moves: &[Move<'_>]) {
        moves.iter().for_each(|step| self.make(step));
    }

    fn make(&mut self, step: &Move<'_>) {
        let length = step.length();
        if step.adds {
            (self.bytes, self.statements) = (self.bytes + length, self.statements + 1);
        } else {
            (self.bytes, self.statements) = (self.bytes.saturating_sub(length), self.statements.saturating_sub(1));
        }
    }
}
