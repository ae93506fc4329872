//! Stages, methods, paths and route keys of API Gateway in the text of an ARN.

use super::{
    super::{
        check::has_wildcard,
        route::{ALL_METHODS, matches_one},
    },
    NEVER, VariablePart,
};
use crate::{
    facts::naming::{ANY_METHOD, AUTHORIZERS, METHODS, PREDEFINED_ROUTES, ROUTE_KEY, ROUTE_PATH, STAGE},
    facts::parameters::Key,
    finding::{Code, Finding, Phrase},
    text::{between, contains, equal, find, from, split_once, starts_with, suggest::closest},
};

/// What stands in a text in place of the stage. Whoever writes a method there has left the stage out, where no other method
/// stands behind it.
pub(super) const fn check_stage(stage: VariablePart<'_>) -> Option<Finding<'_>> {
    let text = stage.part;
    if stage.is_loose {
        return None;
    }
    if equal(text, AUTHORIZERS) {
        let message = Phrase::quoting(text).plain(" takes only the ID of an authorizer after it").plain(NEVER);
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
    let message = Phrase::quoting(text).plain(" is a method in the place of the stage").plain(NEVER);
    Some(never(message, or(help, "write API/STAGE/METHOD/PATH, in which `*` is any stage")))
}

/// What stands in a text between a stage and a path.
pub(super) const fn check_method(method: VariablePart<'_>) -> Option<Finding<'_>> {
    let text = method.part;
    let (before, behind) = around(method);
    if equal(text, ANY_METHOD) {
        let help = or(method.text.offer([before, "*", behind, ""]), "write `*` instead");
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
            or(method.text.offer([before, "*", behind, ""]), "write `*` instead")
        }
        Some(method) => Phrase::new("did you mean `").plain(method).plain("`?"),
        None => Phrase::new("write API/STAGE/METHOD/PATH, or API/STAGE/ROUTE for a route without a method"),
    };
    let finding = never(Phrase::quoting(text).plain(" is not a method of API Gateway").plain(NEVER), help);
    method.unfilled("a method", METHODS[1], finding)
}

/// What stands in a text behind a method.
pub(super) const fn check_path(path: VariablePart<'_>) -> Option<Finding<'_>> {
    let mut last = path.part;
    while let Some((_, behind)) = split_once(last, b'/') {
        last = behind;
    }
    if !has_wildcard(last) && matches_one(last, PREDEFINED_ROUTES) {
        return Some(too_deep(path, last));
    }
    path.name(&ROUTE_PATH)
}

const NO_ANY: &str =
    "no request has the method `ANY`: REST APIs never send it, and `*` matches every method of any API";

/// What stands in a text behind a stage, where no path follows. A method alone is taken: that is how the Lambda developer guide
/// writes the root of an HTTP API.
pub(super) const fn check_route(route: VariablePart<'_>) -> Option<Finding<'_>> {
    let text = route.part;
    if equal(text, ANY_METHOD) {
        let (before, _) = around(route);
        let help = or(route.text.offer([before, "*/*", "", ""]), "write `*/*` instead");
        return Some(never(Phrase::new(NO_ANY), help));
    }
    if contains(text, b'/') {
        let message = Phrase::quoting(text).plain(" is not a route key: it contains `/`").plain(NEVER);
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
const fn too_deep<'a>(part: VariablePart<'a>, route: &'a str) -> Finding<'a> {
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
const fn around(part: VariablePart<'_>) -> (&str, &str) {
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
