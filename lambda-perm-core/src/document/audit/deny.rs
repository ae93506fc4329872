//! What the statements that deny do to those that allow.

use alloc::{collections::BTreeSet, vec::Vec};

use super::{limit, place::MemberPath, report::Report};
use crate::{
    document::{DocumentStatement, Effect, NamedPrincipal, Patterns, PolicyDocument, PrincipalType},
    facts::limits::is_account_id,
    finding::{Code, Finding, Phrase},
    text::glob,
    value::ArnParts,
};

/// The statements that keep strangers out, whatever others allow: they deny everyone, or everyone but those whom `NotPrincipal`
/// names, and have no conditions but those that hold for all requests which do not come from an account, organization, identity
/// or network that they name.
pub(super) struct Guards<'a>(Vec<&'a DocumentStatement<'a>>);

impl<'a> Guards<'a> {
    pub(super) fn of(document: &'a PolicyDocument<'a>) -> Self {
        Self(document.statements().iter().filter(|statement| is_guard(statement)).collect())
    }

    /// Whether strangers are kept from these actions on a resource.
    pub(super) fn keep_strangers_from(&self, actions: &Patterns<'_>, resource: &str) -> bool {
        let is_guarded = |action: &str| self.0.iter().any(|guard| takes(guard, action, resource));
        if actions.is_negated() { is_guarded("*") } else { actions.iter().all(is_guarded) }
    }
}

fn is_guard(statement: &DocumentStatement<'_>) -> bool {
    let principals = statement.principal();
    let names_strangers = principals.is_everyone() != principals.is_negated();
    let is_conditional = !statement.conditions().is_empty();
    // Everyone without conditions is denied everything: nobody is let in at all.
    statement.effect() == Effect::Deny
        && names_strangers
        && (!is_conditional || statement.conditions().iter().all(limit::takes_all_others))
}

/// Whether a `Deny` takes an action on a resource, whatever of it a pattern stands for.
fn takes(deny: &DocumentStatement<'_>, action: &str, resource: &str) -> bool {
    let (actions, resources) = (deny.actions(), deny.resources());
    let takes_action = if actions.is_negated() {
        !actions.iter().any(|pattern| may_meet(&pattern.to_ascii_lowercase(), &action.to_ascii_lowercase()))
    } else {
        actions.iter().any(|pattern| glob::contains(&pattern.to_ascii_lowercase(), &action.to_ascii_lowercase()))
    };
    // Both are found in doubt not to take it: a variable may be anything.
    let takes_resource = if resources.is_negated() {
        !resources.iter().any(|pattern| pattern.contains("${") || may_meet(pattern, resource))
    } else {
        resources.iter().any(|pattern| glob::contains(pattern, resource))
    };
    takes_action && takes_resource
}

/// Finds a `Deny` that denies nothing: no statement allows its principals any of its actions, and they have nothing of their own,
/// because they are services or belong to other accounts.
pub(super) fn vain<'a>(document: &'a PolicyDocument<'a>, own: Option<&str>, report: &mut Report<'a>) {
    let Some(account) = own.and_then(ArnParts::split).map(|arn| arn.account) else { return };
    let allows: Vec<_> = document.statements().iter().filter(|other| other.effect() == Effect::Allow).collect();
    for (at, statement) in document.statements().iter().enumerate() {
        if statement.effect() == Effect::Allow || statement.principal().iter().next().is_none() {
            continue;
        }
        let is_foreign =
            |named| matches!(Party::of(named), Party::Service(_)) || Party::of(named).is_in_another(account);
        let are_foreign = !statement.principal().is_negated() && statement.principal().iter().all(is_foreign);
        if are_foreign && !allows.iter().any(|allow| statements_may_meet(statement, allow)) {
            let message = Phrase::new("no statement allows what this one denies, so it denies nothing");
            let help = Phrase::new("remove it, or deny what another statement allows");
            report.add(Some(at), MemberPath::STATEMENT, Finding::of_call(Code::VainDeny, message, help));
        }
    }
}

/// Whether there may be a request that both are about. Conditions are not looked at.
fn statements_may_meet(one: &DocumentStatement<'_>, other: &DocumentStatement<'_>) -> bool {
    let (denied, allowed) = (one.principal(), other.principal());
    // Those who are denied are known, and each is looked up.
    let parties: BTreeSet<Party<'_>> = allowed.iter().map(Party::of).collect();
    let may_be_allowed = |party| party == Party::Anyone || parties.contains(&party);
    let may_share = allowed.is_negated()
        || parties.contains(&Party::Anyone)
        || denied.iter().any(|named| may_be_allowed(Party::of(named)));
    may_share && actions_may_meet(one.actions(), other.actions())
}

fn actions_may_meet(one: &Patterns<'_>, other: &Patterns<'_>) -> bool {
    let lower = |text: &str| text.to_ascii_lowercase();
    let meet = |one: &str, other: &str| may_meet(&lower(one), &lower(other));
    one.is_negated() || other.is_negated() || one.iter().any(|one| other.iter().any(|other| meet(one, other)))
}

/// Whether two patterns may take one text.
fn may_meet(one: &str, other: &str) -> bool {
    match (limit::has_wildcard(one), limit::has_wildcard(other)) {
        (_, false) => glob::contains(one, other),
        (false, true) => glob::contains(other, one),
        // Two patterns meet unless what stands before their wildcards differs.
        (true, true) => {
            let before = |text: &str| text.split(['*', '?']).next().map_or(0, str::len);
            let least = before(one).min(before(other));
            one.get(..least) == other.get(..least)
        }
    }
}

/// A principal, as far as it tells who meets whom.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Party<'a> {
    /// Everyone, or somebody of whom that is not known.
    Anyone,
    Service(&'a str),
    /// Somebody in an account, or the account.
    InAccount(&'a str),
}

impl<'a> Party<'a> {
    fn of(named: NamedPrincipal<'a>) -> Self {
        match named.kind {
            PrincipalType::Service if named.name != "*" => Self::Service(named.name),
            PrincipalType::Aws if is_account_id(named.name) => Self::InAccount(named.name),
            PrincipalType::Aws if named.is_deleted() => Self::Anyone,
            PrincipalType::Aws => match ArnParts::split(named.name) {
                Some(arn) if is_account_id(arn.account) => Self::InAccount(arn.account),
                _ => Self::Anyone,
            },
            _ => Self::Anyone,
        }
    }

    fn is_in_another(&self, account: &str) -> bool {
        matches!(self, Self::InAccount(own) if *own != account)
    }
}
