//! Event source tokens.

use super::{filling::Expected, length, unreplaced::unreplaced};
use crate::{
    facts::parameters::Key,
    facts::{conditions::EXAMPLE_OF_SKILL_ID, limits::EVENT_SOURCE_TOKEN_LENGTH},
    finding::{Code, Finding, Phrase},
    text::{Class, outside},
};

text_value! {
    /// The token that an event source sends along: 1 to 256 of `[a-zA-Z0-9._-]`. Only Alexa sends one, the skill ID.
    ///
    /// Source: shape `EventSourceToken` of the Lambda service model.
    EventSourceToken, EventSourceTokenRef, EventSourceTokenBuf, checked by check
}

pub(crate) const fn check(text: &str) -> Option<Finding<'_>> {
    match unreplaced(text, Key::EventSourceToken) {
        None => check_whole(text),
        found => found,
    }
}

/// What a token is when its placeholders are filled.
pub(super) const EXPECTED: Expected = Expected {
    what: "an event source token",
    class: Class::Token,
    least: 1,
    most: EVENT_SOURCE_TOKEN_LENGTH,
    code: Code::EventSourceToken,
    key: Key::EventSourceToken,
    help: "write the skill ID, or what gives it",
};

const fn check_whole(text: &str) -> Option<Finding<'_>> {
    if let Some(character) = outside(text, Class::Token) {
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
