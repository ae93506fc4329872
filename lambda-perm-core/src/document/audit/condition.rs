//! What is wrong with conditions that no request makes Lambda write.

use alloc::{collections::BTreeSet, string::String};

use super::{audited::Audited, limit, report::Report};
use crate::{
    document::{Condition, PolicyVersion, PrincipalType, decide::is_comparable, variable::has_variable},
    facts::{
        context_keys::CONTEXT_KEY_NAMES,
        policy_language::{COMPARISON_NAMES, Comparison, ComparisonKind},
    },
    finding::{Code, Finding, Phrase},
    text::suggest::closest,
};

/// Adds what is wrong with the conditions of a statement.
pub(super) fn conditions<'a>(audited: Audited<'a>, report: &mut Report<'a>) {
    let conditions = audited.statement.conditions();
    for (at, condition) in conditions.iter().enumerate() {
        // An operator is said to be unknown once, and not for each of its keys.
        let is_first = at
            .checked_sub(1)
            .and_then(|before| conditions.get(before))
            .is_none_or(|before| before.operator_text() != condition.operator_text());
        if condition.operator().is_none() && is_first {
            unknown_operator(audited, condition, report);
        }
        if limit::is_unknown_key(condition.key()) {
            unknown_key(audited, condition, report);
        }
        if condition.values().is_empty() {
            audited.add_empty(report, limit::path(condition));
        }
        incomparable(audited, condition, report);
        values(audited, condition, report);
    }
    if audited.allows() {
        weak(audited, report);
    }
    variables(audited, report);
}

fn unknown_operator<'a>(audited: Audited<'a>, condition: &'a Condition<'_>, report: &mut Report<'a>) {
    let message = Phrase::quoting(condition.operator_text()).plain(" is not an operator of IAM");
    let help = match closest(condition.operator_text(), &COMPARISON_NAMES) {
        Some(meant) => Phrase::new("did you mean ").quoted(meant).plain("?"),
        None => Phrase::new("write an operator of IAM, such as `StringEquals` or `ArnLike`"),
    };
    audited.add(report, Code::UnknownOperator, limit::operator_path(condition).name(), message, help);
}

fn unknown_key<'a>(audited: Audited<'a>, condition: &'a Condition<'_>, report: &mut Report<'a>) {
    let message =
        Phrase::quoting(condition.key()).plain(" is not a condition key that requests to Lambda are known to have");
    let help = match closest(condition.key(), CONTEXT_KEY_NAMES) {
        Some(meant) => Phrase::new("did you mean ").quoted(meant).plain("?"),
        None => Phrase::new("write a global condition key of IAM, or one of Lambda"),
    };
    audited.add(report, Code::UnknownContextKey, limit::path(condition).name(), message, help);
}

/// Values of which the operator can make nothing.
fn incomparable<'a>(audited: Audited<'a>, condition: &'a Condition<'_>, report: &mut Report<'a>) {
    let Some(kind) = condition.operator().map(|operator| operator.comparison.kind()) else { return };
    let Some((taken, none, help)) = operand(kind) else { return };
    // The rules for whole permissions say it of those that they read.
    let is_read = matches!(limit::read(audited.statement.target(), condition), limit::ReadCondition::Values(_));
    if audited.allows() && is_read {
        return;
    }
    let values = condition.values().iter().enumerate().map(|(item, value)| (item, value.as_text()));
    for (item, text) in values.filter(|(_, text)| !has_variable(text) && !is_comparable(kind, text)) {
        let message = Phrase::quoting(condition.operator_text()).plain(" takes ").plain(taken).plain(", and ");
        let message = message.quoted(text).plain(none).plain(", so nothing matches it");
        let path = limit::path(condition).item(item);
        audited.add(report, Code::ValueOfOperator, path, message, Phrase::new(help));
    }
}

/// What operators of a kind take, what another value is, and what to write. `None` where they take any text.
const fn operand(kind: ComparisonKind) -> Option<(&'static str, &'static str, &'static str)> {
    Some(match kind {
        ComparisonKind::Text | ComparisonKind::TextIgnoringCase | ComparisonKind::TextLike => return None,
        ComparisonKind::Arn => (
            "ARNs",
            " does not have their six parts",
            "write all parts of the ARN, such as `arn:aws:iam::123456789012:role/*`",
        ),
        ComparisonKind::Number => ("numbers", " is not one", "write a number, such as `3600`"),
        ComparisonKind::Date => ("dates", " is not one", "write a date, such as `2027-01-31T00:00:00Z`"),
        ComparisonKind::Boolean | ComparisonKind::Presence => {
            ("`true` or `false`", " is neither", "write `true` or `false`")
        }
        ComparisonKind::Binary => ("base64", " is not base64", "write the bytes in base64, such as `QmluYXJ5`"),
        ComparisonKind::IpAddress => (
            "addresses and ranges of them",
            " is not one",
            "write an address or a range of them, such as `203.0.113.0/24` or `2001:db8::/32`",
        ),
    })
}

/// Values whose wildcards do not do what they seem to.
fn values<'a>(audited: Audited<'a>, condition: &'a Condition<'_>, report: &mut Report<'a>) {
    let is_like = condition.operator().map(|operator| operator.comparison) == Some(Comparison::StringLike);
    let is_crossing = audited.allows() && is_like && condition.is_of("aws:SourceArn");
    for (item, value) in condition.values().iter().enumerate() {
        let (path, text) = (limit::path(condition).item(item), value.as_text());
        if is_crossing && limit::crosses_colons(text) {
            let message = Phrase::new("under `StringLike`, the wildcard of ")
                .quoted(text)
                .plain(" crosses colons, so it takes other parts of the ARN too");
            let help = Phrase::new("write `ArnLike`, which keeps a wildcard in its part");
            audited.add(report, Code::CrossingWildcard, path, message, help);
        }
        if limit::is_of_origin(condition) && limit::is_literal(condition) && limit::has_wildcard(text) {
            let message = Phrase::quoting(condition.operator_text())
                .plain(" compares ")
                .quoted(text)
                .plain(" as it is, and no request has a wildcard there");
            let help = Phrase::new("write ").quoted(pattern_operator(condition, text)).plain(", or the whole value");
            audited.add(report, Code::LiteralWildcard, path, message, help);
        }
    }
}

/// The operator that compares a value as a pattern, in place of one that compares it as text.
fn pattern_operator(condition: &Condition<'_>, text: &str) -> &'static str {
    let is_negated = condition.operator().is_some_and(|operator| operator.comparison.is_negated());
    let comparison = match (text.starts_with("arn:"), is_negated) {
        (true, false) => Comparison::ArnLike,
        (true, true) => Comparison::ArnNotLike,
        (false, false) => Comparison::StringLike,
        (false, true) => Comparison::StringNotLike,
    };
    comparison.as_str()
}

/// Conditions of an `Allow` that hold without their key.
fn weak<'a>(audited: Audited<'a>, report: &mut Report<'a>) {
    let conditions = audited.statement.conditions();
    let required: BTreeSet<String> =
        conditions.iter().filter(|other| requires_key(other)).map(|other| other.key().to_ascii_lowercase()).collect();
    for condition in conditions.iter().filter(|condition| limit::is_for_all_values(condition)) {
        if !required.contains(&condition.key().to_ascii_lowercase()) {
            let message = Phrase::quoting(condition.operator_text())
                .plain(" also holds for requests without ")
                .quoted(condition.key());
            let help = Phrase::new("write `ForAnyValue`, or add `Null` of this key with `false`");
            audited.add(
                report,
                Code::AllowForAllValues,
                limit::operator_path(condition).then(condition.key()),
                message,
                help,
            );
        }
    }
    let weak = |condition: &&Condition<'_>| limit::is_weak(condition) && !limit::is_for_all_values(condition);
    if let Some(condition) = conditions.iter().find(weak)
        && !is_limited(audited)
    {
        let (message, help) = only_weak(condition);
        audited.add(report, Code::WeakLimits, limit::path(condition), message, help);
    }
}

/// Whether it is `Null` with `false`, which requires the key.
fn requires_key(condition: &Condition<'_>) -> bool {
    let is_null = condition.operator().map(|operator| operator.comparison) == Some(Comparison::Null);
    is_null && condition.only().is_some_and(|value| value.eq_ignore_ascii_case("false"))
}

/// Whether a principal or a condition keeps strangers out.
fn is_limited(audited: Audited<'_>) -> bool {
    let (principals, conditions) = (audited.statement.principal(), audited.statement.conditions());
    let has_service = principals.iter().any(|named| named.kind == PrincipalType::Service);
    // `NotPrincipal` has a finding of its own.
    let are_named = principals.is_negated() || !principals.is_everyone() && !has_service;
    are_named
        || conditions.iter().any(limit::is_unknown)
        || conditions.iter().any(limit::keeps_out_others)
        || !principals.is_everyone() && conditions.iter().any(limit::keeps_out_other_sources)
}

fn only_weak<'a>(condition: &'a Condition<'_>) -> (Phrase<'a>, Phrase<'a>) {
    let nothing = ", and nothing else limits this statement";
    let operator = Phrase::quoting(condition.operator_text());
    let if_exists = condition.operator().filter(|operator| operator.if_exists && !operator.comparison.is_negated());
    match if_exists {
        Some(operator_if_exists) => (
            operator.plain(" also holds for requests without ").quoted(condition.key()).plain(nothing),
            Phrase::new("write ").quoted(operator_if_exists.comparison.as_str()),
        ),
        None => (
            operator
                .plain(" lets in everyone but those it names, also requests without ")
                .quoted(condition.key())
                .plain(nothing),
            Phrase::new(
                "name those to let in, by an operator without `Not`; to keep somebody out, add a statement with `Deny`",
            ),
        ),
    }
}

/// Policy variables that are not replaced. In a condition that Lambda itself writes, the rules find them.
fn variables<'a>(audited: Audited<'a>, report: &mut Report<'a>) {
    if audited.version == PolicyVersion::V2012 {
        return;
    }
    let target = audited.statement.target();
    let is_read = |condition: &&Condition<'_>| {
        audited.allows() && matches!(limit::read(target, condition), limit::ReadCondition::Values(_))
    };
    let of_conditions =
        audited.statement.conditions().iter().filter(|condition| !is_read(condition)).flat_map(|condition| {
            let values = condition.values().iter().enumerate();
            values.map(move |(item, value)| (limit::path(condition).item(item), value.as_text()))
        });
    let resources = audited.statement.resources();
    let element = super::place::MemberPath::of(if resources.is_negated() { "NotResource" } else { "Resource" });
    let of_resources = resources.iter().enumerate().map(|(item, text)| (element.item(item), text));
    for (path, text) in of_resources.chain(of_conditions) {
        let Some(variable) = variable(text) else { continue };
        let message = Phrase::quoting(variable).plain(" is text here, because IAM replaces variables only ");
        let message = match audited.named_version {
            Some(version) => {
                message.plain("under `Version` 2012-10-17, and this document has ").plain(version.as_str())
            }
            None => message.plain("under `Version` 2012-10-17, and this document names none"),
        };
        let help = Phrase::new("write `\"Version\": \"2012-10-17\"`, or the value in place of the variable");
        report.add(Some(audited.at), path, Finding::of_call(Code::UnreplacedVariable, message, help));
    }
}

/// The first `${..}` of a text.
fn variable(text: &str) -> Option<&str> {
    let rest = text.get(text.find("${")?..)?;
    rest.get(..=rest.find('}')?)
}
