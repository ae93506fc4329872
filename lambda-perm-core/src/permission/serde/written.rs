//! Exceptions that a statement has from how it was written.
//!
//! Two things that a macro is told are not kept: the service by whose name a principal was given, where several share it, and that
//! two statements were written as one, so that they share an `allow`. What either of them needs an exception for is no reason to
//! take it for unused.

use alloc::{vec, vec::Vec};

use crate::{
    check::{Check, StatementFindings},
    facts::{actions::FUNCTION_URL_ACTIONS, parameters::Key, services::NOT_NEEDED},
    finding::Lint,
    permission::{PolicyMember, Unchecked, policy::are_of_one_url},
    statement::Statement,
    value::FunctionUrlAuthType,
};

impl Unchecked {
    /// The same, written in the way in which nothing is wrong with it, if there is one.
    pub(super) fn settled(self) -> Self {
        let statement = self.statement();
        if statement.exceptions().is_empty() || statement.has_pending() || passes(&[self.check()]) {
            return self;
        }
        let shared = NOT_NEEDED.iter().filter(|service| service.principal == Some(statement.text(Key::Principal)));
        for not_needed in [None].into_iter().chain(shared.map(|service| Some(service.id))) {
            let named = match not_needed {
                Some(id) => self.clone().with_not_needed(id),
                None => self.clone(),
            };
            let check = named.check();
            if passes(&[check]) {
                return named;
            }
            if companions(check.statement()).any(|companion| passes(&[check, check.of(companion)])) {
                return Lint::ALL.iter().fold(named, |named, lint| named.silencing(*lint));
            }
        }
        self
    }
}

fn passes(checks: &[Check<'_>]) -> bool {
    StatementFindings::of(checks).next().is_none()
}

/// The statements that may have been written as one with this one, by `function_url(..)`.
fn companions<'a>(statement: Statement<'a>) -> impl Iterator<Item = Statement<'a>> {
    let [call, invoke] = FUNCTION_URL_ACTIONS;
    let is = |key: Key, text| statement.known(key) == Some(text);
    if is(Key::Action, call) {
        let other = statement.with(Key::Action, invoke).without(Key::FunctionUrlAuthType);
        vec![other.with(Key::InvokedViaFunctionUrl, "true")]
    } else if is(Key::Action, invoke) && is(Key::InvokedViaFunctionUrl, "true") {
        let other = statement.with(Key::Action, call).without(Key::InvokedViaFunctionUrl);
        let of_type = |auth_type: &&'static str| other.with(Key::FunctionUrlAuthType, auth_type);
        FunctionUrlAuthType::NAMES.iter().map(of_type).chain([other]).collect()
    } else {
        Vec::new()
    }
    .into_iter()
}

/// The statements of a policy, those together that were written as one.
pub(super) fn members(statements: Vec<Unchecked>) -> Vec<PolicyMember> {
    let (mut members, mut statements) = (Vec::new(), statements.into_iter().peekable());
    while let Some(statement) = statements.next() {
        let next = statements.next_if(|next| are_of_one_url(&statement.statement(), &next.statement()));
        members.push(PolicyMember::Statements([statement].into_iter().chain(next).collect()));
    }
    members
}
