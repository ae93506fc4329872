//! Bytes in base64.

use alloc::vec::Vec;

/// The bytes of a text in base64, padded or not. `None` if it is none.
pub(super) fn decode(text: &str) -> Option<Vec<u8>> {
    let digits = text.strip_suffix("==").or(text.strip_suffix('=')).unwrap_or(text);
    if digits.len() % 4 == 1 {
        return None;
    }
    let mut bytes = Vec::with_capacity(digits.len() / 4 * 3 + 2);
    for group in digits.as_bytes().chunks(4) {
        let mut bits = 0;
        for digit in group {
            bits = bits << 6 | value(*digit)?;
        }
        // A group of two digits has one byte, one of three has two.
        let count = group.len() * 6 / 8;
        let bits = bits << ((4 - group.len()) * 6);
        bytes.extend(bits.to_be_bytes().into_iter().skip(1).take(count));
    }
    Some(bytes)
}

fn value(digit: u8) -> Option<u32> {
    let value = match digit {
        b'A'..=b'Z' => digit - b'A',
        b'a'..=b'z' => digit - b'a' + 26,
        b'0'..=b'9' => digit - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    };
    Some(value.into())
}

#[cfg(test)]
mod tests {
    use super::decode;

    /// The examples of RFC 4648, section 10.
    #[test]
    fn base64() {
        let cases =
            [("", ""), ("Zg==", "f"), ("Zm8=", "fo"), ("Zm9v", "foo"), ("Zm9vYg", "foob"), ("Zm9vYmE=", "fooba")];
        for (text, expected) in cases {
            assert_eq!(decode(text).as_deref(), Some(expected.as_bytes()), "{text}");
        }
        assert_eq!(decode("+/+/"), Some(alloc::vec![0xfb, 0xff, 0xbf]));
        for text in ["Z", "Zm9vY", "Zm 8", "Zm8===", "Zé==", "-_-_"] {
            assert_eq!(decode(text), None, "{text}");
        }
    }
}
