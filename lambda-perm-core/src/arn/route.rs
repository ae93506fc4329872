//! Methods, paths and route keys of API Gateway, as people define them and as they stand in an ARN.

use super::{
    InlineText,
    check::{Place, has_wildcard, name, outside, wrong},
    sent::{NEVER, Part},
};
use crate::{
    facts::naming::{
        ANY_METHOD, AUTHORIZERS, METHODS, Naming, PREDEFINED_ROUTES, REST_PATH, ROUTE_KEY, ROUTE_PATH, STAGE,
    },
    facts::parameters::Key,
    finding::{Code, Finding, Phrase},
    glob,
    suggest::closest,
    text::{between, contains, equal, find, from, split_once, starts_with},
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

const ALL_METHODS: &[&str] = &{
    let mut methods = [ANY_METHOD; METHODS.len() + 1];
    let mut at = 0;
    while at < METHODS.len() {
        methods[at] = METHODS[at];
        at += 1;
    }
    methods
};

const fn matches_one(pattern: &str, texts: &[&str]) -> bool {
    let mut at = 0;
    while at < texts.len() {
        if glob::contains(pattern, texts[at]) {
            return true;
        }
        at += 1;
    }
    false
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
            return Some(wrong(sentence.plain("it holds ").character(character), help));
        }
        let Some(open) = open else { return None };
        let Some(close) = find(rest, b'}', open) else {
            return Some(wrong(sentence.plain("a `{` has no `}` behind it"), Phrase::new(PARAMETER_HELP)));
        };
        let behind = from(rest, close + 1);
        let is_whole = open > 0 && rest.as_bytes()[open - 1] == b'/' && (behind.is_empty() || starts_with(behind, "/"));
        if !is_whole || close == open + 1 {
            let message = sentence.plain("the parameter ").quoted(between(rest, open, close + 1));
            return Some(wrong(message.plain(" is no part of its own"), Phrase::new(PARAMETER_HELP)));
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
        return Some(wrong(sentence.plain("it holds a `/` and no space"), help));
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
    name(text, &ROUTE_KEY, Place::Call)
}

/// In an ARN, `ANY` is `*`.
pub(super) const fn write_method(text: &str, arn: &mut InlineText) {
    arn.push(if equal(text, ANY_METHOD) { "*" } else { text });
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

/// What stands in a text in place of the stage. Whoever writes a method there has left the stage out, where no other method
/// stands behind it.
pub(super) const fn check_sent_stage(stage: Part<'_>) -> Option<Finding<'_>> {
    let text = stage.part;
    if stage.is_loose {
        return None;
    }
    if equal(text, AUTHORIZERS) {
        let message = Phrase::quoting(text).plain(" is followed by the ID of an authorizer alone").plain(NEVER);
        return Some(never(message, Phrase::new("write API/authorizers/ID")));
    }
    let (before, behind) = around(stage);
    let help = if equal(text, ANY_METHOD) && !has_method(behind) {
        stage.text.offer([before, "*/*", behind, ""])
    } else if is_method(text) && !has_method(behind) {
        stage.text.offer([before, "*/", text, behind])
    } else {
        return stage.name(&STAGE);
    };
    let message = Phrase::quoting(text).plain(" is a method, and stands where the stage does").plain(NEVER);
    Some(never(message, or(help, "write API/STAGE/METHOD/PATH, in which `*` is any stage")))
}

/// What stands in a text between a stage and a path.
pub(super) const fn check_sent_method(method: Part<'_>) -> Option<Finding<'_>> {
    let text = method.part;
    let (before, behind) = around(method);
    if equal(text, ANY_METHOD) {
        let help = or(method.text.offer([before, "*", behind, ""]), "write `*` in its place");
        return Some(never(Phrase::new(NO_ANY), help));
    }
    if method.is_loose || matches_one(text, METHODS) {
        return None;
    }
    if matches_one(text, PREDEFINED_ROUTES) {
        return Some(too_deep(method, text));
    }
    let help = match closest(text, ALL_METHODS) {
        Some(closest) if equal(closest, ANY_METHOD) => {
            or(method.text.offer([before, "*", behind, ""]), "write `*` in its place")
        }
        Some(method) => Phrase::new("did you mean `").plain(method).plain("`?"),
        None => Phrase::new("write API/STAGE/METHOD/PATH, or API/STAGE/ROUTE for a route without a method"),
    };
    let finding = never(Phrase::quoting(text).plain(" is not a method of API Gateway").plain(NEVER), help);
    method.unfilled("a method", METHODS[1], finding)
}

/// What stands in a text behind a method.
pub(super) const fn check_sent_path(path: Part<'_>) -> Option<Finding<'_>> {
    let mut last = path.part;
    while let Some((_, behind)) = split_once(last, b'/') {
        last = behind;
    }
    if !has_wildcard(last) && matches_one(last, PREDEFINED_ROUTES) {
        return Some(too_deep(path, last));
    }
    path.name(&ROUTE_PATH)
}

const NO_ANY: &str = "`ANY` is the method of no request: REST APIs never send it, and `*` fits every method of any API";

/// What stands in a text behind a stage, where no path follows. A method alone is taken: that is how the Lambda developer guide
/// writes the root of an HTTP API.
pub(super) const fn check_sent_route(route: Part<'_>) -> Option<Finding<'_>> {
    let text = route.part;
    if equal(text, ANY_METHOD) {
        let (before, _) = around(route);
        let help = or(route.text.offer([before, "*/*", "", ""]), "write `*/*` in its place");
        return Some(never(Phrase::new(NO_ANY), help));
    }
    if contains(text, b'/') {
        let message = Phrase::quoting(text).plain(" is not the key of a route: it holds `/`").plain(NEVER);
        let help = "write API/STAGE/METHOD/PATH for a method, or API/STAGE/ROUTE for a route without one";
        return Some(never(message, Phrase::new(help)));
    }
    if starts_with(text, "$") && !matches_one(text, PREDEFINED_ROUTES) {
        let message = Phrase::new("API Gateway defines no route ").quoted(text).plain(NEVER);
        let help = match closest(text, PREDEFINED_ROUTES) {
            Some(key) => Phrase::new("did you mean `").plain(key).plain("`?"),
            None => Phrase::new("write `$default`, `$connect` or `$disconnect`"),
        };
        return Some(never(message, help));
    }
    route.name(&ROUTE_KEY)
}

/// A route that has no method, behind one.
const fn too_deep<'a>(part: Part<'a>, route: &'a str) -> Finding<'a> {
    let resource = part.text.arn.resource;
    let stage_end = match find(resource, b'/', 0) {
        Some(api_end) => find(resource, b'/', api_end + 1),
        None => None,
    };
    let help = match stage_end {
        Some(end) => part.text.offer([between(resource, 0, end + 1), route, "", ""]),
        None => None,
    };
    let message =
        Phrase::quoting(route).plain(" is a route without a method, and its source is API/STAGE/ROUTE").plain(NEVER);
    never(message, or(help, "write API/STAGE/ROUTE"))
}

/// What stands in the resource before and behind a part.
const fn around(part: Part<'_>) -> (&str, &str) {
    let resource = part.text.arn.resource;
    (between(resource, 0, part.at), from(resource, part.at + part.part.len()))
}

const fn is_method(text: &str) -> bool {
    !has_wildcard(text) && matches_one(text, METHODS)
}

/// Whether a method stands behind a stage: `/GET/pets`.
const fn has_method(behind_stage: &str) -> bool {
    match split_once(from(behind_stage, 1), b'/') {
        Some((method, _)) => is_method(method),
        None => false,
    }
}

const fn or<'a>(help: Option<Phrase<'a>>, other: &'static str) -> Phrase<'a> {
    match help {
        Some(help) => help,
        None => Phrase::new(other),
    }
}

const fn never<'a>(message: Phrase<'a>, help: Phrase<'a>) -> Finding<'a> {
    Finding::new(Code::SourceShape, Key::SourceArn, message, help)
}
