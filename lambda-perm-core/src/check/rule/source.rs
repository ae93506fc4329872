//! The source of a call: does the principal's service send it?

use super::{
    Subject,
    remark::remark,
    scope::in_region,
    service::{has_ended, silence},
    subject::Caller,
};
use crate::{
    arn::{Sent, SourceArnText},
    facts::parameters::Key,
    facts::partitions::is_region,
    facts::services::{
        Regional, SERVICES, Service, Support,
        form::{SourceArnForm, ends},
    },
    finding::{Code, Finding, Phrase},
    statement::Field,
    text::{
        self, between, contains, ends_with, equal, from,
        placeholder::{self, differ, first},
        starts_with,
    },
    value::ArnParts,
    value::unreplaced::replaced,
};

/// The service, its documented source and the given one, if all are known, the forms are certain and the source is of the service.
const fn certain<'a>(subject: &Subject<'a>) -> Option<(&'static Service, SourceArnForm, ArnParts<'a>)> {
    match (subject.service(), subject.documented, subject.source_arn) {
        (Some(service), Some(form), Field::Known(arn)) if service.certain && equal(form.service, arn.service) => {
            Some((service, form, arn))
        }
        _ => None,
    }
}

pub(crate) const fn of_another_service<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    let (Some(service), Some(form), Field::Known(arn)) = (subject.service(), subject.documented, subject.source_arn)
    else {
        return None;
    };
    if equal(form.service, arn.service) {
        return None;
    }
    let is_sent = matches!(service.source_arn, Support::Sent);
    let message = Phrase::quoting(arn.text)
        .plain(" is never the source of ")
        .plain(service.event)
        .plain(": ")
        .plain(service.name)
        .plain(" sends ")
        .plain(service.sends)
        .plain(if is_sent { "" } else { ", if any (not verified)" });
    let help = match (sender(arn), service.source_account) {
        (Some(sender), _) if is_sent => as_principal(sender, arn)
            .plain(" for this source, or an ARN of the form ")
            .form(service.source_arns[0].form),
        (Some(sender), Support::Sent) => {
            as_principal(sender, arn).plain(" for this source, or `source_account` instead")
        }
        (Some(sender), _) => as_principal(sender, arn).plain(" for this source"),
        (None, _) if is_sent => Phrase::new("write an ARN of the form ").form(service.source_arns[0].form),
        (None, Support::Sent) => Phrase::new("write `source_account` instead"),
        (None, _) => Phrase::new("leave `source_arn` out"),
    };
    Some(Finding::new(Code::ForeignSource, Key::SourceArn, message, help))
}

/// A reference to a function or a layer, whose ARN is not written out: it sends no events.
pub(crate) const fn of_function<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    let (Some(service), Some(text)) = (subject.service(), subject.source_of_function()) else { return None };
    if service.source_arns.is_empty() {
        return None;
    }
    let message = Phrase::quoting(text)
        .plain(" is never the source of ")
        .plain(service.event)
        .plain(": it is a function or a layer, and ")
        .plain(service.name)
        .plain(" sends ")
        .plain(service.sends);
    let help = Phrase::new("write an ARN of the form ").form(service.source_arns[0].form);
    Some(Finding::new(Code::ForeignSource, Key::SourceArn, message, help))
}

/// Says to write the sender of the source as principal. The Region is added if the service needs it, or if the partition has other
/// principals.
const fn as_principal<'a>(sender: &'static Service, arn: ArnParts<'a>) -> Phrase<'a> {
    let region = if is_region(arn.region) { Some(arn.region) } else { None };
    let help = Phrase::new("write `principal = ");
    match (sender.region, sender.in_partition(arn.partition), region) {
        (Regional::Required, _, None) => in_region(sender, "us-east-1"),
        (Regional::Required, _, Some(region)) | (_, Some(_), Some(region)) => in_region(sender, region),
        (_, Some(own), None) => help.plain("\"").plain(own.principal).plain("\"`"),
        (_, None, _) => help.plain(sender.id).plain("`"),
    }
}

/// The first service that sends such an ARN, as far as is known, and calls a function for it.
const fn sender(arn: ArnParts<'_>) -> Option<&'static Service> {
    let mut at = 0;
    while at < SERVICES.len() {
        let service = &SERVICES[at];
        if let Some(form) = service.documented()
            && equal(form.service, arn.service)
            && !has_ended(service)
            && silence(service, &arn).is_none()
            && match (SourceArnText { service, start: form.resource, arn, is_expression: true }).sent() {
                Sent::Yes => true,
                Sent::Misnamed(_) => false,
                Sent::No => !service.certain,
            }
        {
            return Some(service);
        }
        at += 1;
    }
    None
}

pub(crate) const fn account_field<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    let Some((service, form, arn)) = certain(subject) else { return None };
    let (message, help) = match (form.has_account, arn.account.is_empty()) {
        (true, true) => (
            "names no account, but every source ARN of ",
            "write the account ID between the fourth and the fifth colon: ",
        ),
        (false, false) => ("names an account, but no source ARN of ", "leave the account out: "),
        _ => return None,
    };
    let message = Phrase::quoting(arn.text).plain(" ").plain(message).plain(service.name).plain(" does");
    let help = Phrase::new(help).form(service.source_arns[0].form);
    Some(Finding::new(Code::SourceAccountField, Key::SourceArn, message, help))
}

pub(crate) const fn region_field<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    let Some((service, form, arn)) = certain(subject) else { return None };
    let (message, help) = match (form.has_region, arn.region.is_empty()) {
        (true, true) => {
            ("names no Region, but every source ARN of ", "write the Region between the third and the fourth colon: ")
        }
        (false, false) => ("names a Region, but no source ARN of ", "leave the Region out: "),
        _ => return None,
    };
    let message = Phrase::quoting(arn.text).plain(" ").plain(message).plain(service.name).plain(" does");
    let help = Phrase::new(help).form(service.source_arns[0].form);
    Some(Finding::new(Code::SourceRegionField, Key::SourceArn, message, help))
}

pub(crate) const fn account_mismatch<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    let (Field::Known(arn), Field::Known(account)) = (subject.source_arn, subject.value(Key::SourceAccount)) else {
        return None;
    };
    if arn.account.is_empty() || !differ(arn.account, account) {
        return None;
    }
    let message = Phrase::new("the source ARN names the account ").quoted(arn.account).plain(", not ").quoted(account);
    let help = match subject.service() {
        Some(Service { source_account: Support::Sent, .. }) | None => {
            Phrase::new("write \"").user(arn.account).plain("\", or leave")
        }
        Some(_) => Phrase::new("leave"),
    };
    let help = help.plain(" `source_account` out: the ARN names the account");
    Some(Finding::new(Code::AccountMismatch, Key::SourceAccount, message, help))
}

/// A `${..}` in a plain string. In the parts before the resource, AWS rejects it.
pub(crate) const fn unreplaced<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    let Field::Known(text) = subject.value(Key::SourceArn) else { return None };
    if subject.is_expression(Key::SourceArn) {
        return None;
    }
    let Some((start, end)) = first(text, 0) else { return None };
    let message = Phrase::quoting(between(text, start, end))
        .plain(" stands in a plain string, where nothing replaces it, so no source ever matches");
    Some(Finding::new(Code::UnreplacedInSource, Key::SourceArn, message, replaced(text)))
}

pub(crate) const fn shape<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    let (Some(service), Some(form), Field::Known(arn)) = (subject.service(), subject.documented, subject.source_arn)
    else {
        return None;
    };
    if !equal(form.service, arn.service) {
        return None;
    }
    let text =
        SourceArnText { service, start: form.resource, arn, is_expression: subject.is_expression(Key::SourceArn) };
    match text.sent() {
        Sent::Yes => return None,
        Sent::Misnamed(finding) => return Some(finding),
        Sent::No if service.certain => {}
        Sent::No => return None,
    }
    let message = Phrase::quoting(if arn.resource.is_empty() { arn.text } else { arn.resource })
        .plain(" is never the source of ")
        .plain(service.event)
        .plain(": ")
        .plain(service.name)
        .plain(" sends ")
        .plain(service.sends);
    Some(Finding::new(Code::SourceShape, Key::SourceArn, message, mended(text)))
}

/// The same where only the deployment knows how the source begins: it can still end as no source of the service does.
pub(crate) const fn end<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    let (Some(service), Field::Known(text), true) =
        (subject.service(), subject.value(Key::SourceArn), subject.is_expression(Key::SourceArn))
    else {
        return None;
    };
    let Some((0, end)) = first(text, 0) else { return None };
    let rest = from(text, end);
    if !service.certain || service.source_arns.is_empty() || rest.is_empty() {
        return None;
    }
    if text::first!(service.source_arns, |source| ends(rest, source.form)).is_some() {
        return None;
    }
    let message = Phrase::quoting(text)
        .plain(" is never the source of ")
        .plain(service.event)
        .plain(": ")
        .plain(service.name)
        .plain(" sends ")
        .plain(service.sends)
        .plain(", and no such ARN ends so");
    let help = match starts_with(rest, "/") || starts_with(rest, ":") {
        true => Phrase::new("leave `").user(rest).plain("` out, or write an ARN of the form "),
        false => Phrase::new("write an ARN of the form "),
    };
    let help = help.form(service.source_arns[0].form);
    Some(Finding::new(Code::SourceShape, Key::SourceArn, message, help))
}

/// Says how to mend a source: without the kind of resource that it begins with, without what stands behind one of its last
/// separators, with what is missing at its end, or with another separator. How a text that is known in part is written is not
/// known here, so of that only the difference is said. Nothing is offered that stands for more than the text names.
const fn mended<'a>(text: SourceArnText<'a>) -> Phrase<'a> {
    let (service, resource) = (text.service, text.arn.resource);
    if let Some(name) = behind_kind(service, resource)
        && let Some(help) = text.offer([name, "", "", ""])
    {
        return help;
    }
    let (mut cut, mut tries) = (resource.len(), 8);
    while cut > 0 && tries > 0 {
        let (head, rest) = (between(resource, 0, cut), from(resource, cut));
        // `a/b` may be a kind and a name, or a name and something below it. `a/*` is the latter.
        let is_kind = starts_with(rest, "/") && rest.len() > 1 && !has_separator(head) && !contains(rest, b'*');
        if is_kind || (!rest.is_empty() && ends_with_separator(head)) {
            break;
        }
        if let Some(help) = with_end(text, head, rest) {
            return help;
        }
        (cut, tries) = (last_separator(head), tries - 1);
    }
    if let Some(help) = with_another_separator(text) {
        return help;
    }
    match sender(text.arn) {
        Some(sender) => as_principal(sender, text.arn).plain(" for this source"),
        None => Phrase::new("write an ARN of the form ").form(service.source_arns[0].form),
    }
}

/// Suggests only the first part of a resource, with the usual end of the service's sources.
const fn with_end<'a>(text: SourceArnText<'a>, head: &'a str, rest: &'a str) -> Option<Phrase<'a>> {
    let form = text.service.source_arns[0].form;
    let mut at = 0;
    while at < TAILS.len() {
        let tail = TAILS[at];
        at += 1;
        // A wildcard instead of the text would match more.
        let is_narrow = tail.is_empty() || rest.is_empty() || (ends_with(form, tail) && has_separator(head));
        if !is_narrow || starts_with(tail, "*") != ends_with_separator(head) {
            continue;
        }
        if let Some(help) = text.offer([head, tail, "", ""]) {
            return Some(help);
        }
        if text.is_expression && text.sends([head, tail, "", ""]) {
            return Some(match (rest.is_empty(), tail.is_empty()) {
                (true, _) => Phrase::new("add `").plain(tail).plain("` at its end"),
                (false, true) => Phrase::new("leave `").user(rest).plain("` out"),
                (false, false) => Phrase::new("write `").plain(tail).plain("` instead of `").user(rest).plain("`"),
            });
        }
    }
    None
}

/// An end that a source may lack.
static TAILS: [&str; 5] = ["", ":*", "/*", "/*/*", "*"];

/// Suggests the resource with `/` for `:`, or the other way round: `rule:my_rule`.
const fn with_another_separator<'a>(text: SourceArnText<'a>) -> Option<Phrase<'a>> {
    let resource = text.arn.resource;
    let mut at = 0;
    while at < resource.len() {
        let other = match resource.as_bytes()[at] {
            b'/' => ":",
            b':' => "/",
            _ => "",
        };
        if !other.is_empty() {
            let (head, rest) = (between(resource, 0, at), from(resource, at + 1));
            if let Some(help) = text.offer([head, other, rest, ""]) {
                return Some(help);
            }
        }
        at += 1;
    }
    None
}

/// The text after the kind of a resource, if the service's source ARNs do not name the kind: `my-topic` of `topic/my-topic`.
const fn behind_kind<'a>(service: &Service, resource: &'a str) -> Option<&'a str> {
    let mut at = 0;
    while at < service.source_arns.len() {
        let kind = service.source_arns[at].resource;
        if starts_with(resource, kind) && resource.len() > kind.len() + 1 {
            let name = from(resource, kind.len() + 1);
            let is_kind = matches!(resource.as_bytes()[kind.len()], b'/' | b':') && !starts_with(name, "*");
            return if is_kind { Some(name) } else { None };
        }
        at += 1;
    }
    None
}

const fn has_separator(text: &str) -> bool {
    placeholder::find(text, b'/').is_some() || placeholder::find(text, b':').is_some()
}

const fn ends_with_separator(text: &str) -> bool {
    ends_with(text, "/") || ends_with(text, ":")
}

/// Where the last separator outside of placeholders is; 0 if there is none.
const fn last_separator(text: &str) -> usize {
    let (mut last, mut start) = (0, 0);
    while start < text.len() {
        let rest = from(text, start);
        let next = match (placeholder::find(rest, b'/'), placeholder::find(rest, b':')) {
            (Some(slash), Some(colon)) => Some(if slash < colon { slash } else { colon }),
            (slash, None) => slash,
            (None, colon) => colon,
        };
        let Some(at) = next else { return last };
        last = start + at;
        start = last + 1;
    }
    last
}

/// The finding about a source for an account, user or role.
const fn of_identity<'a>(subject: &Subject<'a>, key: Key) -> Phrase<'a> {
    let message = Phrase::new("accounts, users and roles call for themselves, not for a source");
    let message = match subject.value(key) {
        Field::Known(source) => message.plain(" such as ").quoted(source),
        _ => message,
    };
    message.plain(", so the condition never holds")
}

pub(crate) const fn arn_of_identity<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    if !subject.is_identity() || !subject.has(Key::SourceArn) {
        return None;
    }
    let help = Phrase::new("leave `source_arn` out, or name the service that acts for this source as principal");
    Some(Finding::new(Code::SourceOfIdentity, Key::SourceArn, of_identity(subject, Key::SourceArn), help))
}

pub(crate) const fn account_of_identity<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    if !subject.is_identity() || !subject.has(Key::SourceAccount) {
        return None;
    }
    let help = Phrase::new("leave `source_account` out");
    Some(Finding::new(Code::SourceOfIdentity, Key::SourceAccount, of_identity(subject, Key::SourceAccount), help))
}

pub(crate) const fn unsent_arn<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    match subject.service() {
        Some(service @ Service { source_arn: Support::NotSent(evidence), .. }) if subject.has(Key::SourceArn) => {
            let message = Phrase::new(service.name).plain(" sends no source ARN, so the condition never holds");
            let help = token_too(service, Phrase::new("leave `source_arn` out"));
            Some(Finding::new(Code::UnsentSource, Key::SourceArn, remark(message, *evidence), help))
        }
        _ => None,
    }
}

pub(crate) const fn unsent_account<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    match subject.service() {
        Some(service @ Service { source_account: Support::NotSent(evidence), .. })
            if subject.has(Key::SourceAccount) =>
        {
            let message = Phrase::new(service.name).plain(" sends no source account, so the condition never holds");
            let help = match (service.source_arn, service.source_arns) {
                (Support::Sent, [..]) if subject.has(Key::SourceArn) => {
                    Phrase::new("leave `source_account` out: the source ARN names the account")
                }
                (Support::Sent, [source, ..]) => Phrase::new("write `source_arn` instead, which is ").form(source.form),
                _ => Phrase::new("leave `source_account` out"),
            };
            let help = token_too(service, help);
            Some(Finding::new(Code::UnsentSource, Key::SourceAccount, remark(message, *evidence), help))
        }
        _ => None,
    }
}

const fn token_too<'a>(service: &Service, help: Phrase<'a>) -> Phrase<'a> {
    if service.token { help.plain(", and write `event_source_token` with the skill ID") } else { help }
}

pub(crate) const fn missing_account<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    let Field::Known(Caller::Service { facts, .. }) = subject.caller else { return None };
    if subject.has(Key::SourceAccount) || !subject.has(Key::SourceArn) || subject.not_needed.is_some() {
        return None;
    }
    let nameless = matches!(subject.source_arn, Field::Known(arn) if arn.account.is_empty());
    let named = matches!(subject.source_arn, Field::Known(arn) if !arn.account.is_empty());
    let start = match subject.source_arn {
        Field::Known(arn) => Phrase::new("the source ARN ").quoted(arn.text).plain(" names no account"),
        _ => Phrase::new("the source ARN names no account"),
    };
    let message = match facts {
        Some(service) if service.account_needed && !named => start
            .plain(": once its owner gives up the name, another account can take it, and ")
            .plain(service.name)
            .plain(" calls for that account"),
        // The others send an ARN with the account, so one without it is reported as never matching.
        Some(service) if service.certain => return None,
        _ if nameless => start.plain(", so the resource of any account would match it"),
        _ => return None,
    };
    let help = match facts {
        Some(Service { source_account: Support::Unverified | Support::NotSent(_), .. }) => {
            "write the account ID between the fourth and the fifth colon of the ARN"
        }
        _ => "add `source_account` with the ID of the account that owns the source",
    };
    let help = Phrase::new(help);
    Some(Finding::new(Code::MissingSourceAccount, Key::SourceArn, message, help))
}
