//! Text that is held in place.

use core::{
    cmp::Ordering,
    fmt,
    hash::{Hash, Hasher},
};

use crate::{facts::naming::ARN_LENGTH as ROOM, text::between_bytes};

/// Text in a buffer of its own: what a constructor of an ARN makes, in const evaluation too, where no `String` is.
///
/// Two are equal when their texts are. [`Arn<Inline>`](crate::Arn) has all that other ARNs have.
#[derive(Clone, Copy)]
pub struct Inline {
    bytes: [u8; ROOM],
    length: usize,
}

impl Inline {
    pub(super) const EMPTY: Self = Self { bytes: [0; ROOM], length: 0 };

    /// The text.
    pub const fn as_str(&self) -> &str {
        between_bytes(&self.bytes, if self.length < ROOM { self.length } else { ROOM })
    }

    /// How long the text is, or would be if there were room for it.
    pub(super) const fn length(&self) -> usize {
        self.length
    }

    /// Adds text. What does not fit is counted and left out, and so is all that follows.
    pub(super) const fn push(&mut self, text: &str) {
        if self.length + text.len() <= ROOM {
            let (_, free) = self.bytes.split_at_mut(self.length);
            let (room, _) = free.split_at_mut(text.len());
            room.copy_from_slice(text.as_bytes());
        }
        self.length += text.len();
    }
}

impl AsRef<str> for Inline {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Debug for Inline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl fmt::Display for Inline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl PartialEq for Inline {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Inline {}

impl PartialOrd for Inline {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Inline {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl Hash for Inline {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

#[cfg(test)]
mod tests {
    use super::{Inline, ROOM};

    #[test]
    fn holds_what_fits_and_counts_the_rest() {
        let mut text = Inline::EMPTY;
        text.push("é");
        text.push(&"a".repeat(ROOM - 2));
        assert_eq!((text.as_str().len(), text.length()), (ROOM, ROOM));
        text.push("b");
        assert_eq!(text.length(), ROOM + 1);
        assert!(text.as_str().ends_with('a'));
    }

    #[test]
    fn compares_by_text() {
        let mut long = Inline::EMPTY;
        long.push("ab");
        let (mut short, same) = (Inline::EMPTY, long);
        short.push("b");
        assert!(long == same && long < short);
        assert_eq!(alloc::format!("{long} {long:?}"), "ab \"ab\"");
    }
}
