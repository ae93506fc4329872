//! Texts of which only the deployment knows a part.
//!
//! A placeholder is written `${..}`, as in the text of CloudFormation's `Fn::Sub` and in a template of Terraform. What stands
//! around it is as good as a literal: the rules read it, and find nothing where they would have to know what fills a placeholder.

use super::{Class, between, char_at, equal, from, starts_with};
use crate::text;

/// Whether the text has a placeholder.
pub(crate) const fn has_placeholder(text: &str) -> bool {
    first(text, 0).is_some()
}

/// Whether the text is one placeholder and nothing else.
pub(crate) const fn is_placeholder(text: &str) -> bool {
    matches!(first(text, 0), Some((0, end)) if end == text.len())
}

/// The first placeholder from there on: where it begins and where it ends. One that is not closed is none.
pub(crate) const fn first(text: &str, start: usize) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut at = start;
    while let Some(dollar) = text::find(text, b'$', at) {
        if dollar + 1 < bytes.len() && bytes[dollar + 1] == b'{' {
            return match text::find(text, b'}', dollar) {
                Some(end) => Some((dollar, end + 1)),
                None => None,
            };
        }
        at = dollar + 1;
    }
    None
}

/// What looks like the blank of a tool that has not filled it: `{name}`, `{{name}}`, `<name>`, `[name]`, `%s`, `%(name)s`,
/// `$name`. Only whoever knows that the text cannot hold such characters can say so.
pub(crate) const fn leftover(text: &str) -> Option<&str> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let close = match bytes[at] {
            b'{' => b'}',
            b'<' => b'>',
            b'[' => b']',
            b'%' | b'$' => return Some(between(text, at, end_of_word(text, at + 1))),
            _ => {
                at += 1;
                continue;
            }
        };
        let mut end = bytes.len();
        while end > at && bytes[end - 1] != close {
            end -= 1;
        }
        return if end > at { Some(between(text, at, end)) } else { None };
    }
    None
}

/// Where a name or a conversion ends behind its `%` or `$`: `%s`, `%(name)s`, `%name%`, `$name`.
const fn end_of_word(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    while at < bytes.len()
        && (bytes[at].is_ascii_alphanumeric() || matches!(bytes[at], b'_' | b'(' | b')' | b'%' | b'$'))
    {
        at += 1;
    }
    at
}

/// Whether a leftover is a dynamic reference, which CloudFormation replaces in any text.
pub(crate) const fn is_dynamic_reference(leftover: &str) -> bool {
    starts_with(leftover, "{{resolve:")
}

/// The position of the first such byte that is not in a placeholder.
pub(crate) const fn find(text: &str, byte: u8) -> Option<usize> {
    let bytes = text.as_bytes();
    let (length, mut at) = (bytes.len(), 0);
    while at < length {
        let this = bytes[at];
        if this == byte {
            return Some(at);
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

/// How many bytes of the text are placeholders.
pub(crate) const fn bytes(text: &str) -> usize {
    let (mut count, mut at) = (0, 0);
    while let Some((start, end)) = first(text, at) {
        count += end - start;
        at = end;
    }
    count
}

/// Splits at the first such byte that is not in a placeholder.
pub(crate) const fn split_once(text: &str, byte: u8) -> Option<(&str, &str)> {
    match find(text, byte) {
        Some(at) => Some((between(text, 0, at), from(text, at + 1))),
        None => None,
    }
}

/// The first character outside of placeholders that is not of the class.
pub(crate) const fn outside(text: &str, class: Class) -> Option<&str> {
    if !has_placeholder(text) {
        return text::outside(text, class);
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

/// The first character that is not of the class, outside of placeholders if there is one there.
pub(crate) const fn misfit(text: &str, class: Class) -> Option<&str> {
    match outside(text, class) {
        None => text::outside(text, class),
        found => found,
    }
}

/// Whether two texts are sure to differ: neither has a placeholder, and they are not the same.
pub(crate) const fn differ(a: &str, b: &str) -> bool {
    !equal(a, b) && !has_placeholder(a) && !has_placeholder(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_placeholders() {
        assert!(has_placeholder("arn:${AWS::Partition}:s3:::b"));
        assert!(is_placeholder("${AWS::AccountId}") && !is_placeholder("${A}${B}") && !is_placeholder("a${B}"));
        for text in ["", "$", "${", "${open", "a$b{c}", "$LATEST", "}{$"] {
            assert!(!has_placeholder(text), "{text}");
        }
        assert_eq!(first("a$b${C}d", 0), Some((3, 7)));
        assert_eq!(first("${a${B}", 0), Some((0, 7)));
    }

    #[test]
    fn finds_leftovers() {
        for (text, found) in [
            ("{bucket}", Some("{bucket}")),
            ("a-{{ bucket }}-b", Some("{{ bucket }}")),
            ("<bucket>", Some("<bucket>")),
            ("logs-[name]", Some("[name]")),
            ("a-%s", Some("%s")),
            ("$bucket", Some("$bucket")),
            ("logs-$bucket-x", Some("$bucket")),
            ("a-%(name)s.%d", Some("%(name)s")),
            ("my bucket", None),
            ("a{b", None),
        ] {
            assert_eq!(leftover(text), found, "{text}");
        }
        assert!(is_dynamic_reference("{{resolve:ssm:/b}}") && !is_dynamic_reference("{{b}}"));
    }

    #[test]
    fn splits_outside_of_placeholders() {
        assert_eq!(split_once("${AWS::Region}:x", b':'), Some(("${AWS::Region}", "x")));
        assert_eq!(split_once("${A:x", b':'), Some(("${A", "x")));
        assert_eq!(split_once("${A::B}", b':'), None);
    }

    #[test]
    fn looks_at_what_stands_around_placeholders() {
        assert_eq!(outside("12${AWS::AccountId}34", Class::Digit), None);
        assert_eq!(outside("${A}é1", Class::Digit), Some("é"));
        assert!(differ("a", "b") && !differ("a", "${B}") && !differ("a", "a"));
    }
}
