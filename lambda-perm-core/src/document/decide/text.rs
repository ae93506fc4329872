//! Small questions about texts, which are asked for each statement.

/// Whether a byte may mean something else than itself: a wildcard, or the start of a variable.
pub(super) const fn is_special(byte: u8) -> bool {
    matches!(byte, b'*' | b'?' | b'$')
}

/// Whether two texts are the same: as `==`, but without the call of a function for the few bytes that there are. The pieces from the
/// start and from the end overlap.
#[inline]
pub(super) fn is_same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    match a.len() {
        8..=16 => a.first_chunk::<8>() == b.first_chunk() && a.last_chunk::<8>() == b.last_chunk(),
        17..=32 => a.first_chunk::<16>() == b.first_chunk() && a.last_chunk::<16>() == b.last_chunk(),
        _ => a == b,
    }
}

/// The first place at which two texts differ that both have. Looks at sixteen bytes at once, at the end at sixteen that overlap.
#[inline]
pub(super) fn difference(a: &[u8], b: &[u8]) -> Option<usize> {
    let length = a.len().min(b.len());
    let (a, b) = (a.get(..length)?, b.get(..length)?);
    let in_word = |a: &[u8; 16], b: &[u8; 16]| {
        let difference = u128::from_le_bytes(*a) ^ u128::from_le_bytes(*b);
        (difference != 0).then_some(difference.trailing_zeros() as usize / 8)
    };
    let (Some(a_end), Some(b_end)) = (a.last_chunk(), b.last_chunk()) else {
        return a.iter().zip(b).position(|(a, b)| a != b);
    };
    for (number, (a, b)) in a.as_chunks().0.iter().zip(b.as_chunks().0).enumerate() {
        if let Some(at) = in_word(a, b) {
            return Some(number * 16 + at);
        }
    }
    in_word(a_end, b_end).map(|at| length - 16 + at)
}

/// Whether a text has as many parts as an ARN.
pub(super) fn has_six_parts(text: &str) -> bool {
    text.bytes().filter(|byte| *byte == b':').nth(PARTS - 2).is_some()
}

/// Those of an ARN: the last one takes the colons that are left.
pub(super) const PARTS: usize = 6;
