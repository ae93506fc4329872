//! Matching beside matching that is slow and plain, and what a hostile policy may cost.

use alloc::{format, string::String, vec::Vec};

use proptest::prelude::*;

use super::{Request, compare::compare, context::Context, pattern::Pattern, value::ContextValue};
use crate::document::{
    Comparison, PolicyDocument,
    variable::{PatternPiece, pieces},
};

/// Characters as they are, by every way that the wildcards leave.
fn naive(pattern: &[char], text: &[char]) -> bool {
    match (pattern, text) {
        ([], []) => true,
        (['*', rest @ ..], _) => (0..=text.len()).any(|taken| naive(rest, &text[taken..])),
        (['?', rest @ ..], [_, text @ ..]) => naive(rest, text),
        ([a, rest @ ..], [b, text @ ..]) => a == b && naive(rest, text),
        _ => false,
    }
}

fn naive_text(pattern: &str, text: &str) -> bool {
    let characters = |text: &str| text.chars().collect::<Vec<char>>();
    naive(&characters(pattern), &characters(text))
}

/// Six parts of both, each by itself.
fn naive_arn(pattern: &str, arn: &str) -> bool {
    let patterns: Vec<&str> = pattern.splitn(6, ':').collect();
    let parts: Vec<&str> = arn.splitn(6, ':').collect();
    patterns.len() == 6 && parts.len() == 6 && patterns.iter().zip(&parts).all(|(a, b)| naive_text(a, b))
}

fn with_context(version: &str, check: impl FnOnce(&Context<'_>)) {
    let text = format!(r#"{{"Version":"{version}","Statement":[]}}"#);
    let document = PolicyDocument::parse(&text).expect("a document");
    let request = Request::identity("arn:aws:iam::123456789012:user/team/bob").context("aws:PrincipalTag/a", "*");
    check(&Context::new(&document, &request));
}

fn value(text: &str) -> ContextValue<'_> {
    ContextValue::new(text.into())
}

/// By the comparison itself, its quick way included.
fn compared(comparison: Comparison, pattern: &str, text: &str) -> Option<bool> {
    let mut found = None;
    with_context("2012-10-17", |context| found = compare(comparison, pattern, &value(text), context));
    found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn wildcards_match_as_in_the_plain_way(pattern in "[aé*?b:]{0,8}", text in "[aé*b:]{0,8}") {
        prop_assert_eq!(Pattern::Text(pattern.as_bytes()).matches(&text), naive_text(&pattern, &text));
        prop_assert_eq!(compared(Comparison::StringLike, &pattern, &text), Some(naive_text(&pattern, &text)));
        prop_assert_eq!(compared(Comparison::StringEquals, &pattern, &text), Some(pattern == text));
    }

    #[test]
    fn arns_match_part_by_part(
        pattern in "(arn|a*|\\*):(aws|\\*|a?s):[s3*]{0,2}:[r*]{0,2}:[1*?]{0,2}(:[ab*?:]{0,4})?",
        arn in "arn:aws:s3:r?:1?(:[ab:é]{0,4})?",
    ) {
        let expected = (arn.split(':').count() >= 6).then(|| naive_arn(&pattern, &arn));
        prop_assert_eq!(compared(Comparison::ArnLike, &pattern, &arn), expected);
    }

    /// The quick way looks eight bytes ahead.
    #[test]
    fn long_texts_match_in_the_plain_way(start in "[ab]{0,20}", pattern in "[ab*?]{0,3}", text in "[ab]{0,4}", end in "[a]{0,20}") {
        let (pattern, text) = (format!("{start}{pattern}{end}"), format!("{start}{text}{end}"));
        prop_assert_eq!(compared(Comparison::StringLike, &pattern, &text), Some(naive_text(&pattern, &text)));
        prop_assert_eq!(compared(Comparison::StringEquals, &pattern, &text), Some(pattern == text));
    }

    /// Nothing is lost of a text that is cut at its variables.
    #[test]
    fn pieces_are_the_text(text in "(\\$|\\{|\\}|a|,|'| |\\*|é){0,12}") {
        for piece in pieces(&text) {
            if let PatternPiece::Text(piece) = piece {
                prop_assert!(text.contains(piece));
            }
        }
        let plain: String = text.replace('}', "");
        let joined: String = pieces(&plain).map(|piece| match piece {
            PatternPiece::Text(text) => text,
            PatternPiece::Variable(variable) => panic!("{variable:?}"),
        }).collect();
        prop_assert_eq!(joined, plain);
    }
}

#[test]
fn variables_are_replaced_under_one_version_alone() {
    let cases = [
        ("${aws:username}-*", "bob-1", true),
        ("${AWS:UserName}", "bob", true),
        ("${aws:username}", "${aws:username}", false),
        ("a${*}b", "a*b", true),
        ("a${*}b", "axb", false),
        ("a${?}${$}", "a?$", true),
        ("${aws:PrincipalTag/b, 'x y'}", "x y", true),
        ("${aws:PrincipalTag/b,'x'}", "x", true),
        ("${aws:username, 'x'}", "bob", true),
        // What stands in a variable is no wildcard.
        ("${aws:PrincipalTag/a}", "*", true),
        ("${aws:PrincipalTag/a}", "x", false),
        // Not variables.
        ("${", "${", true),
        ("${}", "${}", true),
        ("${aws:username", "${aws:username", true),
        ("${aws:username, x}", "${aws:username, x}", true),
        ("${${aws:username}", "${bob", true),
        ("$*", "$x", true),
    ];
    for (pattern, text, expected) in cases {
        with_context("2012-10-17", |context| {
            assert_eq!(compare(Comparison::StringLike, pattern, &value(text), context), Some(expected), "{pattern}");
        });
        with_context("2008-10-17", |context| {
            let expected = Some(naive_text(pattern, text));
            assert_eq!(compare(Comparison::StringLike, pattern, &value(text), context), expected, "{pattern}");
        });
    }
    for comparison in [Comparison::StringEquals, Comparison::StringEqualsIgnoreCase, Comparison::StringLike] {
        assert_eq!(compared(comparison, "${aws:PrincipalTag/b}", "x"), None);
    }
}

/// Some millions of steps, not 2 to the power of 20,000.
#[test]
fn hostile_patterns_take_the_product_of_their_lengths() {
    let text = "a".repeat(2_000);
    for pattern in ["*a".repeat(1_000), format!("{}b", "*a".repeat(500)), "?*".repeat(1_000), "*".repeat(5_000)] {
        let expected = !pattern.ends_with('b');
        assert_eq!(Pattern::Text(pattern.as_bytes()).matches(&text), expected);
    }
    assert_eq!(pieces(&"${".repeat(100_000)).count(), 100_000);
    assert_eq!(pieces(&"${a,'".repeat(100_000)).count(), 200_000);
}
