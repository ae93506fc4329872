//! Whether a condition holds.

use super::{
    compare::{boolean, compare},
    context::Context,
    pattern::quick,
    value::ContextValue,
};
use crate::document::{Comparison, Condition, Operator, Quantifier, Scalar, value::OneOrMany};

/// Whether a condition holds, where it compares one text with one, as nearly all do, and a quick look tells. `None` where `holds` has to
/// be asked.
// Always inline: without calls in it, it needs no stack.
#[inline(always)]
pub(super) fn quickly(condition: &Condition<'_>, context: &Context<'_>) -> Option<bool> {
    let Some(Operator { quantifier: None, comparison, .. }) = condition.operator else { return None };
    let (OneOrMany::One(Scalar::Text(expected)), Some(value)) = (&condition.values, context.given_one(&condition.key))
    else {
        return None;
    };
    match comparison {
        Comparison::ArnLike | Comparison::ArnEquals if value.is_arn => quick(expected, value),
        Comparison::StringEquals | Comparison::StringLike => quick(expected, value),
        _ => None,
    }
}

/// Whether a condition holds for a request. `None` for an operator that IAM does not have.
///
/// Source: the IAM user guide, "IAM JSON policy elements: Condition operators", "Conditions with multiple context keys or values" and
/// "Multivalued context keys".
#[inline(never)]
pub(super) fn holds(condition: &Condition<'_>, context: &Context<'_>) -> Option<bool> {
    let operator = condition.operator()?;
    let found = context.find(condition.key());
    Some(match (condition.values(), found.as_slice()) {
        // No value can match.
        ([], _) => false,
        (expected, found) if operator.comparison == Comparison::Null => {
            let is_missing = found.is_empty();
            expected.iter().any(|expected| boolean(expected.as_text()) == Some(is_missing))
        }
        (_, []) => operator.holds_without_key() == Some(true),
        (_, found) => compare_all(operator, found, |value| is_match(operator, condition, value, context)),
    })
}

/// Whether as many values of the request match as the quantifier asks for. Without one, any of them is enough, and a negated
/// comparison says the contrary: none of them is one of those listed.
fn compare_all<'a>(
    operator: Operator,
    found: &[ContextValue<'a>],
    is_match: impl FnMut(&ContextValue<'a>) -> bool,
) -> bool {
    // An empty text is as good as no value, says IAM of both quantifiers.
    let mut values = found.iter().filter(|value| !value.text.is_empty());
    match operator.quantifier {
        None if operator.comparison.is_negated() => found.iter().all(is_match),
        None => found.iter().any(is_match),
        Some(Quantifier::ForAllValues) => values.all(is_match),
        Some(Quantifier::ForAnyValue) => values.any(is_match),
    }
}

/// Whether a value of the request matches: one of those of the condition, or none of them where the comparison is negated.
#[inline]
fn is_match(operator: Operator, condition: &Condition<'_>, value: &ContextValue<'_>, context: &Context<'_>) -> bool {
    let comparison = operator.comparison;
    let mut compared =
        condition.values().iter().map(|expected| compare(comparison, expected.as_text(), value, context));
    if comparison.is_negated() {
        compared.all(|is_so| is_so == Some(false))
    } else {
        compared.any(|is_so| is_so == Some(true))
    }
}
