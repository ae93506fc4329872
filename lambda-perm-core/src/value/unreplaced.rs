//! Placeholders in plain strings.

use super::length::far_too_long;
use crate::{
    facts::parameters::Key,
    finding::{Code, Finding, Phrase},
    text::{
        between, contains,
        placeholder::{first, is_placeholder},
        split_once, starts_with,
    },
};

/// A placeholder in a literal: nothing fills it. A text that is far too long is not looked at.
pub(crate) const fn unreplaced(text: &str, key: Key) -> Option<Finding<'_>> {
    if let Some(finding) = far_too_long(text, key) {
        return Some(finding);
    }
    let Some((start, end)) = first(text, 0) else { return None };
    let message =
        Phrase::quoting(between(text, start, end)).plain(" stands in a plain string, where nothing replaces it");
    Some(Finding::new(Code::Unreplaced, key, message, replaced(text)))
}

/// How the help ends. Only the macros have what stands before it.
pub(crate) const OR_VALUE: &str = " for a template, or the value itself";

/// How to write a text with placeholders, so that something fills them.
pub(crate) const fn replaced(text: &str) -> Phrase<'_> {
    let written = if is_placeholder(text) && starts_with(text, "${AWS::") {
        Phrase::new("write Ref(\"").user(between(text, 2, text.len() - 1))
    } else if is_of_terraform(text) {
        Phrase::new("write Terraform(\"").user(text)
    } else {
        Phrase::new("write Sub(\"").user(text)
    };
    written.plain("\")").plain(OR_VALUE)
}

/// Whether the first placeholder is written as Terraform's references are: `${aws_sns_topic.orders.arn}`, `${var.name}`. The
/// logical IDs of CloudFormation have no `_`, and most begin with a capital.
const fn is_of_terraform(text: &str) -> bool {
    let Some((start, end)) = first(text, 0) else { return false };
    let Some((kind, _)) = split_once(between(text, start + 2, end - 1), b'.') else { return false };
    !kind.is_empty() && (kind.as_bytes()[0].is_ascii_lowercase() || contains(kind, b'_'))
}

#[cfg(test)]
mod tests {
    use alloc::borrow::ToOwned;

    use super::*;

    #[test]
    fn says_what_fills_a_placeholder() {
        let help = |text| unreplaced(text, Key::SourceAccount).map(|found| found.help().as_str().to_owned());
        let expect = |text| Some(alloc::format!("write {text} for a template, or the value itself"));
        assert_eq!(help("${AWS::AccountId}"), expect("Ref(\"AWS::AccountId\")"));
        assert_eq!(help("${Account}"), expect("Sub(\"${Account}\")"));
        assert_eq!(help("${Topic.Owner}"), expect("Sub(\"${Topic.Owner}\")"));
        assert_eq!(help("${var.account}"), expect("Terraform(\"${var.account}\")"));
        assert_eq!(help("a-${aws_x.y.z}"), expect("Terraform(\"a-${aws_x.y.z}\")"));
        assert_eq!(help("123456789012"), None);
    }
}
