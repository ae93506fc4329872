//! Changes of a text.

use alloc::{string::String, vec::Vec};
use core::ops::Range;

use crate::template::source::lines::between;

/// A part of a text, and what stands there instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Edit {
    /// The bytes to replace; empty where text is added.
    pub(super) range: Range<usize>,
    /// What they become.
    pub(super) text: String,
}

impl Edit {
    pub(super) const fn remove(range: Range<usize>) -> Self {
        Self { range, text: String::new() }
    }

    pub(super) const fn insert(at: usize, text: String) -> Self {
        Self { range: at..at, text }
    }
}

/// The text with all edits, which do not overlap.
pub(super) fn apply(text: &str, mut edits: Vec<Edit>) -> String {
    // Stable: what is added where something ends stays behind it.
    edits.sort_by_key(|edit| edit.range.start);
    let mut out = String::with_capacity(text.len() + edits.iter().map(|edit| edit.text.len()).sum::<usize>());
    let mut at = 0;
    for edit in edits {
        out.push_str(between(text, at, edit.range.start));
        out.push_str(&edit.text);
        at = at.max(edit.range.end);
    }
    out.push_str(between(text, at, text.len()));
    out
}
