//! Which lines of YAML start inside brackets or quotes.
//!
//! This looks at single lines and at how far they are indented. It may be wrong about a strange text, so what it says is
//! compared with what the parser finds then.

use alloc::vec::Vec;
use core::iter;

use super::lines::{between, next_line};

/// The first byte of each line that seems to start inside brackets or quotes and is not empty.
pub(super) fn lines_inside(text: &str) -> Vec<usize> {
    let (mut state, mut inside) = (State::default(), Vec::new());
    let starts = iter::successors(Some(0), |line| Some(next_line(text, *line))).take_while(|line| *line < text.len());
    for start in starts {
        let line = between(text, start, next_line(text, start)).trim_end();
        if state.is_inside() {
            if !line.is_empty() {
                inside.push(start);
            }
            state.read_flow(line.as_bytes(), 0);
        } else if !line.is_empty() {
            state.read_line(line);
        }
    }
    inside
}

#[derive(Default)]
struct State {
    /// How many brackets are open.
    depth: usize,
    /// The quote that is open.
    quote: Option<u8>,
    /// Whether a value may start next inside brackets, so that a quote is one.
    is_fresh: bool,
    /// The column of a key or dash whose text goes on in all lines that are indented more.
    text_of: Option<usize>,
}

impl State {
    const fn is_inside(&self) -> bool {
        self.depth > 0 || self.quote.is_some()
    }

    /// Reads a line that starts outside of brackets and quotes.
    fn read_line(&mut self, line: &str) {
        let mut at = line.len() - line.trim_start_matches(' ').len();
        if self.text_of.is_some_and(|column| at > column) {
            return;
        }
        self.text_of = None;
        let mut column = at;
        while let Some(rest) = line.get(at..).filter(|rest| !rest.is_empty()) {
            let word = rest.find([' ', '\t']).unwrap_or(rest.len());
            match rest.as_bytes() {
                [b' ' | b'\t', ..] => at += 1,
                [b'#', ..] => return,
                [b'!' | b'&', ..] => at += word,
                [b'-' | b'?' | b':', ..] if word == 1 => {
                    column = at;
                    at += 1;
                }
                [b'[' | b'{' | b'"' | b'\'', ..] => {
                    self.is_fresh = true;
                    at = self.read_flow(line.as_bytes(), at);
                }
                [b'|' | b'>', ..] => {
                    self.text_of = Some(column);
                    return;
                }
                _ => match key_length(rest) {
                    Some(length) => {
                        column = at;
                        at += length + 1;
                    }
                    None => {
                        self.text_of = Some(column);
                        return;
                    }
                },
            }
        }
    }

    /// Reads what stands in brackets or quotes, as far as they go or to the end of the line, and says where that is.
    fn read_flow(&mut self, line: &[u8], mut at: usize) -> usize {
        while let Some(&byte) = line.get(at) {
            let next = line.get(at + 1);
            at += 1;
            match (self.quote, byte) {
                (Some(b'"'), b'\\') => at += 1,
                (Some(b'\''), b'\'') if next == Some(&b'\'') => at += 1,
                (Some(quote), byte) if byte == quote => self.quote = None,
                (Some(_), _) | (None, b' ' | b'\t') => continue,
                (None, b'"' | b'\'') if self.is_fresh => (self.quote, self.is_fresh) = (Some(byte), false),
                (None, b'[' | b'{') => (self.depth, self.is_fresh) = (self.depth + 1, true),
                (None, b']' | b'}') => (self.depth, self.is_fresh) = (self.depth.saturating_sub(1), false),
                (None, b',') => self.is_fresh = true,
                (None, b':') => self.is_fresh = next.is_none_or(|next| b" \t\"'[{".contains(next)),
                (None, b'#') if at < 2 || matches!(line.get(at - 2), Some(b' ' | b'\t')) => return line.len(),
                (None, b'!' | b'&') if self.is_fresh => {
                    let rest = line.get(at..).unwrap_or_default();
                    at += rest.iter().position(|byte| b" \t,]}".contains(byte)).unwrap_or(rest.len());
                }
                (None, _) => self.is_fresh = false,
            }
            if !self.is_inside() {
                return at;
            }
        }
        at
    }
}

/// The length of the key with which a text starts.
fn key_length(text: &str) -> Option<usize> {
    let text = text.split_once(" #").map_or(text, |(text, _)| text).trim_end();
    text.find(": ").or_else(|| text.strip_suffix(':').map(str::len))
}
