//! The principal: who is granted something.

use super::{Subject, service::has_ended, subject::Caller};
use crate::{
    facts::actions::INVOKE_WEB_FUNCTION_ENDPOINT,
    facts::parameters::Key,
    facts::services::meant,
    facts::{
        conditions::EXAMPLE_OF_SKILL_ID,
        services::{CallerKind, SERVICES, Service, Support},
    },
    finding::{Code, Finding, Phrase},
    statement::Field,
    text::{equal, first},
    value::{self, principal::suggestion},
};

/// Whether a call of the service is known to carry anything that a condition could check.
const fn can_be_scoped(service: &Service) -> bool {
    let sends_nothing = matches!(
        (service.source_arn, service.source_account, service.token),
        (Support::NotSent(_), Support::NotSent(_), false)
    );
    !sends_nothing
}

pub(crate) const fn unscoped<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    let Field::Known(Caller::Service { principal, facts, .. }) = subject.caller else { return None };
    if subject.is_for_layer()
        || subject.not_needed.is_some()
        || calling_as_role(principal).is_some()
        || subject.has(Key::SourceArn)
        || subject.has(Key::SourceAccount)
        || subject.has(Key::EventSourceToken)
    {
        return None;
    }
    let (name, help) = match facts {
        None => (principal, Phrase::new("add `source_arn`, or `source_account` with your account ID")),
        Some(service) if !can_be_scoped(service) || has_ended(service) => return None,
        Some(service) if service.token => (
            service.name,
            Phrase::new("add `event_source_token` with the skill ID, such as \"")
                .plain(EXAMPLE_OF_SKILL_ID)
                .plain("\""),
        ),
        Some(service) => (service.name, scope(service)),
    };
    let message = Phrase::new("any customer of ")
        .user(name)
        .plain(if subject.is_for_web_function() {
            " could make it call this web function"
        } else {
            " could make it call this function"
        })
        .plain(": no condition says for which resource it may call");
    Some(Finding::new(Code::UnscopedService, Key::Principal, message, help))
}

/// How to limit the service: only with what it is known to send.
const fn scope<'a>(service: &'static Service) -> Phrase<'a> {
    let sends_account = matches!(service.source_account, Support::Sent);
    match service.source_arn {
        Support::Sent if !service.source_arns.is_empty() => {
            let help = Phrase::new("add `source_arn`, which is ").form(service.source_arns[0].form);
            match (sends_account, service.account_needed) {
                (true, true) => help.plain(", and `source_account`"),
                (true, false) => help.plain(", or `source_account` with your account ID"),
                (false, _) => help,
            }
        }
        _ if sends_account => Phrase::new("add `source_account` with your account ID"),
        _ => Phrase::new(
            "add a source with which you have seen the call work, or write allow(unscoped_service, reason = \"..\"): what ",
        )
        .plain(service.name)
        .plain(" sends is not verified"),
    }
}

pub(crate) const fn public<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    if !subject.is_everyone() || subject.has(Key::PrincipalOrgId) || subject.has(Key::OrganizationId) {
        return None;
    }
    let (message, help) = if subject.is_for_layer() {
        (
            "`*` without `organization_id` lets every AWS account use this layer version",
            "add `organization_id`, name an account, or write allow(public_access, reason = \"..\")",
        )
    } else if subject.has(Key::EventSourceToken) {
        (
            "`*` with a token lets in everyone who knows the token",
            "name the caller, such as principal = alexa_appkit, or write allow(public_access, reason = \"..\")",
        )
    } else if subject.has(Key::SourceArn) || subject.has(Key::SourceAccount) {
        (
            "`*` with a source lets in every service that acts for this source",
            "name the service, such as principal = s3, or write allow(public_access, reason = \"..\")",
        )
    } else {
        (
            "`*` without `principal_org_id` lets everyone in",
            "add `principal_org_id`, name the caller, or write allow(public_access, reason = \"..\")",
        )
    };
    Some(Finding::new(Code::PublicAccess, Key::Principal, Phrase::new(message), Phrase::new(help)))
}

pub(crate) const fn not_needed<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    if !subject.is_for_function() {
        return None;
    }
    if let Some(row) = subject.not_needed {
        let message = Phrase::new(row.name).plain(" never uses a function's policy: ").plain(row.why);
        let help = Phrase::new("remove this grant; instead, ").plain(row.instead);
        return Some(Finding::new(Code::NotNeeded, Key::Principal, message, help));
    }
    let Field::Known(Caller::Service { principal, facts: None, .. }) = subject.caller else { return None };
    let Some(service) = calling_as_role(principal) else { return None };
    let message = Phrase::new(service.name).plain(" calls the function with its service-linked role, not as a service");
    let help = Phrase::new("write the ARN of the role as principal, such as \"").plain(service.principal).plain("\"");
    Some(Finding::new(Code::NotNeeded, Key::Principal, message, help))
}

/// The service of this principal, if it calls with a service-linked role.
const fn calling_as_role(principal: &str) -> Option<&'static Service> {
    first!(SERVICES, |row| matches!(row.kind, CallerKind::Role) && is_role_of(row.principal, principal))
}

/// Whether the role's path, `aws-service-role/SERVICE/NAME`, names the service.
const fn is_role_of(role: &str, service: &str) -> bool {
    let mut rest = role;
    while let Some((segment, behind)) = crate::text::split_once(rest, b'/') {
        if equal(segment, service) {
            return true;
        }
        rest = behind;
    }
    false
}

/// Whether the principal may be an expression.
pub(crate) const fn is_expression(subject: &Subject<'_>) -> bool {
    subject.is_expression(Key::Principal) || matches!(subject.value(Key::Principal), Field::Pending)
}

/// A principal with the suffix that the Chinese Regions give it, of which nothing is known before another value shows these.
pub(crate) const fn with_suffix<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    match subject.value(Key::Principal) {
        Field::Known(text) if subject.is_expression(Key::Principal) && subject.is_in_china() => {
            value::check_given(Key::Principal, text)
        }
        _ => None,
    }
}

/// A service that is not known to call web functions.
const fn calling_no_web_function<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    let (principal, name) = match (subject.caller, subject.not_needed) {
        (Field::Known(Caller::Service { principal, .. }), Some(row)) => (principal, row.name),
        (Field::Known(Caller::Service { principal, facts: Some(service), .. }), None) => {
            if has_ended(service) || service.performs(INVOKE_WEB_FUNCTION_ENDPOINT) {
                return None;
            }
            (principal, service.name)
        }
        _ => return None,
    };
    let message = Phrase::quoting(principal)
        .plain(": the catalogue knows no way in which ")
        .plain(name)
        .plain(" calls a web function; of AWS's services, CloudFront does");
    let help = "write the principal that calls the endpoint, or write allow(unknown_service, reason = \"..\")";
    Some(Finding::new(Code::UnknownService, Key::Principal, message, Phrase::new(help)))
}

pub(crate) const fn unknown_service<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    if subject.is_for_web_function()
        && let Some(found) = calling_no_web_function(subject)
    {
        return Some(found);
    }
    let Field::Known(Caller::Service { principal, facts: None, .. }) = subject.caller else { return None };
    let is_otherwise_known = subject.not_needed.is_some() || calling_as_role(principal).is_some();
    if subject.is_for_layer() || is_otherwise_known || with_suffix(subject).is_some() {
        return None;
    }
    let message = Phrase::quoting(principal).plain(" is not in the catalogue of services that invoke functions");
    let meant = match subject.source_arn {
        Field::Known(arn) => meant::by_principal_and_source(principal, arn.service, arn.resource),
        _ => meant::by_principal(principal),
    };
    let help = match meant {
        [] => Phrase::new(
            "write the principal as the service's documentation gives it, or write allow(unknown_service, reason = \"..\")",
        ),
        meant => suggestion::principals(meant, principal, partition(subject)),
    };
    Some(Finding::new(Code::UnknownService, Key::Principal, message, help))
}

/// The partition of the function or, if that is not known, of the source.
const fn partition<'a>(subject: &Subject<'a>) -> Option<&'a str> {
    match (subject.scope.partition, subject.source_arn) {
        (Some(partition), _) => Some(partition),
        (None, Field::Known(arn)) => Some(arn.partition),
        (None, _) => None,
    }
}
