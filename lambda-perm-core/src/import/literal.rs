//! String literals of Rust.

use alloc::{format, string::String};

/// The literal of a text: raw where that saves escapes.
pub(super) fn literal(text: &str) -> String {
    let is_quoted = text.contains(['"', '\\']);
    let is_shown = |c: char| matches!(c, '"' | '\\' | '\'') || c.escape_debug().len() == 1;
    if !is_quoted || !text.chars().all(is_shown) {
        return format!("{text:?}");
    }
    // As many as no quote in the text has behind it.
    let longest = text.split('"').skip(1).map(|behind| behind.bytes().take_while(|byte| *byte == b'#').count()).max();
    let hashes = longest.map_or(0, |count| count + 1);
    format!("r{0:#<hashes$}\"{text}\"{0:#<hashes$}", "")
}

/// How many columns a text takes, as rustfmt counts them.
pub(super) fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.chars().map(columns).sum() }
}

/// The columns of a character: two for those of East Asian scripts and for pictures, none for marks above others.
///
/// Source: the property East_Asian_Width of Unicode 16, and the general categories Mn and Me, by their large blocks.
const fn columns(c: char) -> usize {
    match c {
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' => 0,
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{303e}'
        | '\u{3041}'..='\u{a4cf}'
        | '\u{a960}'..='\u{a97c}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff01}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}'
        | '\u{1f300}'..='\u{1f64f}'
        | '\u{1f900}'..='\u{1f9ff}'
        | '\u{20000}'..='\u{3fffd}' => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_are_raw_where_that_reads_better() {
        for (text, expected) in [
            ("arn:aws:s3:::b", r#""arn:aws:s3:::b""#),
            ("it's", r#""it's""#),
            ("a\"b", "r#\"a\"b\"#"),
            ("a\\b", "r\"a\\b\""),
            ("a\"#b\"##c", "r###\"a\"#b\"##c\"###"),
            ("two\nlines", r#""two\nlines""#),
            ("two\n\"lines\"", r#""two\n\"lines\"""#),
            ("\u{202e}\u{7f}é", r#""\u{202e}\u{7f}é""#),
        ] {
            assert_eq!(literal(text), expected);
        }
        assert_eq!((width("añ"), width("日本"), width("e\u{301}")), (2, 4, 1));
    }
}
