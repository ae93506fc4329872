//! What a condition does: whether it keeps strangers out, holds without its key, or is one that the rules read.

use alloc::borrow::Cow;
use core::net::IpAddr;

use super::place::MemberPath;
use crate::{
    document::{Comparison, ComparisonKind, Condition, Quantifier, Scalar, variable::has_variable},
    facts::{
        conditions::CONDITION_KEYS,
        context_keys::{self, BROADEST_IPV4_RANGE, BROADEST_IPV6_RANGE, ContextKeyKind},
        parameters::{Key, Target, ValueKind},
        policy_language::Operator,
    },
    finding::Code,
    value::ArnParts,
};

/// The member that a condition is.
pub(super) fn path<'a>(condition: &'a Condition<'_>) -> MemberPath<'a> {
    operator_path(condition).then(condition.key())
}

/// The member that has the conditions of its operator.
pub(super) fn operator_path<'a>(condition: &'a Condition<'_>) -> MemberPath<'a> {
    MemberPath::of("Condition").then(condition.operator_text())
}

/// What its key tells of a request.
pub(super) fn tells(condition: &Condition<'_>) -> ContextKeyKind {
    context_keys::find(condition.key()).map_or(ContextKeyKind::Request, |key| key.tells)
}

/// Whether its key tells whom or what a request comes from.
pub(super) fn is_of_origin(condition: &Condition<'_>) -> bool {
    tells(condition) != ContextKeyKind::Request
}

/// Whether it holds for a request that lacks the key, so that it keeps out nobody whose requests lack it.
pub(super) fn is_weak(condition: &Condition<'_>) -> bool {
    let holds = condition.operator().and_then(|operator| operator.holds_without_key());
    is_of_origin(condition) && holds == Some(true)
}

/// Whether it is compared by `ForAllValues`, which holds for a request without values.
pub(super) const fn is_for_all_values(condition: &Condition<'_>) -> bool {
    matches!(condition.operator(), Some(Operator { quantifier: Some(Quantifier::ForAllValues), .. }))
}

/// Whether it lets in only requests from the origins that it names: a positive comparison with fixed values.
pub(super) fn keeps_out_others(condition: &Condition<'_>) -> bool {
    names_all(condition) && names_origins(condition)
}

/// Whether it holds only for requests that have one of its values. An order, such as `NumericGreaterThan`, names no values, and
/// `ForAnyValue:StringNotEquals` needs the key and takes any value but its own.
fn names_all(condition: &Condition<'_>) -> bool {
    let is_equality = |comparison: Comparison| {
        !comparison.is_negated()
            && match comparison.kind() {
                ComparisonKind::Number => comparison == Comparison::NumericEquals,
                ComparisonKind::Date | ComparisonKind::Presence => false,
                _ => true,
            }
    };
    requires_key(condition) && condition.operator().is_some_and(|operator| is_equality(operator.comparison))
}

/// Whether, in a `Deny`, it takes all requests but those from the origins that it names: a negated comparison with fixed values.
/// Requests that lack the key are denied too.
pub(super) fn takes_all_others(condition: &Condition<'_>) -> bool {
    let is_negated = |operator: Operator| operator.quantifier.is_none() && operator.comparison.is_negated();
    condition.operator().is_some_and(is_negated) && names_origins(condition)
}

/// Whether its key tells who calls or from which network, and each of its values is a fixed origin. A source does not count: it
/// says for whom a service calls, and not which.
fn names_origins(condition: &Condition<'_>) -> bool {
    let is_of_caller = matches!(tells(condition), ContextKeyKind::Caller | ContextKeyKind::Network);
    is_of_caller && are_fixed(condition)
}

/// Whether a condition on a source keeps out others: for a service, which sends one.
pub(super) fn keeps_out_other_sources(condition: &Condition<'_>) -> bool {
    names_all(condition) && is_of_origin(condition) && are_fixed(condition)
}

fn are_fixed(condition: &Condition<'_>) -> bool {
    let wildcards: &[char] = if is_literal(condition) { &[] } else { &['*', '?'] };
    let is_fixed = |value: &Scalar<'_>| is_fixed(&with_own_values(value.as_text()), wildcards);
    !condition.values().is_empty() && condition.values().iter().all(is_fixed)
}

/// The variables that AWS replaces by what the function is in, whoever calls. A stranger has no say in them.
const OWN_VARIABLES: [&str; 2] = ["${aws:ResourceAccount}", "${aws:ResourceOrgID}"];

/// A value with a word in place of variables that stand for the function's own account or organization.
fn with_own_values(value: &str) -> Cow<'_, str> {
    let is_own = |text: &str| OWN_VARIABLES.iter().any(|own| own.eq_ignore_ascii_case(text));
    let mut out = Cow::Borrowed("");
    let mut rest = value;
    while let Some((before, behind)) = rest.find("${").and_then(|at| rest.split_at_checked(at)) {
        let Some((variable, after)) = behind.find('}').and_then(|end| behind.split_at_checked(end + 1)) else { break };
        out += before;
        out += if is_own(variable) { "own" } else { variable };
        rest = after;
    }
    out += rest;
    out
}

/// Whether a value names one origin: an ARN with its account, a range of addresses that is not very broad, or what stands before its
/// first slash or colon without wildcards.
///
/// Source: the S3 user guide, "The meaning of public", which counts values without wildcards and policy variables.
fn is_fixed(value: &str, wildcards: &[char]) -> bool {
    if let Some((Ok(address), length)) = value.split_once('/').map(|(address, length)| (address.parse(), length)) {
        let broadest = if matches!(address, IpAddr::V4(_)) { BROADEST_IPV4_RANGE } else { BROADEST_IPV6_RANGE };
        return length.parse::<u8>().is_ok_and(|length| length >= broadest);
    }
    let is_open = |part: &str| part.is_empty() || part.contains("${") || part.contains(wildcards);
    match ArnParts::split(value) {
        Some(arn) if arn.account.is_empty() => !is_open(arn.resource),
        Some(arn) => !is_open(arn.account),
        // What a wildcard takes behind the beginning of an ARN may be any account.
        None if value.starts_with("arn:") => !is_open(value),
        // An address of IPv6 may begin with a colon.
        None => value.parse::<IpAddr>().is_ok() || !is_open(value.split(['/', ':']).next().unwrap_or_default()),
    }
}

/// What a condition of an `Allow` is to the rules.
pub(super) enum ReadCondition {
    /// The value of this key, one of each value.
    Values(Key),
    /// A value of this key that cannot be known.
    Pending(Key),
    /// Nothing: a key that no parameter of a request gives, or a comparison that lets others in.
    Nothing,
}

/// What a condition of an `Allow` is to the rules.
pub(super) fn read(target: Target, condition: &Condition<'_>) -> ReadCondition {
    let row = CONDITION_KEYS.iter().find(|row| condition.is_of(row.key) && row.parameter.fits(target));
    match row {
        Some(row) if is_read(row.parameter, condition) => ReadCondition::Values(row.parameter),
        Some(row) if limits(condition) => ReadCondition::Pending(row.parameter),
        _ => ReadCondition::Nothing,
    }
}

/// Whether it may do what a condition of Lambda's own does: of a key that tells an origin, only one that keeps out others.
fn limits(condition: &Condition<'_>) -> bool {
    requires_key(condition) && (!is_of_origin(condition) || keeps_out_other_sources(condition))
}

/// Whether it holds only for requests that have the key.
fn requires_key(condition: &Condition<'_>) -> bool {
    condition.operator().and_then(|operator| operator.holds_without_key()) == Some(false)
}

/// Whether nobody can say what it does: its key or its operator is unknown. That has a finding of its own.
pub(super) fn is_unknown(condition: &Condition<'_>) -> bool {
    condition.operator().is_none() || is_unknown_key(condition.key())
}

/// Whether neither IAM nor Lambda nor a provider of identities is known to have a context key.
pub(super) fn is_unknown_key(key: &str) -> bool {
    !context_keys::is_known(key)
}

/// Which findings about open doors are not right for a statement, because of conditions that the rules do not read: they keep
/// others out, or have a finding of their own that says what they let in.
pub(super) fn answers(condition: &Condition<'_>, code: Code) -> bool {
    let is_of_source = tells(condition) == ContextKeyKind::Source;
    let is_if_exists = condition.operator().is_some_and(|operator| operator.if_exists);
    match code {
        Code::PublicAccess => {
            is_unknown(condition) || keeps_out_others(condition) || is_weak(condition) && !is_of_source
        }
        Code::UnscopedService => is_unknown(condition) || keeps_out_other_sources(condition) || is_weak(condition),
        Code::MissingSourceAccount => is_of_source && (keeps_out_other_sources(condition) || is_if_exists),
        _ => false,
    }
}

/// Whether it compares the values of this key as Lambda's own condition would.
fn is_read(key: Key, condition: &Condition<'_>) -> bool {
    let Some(Operator { quantifier: None, comparison, if_exists: false }) = condition.operator() else { return false };
    // IAM replaces a policy variable or, under an older version, does not: either way the value is not what is written.
    if condition.values().iter().any(|value| has_variable(value.as_text())) {
        return false;
    }
    let all = |is_so: fn(&str) -> bool| condition.values().iter().all(|value| is_so(value.as_text()));
    if matches!(key.parameter().kind, ValueKind::Boolean) {
        return comparison == Comparison::Bool && all(|text| text.eq_ignore_ascii_case("true"));
    }
    let are_texts = condition.values().iter().all(|value| matches!(value, Scalar::Text(_)));
    let has_no_wildcard = |text: &str| !has_wildcard(text);
    are_texts
        && match (key, comparison) {
            (Key::SourceArn, Comparison::ArnLike | Comparison::ArnEquals) => true,
            (Key::SourceArn, Comparison::StringLike) => all(|text| !crosses_colons(text)),
            (Key::SourceArn, Comparison::StringEquals) => all(has_no_wildcard),
            (Key::SourceArn, _) => false,
            (_, Comparison::StringEquals) => all(has_no_wildcard),
            (_, Comparison::StringLike) => all(has_no_wildcard),
            _ => false,
        }
}

pub(super) fn has_wildcard(text: &str) -> bool {
    text.contains(['*', '?'])
}

/// Whether a wildcard of this pattern takes colons that end a part of the ARN: one before the resource.
pub(super) fn crosses_colons(pattern: &str) -> bool {
    let before_resource = pattern.splitn(6, ':').take(5);
    let is_whole = pattern.matches(':').count() >= 5;
    if is_whole { before_resource.into_iter().any(has_wildcard) } else { has_wildcard(pattern) }
}

/// Whether it compares text as it is, so that a wildcard in it is a character like others.
pub(super) fn is_literal(condition: &Condition<'_>) -> bool {
    let kind = condition.operator().map(|operator| operator.comparison.kind());
    matches!(kind, Some(ComparisonKind::Text | ComparisonKind::TextIgnoringCase))
}
