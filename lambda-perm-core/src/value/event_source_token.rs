//! Event source tokens.

use super::length;
use super::unreplaced::unreplaced;
use crate::{
    facts::parameters::Key,
    facts::{conditions::EXAMPLE_OF_SKILL_ID, limits::EVENT_SOURCE_TOKEN_LENGTH},
    finding::{Code, Finding, Phrase},
    text::{Class, placeholder::misfit},
};

text_value! {
    /// The token that an event source sends along: 1 to 256 of `[a-zA-Z0-9._-]`. Only Alexa sends one, the skill ID.
    ///
    /// Source: shape `EventSourceToken` of the Lambda service model.
    EventSourceToken, EventSourceTokenRef, EventSourceTokenBuf, checked by check
}

pub(crate) const fn check(text: &str) -> Option<Finding<'_>> {
    match unreplaced(text, Key::EventSourceToken) {
        None => check_around_placeholders(text),
        found => found,
    }
}

/// Checks what stands around the placeholders, if there are any.
pub(super) const fn check_around_placeholders(text: &str) -> Option<Finding<'_>> {
    if let Some(character) = misfit(text, Class::Token) {
        let message = Phrase::quoting(text).plain(" is not an event source token: it contains ").character(character);
        let help = Phrase::new("write the skill ID, such as \"").plain(EXAMPLE_OF_SKILL_ID).plain("\"");
        return Some(Finding::new(Code::EventSourceToken, Key::EventSourceToken, message, help));
    }
    length::check(
        text,
        EVENT_SOURCE_TOKEN_LENGTH,
        "an event source token",
        Code::EventSourceToken,
        Key::EventSourceToken,
    )
}
