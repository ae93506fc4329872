//! Texts of which only the deployment knows a part.
//!
//! A hole is written `${..}`, as in the text of CloudFormation's `Fn::Sub` and in a template of Terraform. What stands
//! around it is as good as a literal: the rules read it, and find nothing where they would have to know what fills a hole.

use crate::{
    finding::{Code, Finding, Phrase},
    key::Key,
    text::{Class, between, char_at, equal, find, from, starts_with},
};

/// Whether the text has a hole.
pub(crate) const fn has_hole(text: &str) -> bool {
    first(text, 0).is_some()
}

/// Whether the text is one hole and nothing else.
pub(crate) const fn is_hole(text: &str) -> bool {
    matches!(first(text, 0), Some((0, end)) if end == text.len())
}

/// The first hole from there on: where it begins and where it ends. One that is not closed is none.
pub(crate) const fn first(text: &str, start: usize) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut at = start;
    while let Some(dollar) = find(text, b'$', at) {
        if dollar + 1 < bytes.len() && bytes[dollar + 1] == b'{' {
            return match find(text, b'}', dollar) {
                Some(end) => Some((dollar, end + 1)),
                None => None,
            };
        }
        at = dollar + 1;
    }
    None
}

/// Whether the text has a hole that may be filled with anything, colons included. Pseudo parameters have none.
pub(crate) const fn has_free_hole(text: &str) -> bool {
    let mut at = 0;
    while let Some((start, end)) = first(text, at) {
        if !starts_with(from(text, start), "${AWS::") {
            return true;
        }
        at = end;
    }
    false
}

/// A hole in a literal: nothing fills it.
pub(crate) const fn unreplaced(text: &str, key: Key) -> Option<Finding<'_>> {
    let Some((start, end)) = first(text, 0) else { return None };
    let message =
        Phrase::quoting(between(text, start, end)).plain(" stands in a plain string, where nothing replaces it");
    let help = if is_hole(text) && starts_with(text, "${AWS::") {
        Phrase::new("write Ref(\"")
            .user(between(text, 2, text.len() - 1))
            .plain("\") for a template, or the value itself")
    } else {
        Phrase::new("write Sub(\"").user(text).plain("\") for a template, or the value itself")
    };
    Some(Finding::new(Code::Unreplaced, key, message, help))
}

/// Splits at the first such byte that is not in a hole.
pub(crate) const fn split_once(text: &str, byte: u8) -> Option<(&str, &str)> {
    let bytes = text.as_bytes();
    let (length, mut at) = (bytes.len(), 0);
    while at < length {
        let this = bytes[at];
        if this == byte {
            return Some((between(text, 0, at), from(text, at + 1)));
        }
        at = match this {
            b'$' => match first(text, at) {
                Some((start, end)) if start == at => end,
                _ => at + 1,
            },
            _ => at + 1,
        };
    }
    None
}

/// The first character outside of holes that is not of the class.
pub(crate) const fn outside(text: &str, class: Class) -> Option<&str> {
    if !has_hole(text) {
        return crate::text::outside(text, class);
    }
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match first(text, at) {
            Some((start, end)) if start == at => at = end,
            _ if class.has(bytes[at]) => at += 1,
            _ => return Some(char_at(text, at)),
        }
    }
    None
}

/// The first character that is not of the class, outside of holes if there is one there.
pub(crate) const fn misfit(text: &str, class: Class) -> Option<&str> {
    match outside(text, class) {
        None => crate::text::outside(text, class),
        found => found,
    }
}

/// Whether two texts are sure to differ: neither has a hole, and they are not the same.
pub(crate) const fn differ(a: &str, b: &str) -> bool {
    !equal(a, b) && !has_hole(a) && !has_hole(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_holes() {
        assert!(has_hole("arn:${AWS::Partition}:s3:::b"));
        assert!(is_hole("${AWS::AccountId}") && !is_hole("${A}${B}") && !is_hole("a${B}"));
        for text in ["", "$", "${", "${open", "a$b{c}", "$LATEST", "}{$"] {
            assert!(!has_hole(text), "{text}");
        }
        assert_eq!(first("a$b${C}d", 0), Some((3, 7)));
        assert_eq!(first("${a${B}", 0), Some((0, 7)));
    }

    #[test]
    fn splits_outside_of_holes() {
        assert_eq!(split_once("${AWS::Region}:x", b':'), Some(("${AWS::Region}", "x")));
        assert_eq!(split_once("${A:x", b':'), Some(("${A", "x")));
        assert_eq!(split_once("${A::B}", b':'), None);
    }

    #[test]
    fn looks_at_what_stands_around_holes() {
        assert_eq!(outside("12${AWS::AccountId}34", Class::Digit), None);
        assert_eq!(outside("${A}é1", Class::Digit), Some("é"));
        assert!(differ("a", "b") && !differ("a", "${B}") && !differ("a", "a"));
    }
}
