//! The difference between two policies, and the steps from one to the other.

use alloc::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    string::String,
    vec::Vec,
};

use super::{
    bridge,
    change::{Change, ChangeKind, Versioned},
    error::PlanError,
    meaning::StatementMeaning,
    options::{Ownership, PlanOptions, Through},
    order::{PolicySize, ordered},
    step::{Step, StepAction},
    wanted::WantedPolicy,
};
use crate::{
    document::{DocumentStatement, PolicyDocument, PolicyVersion},
    facts::{limits::POLICY_SIZE, operations::is_removable_sid, parameters::Target},
};

/// What becomes of each statement, and the policy after all changes.
pub(super) fn changes(
    wanted: &PolicyDocument<'_>,
    existing: &PolicyDocument<'_>,
    ownership: &Ownership,
) -> Result<(Vec<Change>, PolicyDocument<'static>), PlanError> {
    if let Ownership::Prefix(prefix) = ownership
        && prefix.len() > bridge::KEPT
    {
        return Err(PlanError::LongPrefix(prefix.clone()));
    }
    for sid in wanted.statements().iter().filter_map(DocumentStatement::sid) {
        if !ownership.owns(Some(sid)) {
            return Err(match existing.statement(sid) {
                Some(_) => PlanError::SidTaken(sid.into()),
                None => PlanError::NotOurs(sid.into()),
            });
        }
    }
    let changes = paired(wanted, existing, |sid| ownership.owns(sid));
    let policy = changed(existing, &changes);
    Ok((marked(changes, existing, &policy), policy))
}

/// What becomes of each statement when one policy is changed to another one.
pub(super) fn between(before: &PolicyDocument<'_>, after: &PolicyDocument<'_>) -> Vec<Change> {
    marked(paired(after, before, |_| true), before, after)
}

/// What becomes of each statement. Those that are not ours and not wanted stay.
fn paired(
    wanted: &PolicyDocument<'_>,
    existing: &PolicyDocument<'_>,
    is_ours: impl Fn(Option<&str>) -> bool,
) -> Vec<Change> {
    let version = existing.effective_version();
    let wanted_version = version_after(wanted, existing);
    let mut left: Vec<Option<&DocumentStatement<'_>>> = existing.statements().iter().map(Some).collect();
    let mut of_sid: BTreeMap<Option<&str>, VecDeque<usize>> = BTreeMap::new();
    for (at, statement) in existing.statements().iter().enumerate() {
        of_sid.entry(statement.sid()).or_default().push_back(at);
    }
    let mut changes = Vec::new();
    for statement in wanted.statements() {
        let after = (statement, wanted_version);
        // Of several with one Sid, the first is compared with the wanted one, and the others must go.
        let is_same = |at: &usize| {
            statement.sid().is_some()
                || left.get(*at).copied().flatten().is_some_and(|before| means_the_same((before, version), after))
        };
        let found = of_sid
            .get_mut(&statement.sid())
            .and_then(|places| places.iter().position(is_same).and_then(|number| places.remove(number)));
        let before = found.and_then(|at| left.get_mut(at)?.take()).map(|before| (before, version));
        let kind = match before {
            None => ChangeKind::Add,
            Some(before) if means_the_same(before, after) => ChangeKind::Keep,
            Some(_) => ChangeKind::Replace,
        };
        changes.push(Change::new(kind, before, Some(after)));
    }
    for statement in left.into_iter().flatten() {
        let before = Some((statement, version));
        changes.push(match is_ours(statement.sid()) {
            true => Change::new(ChangeKind::Remove, before, None),
            false => Change::new(ChangeKind::Foreign, before, before),
        });
    }
    changes
}

/// The changes, each with whether its statement becomes public.
fn marked(changes: Vec<Change>, existing: &PolicyDocument<'_>, policy: &PolicyDocument<'_>) -> Vec<Change> {
    let public = |policy: &PolicyDocument<'_>| {
        let statements = policy.statements().iter().zip(policy.are_public());
        let public = statements.filter(|(_, is_public)| *is_public).map(|(statement, _)| statement.text().into());
        public.collect::<BTreeSet<String>>()
    };
    let (before, after) = (public(existing), public(policy));
    let is_in = |public: &BTreeSet<String>, statement: Option<&DocumentStatement<'_>>| {
        statement.is_some_and(|statement| public.contains(statement.text()))
    };
    let mark = |change: Change| {
        // A statement that is kept has the text that it had.
        let then = if change.kind() == ChangeKind::Keep { change.before() } else { change.after() };
        let becomes_public = is_in(&after, then) && !is_in(&before, change.before());
        change.public(becomes_public)
    };
    changes.into_iter().map(mark).collect()
}

/// The version by which IAM will read what is wanted: no request changes the version of a policy that is there.
fn version_after(wanted: &PolicyDocument<'_>, existing: &PolicyDocument<'_>) -> PolicyVersion {
    if existing.is_empty() { wanted.effective_version() } else { existing.effective_version() }
}

fn means_the_same(before: Versioned<'_>, after: Versioned<'_>) -> bool {
    StatementMeaning::of(before.0, before.1) == StatementMeaning::of(after.0, after.1)
}

/// The steps to the policy after all changes, and the Sids of statements for which there is a gap.
pub(super) fn steps(
    wanted: &WantedPolicy,
    existing: &PolicyDocument<'_>,
    changes: &[Change],
    policy: &PolicyDocument<'_>,
    options: &PlanOptions,
) -> Result<(Vec<Step>, Vec<String>), PlanError> {
    let is_done = changes.iter().all(|change| matches!(change.kind(), ChangeKind::Keep | ChangeKind::Foreign));
    if policy.size() > POLICY_SIZE && !is_done {
        return Err(PlanError::TooLarge { size: policy.size() });
    }
    match options.through {
        _ if is_done => Ok((Vec::new(), Vec::new())),
        Through::PutResourcePolicy if wanted.target == Target::LayerVersion => Err(PlanError::PutOfLayer),
        Through::PutResourcePolicy => Ok(([put(wanted, policy)].into(), Vec::new())),
        Through::AddPermission => {
            check_sids(wanted.target, existing, changes)?;
            let size = existing.size();
            let bytes = existing.statements().iter().map(|statement| statement.to_json().len()).sum();
            let statements = existing.statements().len();
            let of_statements: usize = bytes + statements.saturating_sub(1);
            let start = PolicySize { frame: size - of_statements.min(size), bytes, statements };
            let versions = [existing.effective_version(), version_after(&wanted.document, existing)];
            let (moves, gaps) = ordered(changes, versions, start, options.allow_gap)?;
            let step = |step: super::order::Move<'_>| {
                let action = if step.adds {
                    StepAction::Add(wanted.added(step.statement, &step.sid)?)
                } else {
                    StepAction::Remove(wanted.removed(&step.sid)?)
                };
                Ok(Step { action, size: step.size, is_bridge: step.is_bridge })
            };
            Ok((moves.into_iter().map(step).collect::<Result<_, PlanError>>()?, gaps))
        }
    }
}

/// What RemovePermission could not name.
fn check_sids(target: Target, existing: &PolicyDocument<'_>, changes: &[Change]) -> Result<(), PlanError> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for sid in existing.statements().iter().filter_map(DocumentStatement::sid) {
        *counts.entry(sid).or_default() += 1;
    }
    for change in changes.iter().filter(|change| matches!(change.kind(), ChangeKind::Remove | ChangeKind::Replace)) {
        let Some(before) = change.before() else { continue };
        let Some(sid) = before.sid() else {
            let at = existing.statements().iter().position(|statement| statement == before).unwrap_or(0);
            return Err(PlanError::NoSid { statement: at + 1 });
        };
        if !is_removable_sid(target, sid) {
            return Err(PlanError::UnnamableSid(sid.into()));
        }
        if counts.get(sid).is_some_and(|count| *count > 1) {
            return Err(PlanError::SidTwice(sid.into()));
        }
    }
    Ok(())
}

/// The policy after all changes. What stays keeps its place and its text.
fn changed(existing: &PolicyDocument<'_>, changes: &[Change]) -> PolicyDocument<'static> {
    let mut policy = existing.clone().into_owned();
    // Statements of the same text have changes of their own, in order.
    let mut changed: BTreeMap<&str, VecDeque<&Change>> = BTreeMap::new();
    for change in changes {
        if let Some(before) = change.before() {
            changed.entry(before.text()).or_default().push_back(change);
        }
    }
    let mut find = |text: &str| changed.get_mut(text)?.pop_front();
    policy.replace_statements(|statement| match find(statement.text()) {
        Some(change) if change.kind() == ChangeKind::Remove => None,
        Some(change) if change.kind() == ChangeKind::Replace => change.after().cloned(),
        _ => Some(statement),
    });
    let added = changes.iter().filter(|change| change.kind() == ChangeKind::Add);
    added.filter_map(Change::after).for_each(|statement| policy.push(statement.clone()));
    policy
}

fn put(wanted: &WantedPolicy, policy: &PolicyDocument<'_>) -> Step {
    let resource = wanted.resource.clone();
    if policy.is_empty() {
        return Step { action: StepAction::Delete { resource }, size: 0, is_bridge: false };
    }
    let text = policy.to_json();
    Step { size: text.len(), action: StepAction::Put { resource, policy: text }, is_bridge: false }
}
