//! Lines inside brackets and quotes, which start anywhere for CloudFormation.
//!
//! YAML 1.2, and so the parser, wants them to the right of the key that they belong to. Blanks at their start mean nothing, so
//! such lines get as many as the parser wants, and what it says about places is told of the text without them.

use alloc::{borrow::Cow, string::String, vec::Vec};
use core::iter;

use saphyr_parser::ScanError;

use super::{
    super::text::{between, line_start, next_line},
    scan,
};

/// How many bytes are parsed in all until a text with such lines is refused. Each of them is found by parsing anew.
const LIMIT: usize = 1 << 27;

/// A text, and which of its lines have got blanks for the parser.
pub(super) struct Indented<'a> {
    pub(super) text: &'a str,
    /// The byte of each character and of the end; empty where they are the same.
    bytes: Vec<usize>,
    /// The first byte of each line that has got blanks, in order.
    lines: Vec<usize>,
    /// How many each of them has got.
    width: usize,
    /// How many bytes have been parsed.
    parsed: usize,
}

impl<'a> Indented<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let bytes = match text.is_ascii() {
            true => Vec::new(),
            false => text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect(),
        };
        Self { text, bytes, lines: Vec::new(), width: 0, parsed: 0 }
    }

    /// The text for the parser.
    pub(super) fn padded(&mut self) -> Cow<'a, str> {
        if self.lines.is_empty() {
            return Cow::Borrowed(self.text);
        }
        let mut padded = String::with_capacity(self.text.len() + self.lines.len() * self.width);
        let mut from = 0;
        for &line in &self.lines {
            padded.push_str(between(self.text, from, line));
            padded.extend(iter::repeat_n(' ', self.width));
            from = line;
        }
        padded.push_str(between(self.text, from, self.text.len()));
        self.parsed += padded.len();
        Cow::Owned(padded)
    }

    /// The byte of the text that stands where the parser counts so many characters.
    pub(super) fn byte(&self, character: usize) -> usize {
        let start = |at: usize| self.lines.get(at).map(|line| self.character(*line) + at * self.width);
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

    /// Gives blanks to the lines that the parser refuses for their indentation. Whether that is what it refuses, and whether
    /// they had none yet.
    pub(super) fn indent(&mut self, error: &ScanError) -> bool {
        let at = self.byte(error.marker().index());
        let found = match error.info() {
            "invalid indentation in quoted scalar" => self.lines_of_quoted(at),
            "invalid indentation" | "invalid indentation in flow construct" | "tab cannot be used as indentation" => {
                [line_start(self.text, at)].into()
            }
            _ => return false,
        };
        if self.lines.is_empty() {
            self.width = widest_indentation(self.text);
        }
        let before = self.lines.len();
        self.lines.extend(found);
        self.lines.sort_unstable();
        self.lines.dedup();
        self.lines.len() > before && self.parsed < LIMIT
    }

    /// The lines that start inside a scalar in quotes.
    fn lines_of_quoted(&self, start: usize) -> Vec<usize> {
        let end = match between(self.text, start, self.text.len()).starts_with('"') {
            true => scan::double_quoted_end(self.text, start),
            false => scan::single_quoted_end(self.text, start),
        };
        iter::successors(Some(next_line(self.text, start)), |line| Some(next_line(self.text, *line)))
            .take_while(|line| *line < end)
            .collect()
    }
}

/// More columns than any block of a text is indented by.
fn widest_indentation(text: &str) -> usize {
    let starts =
        text.split(['\n', '\r']).map(|line| line.len() - line.trim_start_matches([' ', '\t', '-', '?', ':']).len());
    starts.max().unwrap_or(0) + 1
}
