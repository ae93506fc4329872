//! What the rules find in the permissions that a statement stands for.

use alloc::{
    collections::{BTreeMap, BTreeSet},
    vec::Vec,
};

use super::{
    audited::Audited,
    deny::Guards,
    expansion::{Choice, StatementExpansion},
    limit,
    place::MemberPath,
    report::Report,
};
use crate::{
    check::Check,
    facts::parameters::Key,
    finding::{At, Code, Error, Finding, Lint, Phrase},
    statement::Statement,
    value,
};

/// What was found by a rule: in which choices, and what was said first.
#[derive(Clone)]
struct FoundByRule {
    error: Error,
    choices: Vec<usize>,
}

/// Adds what the rules find in an `Allow`.
///
/// What lets in too many is found if one of its permissions does. What has no effect is found if a value of the statement never
/// has one, whichever are the others.
pub(super) fn findings<'a>(
    audited: Audited<'a>,
    expansion: &StatementExpansion<'a>,
    guards: &Guards<'_>,
    report: &mut Report<'a>,
) {
    for read in expansion.lists.iter().flatten() {
        if let Some((key, text)) = &read.wrong
            && let Some(finding) = value::check(*key, text)
        {
            report.add(Some(audited.at), read.path, finding);
            report.excuse(audited.statement);
        }
    }
    let is_unknown_action_allowed = report.allows(audited.statement, Lint::UnknownAction);
    let choices = expansion.choices();
    let mut found: BTreeMap<Code, BTreeMap<MemberPath<'a>, FoundByRule>> = BTreeMap::new();
    for (number, choice) in choices.iter().enumerate() {
        let permission = expansion.statement(choice);
        let asked_in_vain = organization_in_vain(audited, &permission);
        let check = Check::new(permission);
        let check = if is_unknown_action_allowed { check.allowing(Lint::UnknownAction) } else { check };
        let mut findings = check.findings();
        for (_, finding) in findings.by_ref().filter(|(_, finding)| finding.code() != Code::UnusedAllow) {
            if is_answered(audited, expansion, guards, &finding) {
                continue;
            }
            let finding = match asked_in_vain {
                Some(condition) if finding.code() == Code::PublicAccess => open_to_everyone(condition),
                _ => finding,
            };
            let path = blamed(expansion, choice, &finding);
            let of_rule = found.entry(finding.code()).or_default().entry(path);
            let of_rule = of_rule.or_insert_with(|| FoundByRule { error: finding.into(), choices: Vec::new() });
            // Several rules of one code may find the same.
            if of_rule.choices.last() != Some(&number) {
                of_rule.choices.push(number);
            }
        }
        if findings.silenced().has(Lint::UnknownAction) {
            report.silences(Some(audited.at), Lint::UnknownAction);
        }
    }
    for (code, found) in found {
        let found: Vec<_> =
            if needs_all(code) { always(expansion, &choices, found) } else { found.into_iter().collect() };
        for (path, found) in found {
            report.add_error(Some(audited.at), path, found.error);
        }
    }
}

/// Whether a finding is one of a statement only if all permissions with a value of it have the finding.
pub(super) const fn needs_all(code: Code) -> bool {
    matches!(code.lint(), Some(Lint::NeverMatches | Lint::NoEffect | Lint::Shadowed))
}

/// Whether a condition that the rules do not read, or a `Deny`, is the answer to a finding.
fn is_answered(
    audited: Audited<'_>,
    expansion: &StatementExpansion<'_>,
    guards: &Guards<'_>,
    finding: &Finding<'_>,
) -> bool {
    let is_guarded = || audited.own.is_some_and(|own| guards.keep_strangers_from(audited.statement.actions(), own));
    expansion.others.iter().any(|condition| limit::answers(condition, finding.code()))
        || finding.code() == Code::PublicAccess && is_guarded()
}

/// The condition that asks for an organization, in a way that keeps nobody out: the rules would have read another one. `None` where
/// there is no such condition, or something else limits who gets in.
fn organization_in_vain(audited: Audited<'_>, permission: &Statement<'_>) -> Option<&'static str> {
    let others = [Key::SourceArn, Key::SourceAccount, Key::EventSourceToken];
    let key = Key::PrincipalOrgId.parameter().condition?.key;
    let is_there = audited.statement.conditions().iter().any(|condition| condition.is_of(key));
    (is_there && !others.iter().any(|other| permission.has(*other))).then_some(key)
}

const fn open_to_everyone(condition: &str) -> Finding<'_> {
    let message = Phrase::new("`*` lets everyone in: what is asked of ").quoted(condition).plain(" keeps nobody out");
    let help =
        "name your organization under `StringEquals`, name the caller, or write allow(public_access, reason = \"..\")";
    Finding::new(Code::PublicAccess, Key::Principal, message, Phrase::new(help))
}

/// The member that a finding blames.
fn blamed<'a>(expansion: &StatementExpansion<'a>, choice: &Choice, finding: &Finding<'_>) -> MemberPath<'a> {
    let At::Value(key) = finding.at() else { return MemberPath::STATEMENT };
    let mut values = expansion.values(choice);
    values.find(|read| read.fields.iter().any(|(of, _)| *of == key)).map_or(MemberPath::STATEMENT, |read| read.path)
}

/// The values of which all permissions have a finding of a code: those that are blamed, or else one that has alternatives.
fn always<'a>(
    expansion: &StatementExpansion<'a>,
    choices: &[Choice],
    found: BTreeMap<MemberPath<'a>, FoundByRule>,
) -> Vec<(MemberPath<'a>, FoundByRule)> {
    let all = counts(expansion, choices.iter());
    let numbers: BTreeSet<usize> = found.values().flat_map(|found| found.choices.iter().copied()).collect();
    let of_code = counts(expansion, numbers.iter().filter_map(|number| choices.get(*number)));
    let (blamed, others): (Vec<_>, Vec<_>) = found
        .into_iter()
        .partition(|(path, found)| found.choices.len() == all.get(path).copied().unwrap_or(choices.len()));
    match others.into_iter().next() {
        Some((_, first)) if blamed.is_empty() => {
            let complete = all.into_iter().find(|(path, count)| of_code.get(path) == Some(count));
            complete.into_iter().map(|(path, _)| (path, first.clone())).collect()
        }
        _ => blamed,
    }
}

/// How many choices have each value.
fn counts<'a, 'c>(
    expansion: &StatementExpansion<'a>,
    choices: impl Iterator<Item = &'c Choice>,
) -> BTreeMap<MemberPath<'a>, usize> {
    let mut counts = BTreeMap::new();
    for choice in choices {
        for read in expansion.values(choice) {
            *counts.entry(read.path).or_insert(0) += 1;
        }
    }
    counts
}
