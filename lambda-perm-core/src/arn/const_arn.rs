//! Text that is held in place.

use core::{
    cmp::Ordering,
    fmt,
    hash::{Hash, Hasher},
};

use crate::{facts::naming::ARN_LENGTH as ROOM, text::between_bytes, value::ArnRef};

/// Text in a buffer of its own, which const evaluation can put together: it has no `String`.
#[derive(Clone, Copy)]
pub(crate) struct InlineText {
    bytes: [u8; ROOM],
    length: usize,
}

impl InlineText {
    pub(super) const EMPTY: Self = Self { bytes: [0; ROOM], length: 0 };

    /// The text.
    pub(crate) const fn as_str(&self) -> &str {
        between_bytes(&self.bytes, if self.length < ROOM { self.length } else { ROOM })
    }

    /// How long the text is, or would be if there were room for it.
    pub(super) const fn length(&self) -> usize {
        self.length
    }

    /// These texts behind one another. What does not fit is counted and left out, and so is all that follows.
    ///
    /// To cut a slice takes const evaluation as long as twenty bytes one by one, and a call as long as five.
    #[cfg(feature = "runtime")]
    pub(crate) const fn of(texts: &[&str]) -> Self {
        let (mut bytes, mut length, mut at) = ([0; ROOM], 0, 0);
        while at < texts.len() {
            let (mut rest, mut end) = (texts[at].as_bytes(), length);
            length += rest.len();
            if length > ROOM {
                rest = &[];
            }
            while let &[a, b, c, d, ref behind @ ..] = rest {
                bytes[end] = a;
                bytes[end + 1] = b;
                bytes[end + 2] = c;
                bytes[end + 3] = d;
                end += 4;
                rest = behind;
            }
            while let &[byte, ref behind @ ..] = rest {
                bytes[end] = byte;
                end += 1;
                rest = behind;
            }
            at += 1;
        }
        Self { bytes, length }
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

/// The ARN that a constructor makes, in const evaluation too: it holds its text in place, and is `Copy`.
///
/// Two are equal when their texts are. [`as_arn`](Self::as_arn) has all that other ARNs have.
#[derive(Clone, Copy)]
pub struct ConstArn(pub(crate) InlineText);

impl ConstArn {
    /// Wraps text that has been put together from checked parts.
    pub(super) const fn new(text: InlineText) -> Self {
        Self(text)
    }

    /// The text.
    pub const fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The ARN, borrowed.
    pub const fn as_arn(&self) -> ArnRef<'_> {
        ArnRef::trusted(self.as_str())
    }
}

impl AsRef<str> for ConstArn {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Debug for ConstArn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_arn().fmt(f)
    }
}

impl fmt::Display for ConstArn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl PartialEq for ConstArn {
    fn eq(&self, other: &Self) -> bool {
        self.as_arn() == other.as_arn()
    }
}

impl Eq for ConstArn {}

impl PartialOrd for ConstArn {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for ConstArn {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_arn().cmp(&other.as_arn())
    }
}

impl Hash for ConstArn {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_arn().hash(state);
    }
}

#[cfg(test)]
mod tests {
    use super::{ConstArn, InlineText, ROOM};

    #[test]
    fn holds_what_fits_and_counts_the_rest() {
        let mut text = InlineText::EMPTY;
        text.push("é");
        text.push(&"a".repeat(ROOM - 2));
        assert_eq!((text.as_str().len(), text.length()), (ROOM, ROOM));
        text.push("b");
        assert_eq!(text.length(), ROOM + 1);
        assert!(text.as_str().ends_with('a'));
    }

    #[test]
    fn compares_by_text() {
        let mut long = InlineText::EMPTY;
        long.push("ab");
        let (mut short, same) = (InlineText::EMPTY, long);
        short.push("b");
        let [long, short, same] = [long, short, same].map(ConstArn::new);
        assert!(long == same && long < short);
        assert_eq!(alloc::format!("{long} {long:?}"), "ab Arn(\"ab\")");
    }
}
