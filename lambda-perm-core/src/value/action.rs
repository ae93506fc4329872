//! Actions.

use crate::{
    facts::parameters::Key,
    facts::{
        actions::{self, PREFIX, name},
        limits::ACTION_LENGTH,
    },
    finding::{Code, Finding, Phrase},
    text::{Class, contains, equal, equal_ignoring_case, from, is_all, split_once, starts_with, suggest::closest},
};

text_value! {
    /// An action: `lambda:` and a name, or one of the wildcards `lambda:*` and `*`.
    ///
    /// Whether an action of this name exists is a fact, and a lint: see [`facts::actions`](crate::facts::actions).
    ///
    /// Source: shape `Action` of the Lambda service model, `(lambda:[*]|lambda:[a-zA-Z]+|[*])`, at most 10,000 characters.
    Action, ActionRef, ActionBuf, checked by check;

    /// The name behind `lambda:`; `*` for both wildcards.
    name<'a> -> &'a str = |text| name(text);

    /// The catalogue's row, where there is one.
    facts -> Option<&'static actions::Action> = |text| actions::find(name(text));
}

pub(crate) const fn check(text: &str) -> Option<Finding<'_>> {
    if let Some(finding) = super::length::far_too_long(text, Key::Action) {
        return Some(finding);
    }
    if equal(text, "*") {
        return None;
    }
    if starts_with(text, PREFIX) {
        let name = from(text, PREFIX.len());
        if equal(name, "*") || is_all(name, Class::Letter) {
            return super::length::check(text, ACTION_LENGTH, "an action", Code::Action, Key::Action);
        }
    }
    let sentence = Phrase::quoting(text).plain(" is not an action: ");
    let (message, help) = if contains(text, b',') {
        (sentence.plain("a statement grants one action"), Phrase::new("write a statement for each action"))
    } else if contains(text, b' ') {
        (
            sentence.plain("it contains a space"),
            Phrase::new("write one action without white space, such as \"lambda:InvokeFunction\""),
        )
    } else if contains(text, b'*') && starts_with(text, PREFIX) {
        (
            sentence.plain("AWS takes `*` only in place of the whole name"),
            Phrase::new("write a statement for each action that is needed"),
        )
    } else {
        match split_once(text, b':') {
            None => (sentence.plain("the prefix `lambda:` is missing"), nearest(text)),
            Some((prefix, name)) if equal_ignoring_case(prefix, "lambda") && !equal(prefix, "lambda") => (
                sentence.plain("the prefix is `lambda`, in lower case"),
                Phrase::new("write \"lambda:").user(spelled(name)).plain("\""),
            ),
            Some((prefix, _)) if !equal(prefix, "lambda") => (
                sentence.plain("it belongs to the service ").quoted(prefix),
                Phrase::new("write an action of Lambda, such as \"lambda:InvokeFunction\""),
            ),
            Some((_, name)) if name.is_empty() => (sentence.plain("the name is missing"), nearest("")),
            Some((_, name)) => (sentence.plain("a name has only letters"), nearest(name)),
        }
    };
    Some(Finding::new(Code::Action, Key::Action, message, help))
}

/// Says to write the action with nearly this name.
const fn nearest<'a>(name: &str) -> Phrase<'a> {
    match closest(name, &actions::NAMES) {
        Some(name) => Phrase::new("write \"lambda:").plain(name).plain("\""),
        None => Phrase::new("write an action such as \"lambda:InvokeFunction\""),
    }
}

/// The name as AWS spells it, where the catalogue holds it.
const fn spelled(name: &str) -> &str {
    match actions::find(name) {
        Some(action) => action.name,
        None => name,
    }
}
