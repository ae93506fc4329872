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
    /// The rules that have reported something, as bits, so that const evaluation does not report it again.
    pub(crate) reported: u64,
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
    let mut reported = 0;
    let mut examination = draft(call, target).examine();
    while let Some(finding) = examination.next_finding() {
        if !matches!(finding.at(), At::Allow(lint) if call.meant_lints.contains(&lint)) {
            errors.push(range(call, target, &finding), &finding);
            reported |= 1_u64.checked_shl(examination.rule() as u32).unwrap_or(0);
        }
    }
    let is_complete = call.arguments.iter().all(|argument| argument.value.is_known());
    Analysis { target, is_complete, reported }
}

/// All that the source tells.
fn draft(call: &Call, target: Target) -> Draft<'_> {
    let mut draft = Draft::new(target);
    for Argument { key, value, .. } in call.arguments(target) {
        draft = match value {
            Value::Text(text) => draft.with(*key, text),
            Value::NotNeeded { principal, id } => draft.with(*key, principal).with_not_needed(id),
            Value::Number(_) => draft.with(*key, ""), // No rule looks at the number.
            Value::Expression | Value::Regional { .. } | Value::Wrong => draft.with_opaque(*key),
        };
    }
    let draft = call.opaque(target).fold(draft, |draft, (key, _)| draft.with_opaque(key));
    call.lints().fold(draft, Draft::allowing)
}

/// The tokens that a finding blames.
fn range(call: &Call, target: Target, finding: &Finding<'_>) -> Range {
    let blamed = match finding.at() {
        At::Call => None,
        At::Value(key) => match call.argument(key) {
            Some(argument) => Range::of(&argument.tokens),
            None => call.opaque(target).find(|(opaque, _)| *opaque == key).map(|(_, range)| range),
        },
        At::Allow(lint) => call
            .allow
            .iter()
            .flat_map(|allow| &allow.lints)
            .find(|(allowed, _)| *allowed == lint)
            .map(|(_, ident)| Range::of_one(ident.span())),
    };
    blamed.unwrap_or(Range::of_one(call.span))
}
