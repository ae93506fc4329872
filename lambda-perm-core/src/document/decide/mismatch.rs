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
#[inline]
pub(super) fn check(statement: &DocumentStatement<'_>, context: &Context<'_>) -> Result<NamedAs, Mismatch> {
    let request = context.request;
    let named = principal::named(&statement.principals, statement.effect, &request.caller);
    let Some(named) = named else { return Err(Mismatch::Principal) };
    if !is_about(&statement.actions, |action| matches_ignoring_case(action, request.action)) {
        return Err(Mismatch::Action);
    }
    // A statement is about what it names, unless the request says that something else is called.
    let is_own = request.resource.is_none() && !statement.resources.is_negated;
    if !is_own && !is_about_resource(statement, context) {
        return Err(Mismatch::Resource);
    }
    // From the end, where Lambda writes what tells most statements apart: the ARN of the source.
    if !statement.conditions.iter().rev().all(|condition| holds(condition, statement, context)) {
        return Err(Mismatch::Condition);
    }
    Ok(named)
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
#[inline]
fn holds(condition: &Condition<'_>, statement: &DocumentStatement<'_>, context: &Context<'_>) -> bool {
    condition::holds(condition, context).unwrap_or(statement.effect == Effect::Deny)
}

#[inline]
fn is_about(patterns: &Patterns<'_>, matches: impl FnMut(&Cow<'_, str>) -> bool) -> bool {
    patterns.values.as_slice().iter().any(matches) != patterns.is_negated
}

#[inline(never)]
fn is_about_resource(statement: &DocumentStatement<'_>, context: &Context<'_>) -> bool {
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
