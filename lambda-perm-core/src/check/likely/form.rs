//! The language of forms, and whether a text is of one.

use crate::facts::{
    naming::{AUTHORIZERS, METHODS},
    partitions::is_enabled_by_default,
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

const _: () = assert!(AUTHORIZERS.len() > SHORT_LENGTH, "what stands in place of a stage is no short name");

/// The most characters of a short name.
pub(super) const SHORT_LENGTH: usize = 10;

/// Whether a text is of a form.
pub const fn is_of_form(text: &str, form: &[u8]) -> bool {
    match form {
        [ACCOUNT] => return matches!(behind_account(text.as_bytes()), Some([])),
        [REGION] => return is_enabled_by_default(text.as_bytes()),
        ANY => return true,
        _ => {}
    }
    let mut rest = form;
    loop {
        if is_of_first(text.as_bytes(), rest) {
            return true;
        }
        rest = loop {
            match rest {
                [] => return false,
                [OR, behind @ ..] => break behind,
                [_, behind @ ..] => rest = behind,
            }
        };
    }
}

/// Whether a text is of the first of several forms.
const fn is_of_first(mut text: &[u8], mut form: &[u8]) -> bool {
    loop {
        // Most of a form stands for itself. Four bytes at once, without a branch for each, take const evaluation hardly longer
        // than one.
        while let &[a, b, c, d, ref text_behind @ ..] = text
            && let &[w, x, y, z, ref form_behind @ ..] = form
        {
            if (a ^ w) | (b ^ x) | (c ^ y) | (d ^ z) | (w | x | y | z) & FIRST_MARK != 0 {
                break;
            }
            (text, form) = (text_behind, form_behind);
        }
        let &[first, ref form_behind @ ..] = form else { return text.is_empty() };
        let behind = match first {
            OR => return text.is_empty(),
            REGION => behind_region(text),
            ACCOUNT => behind_account(text),
            NAME => behind_name(text, NAMES, 64),
            WORD if matches!(text, [b'a'..=b'z' | b'A'..=b'Z', ..]) => behind_name(text, NAMES, 64),
            UNDERSCORED => behind_name(text, LETTERS | DIGITS | bit(b'_'), 64),
            DASHED => behind_name(text, LETTERS | DIGITS | bit(b'-'), 64),
            ALPHANUMERIC => behind_name(text, LETTERS | DIGITS, 64),
            LOWER => behind_name(text, LOWER_LETTERS | DIGITS | bit(b'-'), 32),
            LOWER_ALPHANUMERIC => behind_name(text, LOWER_LETTERS | DIGITS, 32),
            LABEL => behind_label(text),
            SHORT => behind_name(text, LOWER_LETTERS | DIGITS | bit(b'-'), SHORT_LENGTH),
            METHOD => behind_one(text, METHODS),
            PATH => behind_name(text, NAMES | bit(b'/'), 64),
            byte => match text {
                &[other, ref behind @ ..] if byte == other && byte < FIRST_MARK => Some(behind),
                _ => None,
            },
        };
        let Some(behind) = behind else { return false };
        (text, form) = (behind, form_behind);
    }
}

const fn behind_account(text: &[u8]) -> Option<&[u8]> {
    match text {
        [
            b'0'..=b'9',
            b'0'..=b'9',
            b'0'..=b'9',
            b'0'..=b'9',
            b'0'..=b'9',
            b'0'..=b'9',
            b'0'..=b'9',
            b'0'..=b'9',
            b'0'..=b'9',
            b'0'..=b'9',
            b'0'..=b'9',
            b'0'..=b'9',
            behind @ ..,
        ] => Some(behind),
        _ => None,
    }
}

/// What stands behind a Region of the partition `aws` and before a colon. Patterns for the lengths that there are take const
/// evaluation a third of what a loop takes.
const fn behind_region(text: &[u8]) -> Option<&[u8]> {
    let length = match text {
        [_, _, b'-', _, _, _, _, b'-', _, b':', ..] => 9,
        [_, _, b'-', _, _, _, _, _, b'-', _, b':', ..] => 10,
        [_, _, b'-', _, _, _, _, _, _, _, b'-', _, b':', ..] => 12,
        [_, _, b'-', _, _, _, _, _, _, _, _, _, b'-', _, b':', ..] => 14,
        _ => return None,
    };
    let (code, rest) = text.split_at(length);
    if is_enabled_by_default(code) { Some(rest) } else { None }
}

/// What stands behind so many characters, given as bits.
const fn behind_name(text: &[u8], characters: u128, longest: usize) -> Option<&[u8]> {
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

const fn behind_label(text: &[u8]) -> Option<&[u8]> {
    let behind = behind_name(text, LOWER_LETTERS | DIGITS | bit(b'-'), 32);
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
const NAMES: u128 = LETTERS | DIGITS | bit(b'-') | bit(b'_');

const fn bit(byte: u8) -> u128 {
    1 << byte
}

#[cfg(test)]
mod tests {
    use alloc::format;

    use super::{REGION, is_of_form};
    use crate::facts::partitions::{Enabled, PARTITIONS};

    #[test]
    fn regions_are_those_of_the_table() {
        for partition in PARTITIONS {
            for region in partition.regions {
                let is_wanted = partition.id == "aws" && region.enabled == Enabled::ByDefault;
                assert_eq!(is_of_form(&format!("{}:", region.code), &[REGION, b':']), is_wanted, "{}", region.code);
                assert_eq!(is_of_form(region.code, &[REGION]), is_wanted, "{}", region.code);
            }
        }
        for text in ["", ":", "us-east-1", "us-east-9:", "us-east-1-:", "us-east-1x:", "us east-1:"] {
            assert!(!is_of_form(text, &[REGION, b':']), "{text}");
        }
    }
}
