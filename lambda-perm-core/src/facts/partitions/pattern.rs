//! The patterns of partitions and Region codes. Which of them exist is said in the table.

use crate::text::{Class, outside, starts_with};

/// `aws[a-zA-Z-]*`, as in the ARNs of Lambda and IAM.
pub(crate) const fn is_partition(text: &str) -> bool {
    starts_with(text, "aws") && outside(text, Class::LetterDash).is_none()
}

/// `(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}`
pub(crate) const fn is_region(text: &str) -> bool {
    let text = match text.as_bytes() {
        [b'e', b'u', b's', b'c', b'-', text @ ..] => text,
        text => text,
    };
    let [b'a'..=b'z', b'a'..=b'z', rest @ ..] = text else { return false };
    is_place(rest)
        || match rest {
            [b'-', b'g', b'o', b'v', rest @ ..] => is_place(rest),
            [b'-', b'i', b's', b'o', b'a'..=b'z', rest @ ..] => is_place(rest),
            [b'-', b'i', b's', b'o', rest @ ..] => is_place(rest),
            _ => false,
        }
}

/// `-[a-z]+-\d{1}`
const fn is_place(text: &[u8]) -> bool {
    let [b'-', b'a'..=b'z', rest @ .., b'-', b'0'..=b'9'] = text else { return false };
    let mut rest = rest;
    while let [b'a'..=b'z', behind @ ..] = rest {
        rest = behind;
    }
    rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::is_region;

    #[test]
    fn takes_what_the_pattern_takes() {
        for region in [
            "us-east-1",
            "us-gov-west-1",
            "us-iso-east-1",
            "us-isob-east-1",
            "eusc-de-east-1",
            "xx-nowhere-9",
            "us-gov-1",
        ] {
            assert!(is_region(region), "{region}");
        }
    }

    #[test]
    fn rejects_what_the_pattern_rejects() {
        for text in [
            "",
            "u",
            "é",
            "us",
            "us-east",
            "us-east-10",
            "us-east-1a",
            "US-EAST-1",
            "us--1",
            "usa-east-1",
            "us-isobb-east-1",
            "*",
        ] {
            assert!(!is_region(text), "{text}");
        }
    }
}
