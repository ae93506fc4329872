//! Methods, paths and route keys of API Gateway, as people define them and as they stand in an ARN.

use super::{
    InlineText,
    check::{NamePlace, has_wildcard, name, outside, wrong},
};
use crate::{
    facts::naming::{ANY_METHOD, METHODS, Naming, PREDEFINED_ROUTES, REST_PATH, ROUTE_KEY, ROUTE_PATH},
    finding::{Finding, Phrase},
    text::{between, contains, equal, find, first, from, glob, split_once, starts_with, suggest::closest},
};

/// `ANY`, a method, or a pattern that matches one.
pub(super) const fn check_method(text: &str) -> Option<Finding<'_>> {
    if equal(text, ANY_METHOD) || matches_one(text, METHODS) {
        return None;
    }
    let help = match closest(text, ALL_METHODS) {
        Some(method) => Phrase::new("did you mean `").plain(method).plain("`?"),
        None => Phrase::new("write a method such as `GET`, or `ANY` for all methods"),
    };
    Some(wrong(Phrase::quoting(text).plain(" is not a method of API Gateway"), help))
}

pub(super) const ALL_METHODS: &[&str] = &{
    let mut methods = [ANY_METHOD; METHODS.len() + 1];
    let mut at = 0;
    while at < METHODS.len() {
        methods[at] = METHODS[at];
        at += 1;
    }
    methods
};

pub(super) const fn matches_one(pattern: &str, texts: &[&str]) -> bool {
    first!(texts, |row| glob::contains(pattern, row)).is_some()
}

/// The path of a REST API's resource.
pub(super) const fn check_rest_path(text: &str) -> Option<Finding<'_>> {
    if let Some(finding) = check_path(text, &REST_PATH) {
        return Some(finding);
    }
    let mut rest = from(text, 1);
    while let Some((part, behind)) = split_once(rest, b'/') {
        if part.is_empty() || behind.is_empty() {
            let message =
                Phrase::quoting(text).plain(" is not ").plain(REST_PATH.what).plain(": a part of it is empty");
            return Some(wrong(message, Phrase::new("write one `/` between parts, and none at the end")));
        }
        rest = behind;
    }
    None
}

/// A path whose parameters are parts of their own: `/pets/{id}`.
const fn check_path<'a>(text: &'a str, naming: &'static Naming) -> Option<Finding<'a>> {
    let sentence = Phrase::quoting(text).plain(" is not ").plain(naming.what).plain(": ");
    if !starts_with(text, "/") {
        let help = Phrase::new("write \"/").user(text).plain("\"");
        return Some(wrong(sentence.plain("it does not begin with `/`"), help));
    }
    let mut rest = text;
    loop {
        let open = find(rest, b'{', 0);
        let plain = match open {
            Some(open) => between(rest, 0, open),
            None => rest,
        };
        if contains(plain, b'}') {
            return Some(wrong(sentence.plain("a `}` has no `{` before it"), Phrase::new(PARAMETER_HELP)));
        }
        if let Some(character) = outside(plain, naming.characters) {
            let help = Phrase::new("write characters of `")
                .plain(naming.characters.as_str())
                .plain("` and parameters in braces");
            return Some(wrong(sentence.plain("it contains ").character(character), help));
        }
        let Some(open) = open else { return None };
        let Some(close) = find(rest, b'}', open) else {
            return Some(wrong(sentence.plain("a `{` has no `}` after it"), Phrase::new(PARAMETER_HELP)));
        };
        let behind = from(rest, close + 1);
        let is_whole = open > 0 && rest.as_bytes()[open - 1] == b'/' && (behind.is_empty() || starts_with(behind, "/"));
        if !is_whole || close == open + 1 {
            let message = sentence.plain("the parameter ").quoted(between(rest, open, close + 1));
            return Some(wrong(message.plain(" is not a whole part of the path"), Phrase::new(PARAMETER_HELP)));
        }
        rest = behind;
    }
}

const PARAMETER_HELP: &str = "write a parameter as one part of the path, such as \"/pets/{id}\" or \"/files/{proxy+}\"";

/// `GET /pets/{id}`, `$default`, or the word that is the key of a WebSocket API's route.
pub(super) const fn check_route_key(text: &str) -> Option<Finding<'_>> {
    if let Some((method, path)) = split_once(text, b' ') {
        return match check_method(method) {
            None => check_path(path, &ROUTE_PATH),
            finding => finding,
        };
    }
    let sentence = Phrase::quoting(text).plain(" is not ").plain(ROUTE_KEY.what).plain(": ");
    if starts_with(text, "/") {
        let help = Phrase::new("write \"GET ").user(text).plain("\", or `ANY` for all methods");
        return Some(wrong(sentence.plain("it names no method"), help));
    }
    if contains(text, b'/') {
        let help = Phrase::new("write a space between method and path, such as \"GET /pets/{id}\"");
        return Some(wrong(sentence.plain("it contains a `/` but no space"), help));
    }
    if equal(text, ANY_METHOD) || !has_wildcard(text) && matches_one(text, METHODS) {
        let help = Phrase::new("write \"").user(text).plain(" /pets\", or \"").user(text).plain(" /*\" for all paths");
        return Some(wrong(sentence.plain("it names no path"), help));
    }
    if starts_with(text, "$") && !matches_one(text, PREDEFINED_ROUTES) {
        let help = match closest(text, PREDEFINED_ROUTES) {
            Some(key) => Phrase::new("did you mean `").plain(key).plain("`?"),
            None => Phrase::new("write `$default`, `$connect` or `$disconnect`"),
        };
        return Some(wrong(sentence.plain("API Gateway defines no such route"), help));
    }
    name(text, &ROUTE_KEY, NamePlace::Call)
}

/// In an ARN, `ANY` is `*`.
pub(super) const fn write_method(text: &str, arn: &mut InlineText) {
    arn.push(if equal(text, ANY_METHOD) { "*" } else { text });
}

/// The method that stands so in an ARN.
#[cfg(feature = "document")]
pub(super) const fn written_method(text: &str) -> &str {
    if equal(text, "*") { ANY_METHOD } else { text }
}

/// The route key that stands so in an ARN.
#[cfg(feature = "document")]
pub(super) fn route_key_of(text: &str) -> alloc::string::String {
    match text.split_once('/') {
        Some((method, path)) => alloc::format!("{} /{path}", written_method(method)),
        None => text.into(),
    }
}

/// In an ARN, each parameter is `*`, and the slash before a path is that of the form.
pub(super) const fn write_path(text: &str, arn: &mut InlineText) {
    let mut rest = from(text, 1);
    while let Some(open) = find(rest, b'{', 0) {
        let Some(close) = find(rest, b'}', open) else { return };
        arn.push(between(rest, 0, open));
        arn.push("*");
        rest = from(rest, close + 1);
    }
    arn.push(rest);
}

pub(super) const fn write_route_key(text: &str, arn: &mut InlineText) {
    match split_once(text, b' ') {
        Some((method, path)) => {
            write_method(method, arn);
            arn.push("/");
            write_path(path, arn);
        }
        None => arn.push(text),
    }
}
