//! A [`PolicyCall`] to drafts that core's rules look at, first each by itself and then together.

use lambda_perm_core::{
    draft::Draft,
    finding::{At, Code, Finding, Lints},
    grammar,
    key::{Key, Target},
    set::{self, Set},
};

use super::{
    Waiting, alternatives, bit, check_keys, check_languages, check_limits, draft, findings, is_complete, is_meant,
    range, report_alternative,
};
use crate::{
    call::{Call, Member, PolicyCall},
    errors::Errors,
    span::Range,
};

/// What the expansion needs to know of a set.
pub(crate) struct PolicyAnalysis {
    pub(crate) target: Target,
    /// Whether all values are known, so that nothing is left for const evaluation.
    pub(crate) is_complete: bool,
    /// What is left to do for each statement.
    pub(crate) waiting: Vec<Waiting>,
    /// What has been reported of the set: the number of the statement, and the code.
    pub(crate) reported_of_set: Vec<(usize, Code)>,
}

pub(crate) fn analyse_policy(call: &PolicyCall, errors: &mut Errors) -> PolicyAnalysis {
    let target = call.resource.target();
    check_keys(&call.resource, target, errors, Key::is_of_resource);
    if call.members.is_empty() {
        errors.push(call.resource.range, &grammar::empty_set());
    }
    check_languages(call.arguments(), errors);
    check_limits(call.language(), call.arguments(), errors);
    let mut once = Vec::new();
    let waiting = call.members.iter().flat_map(|member| analyse_member(member, target, &mut once, errors)).collect();
    let is_complete = call.members.iter().all(|member| member.permission.is_none())
        && call.statements().all(|(_, statement)| is_complete(statement))
        && is_complete(&call.resource);
    let reported_of_set = analyse_set(call, target, errors);
    PolicyAnalysis { target, is_complete, waiting, reported_of_set }
}

/// Reports what is wrong with the statements of a member. Returns what is left to do for each. `once` is what has been reported
/// of the values that all statements share.
fn analyse_member(member: &Member, target: Target, once: &mut Vec<(At, Code)>, errors: &mut Errors) -> Vec<Waiting> {
    let Some(first) = member.statements.first() else { return Vec::new() };
    if member.permission.is_some() {
        check_allow_of_permission(first, errors);
        return vec![Waiting { rules: 0, silenced: Lints::NONE }];
    }
    if let (Target::LayerVersion, [_, _]) = (target, member.statements.as_slice()) {
        errors.push(Range::of_one(member.range.first), &grammar::function_url_of_layer());
        return vec![Waiting { rules: 0, silenced: Lints::NONE }; 2];
    }
    check_keys(first, target, errors, |key| !key.is_of_resource());
    let drafts: Vec<Draft<'_>> = member.statements.iter().map(|call| draft(call, target).in_set()).collect();
    let (found, silenced): (Vec<Vec<(usize, Finding<'_>)>>, Vec<Lints>) = drafts.iter().map(findings).unzip();
    let mut waiting = Vec::new();
    let mut seen: Vec<(At, Code)> = Vec::new();
    for (((call, draft), findings), silenced) in member.statements.iter().zip(&drafts).zip(&found).zip(silenced) {
        let mut rules = draft.waiting();
        for (rule, finding) in findings {
            let place = (finding.at(), finding.code());
            if is_meant(call, finding) || !is_unused_in_all(&found, finding) {
                continue;
            }
            rules &= !bit(*rule);
            let seen = match finding.at() {
                At::Value(key) if key.is_of_resource() => &mut *once,
                _ => &mut seen,
            };
            if !seen.contains(&place) {
                seen.push(place);
                errors.push(range(call, target, finding), finding);
            }
        }
        for draft in alternatives(call, target, *draft) {
            report_alternative(call, target, &draft, errors);
        }
        waiting.push(Waiting { rules, silenced });
    }
    waiting
}

/// Statements that share an `allow` share its use: it is unused when each of them says so.
fn is_unused_in_all(found: &[Vec<(usize, Finding<'_>)>], finding: &Finding<'_>) -> bool {
    let At::Allow(_) = finding.at() else { return true };
    found.iter().all(|findings| findings.iter().any(|(_, other)| other.at() == finding.at()))
}

/// Reports what is wrong with the statements together.
fn analyse_set(call: &PolicyCall, target: Target, errors: &mut Errors) -> Vec<(usize, Code)> {
    let members = members(call, target);
    let found: Vec<_> = Set::new(draft(&call.resource, target), &members).examine().collect();
    let mut reported = Vec::new();
    let mut first = 0;
    for member in &call.members {
        let last = first + member.statements.len();
        let of_member = || found.iter().filter(|(at, _)| (first..last).contains(at));
        for (at, finding) in of_member() {
            let Some(statement) = member.statements.get(*at - first) else { continue };
            if let At::Allow(_) = finding.at() {
                let said = of_member().filter(|(_, other)| other.at() == finding.at()).count();
                if is_meant(statement, finding) || said < member.statements.len() {
                    continue;
                }
            }
            reported.push((*at, finding.code()));
            if *at == first || !matches!(finding.at(), At::Allow(_)) {
                errors.push(range(statement, target, finding), finding);
            }
        }
        first = last;
    }
    reported
}

/// Reports what a `permission(..)` cannot allow.
fn check_allow_of_permission(call: &Call, errors: &mut Errors) {
    for (lint, ident) in call.allowed().filter(|(lint, _)| !lint.is_of_sets()) {
        errors.push(Range::of_one(ident.span()), &grammar::allow_of_permission(*lint));
    }
}

/// The set, if all of it is known.
pub(crate) fn set<T>(call: &PolicyCall, target: Target, read: impl FnOnce(&Set<'_, '_>) -> T) -> T {
    read(&Set::new(draft(&call.resource, target), &members(call, target)))
}

/// What is known of the statements.
fn members(call: &PolicyCall, target: Target) -> Vec<set::Member<'_>> {
    call.statements().map(|(member, call)| set::Member::new(member_draft(member, call, target))).collect()
}

/// What is known of a statement. Of a permission that is a constant, that is nothing.
fn member_draft<'c>(member: &Member, call: &'c Call, target: Target) -> Draft<'c> {
    let draft = draft(call, target).in_set();
    match member.permission {
        Some(_) => draft.with_opaque(Key::StatementId).with_opaque(Key::Principal),
        None => draft,
    }
}
