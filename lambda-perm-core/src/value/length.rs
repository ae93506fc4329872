//! Lengths, which the API counts in characters.

use crate::{
    facts::parameters::Key,
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
