//! A file that was read, and places in it.

use std::{ops::Range, path::PathBuf, sync::OnceLock};

/// A place in the text of a file: offsets of bytes, at the borders of characters.
pub type Span = Range<usize>;

/// The text of a file, with its name.
#[derive(Debug)]
pub struct SourceFile {
    /// The path as it was given or found, with `/` between its parts; `<stdin>` for standard input.
    pub name: String,
    /// What is in it.
    pub text: String,
    /// Where it was read. `None` for what is in no folder, such as standard input.
    pub path: Option<PathBuf>,
    /// The offset of the first byte of each line.
    lines: Vec<usize>,
    /// How many characters stand before each block of the text: a file of one line may have as many findings as any other.
    blocks: OnceLock<Vec<usize>>,
    /// The number of lines of the file before this text, which may be a part of it.
    lines_before: usize,
}

/// How many bytes a block has.
const BLOCK: usize = 4096;

/// A line and a column, both counted from 1. The column counts characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    pub line: usize,
    pub column: usize,
}

impl SourceFile {
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { name: name.into(), text, path: None, lines, blocks: OnceLock::new(), lines_before: 0 }
    }

    /// The text of the file at this path.
    #[must_use]
    pub fn at(mut self, path: Option<PathBuf>) -> Self {
        self.path = path;
        self
    }

    /// A part of a file that is too large to be held: some whole lines of it, with the number of the lines before them.
    #[must_use]
    pub const fn behind(mut self, lines_before: usize) -> Self {
        self.lines_before = lines_before;
        self
    }

    /// The number of lines of the file before this text.
    pub const fn lines_before(&self) -> usize {
        self.lines_before
    }

    /// The line and column of an offset. What is behind the end stands at the end.
    pub fn position(&self, offset: usize) -> Position {
        let offset = floor(&self.text, offset);
        let line = self.lines.partition_point(|start| *start <= offset).max(1);
        let start = self.lines.get(line - 1).copied().unwrap_or_default();
        Position { line: line + self.lines_before, column: self.characters(start..offset) + 1 }
    }

    /// How many characters a part of the text has.
    fn characters(&self, part: Span) -> usize {
        let starts = |text: &[u8]| text.iter().filter(|byte| !(0x80..0xc0).contains(*byte)).count();
        let bytes = |part: Span| self.text.as_bytes().get(part).unwrap_or_default();
        if part.len() < BLOCK {
            return starts(bytes(part));
        }
        let blocks = self.blocks.get_or_init(|| {
            let count = |before: &mut usize, block: &[u8]| {
                let first = *before;
                *before += starts(block);
                Some(first)
            };
            self.text.as_bytes().chunks(BLOCK).scan(0, count).collect()
        });
        let before = |offset: usize| {
            // The end of a text of whole blocks begins none.
            let block = (offset / BLOCK).min(blocks.len().saturating_sub(1));
            blocks.get(block).copied().unwrap_or_default() + starts(bytes(block * BLOCK..offset))
        };
        before(part.end) - before(part.start)
    }

    /// The text of a line of the file, counted from 1, without its end.
    pub fn line(&self, line: usize) -> &str {
        let line = line.saturating_sub(self.lines_before);
        let start = line.checked_sub(1).and_then(|at| self.lines.get(at)).copied().unwrap_or(self.text.len());
        let end = self.lines.get(line).copied().unwrap_or(self.text.len());
        self.text.get(start..end).unwrap_or_default().trim_end_matches(['\n', '\r'])
    }
}

/// The nearest border of a character at or before an offset.
pub fn floor(text: &str, offset: usize) -> usize {
    let offset = offset.min(text.len());
    (0..=offset).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}

/// The whole characters of a place: parsers may count bytes and end inside of one.
pub fn whole_characters(text: &str, place: Span) -> Span {
    let start = floor(text, place.start);
    let end = (place.end..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
    start..end.max(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_count_from_one_and_count_characters() {
        let file = SourceFile::new("f", "a\r\né b\n");
        let at = |offset| {
            let Position { line, column } = file.position(offset);
            (line, column)
        };
        assert_eq!([at(0), at(3), at(4), at(5), at(99)], [(1, 1), (2, 1), (2, 1), (2, 2), (3, 1)]);
        assert_eq!([file.line(1), file.line(2), file.line(3), file.line(4), file.line(0)], ["a", "é b", "", "", ""]);
    }

    #[test]
    fn columns_of_long_lines_are_counted_in_blocks() {
        let line = "aé".repeat(BLOCK);
        let file = SourceFile::new("f", format!("é\n{line}"));
        for (at, _) in line.char_indices().step_by(97).chain([(line.len(), 'a')]) {
            let column = line[..at].chars().count() + 1;
            assert_eq!(file.position(at + 3), Position { line: 2, column });
        }
        let whole = SourceFile::new("f", "a".repeat(2 * BLOCK));
        assert_eq!(whole.position(2 * BLOCK).column, 2 * BLOCK + 1);
    }
}
