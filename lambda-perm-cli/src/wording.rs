//! Small words that several formats need.

use std::{borrow::Cow, fmt::Write};

use lambda_perm_core::finding::Code;

/// A number with its noun: `1 file`, `3 files`.
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// Parts of a sentence: `a`, `a and b`, `a, b and c`.
pub fn joined(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// A message as a sentence: with a capital letter and a full stop, unless it asks something.
pub fn sentence(message: &str) -> String {
    let mut characters = message.chars();
    let mut text: String = characters.next().into_iter().flat_map(char::to_uppercase).collect();
    text += characters.as_str();
    if !text.is_empty() && !text.ends_with(['.', '?', '!']) {
        text.push('.');
    }
    text
}

/// The lint and the code as the compiler's messages have them: `unscoped_service, LP0501`.
pub fn code_and_lint(code: Code) -> String {
    match code.lint() {
        Some(lint) => format!("{}, {}", lint.name(), code.id()),
        None => code.id().to_owned(),
    }
}

/// The text with its invisible characters made visible: what stands in a file must not steer a terminal, or turn the order of words.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_invisible) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        if is_invisible(character) {
            // Writing to a `String` does not fail.
            let _ = write!(shown, "{}", character.escape_unicode());
        } else {
            shown.push(character);
        }
    }
    Cow::Owned(shown)
}

fn is_invisible(character: char) -> bool {
    let turns_order = matches!(character, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    turns_order || (character.is_control() && character != '\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_steers_the_terminal() {
        assert_eq!(visible("a\u{1b}[31mb\u{202e}c\n"), "a\\u{1b}[31mb\\u{202e}c\n");
        assert_eq!(visible("déjà vu"), "déjà vu");
    }

    #[test]
    fn a_message_becomes_a_sentence() {
        let sentences = ["add it", "did you mean `a`?", ""].map(sentence);
        assert_eq!(sentences, ["Add it.", "Did you mean `a`?", ""]);
    }

    #[test]
    fn parts_are_joined_as_in_a_sentence() {
        let parts = ["a", "b", "c"].map(str::to_owned);
        assert_eq!([joined(&parts[..1]), joined(&parts[..2]), joined(&parts)], ["a", "a and b", "a, b and c"]);
        assert_eq!([count(0, "file", "files"), count(1, "file", "files")], ["0 files", "1 file"]);
    }
}
