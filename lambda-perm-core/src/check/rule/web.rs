//! Statements about web functions: which keys belong to which action, and which endpoints ask a policy at all.

use super::Subject;
use crate::{
    facts::actions::{INVOKE_WEB_FUNCTION_ENDPOINT, WebFunctionPart},
    facts::parameters::Key,
    finding::{Code, Finding, Phrase},
    value::WebFunctionAuthType,
};

/// What the action acts on, where that is of a web function but no endpoint.
const fn other_part(subject: &Subject<'_>) -> Option<&'static str> {
    let Some(action) = subject.action_facts else { return None };
    match action.web_function_part() {
        Some(WebFunctionPart::Function) => Some("the web function itself"),
        Some(WebFunctionPart::Revision) => Some("revisions"),
        Some(WebFunctionPart::Endpoint) | None => None,
    }
}

pub(crate) const fn endpoint_of_other_action<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    if !subject.has(Key::Endpoint) {
        return None;
    }
    let (Some(part), Some(action)) = (other_part(subject), subject.action_facts) else { return None };
    let message = Phrase::quoting(action.name)
        .plain(" is on ")
        .plain(part)
        .plain(", so a statement for an endpoint never grants it");
    Some(Finding::new(Code::EndpointOfAction, Key::Endpoint, message, Phrase::new("leave `endpoint` out")))
}

pub(crate) const fn auth_type_without_endpoint<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    if !subject.has(Key::WebFunctionAuthType) {
        return None;
    }
    let (Some(part), Some(action)) = (other_part(subject), subject.action_facts) else { return None };
    let message = Phrase::quoting(action.name)
        .plain(" is on ")
        .plain(part)
        .plain(", and only endpoints have an auth type, so the condition never holds");
    let help = Phrase::new("leave `web_function_auth_type` out");
    Some(Finding::new(Code::EndpointAuthType, Key::WebFunctionAuthType, message, help))
}

pub(crate) const fn unchecked<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    if !subject.is_action(INVOKE_WEB_FUNCTION_ENDPOINT)
        || !subject.is(Key::WebFunctionAuthType, WebFunctionAuthType::ApplicationManaged.as_str())
    {
        return None;
    }
    let message = Phrase::new(
        "Lambda lets everyone call an endpoint of the auth type `ApplicationManaged`, and asks no policy, so this grants nothing",
    );
    let help = Phrase::new("remove this statement, or write `IamAuth` for endpoints whose callers IAM checks");
    Some(Finding::new(Code::UncheckedEndpoint, Key::WebFunctionAuthType, message, help))
}
