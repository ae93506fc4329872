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
