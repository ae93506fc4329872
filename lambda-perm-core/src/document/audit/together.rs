//! What the statements of a document are together: their IDs, their size, and what the rules of sets find.

use alloc::{
    collections::{BTreeMap, BTreeSet},
    vec::Vec,
};
use core::cmp::Reverse;

use super::{
    expansion::{Choice, StatementExpansion, named_resource},
    place::MemberPath,
    report::Report,
    rules::needs_all,
};
use crate::{
    check::{
        Check,
        set::{Member, Set, smaller, taken, too_large},
    },
    document::{DocumentStatement, PolicyDocument, permission::target_of, web_function::WebFunctionResource},
    facts::{
        limits::POLICY_SIZE,
        parameters::{Key, Target},
    },
    finding::{Code, Error, Finding, Phrase},
    statement::Statement,
    value,
};

/// The most permissions that are compared with one another.
const MOST_COMPARED: usize = 4096;

/// What most statements are for.
pub(super) fn common_resource<'a>(document: &'a PolicyDocument<'_>) -> Option<&'a str> {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (at, statement) in document.statements().iter().enumerate() {
        for resource in statement.resources().iter().filter(|_| !statement.resources().is_negated()) {
            // The policy of a web function belongs to that, whatever of it the statements are for.
            let resource = WebFunctionResource::split(resource).map_or(resource, |named| named.function);
            if resource.starts_with("arn:") && !resource.contains(['*', '?', '$']) {
                counts.entry(resource).or_insert((0, at)).0 += 1;
            }
        }
    }
    // Of several, the first.
    counts.into_iter().max_by_key(|(_, (count, at))| (*count, Reverse(*at))).map(|(resource, _)| resource)
}

/// Finds IDs that are there twice.
pub(super) fn duplicates<'a>(document: &'a PolicyDocument<'a>, report: &mut Report<'a>) {
    let mut seen = BTreeSet::new();
    for (at, statement) in document.statements().iter().enumerate() {
        if let Some(sid) = statement.sid()
            && !seen.insert(sid)
        {
            report.add(Some(at), MemberPath::of("Sid"), taken(sid));
        }
    }
}

/// Finds the statement that makes the document larger than Lambda stores.
pub(super) fn size<'a>(document: &'a PolicyDocument<'a>, report: &mut Report<'a>) {
    let whole = document.size();
    if whole <= POLICY_SIZE {
        return;
    }
    let lengths: Vec<usize> = document.statements().iter().map(|statement| statement.to_json().len()).collect();
    let commas = lengths.len().saturating_sub(1);
    let mut size = whole.saturating_sub(lengths.iter().sum::<usize>() + commas);
    let mut at = None;
    for (number, length) in lengths.iter().enumerate() {
        size += length + usize::from(number > 0);
        if size > POLICY_SIZE {
            at = Some(number);
            break;
        }
    }
    let target = document.statements().first().map_or(Target::Function, DocumentStatement::target);
    // The first statement is said to do it where the other members alone do.
    let message = too_large(at.unwrap_or_default(), lengths.len(), size, false);
    report.add(at, MemberPath::STATEMENT, Finding::of_call(Code::PolicySize, message, Phrase::new(smaller(target))));
}

/// Finds what the rules of sets find in the statements that allow. Each statement is compared with each.
pub(super) fn of_set<'a>(own: Option<&'a str>, allows: &[(usize, StatementExpansion<'a>)], report: &mut Report<'a>) {
    let Some(target) = own.map(target_of) else { return };
    let resource = own.and_then(|own| named_resource(target, own)).unwrap_or_default();
    let resource =
        resource.iter().fold(Statement::new(target), |resource, (key, text)| match value::check(*key, text) {
            None => resource.with(*key, text),
            Some(_) => resource.with_pending(*key),
        });
    let mut of_target: Vec<_> = allows
        .iter()
        .filter(|(_, expansion)| expansion.target == target)
        .map(|(at, expansion)| (*at, expansion, expansion.choices()))
        .collect();
    // Of two permissions that are the same, the second one is found: that of the statement which grants less beside it.
    of_target.sort_by_key(|(_, _, choices)| Reverse(choices.len()));
    // Each is compared with each. What a policy of Lambda's size stands for is nearly always fewer; else the largest are left out.
    let mut count: usize = of_target.iter().map(|(_, _, choices)| choices.len()).sum();
    of_target.retain(|(at, _, choices)| {
        let is_compared = count <= MOST_COMPARED;
        if !is_compared {
            count -= choices.len();
            report.leave_out(*at);
        }
        is_compared
    });
    let permissions: Vec<(usize, Statement<'_>)> = of_target
        .iter()
        .flat_map(|(at, expansion, choices)| choices.iter().map(|choice| (*at, permission(expansion, choice))))
        .collect();
    let members: Vec<Member<'_>> =
        permissions.iter().map(|(_, statement)| Member::new(Check::new(*statement).in_set())).collect();
    let set = Set::new(resource, &members);
    let mut found: BTreeMap<(usize, Code), (Error, usize)> = BTreeMap::new();
    for (member, finding) in set.findings() {
        // What is counted for the whole document is not counted for its parts.
        if matches!(finding.code(), Code::DuplicateStatementId | Code::PolicySize) {
            continue;
        }
        if let Some((at, _)) = permissions.get(member) {
            found.entry((*at, finding.code())).or_insert_with(|| (finding.into(), 0)).1 += 1;
        }
    }
    let counts: BTreeMap<usize, usize> = of_target.iter().map(|(at, _, choices)| (*at, choices.len())).collect();
    for ((at, code), (error, count)) in found {
        if !needs_all(code) || counts.get(&at) == Some(&count) {
            let path = if code == Code::OtherResource { MemberPath::of("Resource") } else { MemberPath::STATEMENT };
            report.add_error(Some(at), path, error);
        }
    }
}

/// The permission of a choice for comparison. With a condition that the rules do not read it allows less, so that it is not known
/// what it covers.
fn permission<'s>(expansion: &'s StatementExpansion<'_>, choice: &'s Choice) -> Statement<'s> {
    let statement = expansion.statement(choice);
    match expansion.target {
        _ if expansion.others.is_empty() => statement,
        Target::Function | Target::WebFunction => statement.with_pending(Key::SourceArn),
        Target::LayerVersion => statement.with_pending(Key::OrganizationId),
    }
}
