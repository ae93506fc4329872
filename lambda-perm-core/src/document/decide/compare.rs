//! A value of a condition against a value of the request.

mod address;
mod binary;
mod date;
mod number;

use core::cmp::Ordering;

use super::{
    context::Context,
    pattern::{Pattern, quick, replaced},
    text::has_six_parts,
    value::ContextValue,
};
use crate::document::{Comparison, ComparisonKind, Scalar};

/// Whether the two compare so, the comparison read as if it were not negated. `None` where one of them is not of the kind that is
/// compared, or the request lacks the value of a policy variable: then neither the comparison holds nor its negation.
///
/// Source: the IAM user guide, "IAM JSON policy elements: Condition operators" and "Where you can use policy variables".
pub(super) fn compare(
    comparison: Comparison,
    expected: &str,
    value: &ContextValue<'_>,
    context: &Context<'_>,
) -> Option<bool> {
    let kind = comparison.kind();
    // Whether the pattern has six parts need not be known where it has to match.
    if kind == ComparisonKind::Arn && (!value.is_arn || (comparison.is_negated() && !has_six_parts(expected))) {
        return None;
    }
    match kind {
        ComparisonKind::Text | ComparisonKind::TextLike | ComparisonKind::Arn => {
            quick(expected, value).or_else(|| compare_all_of(comparison, expected, &value.text, context))
        }
        _ => compare_all_of(comparison, expected, &value.text, context),
    }
}

/// As `compare`, for what a look at the first difference does not tell.
fn compare_all_of(comparison: Comparison, expected: &str, text: &str, context: &Context<'_>) -> Option<bool> {
    match comparison.kind() {
        ComparisonKind::Text => Some(replaced(expected, context)? == text),
        ComparisonKind::TextIgnoringCase => {
            let expected = replaced(expected, context)?;
            let lower = |text| str::chars(text).flat_map(char::to_lowercase);
            Some(lower(&expected).eq(lower(text)))
        }
        ComparisonKind::TextLike => Some(Pattern::new(expected, context)?.matches(text)),
        ComparisonKind::Arn => Some(Pattern::new(expected, context)?.matches_arn(text)),
        ComparisonKind::Number => Some(is_so(comparison, number::compare(text, expected)?)),
        ComparisonKind::Date => Some(is_so(comparison, date::parse(text)?.cmp(&date::parse(expected)?))),
        ComparisonKind::Boolean => Some(boolean(text)? == boolean(expected)?),
        ComparisonKind::Binary => Some(binary::decode(text)? == binary::decode(expected)?),
        ComparisonKind::IpAddress => address::is_in_range(text, expected),
        ComparisonKind::Presence => None,
    }
}

/// Whether a value of a condition is one that can be compared so: `compare` never holds for others.
pub(in crate::document) fn is_comparable(kind: ComparisonKind, expected: &str) -> bool {
    match kind {
        ComparisonKind::Text | ComparisonKind::TextIgnoringCase | ComparisonKind::TextLike => true,
        ComparisonKind::Arn => has_six_parts(expected),
        ComparisonKind::Number => number::compare(expected, expected).is_some(),
        ComparisonKind::Date => date::parse(expected).is_some(),
        ComparisonKind::Boolean | ComparisonKind::Presence => boolean(expected).is_some(),
        ComparisonKind::Binary => binary::decode(expected).is_some(),
        ComparisonKind::IpAddress => address::is_in_range("0.0.0.0", expected).is_some(),
    }
}

/// Whether an order is the one that is asked for.
const fn is_so(comparison: Comparison, order: Ordering) -> bool {
    match comparison {
        Comparison::NumericLessThan | Comparison::DateLessThan => order.is_lt(),
        Comparison::NumericLessThanEquals | Comparison::DateLessThanEquals => order.is_le(),
        Comparison::NumericGreaterThan | Comparison::DateGreaterThan => order.is_gt(),
        Comparison::NumericGreaterThanEquals | Comparison::DateGreaterThanEquals => order.is_ge(),
        _ => order.is_eq(),
    }
}

/// A truth value, whatever the case of its letters.
pub(super) fn boolean(text: &str) -> Option<bool> {
    [false, true].into_iter().find(|value| text.eq_ignore_ascii_case(Scalar::Bool(*value).as_text()))
}
