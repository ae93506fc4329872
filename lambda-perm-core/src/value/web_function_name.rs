//! The names of web functions, and of their endpoints.

use super::{ArnParts, NameParts, filling::lengths, length, unreplaced::unreplaced};
use crate::{
    facts::limits::WEB_FUNCTION_NAME_LENGTH,
    facts::parameters::{Key, Target},
    facts::placeholder::has_free_placeholder,
    finding::{Code, Finding, Phrase},
    text::{
        Class, equal, outside,
        placeholder::{self, has_placeholder, split_once},
    },
};

text_value! {
    /// A web function: its name, or its ARN, `arn:aws:lambda:us-east-1:123456789012:web-function/my-app`. Never the ARN of an
    /// endpoint or a revision, which have no policies.
    ///
    /// The name has 1 to 64 of `[a-zA-Z0-9-_]`, and neither begins nor ends with `-` or `_`. The pattern of PutResourcePolicy would
    /// take any characters but `/`; no web function can be called so.
    ///
    /// Source: shape `ResourceArn` of the service model of Lambda Web, and the doc string of CreateWebFunction there.
    WebFunctionName, WebFunctionNameRef, WebFunctionNameBuf, checked by check;

    /// The bare name: `my-app`.
    name<'a> -> &'a str = |text| NameParts::of(Target::WebFunction, text).name;

    /// The partition, where an ARN names it.
    partition<'a> -> Option<&'a str> = |text| NameParts::of(Target::WebFunction, text).scope.partition;

    /// The Region, where an ARN names it.
    region<'a> -> Option<&'a str> = |text| NameParts::of(Target::WebFunction, text).scope.region;

    /// The account ID, where an ARN names it.
    account<'a> -> Option<&'a str> = |text| NameParts::of(Target::WebFunction, text).scope.account;
}

text_value! {
    /// An endpoint of a web function: 1 to 64 of `[a-zA-Z0-9-_]`, and neither the first nor the last one `-` or `_`.
    ///
    /// Source: the doc string of CreateWebFunctionEndpoint in the service model of Lambda Web.
    EndpointName, EndpointNameRef, EndpointNameBuf, checked by check_endpoint
}

pub(crate) const fn check(text: &str) -> Option<Finding<'_>> {
    match unreplaced(text, Key::WebFunction) {
        None => check_around_placeholders(text),
        found => found,
    }
}

/// Checks what stands around the placeholders.
pub(crate) const fn check_around_placeholders(text: &str) -> Option<Finding<'_>> {
    let Some(function) = NameParts::split(Target::WebFunction, text) else {
        let is_never = match ArnParts::split(text) {
            Some(arn) => arn.is_never("lambda", "web-function"),
            None => false,
        };
        if has_free_placeholder(text) && !is_never {
            return None;
        }
        let message = sentence(text).plain("its ARN is not that of a web function");
        let help = "write the name, or arn:PARTITION:lambda:REGION:ACCOUNT:web-function/NAME; a function goes into `function_name`";
        return Some(malformed(message, Phrase::new(help)));
    };
    if let Some((message, help)) = function.scope.wrong_part(sentence(text)) {
        return Some(malformed(message, help));
    }
    if let Some((start, behind)) = split_once(function.name, b'/') {
        // It may be an ARN of which the placeholder fills the beginning.
        return if has_free_placeholder(start) { None } else { Some(of_part(text, behind)) };
    }
    check_name(text, function.name, Code::WebFunction, Key::WebFunction)
}

/// The ARN of an endpoint or a revision.
const fn of_part<'a>(text: &'a str, part: &'a str) -> Finding<'a> {
    let (message, help) = match split_once(part, b'/') {
        Some((kind, name)) if equal(kind, "endpoint") => (
            sentence(text).plain("it is an endpoint of one, and endpoints have no policies"),
            Phrase::new("leave `/endpoint/")
                .user(name)
                .plain("` out, and write endpoint = \"")
                .user(name)
                .plain("\" in the statement"),
        ),
        Some((kind, _)) if equal(kind, "revision") => (
            sentence(text).plain("it is a revision of one, and revisions have no policies"),
            Phrase::new("write the ARN up to the name"),
        ),
        _ => (sentence(text).plain("its name contains `/`"), Phrase::new("write the name alone, or the ARN")),
    };
    malformed(message, help)
}

pub(crate) const fn check_endpoint(text: &str) -> Option<Finding<'_>> {
    match unreplaced(text, Key::Endpoint) {
        None if equal(text, "*") => {
            let message = Phrase::new("an endpoint is given by its name, without a wildcard");
            let help = Phrase::new("leave `endpoint` out: the statement is for all endpoints then");
            Some(Finding::new(Code::Endpoint, Key::Endpoint, message, help))
        }
        None => check_name(text, text, Code::Endpoint, Key::Endpoint),
        found => found,
    }
}

/// Checks the name of a web function or an endpoint, which is a part of the text.
const fn check_name<'a>(text: &'a str, name: &'a str, code: Code, key: Key) -> Option<Finding<'a>> {
    let is_endpoint = matches!(key, Key::Endpoint);
    let message =
        Phrase::quoting(text).plain(if is_endpoint { " is not an endpoint: " } else { " is not a web function: " });
    let character = if is_endpoint { outside(name, Class::Name) } else { placeholder::outside(name, Class::Name) };
    if let Some(character) = character {
        let message = message.plain("its name contains ").character(character);
        let help = Phrase::new("use only letters without accents, digits, `-` and `_`");
        return Some(Finding::new(code, key, message, help));
    }
    if begins_or_ends_with_mark(name) {
        let message = message.plain("its name begins or ends with `-` or `_`");
        return Some(Finding::new(code, key, message, Phrase::new("write a letter or a digit there")));
    }
    let (least, _) = lengths(name);
    if has_placeholder(name) {
        if least <= WEB_FUNCTION_NAME_LENGTH {
            return None;
        }
        let message = message.plain("the name has at least ").number(least).plain(" characters, but the limit is ");
        let help = Phrase::new("write the name of a web function that exists");
        return Some(Finding::new(code, key, message.number(WEB_FUNCTION_NAME_LENGTH), help));
    }
    let what = if is_endpoint { "the name of an endpoint" } else { "the name of a web function" };
    length::check(name, WEB_FUNCTION_NAME_LENGTH, what, code, key)
}

const fn begins_or_ends_with_mark(name: &str) -> bool {
    matches!(name.as_bytes(), [b'-' | b'_', ..] | [.., b'-' | b'_'])
}

/// How a message begins.
const fn sentence(text: &str) -> Phrase<'_> {
    Phrase::quoting(text).plain(" is not a web function: ")
}

const fn malformed<'a>(message: Phrase<'a>, help: Phrase<'a>) -> Finding<'a> {
    Finding::new(Code::WebFunction, Key::WebFunction, message, help)
}
