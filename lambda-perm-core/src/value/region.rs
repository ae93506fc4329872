//! The patterns of partitions and Region codes. Which of them exist is a fact, and a lint.

use crate::{
    facts::partitions::REGION_CODES,
    finding::Phrase,
    suggest::closest,
    text::{Class, between, from, is_all, outside, starts_with},
};

/// `aws[a-zA-Z-]*`, as in the ARNs of Lambda and IAM.
pub(crate) const fn is_partition(text: &str) -> bool {
    starts_with(text, "aws") && outside(text, Class::LetterDash).is_none()
}

/// Says what to write instead of a malformed Region code: the one that it resembles, or `otherwise`.
pub(crate) const fn region_help<'a>(region: &str, otherwise: &'static str) -> Phrase<'a> {
    match closest(region, &REGION_CODES) {
        Some(code) => Phrase::new("did you mean `").plain(code).plain("`?"),
        None => Phrase::new(otherwise),
    }
}

/// `(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}`
pub(crate) const fn is_region(text: &str) -> bool {
    let text = if starts_with(text, "eusc-") { from(text, 5) } else { text };
    if text.len() < 2 || !is_all(between(text, 0, 2), Class::Lower) {
        return false;
    }
    let rest = from(text, 2);
    if is_place(rest) {
        return true;
    }
    if starts_with(rest, "-gov") {
        return is_place(from(rest, 4));
    }
    if starts_with(rest, "-iso") {
        let rest = from(rest, 4);
        return is_place(rest)
            || (!rest.is_empty() && rest.as_bytes()[0].is_ascii_lowercase() && is_place(from(rest, 1)));
    }
    false
}

/// `-[a-z]+-\d{1}`
const fn is_place(text: &str) -> bool {
    let length = text.len();
    length >= 4
        && text.as_bytes()[0] == b'-'
        && text.as_bytes()[length - 2] == b'-'
        && text.as_bytes()[length - 1].is_ascii_digit()
        && is_all(between(text, 1, length - 2), Class::Lower)
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
