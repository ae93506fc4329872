//! Numbers.

use core::cmp::Ordering;

/// The order of two numbers as JSON writes them. `None` if one is none.
///
/// As `f64`: IAM says "integer or decimal" and not how large, and no context key has more than 15 digits.
pub(super) fn compare(a: &str, b: &str) -> Option<Ordering> {
    number(a)?.partial_cmp(&number(b)?)
}

/// `parse` alone would take `inf` and `nan`.
fn number(text: &str) -> Option<f64> {
    let is_written_so =
        text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'+' | b'-' | b'.' | b'e' | b'E'));
    is_written_so.then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        let cases = [
            ("10", "9", Some(Ordering::Greater)),
            ("10", "10.0", Some(Ordering::Equal)),
            ("1e1", "10", Some(Ordering::Equal)),
            ("-1", "1", Some(Ordering::Less)),
            ("0.5", ".5", Some(Ordering::Equal)),
            ("", "1", None),
            ("1", "ten", None),
            ("nan", "nan", None),
            ("inf", "1", None),
            ("1 ", "1", None),
        ];
        for (a, b, expected) in cases {
            assert_eq!(compare(a, b), expected, "{a} {b}");
        }
    }
}
