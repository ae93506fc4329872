//! Statements as the arguments of a macro: one, or the two of a function URL that are written as one.

use alloc::vec::Vec;

use super::{allow, layout::Layout, value::Values};
use crate::{
    check::{Check, StatementFindings},
    expression::Language,
    facts::{
        parameters::Key,
        services::{self, NOT_NEEDED},
    },
    finding::{At, Exception, Lint},
    grammar,
    permission::are_of_one_url,
    statement::{Field, Statement},
};

/// Statements that are written as one.
pub(super) struct StatementGroup<'a> {
    first: Statement<'a>,
    is_function_url: bool,
    /// The service that never needs a grant by whose name the principal was given.
    not_needed: Option<&'static str>,
    /// The allowed lints that a macro would find to silence nothing.
    unused: Vec<Lint>,
}

impl<'a> StatementGroup<'a> {
    /// The statement of a `grant!`.
    pub(super) fn alone(statement: Statement<'a>, language: Option<Language>) -> Self {
        Self::of(statement, &[Check::new(statement).in_template(language)])
    }

    /// The statements of a `policy!`.
    pub(super) fn in_policy(statements: &[Statement<'a>], language: Option<Language>) -> Vec<Self> {
        let check = |statement: &Statement<'a>| Check::new(*statement).in_template(language).in_set();
        let (mut groups, mut rest) = (Vec::new(), statements);
        while let [first, behind @ ..] = rest {
            let second = behind.first().filter(|second| are_of_one_url(first, second));
            groups.push(match second {
                Some(second) => Self::of(*first, &[check(first), check(second)]),
                None => Self::of(*first, &[check(first)]),
            });
            rest = behind.get(usize::from(second.is_some())..).unwrap_or_default();
        }
        groups
    }

    fn of(first: Statement<'a>, checks: &[Check<'_>]) -> Self {
        let (not_needed, unused) = named_principal(&first, checks);
        Self { first, is_function_url: checks.len() > 1, not_needed, unused }
    }

    pub(super) const fn statement_id(&self) -> &'a str {
        self.first.text(Key::StatementId)
    }

    /// `statement(..)` or `function_url(..)`.
    pub(super) fn member(&self, has_constructors: bool) -> Layout {
        let [statement, function_url, _] = grammar::MEMBERS;
        let name = if self.is_function_url { function_url } else { statement };
        Layout::Call(name.into(), self.arguments(has_constructors, |key| !key.is_of_resource()))
    }

    /// The keys with their values, and the `allow`.
    pub(super) fn arguments(&self, has_constructors: bool, is_wanted: fn(Key) -> bool) -> Vec<Layout> {
        let mut arguments = self.pairs(has_constructors, is_wanted);
        arguments.extend(allow::clause(self.exceptions().filter(|exception| !self.is_unused(exception))));
        arguments.extend(self.unused_exceptions().map(allow::comment));
        arguments
    }

    /// The keys with their values; those of the resource come first.
    pub(super) fn pairs(&self, has_constructors: bool, is_wanted: fn(Key) -> bool) -> Vec<Layout> {
        let values = Values { statement: &self.first, not_needed: self.not_needed, has_constructors };
        let others = Key::ALL.iter().filter(|key| !key.is_of_resource());
        let keys = Key::RESOURCE.iter().chain(others).copied();
        let keys = keys.filter(|key| is_wanted(*key) && !(self.is_function_url && *key == Key::Action));
        keys.filter_map(|key| match self.first.field(key) {
            Field::Known(text) => Some(Layout::pair(key.name(), values.layout(key, text))),
            Field::Absent | Field::Pending => None,
        })
        .collect()
    }

    fn exceptions(&self) -> impl Iterator<Item = &'a Exception> + use<'a> {
        self.first.exceptions().iter().chain(self.first.set_exceptions())
    }

    /// The exceptions that a macro would find to silence nothing.
    pub(super) fn unused_exceptions(&self) -> impl Iterator<Item = &'a Exception> {
        self.exceptions().filter(|exception| self.is_unused(exception))
    }

    fn is_unused(&self, exception: &Exception) -> bool {
        self.unused.contains(&exception.lint())
    }
}

/// The service that never needs a grant and by whose name the principal is given, and the lints that are then allowed in vain. Where
/// services share a principal, the name makes a difference to the rules.
fn named_principal(statement: &Statement<'_>, checks: &[Check<'_>]) -> (Option<&'static str>, Vec<Lint>) {
    let text = statement.text(Key::Principal);
    let own = services::not_needed_by_principal(text).map(|service| service.id);
    let unused_as = |id: Option<&'static str>| {
        let checks: Vec<Check<'_>> =
            checks.iter().map(|check| id.map_or(*check, |id| check.with_not_needed(id))).collect();
        unused(&checks)
    };
    let found = unused_as(own);
    if found.is_empty() {
        return (own, found);
    }
    let mut shared = NOT_NEEDED.iter().filter(|service| service.principal == Some(text)).map(|service| service.id);
    match shared.find(|id| unused_as(Some(*id)).is_empty()) {
        Some(id) => (Some(id), Vec::new()),
        None => (own, found),
    }
}

fn unused(checks: &[Check<'_>]) -> Vec<Lint> {
    let allowed_in_vain = StatementFindings::of(checks).filter_map(|(_, finding)| match finding.at() {
        At::Allow(lint) => Some(lint),
        At::Call | At::Value(_) => None,
    });
    allowed_in_vain.collect()
}
