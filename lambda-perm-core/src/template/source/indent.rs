//! Lines inside brackets and quotes, which start anywhere for CloudFormation.
//!
//! YAML 1.2, and so the parser, wants them to the right of the key that they belong to. Blanks at their start mean nothing, so
//! the parser is given such lines with blanks, and what it says about places is told of the text without them.

use alloc::{borrow::Cow, string::String, vec::Vec};
use core::iter;

use saphyr_parser::ScanError;

use super::lines::between;

/// Whether the parser refuses where a line starts that may be inside brackets or quotes.
pub(super) fn is_about_indentation(error: &ScanError) -> bool {
    matches!(
        error.info(),
        "invalid indentation"
            | "invalid indentation in flow construct"
            | "invalid indentation in quoted scalar"
            | "tab cannot be used as indentation"
    )
}

/// A text, and which of its lines have got blanks for the parser.
pub(super) struct Indented<'a> {
    pub(super) text: &'a str,
    /// The byte of each character and of the end; empty where they are the same.
    bytes: Vec<usize>,
    /// The first character of each line that has got blanks, in order.
    lines: Vec<usize>,
    /// How many each of them has got.
    width: usize,
}

impl<'a> Indented<'a> {
    /// A text in which the lines that start at these bytes get blanks.
    pub(super) fn new(text: &'a str, lines: &[usize]) -> Self {
        let bytes = match text.is_ascii() {
            true => Vec::new(),
            false => text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect(),
        };
        let width = if lines.is_empty() { 0 } else { widest_indentation(text) };
        let mut indented = Self { text, bytes, lines: Vec::new(), width };
        indented.lines = lines.iter().map(|line| indented.character(*line)).collect();
        indented
    }

    /// The text for the parser.
    pub(super) fn padded(&self) -> Cow<'a, str> {
        if self.lines.is_empty() {
            return Cow::Borrowed(self.text);
        }
        let mut padded = String::with_capacity(self.text.len() + self.lines.len() * self.width);
        let mut from = 0;
        for &line in &self.lines {
            let line = self.byte_of(line);
            padded.push_str(between(self.text, from, line));
            padded.extend(iter::repeat_n(' ', self.width));
            from = line;
        }
        padded.push_str(between(self.text, from, self.text.len()));
        Cow::Owned(padded)
    }

    /// The byte of the text that stands where the parser counts so many characters.
    pub(super) fn byte(&self, character: usize) -> usize {
        let start = |at: usize| self.lines.get(at).map(|line| line + at * self.width);
        // How many of the lines start there or before.
        let (mut low, mut high) = (0, self.lines.len());
        while low < high {
            let middle = low.midpoint(high);
            if start(middle).is_some_and(|start| start <= character) { low = middle + 1 } else { high = middle }
        }
        let Some(last) = low.checked_sub(1) else { return self.byte_of(character) };
        let behind = start(last).map_or(0, |start| character - start);
        self.byte_of(character - last * self.width - behind.min(self.width))
    }

    fn byte_of(&self, character: usize) -> usize {
        match self.bytes.is_empty() {
            true => character.min(self.text.len()),
            false => self.bytes.get(character).copied().unwrap_or(self.text.len()),
        }
    }

    /// The number of the character that starts at a byte.
    fn character(&self, byte: usize) -> usize {
        if self.bytes.is_empty() { byte } else { self.bytes.partition_point(|start| *start < byte) }
    }
}

/// More columns than any block of a text is indented by.
fn widest_indentation(text: &str) -> usize {
    let starts =
        text.split(['\n', '\r']).map(|line| line.len() - line.trim_start_matches([' ', '\t', '-', '?', ':']).len());
    starts.max().unwrap_or(0) + 1
}
