//! Places in a text.

use core::fmt;

/// A place in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub struct Position {
    /// The line, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
}

/// Such as `line 2, column 27`.
impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)
    }
}

impl Position {
    /// The place of a byte of a text.
    pub(crate) fn of(text: &str, byte: usize) -> Self {
        let before = text.get(..byte).unwrap_or(text);
        let start = before.rfind(['\n', '\r']).map_or(0, |line| line + 1);
        let lines = before.get(..start).unwrap_or_default();
        let breaks = lines.matches('\n').count() + lines.matches('\r').count() - lines.matches("\r\n").count();
        Self { line: breaks + 1, column: before.get(start..).unwrap_or_default().chars().count() + 1 }
    }
}

/// Places of a text, one behind the other, in time in proportion to the text.
#[cfg(feature = "document")]
pub(crate) struct PositionWalk<'a> {
    text: &'a str,
    at: usize,
    position: Position,
}

#[cfg(feature = "document")]
impl<'a> PositionWalk<'a> {
    pub(crate) const fn new(text: &'a str) -> Self {
        Self { text, at: 0, position: Position { line: 1, column: 1 } }
    }

    /// The place of a byte that is not before the last one asked for.
    pub(crate) fn to(&mut self, byte: usize) -> Position {
        let passed = self.text.get(self.at..byte).unwrap_or_default();
        if !passed.is_empty() {
            let here = Position::of(passed, passed.len());
            let is_in_line = here.line == 1;
            // The second half of a line end that the last step has cut in two.
            let is_cut = passed.starts_with('\n') && self.text.get(..self.at).is_some_and(|text| text.ends_with('\r'));
            self.position.line += here.line - 1 - usize::from(is_cut);
            self.position.column = if is_in_line { self.position.column + here.column - 1 } else { here.column };
            self.at = byte;
        }
        self.position
    }
}

#[cfg(all(test, feature = "document"))]
mod tests {
    use super::{Position, PositionWalk};

    #[test]
    fn a_walk_finds_what_a_look_finds() {
        let text = "a\u{e9}\n\r\n\rb\r\rc\n\nd e";
        let bytes = || (0..=text.len()).filter(|byte| text.is_char_boundary(*byte));
        for step in 1..5 {
            let mut walk = PositionWalk::new(text);
            for byte in bytes().step_by(step) {
                assert_eq!(walk.to(byte), Position::of(text, byte), "{byte} in steps of {step}");
            }
        }
    }
}
