//! The part of a line that is shown: a policy in one line may be as long as a book.

use crate::file::{SourceFile, Span, floor};

/// Some text of one line, and the place of the value in it.
#[derive(Debug, PartialEq, Eq)]
pub struct Excerpt<'a> {
    pub text: &'a str,
    pub span: Span,
    /// How many characters of the line stand before the text.
    pub left_out: usize,
    /// Whether the line goes on behind it.
    pub is_cut: bool,
}

impl<'a> Excerpt<'a> {
    /// What is around a place, in the line where it begins: at most this many bytes before, of and behind the value.
    pub fn of(file: &'a SourceFile, span: &Span, room: usize) -> Self {
        let line = file.line(file.position(span.start).line);
        let start_of_line = (line.as_ptr() as usize).saturating_sub(file.text.as_ptr() as usize);
        // A value may stand behind the end of the line, as what is missing there does.
        let start = floor(line, span.start.saturating_sub(start_of_line));
        let end = floor(line, span.end.saturating_sub(start_of_line).min(start + room)).max(start);
        let (from, to) = (floor(line, start.saturating_sub(room)), floor(line, end + room));
        let left_out = file.position(start_of_line + from).column - 1;
        Self {
            text: line.get(from..to).unwrap_or_default(),
            span: start - from..end - from,
            left_out,
            is_cut: to < line.len(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_stands_where_it_does_in_its_line() {
        let file = SourceFile::new("f", "one\ntwo three\n");
        let shown = |place| {
            let Excerpt { text, span, left_out, is_cut } = Excerpt::of(&file, &place, 1000);
            assert!(!is_cut);
            (text, span, left_out)
        };
        assert_eq!(shown(8..13), ("two three", 4..9, 0));
        assert_eq!(shown(4..14), ("two three", 0..9, 0));
        assert_eq!(shown(14..14), ("", 0..0, 0));
        let nothing = SourceFile::new("f", "");
        assert_eq!(Excerpt::of(&nothing, &(0..0), 1000).text, "");
    }

    #[test]
    fn a_long_line_is_cut_at_borders_of_characters() {
        let file = SourceFile::new("f", format!("{}x{}", "é".repeat(5_001), "é".repeat(5_001)));
        let Excerpt { text, span, left_out, is_cut } = Excerpt::of(&file, &(10_002..10_003), 1000);
        assert!(is_cut);
        assert_eq!(left_out, 4_501);
        assert_eq!(&text[span], "x");
        assert_eq!(text.len(), 2_001);
        let all = Excerpt::of(&file, &(1..20_000), 1000);
        assert!(all.text.len() <= 3000 && all.span.end <= 1000);
    }
}
