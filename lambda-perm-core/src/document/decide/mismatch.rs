//! One statement and one request.
//!
//! What few statements need is kept out of line here and below, so that what all need stays short: it is asked of each.

use alloc::borrow::Cow;

use super::{
    condition,
    context::Context,
    pattern::{Pattern, matches_ignoring_case},
    principal::{self, NamedAs},
};
use crate::document::{Condition, DocumentStatement, Effect, Patterns};

/// What of a statement does not match a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mismatch {
    Principal,
    Action,
    Resource,
    Condition,
}

/// How a statement names the caller if all of it matches the request.
///
/// It asks first what tells most statements apart: the service, and the condition that Lambda writes last, about the ARN of the source.
// Always inline: without calls in them, these two questions need no stack.
#[inline(always)]
pub(super) fn matched(statement: &DocumentStatement<'_>, context: &Context<'_>) -> Option<NamedAs> {
    if principal::is_other_service(&statement.principals, &context.request.caller) {
        return None;
    }
    match statement.conditions.last() {
        Some(last) if condition::quickly(last, context) == Some(false) => None,
        _ => matched_all(statement, context),
    }
}

#[inline(never)]
fn matched_all(statement: &DocumentStatement<'_>, context: &Context<'_>) -> Option<NamedAs> {
    let named = principal::named(&statement.principals, statement.effect, &context.request.caller)?;
    let is_met = |condition: &Condition<'_>| {
        condition::quickly(condition, context).unwrap_or_else(|| holds(condition, statement, context))
    };
    let matches = is_about_action(statement, context)
        && is_about_resource(statement, context)
        && statement.conditions.iter().all(is_met);
    matches.then_some(named)
}

/// What of a statement does not match a request, in the order in which people read it.
pub(super) fn first(statement: &DocumentStatement<'_>, context: &Context<'_>) -> Option<Mismatch> {
    if principal::named(&statement.principals, statement.effect, &context.request.caller).is_none() {
        Some(Mismatch::Principal)
    } else if !is_about_action(statement, context) {
        Some(Mismatch::Action)
    } else if !is_about_resource(statement, context) {
        Some(Mismatch::Resource)
    } else {
        failing(statement, context).map(|_| Mismatch::Condition)
    }
}

/// The first condition of a statement that does not hold.
pub(super) fn failing<'s, 'a>(
    statement: &'s DocumentStatement<'a>,
    context: &Context<'_>,
) -> Option<&'s Condition<'a>> {
    statement.conditions.iter().find(|condition| !holds(condition, statement, context))
}

/// Whether a condition of a statement holds.
///
/// An operator that IAM does not have, which it would not store, leaves that in doubt. In doubt, nothing is allowed.
fn holds(condition: &Condition<'_>, statement: &DocumentStatement<'_>, context: &Context<'_>) -> bool {
    condition::holds(condition, context).unwrap_or(statement.effect == Effect::Deny)
}

#[inline]
fn is_about_action(statement: &DocumentStatement<'_>, context: &Context<'_>) -> bool {
    is_about(&statement.actions, |action| matches_ignoring_case(action, context.request.action))
}

/// Whether it is about what is called. A statement is about what it names, unless the request says that something else is called.
#[inline]
fn is_about_resource(statement: &DocumentStatement<'_>, context: &Context<'_>) -> bool {
    let is_own = context.request.resource.is_none() && !statement.resources.is_negated;
    is_own || is_about_called(statement, context)
}

#[inline]
fn is_about(patterns: &Patterns<'_>, matches: impl FnMut(&Cow<'_, str>) -> bool) -> bool {
    patterns.values.as_slice().iter().any(matches) != patterns.is_negated
}

#[inline(never)]
fn is_about_called(statement: &DocumentStatement<'_>, context: &Context<'_>) -> bool {
    let resources = &statement.resources;
    let called = match context.request.resource {
        Some(called) => called,
        None => match context.resource() {
            Some(called) => called.text,
            // Nobody knows what is called. In doubt, nothing is allowed.
            None => return statement.effect == Effect::Deny,
        },
    };
    // A statement with a variable that has no value is about nothing, whether it is negated or not.
    let mut matches = resources.values.as_slice().iter().map(|resource| match resource {
        same if same == called => Some(true),
        pattern => Pattern::new(pattern, context).map(|pattern| pattern.matches_resource(called)),
    });
    if resources.is_negated {
        matches.all(|is_match| is_match == Some(false))
    } else {
        matches.any(|is_match| is_match == Some(true))
    }
}
