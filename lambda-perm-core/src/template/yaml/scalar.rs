//! Scalars that every parser of YAML 1.1 or 1.2 reads as the same text.

use alloc::{format, string::String};

use crate::text::{
    equal_ignoring_case,
    json::{escape, is_plain_byte},
};

/// Words that YAML 1.1 or 1.2, or a well-known parser, reads as a boolean, null or number.
const WORDS: &[&str] = &["y", "n", "yes", "no", "on", "off", "true", "false", "null", "inf", "infinity", "nan"];

/// Appends a text, plain if that is safe and otherwise in double quotes.
pub(super) fn text(text: &str, out: &mut String) {
    if is_plain(text) { out.push_str(text) } else { quoted(text, out) }
}

/// Appends a number. YAML 1.1 reads `1e3` as text, because it has no point and no sign.
pub(crate) fn number(number: &str, out: &mut String) {
    let Some((mantissa, exponent)) = number.split_once(['e', 'E']) else {
        out.push_str(number);
        return;
    };
    out.push_str(mantissa);
    out.push_str(if mantissa.contains('.') { "e" } else { ".0e" });
    out.push_str(if exponent.starts_with(['+', '-']) { "" } else { "+" });
    out.push_str(exponent);
}

/// Appends a text in double quotes. The result is also a JSON string.
pub(crate) fn quoted(text: &str, out: &mut String) {
    out.push('"');
    for character in text.chars() {
        let short = u8::try_from(character).ok().filter(|byte| !is_plain_byte(*byte)).and_then(escape);
        match short {
            Some(escape) => out.push_str(escape),
            // All of them are below U+10000, so four digits are enough.
            None if is_hidden(character) => out.push_str(&format!("\\u{:04x}", u32::from(character))),
            None => out.push(character),
        }
    }
    out.push('"');
}

/// Whether a character breaks lines, is not printable for YAML, or changes the direction of text.
fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// Whether a text may stand without quotes.
///
/// It lists what is safe, not what is unsafe. If the first character is not a digit, sign or point, the text cannot be a number,
/// date or time.
pub(crate) fn is_plain(text: &str) -> bool {
    let starts_well = text.starts_with(|character: char| character.is_ascii_alphabetic() || "/$".contains(character));
    let ends_well = !text.ends_with([':', ' ']);
    let known = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b" /$.-_:@+*?=%".contains(&byte));
    let is_word = WORDS.iter().any(|word| equal_ignoring_case(word, text));
    starts_well && ends_well && known && !text.contains(": ") && !is_word
}
