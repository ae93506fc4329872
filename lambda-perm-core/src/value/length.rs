//! Lengths, which the API counts in characters.

use crate::{
    facts::{limits::SOURCE_ARN_LENGTH, parameters::Key},
    finding::{Code, Finding, Phrase},
    text::chars,
};

/// A finding where a text is empty or longer than `max`. `what` names the value with its article.
pub(crate) const fn check<'a>(
    text: &'a str,
    max: usize,
    what: &'static str,
    code: Code,
    key: Key,
) -> Option<Finding<'a>> {
    let length = if text.len() <= max { text.len() } else { chars(text) };
    if length == 0 {
        let message = Phrase::new(what).plain(" cannot be empty");
        return Some(Finding::new(
            code,
            key,
            message,
            Phrase::new("write a value, or leave the key out where it is optional"),
        ));
    }
    if length > max {
        let message = Phrase::quoting(text)
            .plain(" is too long for ")
            .plain(what)
            .plain(": it has ")
            .number(length)
            .plain(" characters, and the limit is ")
            .number(max);
        return Some(Finding::new(
            code,
            key,
            message,
            Phrase::new("shorten it to at most ").number(max).plain(" characters"),
        ));
    }
    None
}

/// More bytes than any value has: the longest has so many characters, of up to four bytes.
pub(crate) const MOST: usize = 4 * SOURCE_ARN_LENGTH;

/// A finding where a text is so long that const evaluation would look at its characters for minutes.
pub(crate) const fn far_too_long(text: &str, key: Key) -> Option<Finding<'_>> {
    if text.len() <= MOST {
        return None;
    }
    let message = Phrase::quoting(text)
        .plain(" is far too long: it has ")
        .number(text.len())
        .plain(" bytes, and no value has more than ")
        .number(MOST);
    Some(Finding::new(super::code(key), key, message, Phrase::new("write a value of the length that AWS takes")))
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::MOST;
    use crate::{facts::parameters::Key, value};

    /// Each kind of text says so whose characters are looked at, and none says so of one that may be right.
    #[test]
    fn values_that_are_far_too_long_are_told_by_their_length() {
        for key in Key::ALL {
            let says_so = |length: usize| {
                let text = "a".repeat(length);
                value::check(*key, &text).is_some_and(|found| found.to_string().contains("far too long"))
            };
            assert!(!says_so(MOST), "{key:?}");
            let is_looked_at = !matches!(
                key,
                Key::FunctionUrlAuthType | Key::WebFunctionAuthType | Key::InvokedViaFunctionUrl | Key::VersionNumber
            );
            assert_eq!(says_so(MOST + 1), is_looked_at, "{key:?}");
        }
    }
}
