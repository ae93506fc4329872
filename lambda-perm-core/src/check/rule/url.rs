//! Function URLs: who may call one, and which keys belong to which action.

use super::Subject;
use crate::{
    facts::actions::{INVOKE_FUNCTION as INVOKE, INVOKE_FUNCTION_URL as INVOKE_URL},
    facts::parameters::Key,
    finding::{Code, Finding, Phrase},
    statement::Field,
    text::equal,
    value::FunctionUrlAuthType,
};

/// The action's name, if it is known and not this one. An action that does not exist has a finding of its own and needs no other,
/// unless the author allows it: AWS still rejects it here.
const fn other_action<'a>(subject: &Subject<'a>, expected: &str) -> Option<&'a str> {
    match subject.action {
        Field::Known(name) if equal(name, "*") => Some(name),
        Field::Known(name) if !equal(name, expected) => match subject.action_facts {
            None if !subject.is_unknown_action_allowed => None,
            _ => Some(name),
        },
        _ => None,
    }
}

pub(crate) const fn auth_type_of_other_action<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    let Some(action) = other_action(subject, INVOKE_URL) else { return None };
    if !subject.has(Key::FunctionUrlAuthType) {
        return None;
    }
    let message =
        Phrase::new("`function_url_auth_type` goes only with the action `InvokeFunctionUrl`, but this grants ")
            .quoted(action);
    let help = if equal(action, INVOKE) {
        "leave it out, and write `invoked_via_function_url = true` if the grant is for the function URL"
    } else {
        "leave it out, or write `action = InvokeFunctionUrl`"
    };
    Some(Finding::new(Code::AuthTypeAction, Key::FunctionUrlAuthType, message, Phrase::new(help)))
}

pub(crate) const fn via_url_of_other_action<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    let Some(action) = other_action(subject, INVOKE) else { return None };
    if !subject.is(Key::InvokedViaFunctionUrl, "true") {
        return None;
    }
    let message =
        Phrase::new("`invoked_via_function_url` goes only with the action `InvokeFunction`, but this grants ")
            .quoted(action);
    let help = if equal(action, INVOKE_URL) {
        "leave it out here, and write a second grant of `InvokeFunction` with it"
    } else {
        "leave it out, or write `action = InvokeFunction`"
    };
    Some(Finding::new(Code::ViaUrlAction, Key::InvokedViaFunctionUrl, message, Phrase::new(help)))
}

pub(crate) const fn missing_auth_type<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    if !subject.is_for_function()
        || !subject.is_everyone()
        || !subject.is_action(INVOKE_URL)
        || subject.has(Key::FunctionUrlAuthType)
    {
        return None;
    }
    let message = Phrase::new(
        "AWS refuses to let everyone call a function URL unless the statement says which auth type the URL has",
    );
    let help = Phrase::new("add `function_url_auth_type = NONE` for a public URL, or `AWS_IAM` for signed calls");
    Some(Finding::new(Code::MissingAuthType, Key::Principal, message, help))
}

pub(crate) const fn anonymous_identity<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    if !subject.is(Key::FunctionUrlAuthType, FunctionUrlAuthType::None.as_str())
        || !(subject.is_identity() || subject.service().is_some())
    {
        return None;
    }
    let message =
        Phrase::new("callers of a URL with auth type `NONE` are anonymous, so none of them is this principal");
    let help = Phrase::new("write `function_url_auth_type = AWS_IAM`");
    Some(Finding::new(Code::AnonymousIdentity, Key::FunctionUrlAuthType, message, help))
}

pub(crate) const fn service_via_url<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    let Some(service) = subject.service() else { return None };
    if !subject.is(Key::InvokedViaFunctionUrl, "true") {
        return None;
    }
    if service.performs(INVOKE_URL) {
        return None;
    }
    let message =
        Phrase::new(service.name).plain(" never calls a function URL, so `invoked_via_function_url` never holds");
    let help = Phrase::new("leave `invoked_via_function_url` out").plain(super::action::IN_A_SET);
    Some(Finding::new(Code::ServiceViaUrl, Key::InvokedViaFunctionUrl, message, help))
}

pub(crate) const fn via_url_false<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    if !subject.is(Key::InvokedViaFunctionUrl, "false") {
        return None;
    }
    let message = Phrase::new("`false` writes no condition: AWS still grants calls through the URL");
    let help = Phrase::new("leave `invoked_via_function_url` out, or write `true` to grant only calls through the URL");
    Some(Finding::new(Code::ViaUrlFalse, Key::InvokedViaFunctionUrl, message, help))
}

pub(crate) const fn of_version<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    if !subject.is_at_version() {
        return None;
    }
    if !subject.is_action(INVOKE_URL) && !subject.is(Key::InvokedViaFunctionUrl, "true") {
        return None;
    }
    let message = Phrase::new("versions have no function URL: URLs belong to the unqualified function or to an alias");
    let help = Phrase::new("write the alias that has the URL, or leave the qualifier out");
    Some(Finding::new(Code::UrlOfVersion, subject.qualifier_key(), message, help))
}
