//! A [`PolicyCall`] to statements that core's rules look at, first each by itself and then together.

use lambda_perm_core::{
    check::{
        Check, StatementFindings,
        set::{Member, Set, SharedFindings, far_too_large},
    },
    facts::parameters::{Key, Target},
    finding::Code,
    grammar,
};

use super::{Waiting, check, check_keys, check_languages, is_complete, is_meant, range};
use crate::{
    call::{Call, MemberCall, PolicyCall},
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
    /// What has been reported for the set: the number of the statement, and the code.
    pub(crate) reported_of_set: Vec<(usize, Code)>,
    /// Whether it is so large that const evaluation would look at its statements for minutes.
    pub(crate) is_far_too_large: bool,
}

pub(crate) fn analyse_policy(call: &PolicyCall, errors: &mut Errors) -> PolicyAnalysis {
    let target = call.resource.target();
    check_keys(&call.resource, &check(&call.resource, target).statement(), errors, Key::is_of_resource);
    if call.members.is_empty() {
        errors.push(call.resource.range, &grammar::empty_set());
    }
    check_languages(call.arguments(), errors);
    let mut shared = SharedFindings::default();
    let waiting = call.members.iter().flat_map(|member| analyse_member(member, target, &mut shared, errors)).collect();
    let is_complete = call.members.iter().all(|member| member.permission.is_none())
        && call.statements().all(|(_, statement)| is_complete(statement))
        && is_complete(&call.resource);
    let (reported_of_set, is_far_too_large) = analyse_set(call, target, errors);
    PolicyAnalysis { target, is_complete, waiting, reported_of_set, is_far_too_large }
}

/// Reports what is wrong with the statements of a member. Returns what is left to do for each.
fn analyse_member(
    member: &MemberCall,
    target: Target,
    shared: &mut SharedFindings,
    errors: &mut Errors,
) -> Vec<Waiting> {
    let Some(first) = member.statements.first() else { return Vec::new() };
    if member.permission.is_some() {
        check_allow_of_permission(first, errors);
        return vec![Waiting::default()];
    }
    if let ([_, _], Some(finding)) = (member.statements.as_slice(), grammar::no_function_url(target)) {
        errors.push(Range::of_one(member.range.first), &finding);
        return vec![Waiting::default(); 2];
    }
    let checks = checks(member, target);
    if let Some(check) = checks.first() {
        check_keys(first, &check.statement(), errors, |key| !key.is_of_resource());
    }
    let mut waiting: Vec<Waiting> = checks.iter().map(Waiting::of).collect();
    let mut findings = StatementFindings::of(&checks);
    for (at, finding) in findings.by_ref() {
        let (Some(call), Some(waiting)) = (member.statements.get(at), waiting.get_mut(at)) else { continue };
        if is_meant(call, &finding) {
            continue;
        }
        waiting.report(&finding);
        if shared.is_new(&finding) {
            errors.push(range(call, target, &finding), &finding);
        }
    }
    waiting.iter_mut().for_each(|waiting| waiting.silenced = findings.silenced());
    waiting
}

/// Reports what is wrong with the statements together, and says whether they are far too many.
fn analyse_set(call: &PolicyCall, target: Target, errors: &mut Errors) -> (Vec<(usize, Code)>, bool) {
    let statements: Vec<&Call> = call.statements().map(|(_, statement)| statement).collect();
    let checks: Vec<Vec<Check<'_>>> = call.members.iter().map(|member| checks(member, target)).collect();
    let members: Vec<Member<'_>> = checks.iter().flat_map(|checks| Member::of_group(checks)).collect();
    let resource = check(&call.resource, target).statement();
    let mut reported = Vec::new();
    for (at, finding) in Set::new(resource, &members).findings() {
        let Some(statement) = statements.get(at) else { continue };
        if !is_meant(statement, &finding) {
            reported.push((at, finding.code()));
            errors.push(range(statement, target, &finding), &finding);
        }
    }
    let is_reported = reported.iter().any(|(_, code)| *code == Code::PolicySize);
    let far = far_too_large(resource, &members).filter(|_| !is_reported);
    let far = far.and_then(|(at, finding)| Some((statements.get(at)?, finding)));
    if let Some((statement, finding)) = &far {
        errors.push(range(statement, target, finding), finding);
    }
    let is_far_too_large = far.is_some();
    (reported, is_far_too_large)
}

/// Reports what a `permission(..)` cannot allow.
fn check_allow_of_permission(call: &Call, errors: &mut Errors) {
    for (lint, ident) in call.allowed().filter(|(lint, _)| !lint.is_of_sets()) {
        errors.push(Range::of_one(ident.span()), &grammar::allow_of_permission(*lint));
    }
}

/// What is known of the statements of a member. For a permission that is a constant, that is nothing.
pub(crate) fn checks(member: &MemberCall, target: Target) -> Vec<Check<'_>> {
    let check = |call| {
        let check = check(call, target).in_set();
        match member.permission {
            Some(_) => check.of(check.statement().with_pending(Key::StatementId).with_pending(Key::Principal)),
            None => check,
        }
    };
    member.statements.iter().map(check).collect()
}
