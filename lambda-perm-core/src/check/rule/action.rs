//! What a statement grants: does the action exist, can this policy grant it, does the caller ever perform it?

use super::Subject;
use crate::{
    facts::actions::{self, Grant, INVOKE_FUNCTION_URL, INVOKE_WEB_FUNCTION, INVOKE_WEB_FUNCTION_ENDPOINT, Levels},
    facts::parameters::{Key, Target},
    finding::{Code, Finding, Phrase},
    statement::Field,
    text::{equal, equal_ignoring_case, starts_with, suggest::closest},
    value::{QualifierKind, qualifier},
};

/// The row of the action, for a function or a web function and a name without a wildcard.
const fn facts(subject: &Subject<'_>) -> Option<&'static actions::Action> {
    if subject.is_for_layer() { None } else { subject.action_facts }
}

pub(crate) const fn all<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    if subject.is_for_layer() || !subject.is_action("*") {
        return None;
    }
    let Field::Known(text) = subject.value(Key::Action) else { return None };
    let (what, help) = if subject.is_for_web_function() {
        (
            " grants every action on the endpoints, including changing and deleting them",
            "write the one action that the caller needs, such as `InvokeWebFunctionEndpoint`",
        )
    } else {
        (
            " grants every action on the function, including changing its code and deleting it",
            "write the one action that the caller needs, such as `InvokeFunction`",
        )
    };
    let (message, help) = (Phrase::quoting(text).plain(what), Phrase::new(help));
    Some(Finding::new(Code::AllActions, Key::Action, message, help))
}

pub(crate) const fn unknown<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    let Field::Known(name) = subject.action else { return None };
    if subject.is_for_layer() || equal(name, "*") || subject.action_facts.is_some() {
        return None;
    }
    let message = Phrase::new("Lambda has no action ")
        .quoted(name)
        .plain(": AWS stores the statement without checking the name, and it grants nothing");
    let help = match closest(name, &actions::NAMES) {
        _ if equal_ignoring_case(name, INVOKE_WEB_FUNCTION) || subject.is_for_web_function() && begins_invoke(name) => {
            Phrase::new("did you mean `").plain(INVOKE_WEB_FUNCTION_ENDPOINT).plain("`?")
        }
        Some(name) => Phrase::new("did you mean `").plain(name).plain("`?"),
        None if subject.is_for_web_function() => {
            Phrase::new("write one of the actions on web functions, such as `InvokeWebFunctionEndpoint`")
        }
        None => Phrase::new("write one of the actions of Lambda, such as `InvokeFunction` or `GetFunction`"),
    };
    Some(Finding::new(Code::UnknownAction, Key::Action, message, help))
}

/// Whether whoever wrote this means a call.
const fn begins_invoke(name: &str) -> bool {
    starts_with(name, "Invoke") || starts_with(name, "invoke")
}

/// Whether the policy of what the statement is for can grant the action.
const fn can_grant(subject: &Subject<'_>, action: &actions::Action) -> bool {
    match subject.target {
        Target::Function => matches!(action.grant, Grant::Function(_)),
        Target::LayerVersion => matches!(action.grant, Grant::LayerVersion),
        Target::WebFunction => action.web_function_part().is_some(),
    }
}

/// A name of the catalogue whose case differs from AWS's. A layer version takes only one text, and an action that a function's
/// policy cannot grant is reported by another rule.
pub(crate) const fn spelling<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    let (Some(action), Field::Known(text)) = (facts(subject), subject.value(Key::Action)) else { return None };
    let name = actions::name(text);
    if equal(name, action.name) || !can_grant(subject, action) {
        return None;
    }
    let message = Phrase::quoting(name)
        .plain(" is not how AWS spells this action: IAM ignores case and grants it, but tools that compare text do not find it");
    let help = Phrase::new("write it as AWS does: `").plain(action.name).plain("`");
    Some(Finding::new(Code::ActionSpelling, Key::Action, message, help))
}

pub(crate) const fn ungrantable<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    let Some(action) = facts(subject) else { return None };
    if can_grant(subject, action) {
        return None;
    }
    let message = Phrase::quoting(action.name);
    let (message, help) = match action.grant {
        Grant::Function(_) => (
            message.plain(" acts on functions, so a web function's policy cannot grant it"),
            if starts_with(action.name, "Invoke") {
                Phrase::new(
                    "write `InvokeWebFunctionEndpoint`; for a function, write function_name instead of web_function",
                )
            } else {
                Phrase::new("grant it on the function: write function_name instead of web_function")
            },
        ),
        Grant::LayerVersion if subject.is_for_web_function() => (
            message.plain(" acts on layer versions, so a web function's policy cannot grant it"),
            Phrase::new("grant it on the layer version: write layer_name and version_number instead of web_function"),
        ),
        Grant::None if subject.is_for_web_function() => (
            message.plain(" acts on no web function, so the policy of one cannot grant it"),
            Phrase::new("grant it in the caller's IAM policy"),
        ),
        Grant::LayerVersion => (
            message.plain(" acts on layer versions, so a function's policy cannot grant it"),
            Phrase::new("grant it on the layer version: write layer_name and version_number instead of function_name"),
        ),
        Grant::None if action.is_of_web_functions() => (
            message.plain(" acts on web functions, so a function's policy cannot grant it"),
            if equal(action.name, INVOKE_WEB_FUNCTION_ENDPOINT) {
                Phrase::new("write `InvokeFunction`, or grant it in a `WebFunctionPolicy` if it is a web function")
            } else {
                Phrase::new("grant it in the policy of the web function, a `WebFunctionPolicy`")
            },
        ),
        Grant::None => (
            message.plain(" cannot be granted by a function's policy: AWS stores the statement, but nothing uses it"),
            Phrase::new("grant it in the caller's IAM policy, in the function's own account"),
        ),
    };
    Some(Finding::new(Code::Ungrantable, Key::Action, message, help))
}

/// Whether the action may be one that has no effect on some of function, versions and aliases.
pub(crate) fn has_wrong_level(subject: &Subject<'_>) -> bool {
    match facts(subject).map(|action| action.grant) {
        _ if !subject.is_for_function() => false,
        Some(Grant::Function(levels)) => !(levels.function && levels.version && levels.alias),
        Some(_) => false,
        None => !matches!(subject.value(Key::Action), Field::Known(_)),
    }
}

pub(crate) const fn wrong_level<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    let (Some(action), Field::Known(qualifier)) = (facts(subject), subject.qualifier) else { return None };
    let Grant::Function(levels) = action.grant else { return None };
    // Versions have no function URL, but another rule reports that.
    if equal(action.name, INVOKE_FUNCTION_URL) {
        return None;
    }
    let (works, level) = match qualifier {
        None => (levels.function, "the unqualified function"),
        Some(text) => match qualifier::kind(text) {
            QualifierKind::Alias => (levels.alias, "an alias"),
            QualifierKind::Version | QualifierKind::LatestPublished => (levels.version, "a version"),
        },
    };
    if works {
        return None;
    }
    let message = Phrase::quoting(action.name)
        .plain(" has no effect on ")
        .plain(level)
        .plain(": it acts ")
        .plain(describe(levels));
    let (key, help) = match levels {
        Levels { function: true, version: false, alias: false } => (subject.qualifier_key(), "leave the qualifier out"),
        Levels { function: false, .. } => {
            (Key::Action, "add the qualifier: write `qualifier = ` and the version or alias")
        }
        _ => (subject.qualifier_key(), "write the number of a version, or leave the qualifier out"),
    };
    Some(Finding::new(Code::WrongLevel, key, message, Phrase::new(help)))
}

const fn describe(levels: Levels) -> &'static str {
    match levels {
        Levels { function: true, version: false, alias: false } => "only on the unqualified function",
        Levels { function: true, version: true, alias: false } => "on the function and its versions",
        Levels { function: true, version: false, alias: true } => "on the function and its aliases",
        Levels { function: false, .. } => "only on versions and aliases",
        Levels { .. } => "on the function, its versions and aliases",
    }
}

pub(crate) const fn unused_by_service<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    let (Some(service), Some(action)) = (subject.service(), facts(subject)) else { return None };
    if !subject.is_for_function() || !matches!(action.grant, Grant::Function(_)) {
        return None;
    }
    if subject.is_named_not_needed || service.performs(action.name) {
        return None;
    }
    let message = Phrase::new(service.name).plain(" never performs ").quoted(action.name).plain(" on a function");
    let help = Phrase::new("write `action = ").plain(actions::name(service.actions[0])).plain("`");
    let help = if subject.is_action(INVOKE_FUNCTION_URL) { help.plain(IN_A_SET) } else { help };
    Some(Finding::new(Code::UnusedAction, Key::Action, message, help))
}

/// The help if `function_url(..)` has written the action.
pub(super) const IN_A_SET: &str = "; in a set, write `statement(..)` instead of function_url(..)";
