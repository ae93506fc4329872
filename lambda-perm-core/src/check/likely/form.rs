//! The language of forms, and whether a text is of one.

use alloc::vec::Vec;

use crate::{
    facts::{
        limits::behind_account,
        naming::{AUTHORIZERS, METHODS},
        partitions::behind_region,
    },
    value::function_name::behind_start_of_arn,
};

/// A byte that stands for itself has a value below the first mark, so no mark is a character of ASCII.
const FIRST_MARK: u8 = 0x80;
/// A Region of the partition `aws` that accounts have without asking for it.
pub(super) const REGION: u8 = 0x80;
/// Twelve digits.
pub(super) const ACCOUNT: u8 = 0x81;
/// 1 to 64 letters, digits, `-` and `_`.
pub(super) const NAME: u8 = 0x82;
/// The same, with a letter as the first one: no number.
pub(super) const WORD: u8 = 0x83;
/// 1 to 64 letters, digits and `_`.
pub(super) const UNDERSCORED: u8 = 0x84;
/// 1 to 64 letters, digits and `-`.
pub(super) const DASHED: u8 = 0x85;
/// 1 to 64 letters and digits.
pub(super) const ALPHANUMERIC: u8 = 0x86;
/// 1 to 32 lower-case letters, digits and `-`.
pub(super) const LOWER: u8 = 0x87;
/// What stands before and behind is a form of its own.
pub(super) const OR: u8 = 0x88;
/// 3 to 32 lower-case letters, digits and `-`, of which the first and the last one are no `-`.
pub(super) const LABEL: u8 = 0x89;
/// 1 to 32 lower-case letters and digits.
pub(super) const LOWER_ALPHANUMERIC: u8 = 0x8a;
/// 1 to 10 lower-case letters, digits and `-`: a stage of an API, for which nothing that stands in its place can be taken.
pub(super) const SHORT: u8 = 0x8b;
/// A method of an API.
pub(super) const METHOD: u8 = 0x8c;
/// 1 to 64 letters, digits, `-`, `_` and `/`.
pub(super) const PATH: u8 = 0x8d;

/// The form of any text.
pub const ANY: &[u8] = &[0x8e];
/// What stands before is common to all forms behind.
pub(super) const COMMON: u8 = 0x94;
/// A Region and a colon.
const REGION_FIELD: u8 = 0x92;
/// A Region, a colon, an account and a colon.
const PLACE: u8 = 0x93;
/// `arn:aws:`, with which most ARNs begin.
const ARN: u8 = 0x8f;
/// `arn:aws:lambda:`.
const ARN_OF_LAMBDA: u8 = 0x90;
/// The ARN of a function, up to its name.
const FUNCTION_ARN: u8 = 0x91;

/// Parts of forms that have a mark of their own: each step from one to the next takes const evaluation as long as four bytes, and
/// to compare a byte six times as long as a pattern. None stands behind one that it begins with.
const MARKED: [(&[u8], u8); 5] = [
    (b"arn:aws:lambda:\x80:\x81:function:", FUNCTION_ARN),
    (b"arn:aws:lambda:", ARN_OF_LAMBDA),
    (b"arn:aws:", ARN),
    (&[REGION, b':', ACCOUNT, b':'], PLACE),
    (&[REGION, b':'], REGION_FIELD),
];

/// Several forms as one, with marks for the parts that have one, and what all begin with once.
pub(super) fn joined(forms: &[Vec<u8>]) -> Vec<u8> {
    let mut forms: Vec<Vec<u8>> = forms.iter().cloned().map(with_marks).collect();
    // Few bytes tell that a text is no ARN, and many that one is no name.
    forms.sort_by_key(|form| !matches!(form.first(), Some(&(ARN | ARN_OF_LAMBDA | FUNCTION_ARN))));
    let first = forms.first().map_or(&[] as &[u8], Vec::as_slice);
    let common =
        (0..first.len()).rev().map(|end| &first[..=end]).find(|start| forms.iter().all(|form| form.starts_with(start)));
    match common {
        Some(common) if forms.len() > 1 => {
            let rest: Vec<&[u8]> = forms.iter().filter_map(|form| form.strip_prefix(common)).collect();
            [common, &[COMMON], &rest.join(&OR)].concat()
        }
        _ => forms.join(&OR),
    }
}

fn with_marks(mut form: Vec<u8>) -> Vec<u8> {
    for (part, mark) in MARKED {
        while let Some(at) = form.windows(part.len()).position(|window| window == part) {
            form.splice(at..at + part.len(), [mark]);
        }
    }
    form
}

/// The part that a mark stands for.
pub(super) fn marked(mark: u8) -> &'static [u8] {
    MARKED.iter().find(|(_, other)| *other == mark).map_or(&[], |(part, _)| part)
}

const _: () = assert!(AUTHORIZERS.len() > SHORT_LENGTH, "what stands in place of a stage is no short name");

/// The most characters of a short name.
pub(super) const SHORT_LENGTH: usize = 10;

/// The ARN of a function or its name.
const FUNCTION: &[u8] = &[FUNCTION_ARN, NAME, OR, NAME];

/// More bytes than a text of a form has. Const evaluation would look at those of a longer one for minutes.
const LONGEST: usize = 1024;

/// Whether a text is of a form. What most constants are asked for has a way of its own.
pub const fn is_of_form(text: &str, form: &[u8]) -> bool {
    let text = text.as_bytes();
    match form {
        [ACCOUNT] => matches!(behind_account(text), Some([])),
        [REGION] => matches!(behind_region(text), Some([])),
        FUNCTION => is_function(text),
        ANY => true,
        _ if text.len() > LONGEST => false,
        _ => is_of_first(text, form) || is_of_others(text, form),
    }
}

const fn is_function(text: &[u8]) -> bool {
    let name = match behind_start_of_arn(text) {
        Some(name) => name,
        None => text,
    };
    text.len() <= LONGEST && matches!(behind_name(name, NAME), Some([]))
}

/// Whether a text is of one of several forms, but for the first one.
const fn is_of_others(text: &[u8], forms: &[u8]) -> bool {
    let mut rest = forms;
    loop {
        rest = loop {
            match rest {
                [] | [COMMON, ..] => return false,
                [OR, behind @ ..] => break behind,
                [_, behind @ ..] => rest = behind,
            }
        };
        if is_of_first(text, rest) {
            return true;
        }
    }
}

/// Whether a text is of the first of several forms.
const fn is_of_first(mut text: &[u8], mut form: &[u8]) -> bool {
    loop {
        // Four bytes at once take const evaluation half as long as one by one.
        while let [a, b, c, d, text_behind @ ..] = text
            && let [w, x, y, z, form_behind @ ..] = form
            && *a == *w
            && *b == *x
            && *c == *y
            && *d == *z
            && (*a | *b | *c | *d) < FIRST_MARK
        {
            (text, form) = (text_behind, form_behind);
        }
        let &[first, ref form_behind @ ..] = form else { return text.is_empty() };
        let behind = match first {
            ..FIRST_MARK => match text {
                &[other, ref behind @ ..] if first == other => Some(behind),
                _ => None,
            },
            OR => return text.is_empty(),
            COMMON => return is_of_first(text, form_behind) || is_of_others(text, form_behind),
            REGION => behind_region(text),
            REGION_FIELD => behind_region_field(text),
            PLACE => behind_place(text),
            ACCOUNT => behind_account(text),
            WORD if !matches!(text, [b'a'..=b'z' | b'A'..=b'Z', ..]) => None,
            LABEL => behind_label(text),
            METHOD => behind_one(text, METHODS),
            ARN => behind_arn(text),
            ARN_OF_LAMBDA => behind_arn_of_lambda(text),
            FUNCTION_ARN => behind_start_of_arn(text),
            _ => behind_name(text, first),
        };
        let Some(behind) = behind else { return false };
        (text, form) = (behind, form_behind);
    }
}

const fn behind_arn(text: &[u8]) -> Option<&[u8]> {
    match text {
        [b'a', b'r', b'n', b':', b'a', b'w', b's', b':', behind @ ..] => Some(behind),
        _ => None,
    }
}

const fn behind_arn_of_lambda(text: &[u8]) -> Option<&[u8]> {
    match behind_arn(text) {
        Some([b'l', b'a', b'm', b'b', b'd', b'a', b':', behind @ ..]) => Some(behind),
        _ => None,
    }
}

/// What stands behind a Region and a colon.
const fn behind_region_field(text: &[u8]) -> Option<&[u8]> {
    match behind_region(text) {
        Some([b':', rest @ ..]) => Some(rest),
        _ => None,
    }
}

/// What stands behind a Region, an account and their colons.
const fn behind_place(text: &[u8]) -> Option<&[u8]> {
    match behind_region(text) {
        Some([b':', rest @ ..]) => match behind_account(rest) {
            Some([b':', rest @ ..]) => Some(rest),
            _ => None,
        },
        _ => None,
    }
}

/// What stands behind one of some texts, none of which begins another one.
const fn behind_one<'a>(text: &'a [u8], texts: &[&str]) -> Option<&'a [u8]> {
    let mut at = 0;
    while at < texts.len() {
        let (mut rest, mut wanted) = (text, texts[at].as_bytes());
        while let &[byte, ref behind @ ..] = rest
            && let &[other, ref wanted_behind @ ..] = wanted
            && byte == other
        {
            (rest, wanted) = (behind, wanted_behind);
        }
        if wanted.is_empty() {
            return Some(rest);
        }
        at += 1;
    }
    None
}

/// What stands behind a name of the characters that a mark stands for.
const fn behind_name(text: &[u8], mark: u8) -> Option<&[u8]> {
    let (characters, longest) = CHARACTERS[(mark - FIRST_MARK) as usize];
    let mut rest = text;
    while let &[a, b, c, d, ref behind @ ..] = rest
        && (a | b | c | d) < FIRST_MARK
        && (characters >> a) & (characters >> b) & (characters >> c) & (characters >> d) & 1 != 0
    {
        rest = behind;
    }
    while let &[byte, ref behind @ ..] = rest
        && byte < FIRST_MARK
        && (characters >> byte) & 1 != 0
    {
        rest = behind;
    }
    let length = text.len() - rest.len();
    if length == 0 || length > longest { None } else { Some(rest) }
}

const fn behind_label(text: &[u8]) -> Option<&[u8]> {
    let behind = behind_name(text, LOWER);
    match (text, behind) {
        ([b'-', ..], _) | (_, None) => None,
        (_, Some(rest)) => {
            let length = text.len() - rest.len();
            if length < 3 || text[length - 1] == b'-' { None } else { behind }
        }
    }
}

const LOWER_LETTERS: u128 = ((1 << 26) - 1) << b'a';
const LETTERS: u128 = LOWER_LETTERS | ((1 << 26) - 1) << b'A';
const DIGITS: u128 = ((1 << 10) - 1) << b'0';
const DASH: u128 = 1 << b'-';
const UNDERSCORE: u128 = 1 << b'_';

/// The characters of the names that a mark stands for, as bits, and the most of them. It is a static, because each time that
/// const evaluation calls a function, it looks up all constants that this one mentions.
static CHARACTERS: [(u128, usize); 0x20] = {
    let mut characters = [(0, 0); 0x20];
    let rows = [
        (NAME, LETTERS | DIGITS | DASH | UNDERSCORE, 64),
        (WORD, LETTERS | DIGITS | DASH | UNDERSCORE, 64),
        (UNDERSCORED, LETTERS | DIGITS | UNDERSCORE, 64),
        (DASHED, LETTERS | DIGITS | DASH, 64),
        (ALPHANUMERIC, LETTERS | DIGITS, 64),
        (LOWER, LOWER_LETTERS | DIGITS | DASH, 32),
        (LOWER_ALPHANUMERIC, LOWER_LETTERS | DIGITS, 32),
        (SHORT, LOWER_LETTERS | DIGITS | DASH, SHORT_LENGTH),
        (PATH, LETTERS | DIGITS | DASH | UNDERSCORE | 1 << b'/', 64),
    ];
    let mut at = 0;
    while at < rows.len() {
        let (mark, set, longest) = rows[at];
        characters[(mark - FIRST_MARK) as usize] = (set, longest);
        at += 1;
    }
    characters
};

#[cfg(test)]
mod tests {
    use alloc::{format, vec};

    use super::{REGION, is_of_form, joined};
    use crate::facts::partitions::{Enabled, PARTITIONS};

    #[test]
    fn regions_are_those_of_the_table() {
        let field = joined(&[vec![REGION, b':']]);
        for partition in PARTITIONS {
            for region in partition.regions {
                let is_wanted = partition.id == "aws" && region.enabled == Enabled::ByDefault;
                assert_eq!(is_of_form(&format!("{}:", region.code), &field), is_wanted, "{}", region.code);
                assert_eq!(is_of_form(region.code, &[REGION]), is_wanted, "{}", region.code);
            }
        }
        for text in ["", ":", "us-east-1", "us-east-9:", "us-east-1-:", "us-east-1x:", "us east-1:"] {
            assert!(!is_of_form(text, &field), "{text}");
        }
    }
}
