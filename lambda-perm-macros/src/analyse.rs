//! A [`Call`] to a draft that core's rules look at.

use lambda_perm_core::{
    draft::Draft,
    finding::{At, Finding},
    grammar,
    key::{Key, Target},
};

use crate::{
    call::{Argument, Call},
    errors::Errors,
    span::Range,
    value::Value,
};

/// What the expansion needs to know of a call.
pub(crate) struct Analysis {
    pub(crate) target: Target,
    /// Whether all values are known, so that nothing is left for const evaluation.
    pub(crate) is_complete: bool,
}

pub(crate) fn analyse(call: &Call, errors: &mut Errors) -> Analysis {
    let target = call.target();
    for argument in &call.arguments {
        if !argument.key.fits(target) {
            errors.push(Range::of_one(argument.ident.span()), &grammar::foreign_key(argument.key, target));
        }
    }
    for key in Key::ALL.iter().filter(|key| key.is_required() && key.fits(target)) {
        if !call.has(*key) {
            errors.push(Range::of_one(call.span), &grammar::missing_key(*key));
        }
    }
    let is_meant = |finding: &Finding<'_>| matches!(finding.at(), At::Allow(lint) if call.meant_lints.contains(&lint));
    for finding in draft(call, target).examine().filter(|finding| !is_meant(finding)) {
        errors.push(range(call, &finding), &finding);
    }
    let is_complete = call.arguments.iter().all(|argument| argument.value.is_known());
    Analysis { target, is_complete }
}

/// All that the source tells.
fn draft(call: &Call, target: Target) -> Draft<'_> {
    let mut draft = Draft::new(target);
    for Argument { key, value, .. } in call.arguments.iter().filter(|argument| argument.key.fits(target)) {
        draft = match value {
            Value::Text(text) => draft.with(*key, text),
            Value::NotNeeded { principal, id } => draft.with(*key, principal).with_not_needed(id),
            Value::Number(_) => draft.with(*key, ""), // No rule looks at the number.
            Value::Expression | Value::Regional { .. } | Value::Wrong => draft.with_opaque(*key),
        };
    }
    for key in call.meant.iter().filter(|key| call.argument(**key).is_none()) {
        draft = draft.with_opaque(*key);
    }
    let foreign = call.arguments.iter().filter(|argument| !argument.key.fits(target));
    for key in foreign.filter_map(|argument| grammar::counterpart(argument.key)) {
        draft = draft.with_opaque(key);
    }
    for lint in &call.meant_lints {
        draft = draft.allowing(*lint);
    }
    for (lint, _) in call.allow.iter().flat_map(|allow| &allow.lints) {
        draft = draft.allowing(*lint);
    }
    draft
}

/// The tokens that a finding blames.
fn range(call: &Call, finding: &Finding<'_>) -> Range {
    let blamed = match finding.at() {
        At::Call => None,
        At::Value(key) => call.argument(key).and_then(|argument| Range::of(&argument.tokens)),
        At::Allow(lint) => call
            .allow
            .iter()
            .flat_map(|allow| &allow.lints)
            .find(|(allowed, _)| *allowed == lint)
            .map(|(_, ident)| Range::of_one(ident.span())),
    };
    blamed.unwrap_or(Range::of_one(call.span))
}
