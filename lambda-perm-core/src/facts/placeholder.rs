//! What is known of what fills a placeholder, by the name in it.

use super::{cloudformation::PseudoParameter, reference::Gives};
use crate::text::{contains, ends_with, equal, from, last, placeholder::first, starts_with};

/// What fills a placeholder of this name, as far as the name tells.
pub(crate) const fn gives(name: &str) -> Gives {
    if let Some(found) = PseudoParameter::find(name) {
        return found.gives;
    }
    // The name of a function with its arguments, or of a dynamic reference.
    if contains(name, b' ') || contains(name, b':') {
        return Gives::Text;
    }
    // A reference of Terraform, which fills each part of an ARN that is written out for it.
    if ends_with(name, "arn") {
        return Gives::Text;
    }
    match last(name, b'.') {
        Some(dot) => Gives::by_name(from(name, dot + 1)),
        None => Gives::Text,
    }
}

/// Whether the text has a placeholder that may be filled with anything, colons included. Pseudo parameters have none.
pub(crate) const fn has_free_placeholder(text: &str) -> bool {
    let mut at = 0;
    while let Some((start, end)) = first(text, at) {
        if !starts_with(from(text, start), "${AWS::") {
            return true;
        }
        at = end;
    }
    false
}

/// Whether what fills a placeholder, given with its braces, is one part of a resource: it has neither a `/` nor a `:`.
///
/// Source: API Gateway's `execution_arn` of Terraform ends behind the ID of the API, or behind a stage; the rest are pseudo
/// parameters, of which the ARN of the stack and the list of topics have colons.
pub(crate) const fn is_one_part(placeholder: &str) -> bool {
    let is_pseudo = starts_with(placeholder, "${AWS::")
        && !equal(placeholder, "${AWS::StackId}")
        && !equal(placeholder, "${AWS::NotificationARNs}");
    is_pseudo || ends_with(placeholder, ".execution_arn}")
}
