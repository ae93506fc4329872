//! Whether two texts can become the same when their placeholders are replaced.

use crate::{
    facts::placeholder::is_one_part,
    text::{between, equal, placeholder},
};

/// A piece of a text.
#[derive(Clone, Copy)]
pub(crate) enum TextPiece<'a> {
    /// Text that may have placeholders.
    Text(&'a str),
    /// One or more characters other than `:`.
    Part,
    /// Any text, or none.
    Any,
}

/// Whether the texts become the same for some values of their placeholders. A placeholder with the same name at the same place of
/// both has the same value. Texts that are too long to compare count as possibly the same.
///
/// It keeps the positions in the second text that the first one can reach, so the time is at most the product of both lengths.
pub(crate) const fn can_meet(a: &[TextPiece<'_>], b: &[TextPiece<'_>]) -> bool {
    let (Some((a, mut a_end)), Some((b, mut b_end))) = (tokens(a), tokens(b)) else { return true };
    let mut start = 0;
    while start < a_end && start < b_end && is_same(a[start], b[start]) {
        start += 1;
    }
    while start < a_end && start < b_end && is_same_placeholder_or_byte(a[a_end - 1], b[b_end - 1]) {
        (a_end, b_end) = (a_end - 1, b_end - 1);
    }
    let mut reached = [false; ROOM + 1];
    reached[start] = true;
    let mut at = start;
    while at < a_end {
        reached = step(a[at], &b, reached, start, b_end);
        at += 1;
    }
    skip(None, &b, reached, start, b_end)[b_end]
}

/// The most tokens of a text. An ARN has 140 characters.
const ROOM: usize = 300;

#[derive(Clone, Copy)]
enum TextToken<'a> {
    Byte(u8),
    /// One byte of the placeholder with this name, other than `:`.
    One(&'a str),
    /// Any number of bytes of a placeholder.
    Many {
        name: &'a str,
        is_part: bool,
    },
}

/// The positions that are reached after one more token of the first text.
const fn step(
    token: TextToken<'_>,
    other: &[TextToken<'_>; ROOM],
    reached: [bool; ROOM + 1],
    start: usize,
    end: usize,
) -> [bool; ROOM + 1] {
    let reached = skip(Some(token), other, reached, start, end);
    let (mut next, mut at) = ([false; ROOM + 1], start);
    while at <= end {
        if reached[at] {
            if matches!(token, TextToken::Many { .. }) || (at < end && is_taken_by(token, other[at])) {
                next[at] = true;
            }
            if at < end && is_one_of_both(token, other[at]) {
                next[at + 1] = true;
            }
        }
        at += 1;
    }
    next
}

/// The positions that are also reached if placeholders of the second text are empty, or take in `token` of the first one.
const fn skip(
    token: Option<TextToken<'_>>,
    other: &[TextToken<'_>; ROOM],
    mut reached: [bool; ROOM + 1],
    start: usize,
    end: usize,
) -> [bool; ROOM + 1] {
    let mut at = start;
    while at < end {
        let is_taken = match token {
            Some(token) => is_taken_by(other[at], token),
            None => false,
        };
        if reached[at] && (is_taken || matches!(other[at], TextToken::Many { .. })) {
            reached[at + 1] = true;
        }
        at += 1;
    }
    reached
}

/// Whether a token may be part of a placeholder's value.
const fn is_taken_by(token: TextToken<'_>, placeholder: TextToken<'_>) -> bool {
    match (placeholder, token) {
        (TextToken::Many { is_part: true, .. }, TextToken::Byte(byte)) => byte != b':',
        (TextToken::Many { .. }, _) => true,
        _ => false,
    }
}

/// Whether both tokens are one byte, and may be the same byte.
const fn is_one_of_both(a: TextToken<'_>, b: TextToken<'_>) -> bool {
    match (a, b) {
        (TextToken::Byte(a), TextToken::Byte(b)) => a == b,
        (TextToken::Byte(byte), TextToken::One(_)) | (TextToken::One(_), TextToken::Byte(byte)) => byte != b':',
        (TextToken::One(_), TextToken::One(_)) => true,
        _ => false,
    }
}

/// Whether two tokens with the same text before them have the same value. Two parts without names do, because both end at the next
/// colon.
const fn is_same(a: TextToken<'_>, b: TextToken<'_>) -> bool {
    match (a, b) {
        (TextToken::Byte(a), TextToken::Byte(b)) => a == b,
        (TextToken::One(a), TextToken::One(b)) => equal(a, b),
        (TextToken::Many { name: a, is_part }, TextToken::Many { name: b, is_part: is_part_too }) => {
            equal(a, b) && (!a.is_empty() || (is_part && is_part_too))
        }
        _ => false,
    }
}

/// The same for two tokens with the same text after them.
const fn is_same_placeholder_or_byte(a: TextToken<'_>, b: TextToken<'_>) -> bool {
    match a {
        TextToken::One(name) | TextToken::Many { name, .. } if name.is_empty() => false,
        _ => is_same(a, b),
    }
}

/// The tokens of a text, and their number; `None` if there are too many.
const fn tokens<'a>(pieces: &[TextPiece<'a>]) -> Option<([TextToken<'a>; ROOM], usize)> {
    let (mut tokens, mut count, mut piece) = ([TextToken::Byte(0); ROOM], 0, 0);
    while piece < pieces.len() {
        count = match pieces[piece] {
            TextPiece::Text(text) => match with_text(&mut tokens, count, text) {
                Some(count) => count,
                None => return None,
            },
            _ if count + 2 > ROOM => return None,
            TextPiece::Part => with_placeholder(&mut tokens, count, "", true),
            TextPiece::Any => with_placeholder(&mut tokens, count, "", false),
        };
        piece += 1;
    }
    Some((tokens, count))
}

const fn with_text<'a>(tokens: &mut [TextToken<'a>; ROOM], mut count: usize, text: &'a str) -> Option<usize> {
    let (bytes, mut at, mut next) = (text.as_bytes(), 0, placeholder::first(text, 0));
    while at < bytes.len() {
        if count + 2 > ROOM {
            return None;
        }
        match next {
            Some((start, end)) if start == at => {
                let name = between(text, start, end);
                count = with_placeholder(tokens, count, name, is_one_part(name));
                (at, next) = (end, placeholder::first(text, end));
            }
            _ => {
                tokens[count] = TextToken::Byte(bytes[at]);
                (at, count) = (at + 1, count + 1);
            }
        }
    }
    Some(count)
}

/// A part has at least one byte. Any other placeholder may be empty.
const fn with_placeholder<'a>(
    tokens: &mut [TextToken<'a>; ROOM],
    mut count: usize,
    name: &'a str,
    is_part: bool,
) -> usize {
    if is_part {
        tokens[count] = TextToken::One(name);
        count += 1;
    }
    tokens[count] = TextToken::Many { name, is_part };
    count + 1
}

#[cfg(test)]
mod tests {
    use alloc::{format, string::String, vec::Vec};

    use super::{TextPiece, can_meet};

    fn meet(a: &str, b: &str) -> bool {
        let found = can_meet(&[TextPiece::Text(a)], &[TextPiece::Text(b)]);
        assert_eq!(can_meet(&[TextPiece::Text(b)], &[TextPiece::Text(a)]), found, "{a} and {b} the other way round");
        found
    }

    #[test]
    fn known_text_around_placeholders_tells_two_apart() {
        for (a, b) in [
            ("f", "g"),
            ("orders-${Stage}", "billing-${Stage}"),
            ("orders-${A}", "billing-${B}"),
            ("${A}-orders", "${B}-billing"),
            ("f", "${X}-g"),
            ("f-${A}", "f"),
            ("${A}", "${A}-b"),
            ("a-${A}", "b-${A}"),
            ("${A}x${B}", "${A}${B}"),
            ("${AWS::AccountId}:f", "f"),
            ("a:b:${AWS::Region}", "a:c"),
            ("${AWS::StackName}-f", "f"),
        ] {
            assert!(!meet(a, b), "{a} and {b}");
        }
    }

    #[test]
    fn what_some_filling_makes_the_same_can_meet() {
        for (a, b) in [
            ("f", "f"),
            ("f", "${X}"),
            ("f-", "f-${X}"),
            ("${X}", "${Y}"),
            ("a${X}b", "${Y}ab"),
            ("${X}-g", "h-${Y}"),
            ("f:${AWS::Region}", "f:us-east-1"),
            ("${X}", "arn:aws:lambda:us-east-1:123456789012:function:f"),
            ("${AWS::StackName}-f", "x-f"),
            ("${A}x${B}", "${B}x${A}"),
        ] {
            assert!(meet(a, b), "{a} and {b}");
        }
        let long = "x".repeat(400);
        assert!(meet(&long, "y"), "too long to be looked at");
    }

    #[test]
    fn parts_end_at_colons() {
        let arn = |region: &'static str| {
            [
                TextPiece::Text("arn:aws:lambda:"),
                TextPiece::Text(region),
                TextPiece::Text(":"),
                TextPiece::Part,
                TextPiece::Text(":f"),
            ]
        };
        let any = [
            TextPiece::Text("arn:"),
            TextPiece::Part,
            TextPiece::Text(":lambda:"),
            TextPiece::Part,
            TextPiece::Text(":1:f"),
        ];
        assert!(can_meet(&arn("us-east-1"), &any));
        assert!(!can_meet(&arn("us-east-1"), &arn("eu-west-1")));
        let qualified = [TextPiece::Part, TextPiece::Text(":prod")];
        assert!(!can_meet(&[TextPiece::Part], &qualified));
        assert!(can_meet(&[TextPiece::Part, TextPiece::Any], &qualified));
    }

    /// The same, in the most obvious way. `*` is a placeholder.
    fn naive(a: &[u8], b: &[u8]) -> bool {
        match (a, b) {
            ([], []) => true,
            ([b'*', behind @ ..], _) => naive(behind, b) || (!b.is_empty() && naive(a, &b[1..])),
            (_, [b'*', behind @ ..]) => naive(a, behind) || (!a.is_empty() && naive(&a[1..], b)),
            ([first, a @ ..], [second, b @ ..]) => first == second && naive(a, b),
            _ => false,
        }
    }

    /// All texts of up to four of these characters.
    fn texts() -> Vec<String> {
        let mut all = Vec::from([String::new()]);
        let mut start = 0;
        for _ in 0..4 {
            let end = all.len();
            for at in start..end {
                all.extend(['a', 'b', ':', '*'].map(|character| format!("{}{character}", all[at])));
            }
            start = end;
        }
        all
    }

    #[test]
    fn meets_what_a_filling_makes_the_same() {
        let texts = texts();
        // Each placeholder of a pair has a name of its own.
        let named = |text: &str, name: char| -> String {
            let with_placeholder = |(at, character)| match character {
                '*' => format!("${{{name}{at}}}"),
                character => String::from(character),
            };
            text.chars().enumerate().map(with_placeholder).collect()
        };
        for a in texts.iter().filter(|text| text.len() < 4) {
            for b in &texts {
                assert_eq!(meet(&named(a, 'A'), &named(b, 'B')), naive(a.as_bytes(), b.as_bytes()), "{a} and {b}");
            }
        }
    }
}
