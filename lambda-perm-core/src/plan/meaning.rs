//! What a statement means, as IAM reads it.

use alloc::{borrow::Cow, string::String, vec::Vec};

use crate::{
    document::{Comparison, Condition, DocumentStatement, Effect, Operator, Patterns, PolicyVersion, PrincipalType},
    facts::conditions::CONDITION_KEYS,
    text::glob,
};

/// What a statement means. Two statements that mean the same are equal: the order of members and values does not count, nor the case
/// of actions, condition keys and operators, nor whether an account is named by its number or by the ARN of its root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct StatementMeaning<'a> {
    effect: Effect,
    principals: Listed<(PrincipalType, &'a str)>,
    actions: Listed<String>,
    resources: Listed<&'a str>,
    conditions: Vec<Requirement<'a>>,
    /// The version, where it counts: some text may be a policy variable.
    version: Option<PolicyVersion>,
    is_about_nobody: bool,
}

/// Values of which one must match, or none.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Listed<T> {
    is_negated: bool,
    values: Vec<T>,
}

impl<T: Ord> Listed<T> {
    fn new(is_negated: bool, values: impl Iterator<Item = T>) -> Self {
        let mut values: Vec<T> = values.collect();
        values.sort();
        values.dedup();
        Self { is_negated, values }
    }
}

/// A condition.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Requirement<'a> {
    key: String,
    operator: Result<Operator, &'a str>,
    values: Vec<Cow<'a, str>>,
}

impl<'a> StatementMeaning<'a> {
    pub(super) fn of(statement: &'a DocumentStatement<'_>, version: PolicyVersion) -> Self {
        let resource = statement.resources().iter().next().unwrap_or_default();
        let principals = statement.principal().iter().map(|principal| match principal.kind {
            PrincipalType::Aws => {
                (principal.kind, crate::document::account_of_root(principal.name, resource).unwrap_or(principal.name))
            }
            kind => (kind, principal.name),
        });
        let mut conditions: Vec<_> = statement.conditions().iter().map(Requirement::of).collect();
        conditions.sort();
        conditions.dedup();
        let lower =
            |actions: &'a Patterns<'_>| Listed::new(actions.is_negated(), actions.iter().map(str::to_ascii_lowercase));
        Self {
            effect: statement.effect(),
            principals: Listed::new(statement.principal().is_negated(), principals),
            actions: lower(statement.actions()),
            resources: Listed::new(statement.resources().is_negated(), statement.resources().iter()),
            conditions,
            version: statement.text().contains("${").then_some(version),
            is_about_nobody: statement.principal().is_nobody(),
        }
    }

    pub(super) const fn allows(&self) -> bool {
        matches!(self.effect, Effect::Allow)
    }

    /// Whether it is about nobody: all its principals have been deleted.
    pub(super) const fn is_about_nobody(&self) -> bool {
        self.is_about_nobody
    }

    /// Whether both are about the same principals, actions and resources, in this order.
    pub(super) fn same_elements(&self, other: &Self) -> [bool; 3] {
        [self.principals == other.principals, self.actions == other.actions, self.resources == other.resources]
    }

    /// Whether both require the same of a condition key.
    pub(super) fn has_same_conditions(&self, other: &Self, key: &str) -> bool {
        let of_key = |requirement: &&Requirement<'_>| requirement.key.eq_ignore_ascii_case(key);
        self.conditions.iter().filter(of_key).eq(other.conditions.iter().filter(of_key))
    }

    /// Whether both may match one request. `true` unless it is certain that they do not.
    pub(super) fn overlaps(&self, other: &Self) -> bool {
        let may = |is_disjoint: bool| !is_disjoint;
        may(self.is_about_nobody || other.is_about_nobody)
            && may(are_disjoint(&self.principals, &other.principals, |one, other| principals_meet(*one, *other)))
            && may(are_disjoint(&self.actions, &other.actions, |one, other| patterns_meet(one, other)))
            && may(are_disjoint(&self.resources, &other.resources, |one, other| resources_meet(one, other)))
            && !self.conditions.iter().any(|one| other.conditions.iter().any(|other| one.excludes(other)))
    }

    /// Whether this matches whatever the other one matches. `false` unless that is certain.
    pub(super) fn covers(&self, other: &Self) -> bool {
        if self.effect == other.effect && other.is_about_nobody {
            return true;
        }
        self.effect == other.effect
            && self.version == other.version
            && covers(&self.principals, &other.principals, |wide, narrow| {
                wide == narrow || *wide == (PrincipalType::Aws, "*")
            })
            && covers(&self.actions, &other.actions, |wide, narrow| glob::contains(wide, narrow))
            && covers(&self.resources, &other.resources, |wide, narrow| *wide == "*" || arn_contains(wide, narrow))
            && self.conditions.iter().all(|wide| other.conditions.iter().any(|narrow| wide.is_implied_by(narrow)))
    }
}

fn are_disjoint<T>(one: &Listed<T>, other: &Listed<T>, meet: impl Fn(&T, &T) -> bool) -> bool {
    !one.is_negated
        && !other.is_negated
        && !one.values.iter().any(|value| other.values.iter().any(|other| meet(value, other)))
}

fn covers<T: PartialEq>(wide: &Listed<T>, narrow: &Listed<T>, contains: impl Fn(&T, &T) -> bool) -> bool {
    match (wide.is_negated, narrow.is_negated) {
        (false, false) => narrow.values.iter().all(|value| wide.values.iter().any(|wide| contains(wide, value))),
        // Whoever is not meant by the wide one is not meant by the narrow one.
        (true, true) => wide.values.iter().all(|value| narrow.values.iter().any(|narrow| contains(narrow, value))),
        _ => wide == narrow,
    }
}

fn principals_meet(one: (PrincipalType, &str), other: (PrincipalType, &str)) -> bool {
    let is_everyone = |principal: (PrincipalType, &str)| principal.1 == "*";
    if one == other || is_everyone(one) || is_everyone(other) {
        return true;
    }
    // A call of a service has no identity. Those of other kinds may be one another: a role and its account, a user and its ID.
    one.0 != PrincipalType::Service && other.0 != PrincipalType::Service && may_be_of_one_account(one.1, other.1)
}

/// The account of an ARN, or the number itself.
fn account(principal: &str) -> Option<&str> {
    match principal.split(':').nth(4) {
        Some(account) => Some(account),
        None if crate::facts::limits::is_account_id(principal) => Some(principal),
        None => None,
    }
}

fn may_be_of_one_account(one: &str, other: &str) -> bool {
    match (account(one), account(other)) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    }
}

/// Whether two patterns may match one text.
fn patterns_meet(one: &str, other: &str) -> bool {
    let is_pattern = |text: &str| text.contains(['*', '?']) || text.contains("${");
    match (is_pattern(one), is_pattern(other)) {
        (false, false) => one == other,
        (true, false) if !one.contains("${") => glob::contains(one, other),
        (false, true) if !other.contains("${") => glob::contains(other, one),
        _ => true,
    }
}

/// The parts of an ARN. The last takes the colons that are left.
const PARTS: usize = 6;

/// Whether two patterns of resources may name one. A pattern without all parts stands for all that begin so.
fn resources_meet(one: &str, other: &str) -> bool {
    let is_short = |text: &str| text.splitn(PARTS, ':').count() < PARTS;
    is_short(one) || is_short(other) || patterns_meet(one, other)
}

/// Whether the pattern of an ARN takes whatever another one takes, each part by itself. `false` where a policy variable may change it.
fn arn_contains(wide: &str, narrow: &str) -> bool {
    let parts = |text: &'_ str| text.splitn(PARTS, ':').count();
    let is_known = !wide.contains("${") && !narrow.contains("${") && parts(wide) == PARTS && parts(narrow) == PARTS;
    let mut both = wide.splitn(PARTS, ':').zip(narrow.splitn(PARTS, ':'));
    wide == narrow || is_known && both.all(|(wide, narrow)| glob::contains(wide, narrow))
}

impl<'a> Requirement<'a> {
    fn of(condition: &'a Condition<'_>) -> Self {
        let operator = condition.operator().map(|operator| Operator {
            comparison: match operator.comparison {
                Comparison::ArnEquals => Comparison::ArnLike,
                Comparison::ArnNotEquals => Comparison::ArnNotLike,
                other => other,
            },
            ..operator
        });
        let is_boolean = operator.is_some_and(|operator| operator.comparison == Comparison::Bool);
        let mut values: Vec<Cow<'a, str>> = condition
            .values()
            .iter()
            .map(|value| match value.as_text() {
                text if is_boolean => Cow::Owned(text.to_ascii_lowercase()),
                text => Cow::Borrowed(text),
            })
            .collect();
        values.sort();
        values.dedup();
        let operator = operator.ok_or_else(|| condition.operator_text());
        Self { key: condition.key().to_ascii_lowercase(), operator, values }
    }

    /// A comparison that holds for requests with one of the values, and for no others.
    const fn plain(&self) -> Option<Comparison> {
        match &self.operator {
            Ok(Operator { quantifier: None, comparison, if_exists: false }) => Some(*comparison),
            _ => None,
        }
    }

    /// Whether no request satisfies both.
    fn excludes(&self, other: &Self) -> bool {
        let is_exact = |comparison: Option<Comparison>| {
            matches!(comparison, Some(Comparison::StringEquals | Comparison::Bool | Comparison::ArnLike))
        };
        // A request has one value of each of these; of another key it may have several, which then match one each.
        let is_of_one_value = CONDITION_KEYS.iter().any(|row| row.key.eq_ignore_ascii_case(&self.key));
        is_exact(self.plain())
            && is_of_one_value
            && self.plain() == other.plain()
            && self.key == other.key
            && !self.values.iter().any(|value| other.values.iter().any(|other| self.values_meet(value, other)))
    }

    fn values_meet(&self, one: &str, other: &str) -> bool {
        let is_text = |text: &str| !text.contains("${");
        match self.plain() {
            Some(Comparison::ArnLike) => patterns_meet(one, other),
            _ => one == other || !is_text(one) || !is_text(other),
        }
    }

    /// Whether the other one holds only where this does.
    fn is_implied_by(&self, other: &Self) -> bool {
        if self == other {
            return true;
        }
        let contains = |wide: &str, narrow: &str| match self.plain() {
            Some(Comparison::ArnLike) => arn_contains(wide, narrow),
            Some(Comparison::StringLike) if !wide.contains("${") && !narrow.contains("${") => {
                glob::contains(wide, narrow)
            }
            _ => wide == narrow,
        };
        let is_positive = matches!(
            self.plain(),
            Some(Comparison::ArnLike | Comparison::StringLike | Comparison::StringEquals | Comparison::Bool)
        );
        is_positive
            && self.key == other.key
            && self.operator == other.operator
            && other.values.iter().all(|value| self.values.iter().any(|wide| contains(wide, value)))
    }
}

#[cfg(test)]
mod tests {
    use alloc::{format, string::String};

    use super::StatementMeaning;
    use crate::document::{DocumentStatement, PolicyVersion};

    fn statement(principal: &str, resource: &str, conditions: &str) -> String {
        format!(
            r#"{{"Effect":"Allow","Principal":{principal},"Action":"lambda:InvokeFunction","Resource":"{resource}","Condition":{{{conditions}}}}}"#
        )
    }

    fn read(text: &str) -> DocumentStatement<'_> {
        DocumentStatement::parse(text).expect(text)
    }

    fn meaning<'a>(statement: &'a DocumentStatement<'_>) -> StatementMeaning<'a> {
        StatementMeaning::of(statement, PolicyVersion::V2012)
    }

    fn overlaps(one: &str, other: &str) -> bool {
        meaning(&read(one)).overlaps(&meaning(&read(other)))
    }

    fn covers(wide: &str, narrow: &str) -> bool {
        meaning(&read(wide)).covers(&meaning(&read(narrow)))
    }

    const FUNCTION: &str = "arn:aws:lambda:us-east-2:123456789012:function:f";
    const SNS: &str = r#"{"Service":"sns.amazonaws.com"}"#;

    #[test]
    fn what_may_match_one_request_overlaps() {
        let org = |id: &str| format!(r#""StringEquals":{{"aws:PrincipalOrgID":"{id}"}}"#);
        let path = |path: &str| format!(r#""StringEquals":{{"aws:PrincipalOrgPaths":"{path}"}}"#);
        for (one, other, overlap) in [
            (statement(SNS, FUNCTION, ""), statement(SNS, FUNCTION, ""), true),
            (
                statement(SNS, FUNCTION, ""),
                statement(SNS, "arn:aws:lambda:us-east-2:123456789012:function:g", ""),
                false,
            ),
            // What a resource lacks at its end is as good as `*`.
            (statement(SNS, FUNCTION, ""), statement(SNS, "arn:aws:lambda:us-east-2", ""), true),
            (statement(SNS, FUNCTION, ""), statement(r#"{"Service":"*"}"#, FUNCTION, ""), true),
            (statement(SNS, FUNCTION, ""), statement(r#"{"AWS":"123456789012"}"#, FUNCTION, ""), false),
            (statement("\"*\"", FUNCTION, &org("o-a")), statement("\"*\"", FUNCTION, &org("o-b")), false),
            // A caller may be in several.
            (statement("\"*\"", FUNCTION, &path("o-a/1")), statement("\"*\"", FUNCTION, &path("o-a/2")), true),
        ] {
            assert_eq!(overlaps(&one, &other), overlap, "{one} {other}");
            assert_eq!(overlaps(&other, &one), overlap, "{other} {one}");
        }
    }

    #[test]
    fn patterns_of_arns_cover_part_by_part() {
        let source = |arn: &str| statement(SNS, FUNCTION, &format!(r#""ArnLike":{{"aws:SourceArn":"{arn}"}}"#));
        for (wide, narrow, expected) in [
            ("arn:aws:sns:us-east-2:1:*", "arn:aws:sns:us-east-2:1:orders", true),
            ("arn:aws:sns:*:*:*", "arn:aws:sns:us-east-2:1:orders", true),
            ("arn:*:orders", "arn:aws:sns:us-east-2:1:orders", false),
            ("arn:aws:sns:us-east-2:1:*", "arn:aws:sns:us-east-2:2:orders", false),
            ("arn:aws:sns:us-east-2:1:${*}", "arn:aws:sns:us-east-2:1:orders", false),
        ] {
            assert_eq!(covers(&source(wide), &source(narrow)), expected, "{wide} {narrow}");
        }
        let all = statement(SNS, "*", "");
        assert!(covers(&all, &statement(SNS, FUNCTION, "")));
    }
}
