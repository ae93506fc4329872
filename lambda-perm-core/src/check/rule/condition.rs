//! Conditions that the caller can never meet.

use super::{Subject, subject::Caller};
use crate::{
    facts::parameters::Key,
    facts::{
        conditions::{OLD_SKILL_ID, SKILL_ID},
        services::Service,
    },
    finding::{Code, Finding, Phrase},
    statement::Field,
    text::{from, is_uuid, placeholder::has_placeholder, starts_with},
    value::FunctionUrlAuthType,
};

pub(crate) const fn unsent_token<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    if !subject.has(Key::EventSourceToken) {
        return None;
    }
    let message = match subject.caller {
        Field::Known(Caller::Service { facts: Some(service), .. }) if !service.token => Phrase::new(service.name)
            .plain(" sends no event source token, so the condition never holds: only Alexa sends one"),
        Field::Known(Caller::Account | Caller::Identity(_)) => Phrase::new(
            "accounts, users and roles send no event source token, so the condition never holds: only Alexa sends one",
        ),
        _ => return None,
    };
    Some(Finding::new(Code::UnsentToken, Key::EventSourceToken, message, Phrase::new("leave `event_source_token` out")))
}

/// A token for Alexa that is not a skill ID. With `*` as principal, it is unknown whether Alexa is meant.
pub(crate) const fn no_skill<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    let (Some(Service { token: true, .. }), Field::Known(token)) =
        (subject.service(), subject.value(Key::EventSourceToken))
    else {
        return None;
    };
    if has_placeholder(token) || is_skill_id(token) {
        return None;
    }
    let message = Phrase::quoting(token).plain(" is not a skill ID, which is the token that Alexa sends");
    let help =
        Phrase::new("write the skill ID as Alexa shows it: \"").plain(SKILL_ID).plain("\" and a UUID in lower case");
    Some(Finding::new(Code::NoSkill, Key::EventSourceToken, message, help))
}

const fn is_skill_id(token: &str) -> bool {
    starts_with(token, OLD_SKILL_ID) || (starts_with(token, SKILL_ID) && is_uuid(from(token, SKILL_ID.len())))
}

pub(crate) const fn organization_of_service<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    let Field::Known(Caller::Service { .. }) = subject.caller else { return None };
    if !subject.has(Key::PrincipalOrgId) {
        return None;
    }
    let message = Phrase::new("a service belongs to no organization, so `principal_org_id` never holds");
    let help = Phrase::new("leave it out, and limit the grant with `source_account` or `source_arn`");
    Some(Finding::new(Code::OrganizationOfService, Key::PrincipalOrgId, message, help))
}

/// With `*`, each condition stands for a kind of caller: a source for services, a token for Alexa, an organization for
/// IAM callers, auth type `NONE` for anonymous ones. Two kinds in one statement leave nobody.
pub(crate) const fn disjoint<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    if !subject.is_everyone() || subject.is_for_layer() {
        return None;
    }
    let source = subject.has(Key::SourceArn) || subject.has(Key::SourceAccount);
    let source_key = if subject.has(Key::SourceArn) { Key::SourceArn } else { Key::SourceAccount };
    let token = subject.has(Key::EventSourceToken);
    let organization = subject.has(Key::PrincipalOrgId);
    let anonymous = subject.is(Key::FunctionUrlAuthType, FunctionUrlAuthType::None.as_str());
    let via_url = subject.is(Key::InvokedViaFunctionUrl, "true");
    let (key, message) = if organization && anonymous {
        (Key::PrincipalOrgId, "callers of a URL with auth type `NONE` are anonymous and belong to no organization")
    } else if organization && source {
        (Key::PrincipalOrgId, "a caller with a source is a service, and a service belongs to no organization")
    } else if organization && token {
        (Key::PrincipalOrgId, "a caller with a token is Alexa, which belongs to no organization")
    } else if anonymous && source {
        (source_key, "callers of a URL with auth type `NONE` are anonymous and act for no source")
    } else if anonymous && token {
        (Key::EventSourceToken, "callers of a URL with auth type `NONE` are anonymous and send no token")
    } else if token && source {
        (source_key, "a caller with a token is Alexa, which sends no source")
    } else if token && via_url {
        (Key::EventSourceToken, "a caller with a token is Alexa, which calls no function URL")
    } else {
        return None;
    };
    let message = Phrase::new(message).plain(": no caller meets both conditions");
    let help = Phrase::new("leave one of them out, or write a grant for each kind of caller");
    Some(Finding::new(Code::DisjointConditions, key, message, help))
}
