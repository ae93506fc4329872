//! What is known of what fills a placeholder, by the name in it.

use super::{cloudformation::PseudoParameter, reference::Gives, terraform::AttributeReference};
use crate::text::{between, contains, ends_with, equal, from, last, placeholder::first, starts_with};

/// What fills a placeholder of this name, as far as the name tells.
pub(crate) const fn gives(name: &str) -> Gives {
    if let Some(found) = PseudoParameter::find(name) {
        return found.gives;
    }
    // The name of a function with its arguments, or of a dynamic reference.
    if contains(name, b' ') || contains(name, b':') {
        return Gives::Text;
    }
    if let Some(reference) = AttributeReference::read(name) {
        return match reference.gives() {
            // It stands for each part of an ARN that is written out.
            Some(gives) if !gives.is_arn() => gives,
            _ => Gives::Text,
        };
    }
    match last(name, b'.') {
        Some(dot) if !ends_with(name, "arn") => Gives::by_name(from(name, dot + 1)),
        _ => Gives::Text,
    }
}

/// Whether the text has a placeholder that may be filled with anything, colons included. Pseudo parameters are filled with none, nor
/// is what gives an account, a Region or a partition.
pub(crate) const fn has_free_placeholder(text: &str) -> bool {
    let mut at = 0;
    while let Some((start, end)) = first(text, at) {
        let name = between(text, start + 2, end - 1);
        let is_known = starts_with(from(text, start), "${AWS::")
            || matches!(gives(name), Gives::Account | Gives::Region | Gives::Partition | Gives::Suffix)
            || starts_with(text, "arn:") && is_written_out(name);
        if !is_known {
            return true;
        }
        at = end;
    }
    false
}

/// Whether this is a reference whose ARN is written out, so that it stands for one part of that.
const fn is_written_out(name: &str) -> bool {
    match AttributeReference::read(name) {
        Some(reference) => matches!(reference.gives(), Some(Gives::Arn(_))),
        None => false,
    }
}

/// Which separators what fills a placeholder of an ARN may have.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Separators {
    /// Neither `/` nor `:`.
    None,
    /// No `:`.
    Slashes,
    /// Both.
    All,
}

impl Separators {
    /// Those that what fills a placeholder of an ARN may have, given with its braces. A reference of Terraform stands for the
    /// variables of the form that it gives, of which the last may have the most.
    pub(crate) const fn of(placeholder: &str) -> Self {
        if is_one_part(placeholder) {
            return Self::None;
        }
        let name = between(placeholder, 2, placeholder.len() - 1);
        match AttributeReference::read(name) {
            Some(reference) => match reference.gives() {
                Some(Gives::Arn(form)) if ends_with(form, "+}") => Self::All,
                Some(Gives::Arn(form)) if ends_with(form, "/}") => Self::Slashes,
                Some(Gives::Arn(form)) if ends_with(form, "}") => Self::None,
                Some(gives) => Self::in_text(gives),
                None => Self::All,
            },
            None => Self::in_text(gives(name)),
        }
    }

    /// Those that a text of this kind may have. No name of AWS has a colon.
    const fn in_text(gives: Gives) -> Self {
        match gives {
            Gives::Account | Gives::Region | Gives::Partition | Gives::Number => Self::None,
            Gives::Id(of) if equal(of, "API") => Self::None,
            Gives::Name(_) => Self::Slashes,
            _ => Self::All,
        }
    }
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
