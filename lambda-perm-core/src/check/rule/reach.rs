//! Can the source call the function? Checked if the Regions or accounts of both are known.

use super::{Subject, remark::remark, scope::in_region};
use crate::{
    facts::parameters::Key,
    facts::{
        partitions::{self, Enabled},
        services::{Across, Evidence, Service, Support},
    },
    finding::{Code, Finding, Phrase},
    statement::Field,
    text::{equal, placeholder::has_placeholder},
    value::{QualifierKind, qualifier},
};

/// The Region of the function, if the statement is for a function.
const fn own_region<'a>(subject: &Subject<'a>) -> Option<&'a str> {
    if subject.is_for_function() { subject.scope.region } else { None }
}

/// The account of the source, and the key that says it.
const fn source_account<'a>(subject: &Subject<'a>, service: &Service) -> Option<(&'a str, Key)> {
    let account = match (subject.source_arn, subject.value(Key::SourceAccount)) {
        (Field::Pending, _) => return None,
        (Field::Known(arn), _) if !arn.account.is_empty() => (arn.account, Key::SourceArn),
        // A service that sends no account is reported by another rule.
        (_, Field::Known(_)) if matches!(service.source_account, Support::NotSent(_)) => return None,
        (_, Field::Known(account)) => (account, Key::SourceAccount),
        _ => return None,
    };
    if has_placeholder(account.0) { None } else { Some(account) }
}

/// Whether the service may be one that calls only functions of the source's account, and the name may tell one.
pub(crate) const fn stays_in_account(subject: &Subject<'_>) -> bool {
    let stays = match subject.service() {
        Some(service) => service.across_accounts.never().is_some(),
        None => matches!(subject.caller, Field::Pending),
    };
    stays && (subject.scope.account.is_some() || subject.is_name_pending())
}

/// Whether the service may be one that calls only functions of some Regions, and the name may tell one.
pub(crate) const fn stays_in_region(subject: &Subject<'_>) -> bool {
    let stays = match subject.service() {
        Some(service) => !matches!(service.across_regions, Across::Yes(_) | Across::Unknown),
        None => matches!(subject.caller, Field::Pending),
    };
    stays && (own_region(subject).is_some() || subject.is_name_pending())
}

/// Whether the service may be one whose Region the principal has to name, if the name tells another one.
pub(crate) const fn names_opt_in(subject: &Subject<'_>) -> bool {
    let names = match subject.service() {
        Some(service) => matches!(service.across_regions, Across::FromOptIn(_)),
        None => matches!(subject.caller, Field::Pending),
    };
    names && subject.principal_region().is_none() && stays_in_region(subject)
}

pub(crate) const fn account<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    let (Some(service), Some(own)) = (subject.service(), subject.scope.account) else { return None };
    let Some(evidence) = service.across_accounts.never() else { return None };
    let Some((theirs, key)) = source_account(subject, service) else { return None };
    if equal(theirs, own) {
        return None;
    }
    let message = Phrase::new(service.name)
        .plain(" calls only functions of the source's own account: the source is in ")
        .quoted(theirs)
        .plain(", but the function is in ")
        .quoted(own);
    let help = match (key, service.source_account) {
        (Key::SourceAccount, Support::Sent) => Phrase::new("write \"").user(own).plain("\""),
        (Key::SourceAccount, _) => {
            Phrase::new("write `source_arn` instead, with a source in the account `").user(own).plain("`")
        }
        _ => Phrase::new("write a source in the account `").user(own).plain("`"),
    };
    Some(Finding::new(Code::OtherAccount, key, remark(message, evidence), help))
}

/// The Regions of source and function, if the catalogue has both, and they differ but are in one partition. The source's is that of
/// its ARN or else of the principal.
const fn regions<'a>(subject: &Subject<'a>) -> Option<(&'a str, Key, &'a str)> {
    let Some(own) = own_region(subject) else { return None };
    let (theirs, key) = match (subject.source_arn, subject.principal_region()) {
        (Field::Pending, _) => return None,
        (Field::Known(arn), _) if !arn.region.is_empty() => (arn.region, Key::SourceArn),
        (_, Some(region)) => (region, Key::Principal),
        _ => return None,
    };
    if equal(theirs, own) {
        return None;
    }
    match (partitions::of_region(theirs), partitions::of_region(own)) {
        (Some(there), Some(here)) if equal(there.id, here.id) => Some((theirs, key, own)),
        _ => None,
    }
}

pub(crate) const fn region<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    let Some(service) = subject.service() else { return None };
    match service.across_regions {
        Across::Never(evidence) if evidence.is_shown() => own_region_only(subject, service, evidence),
        Across::FromOptIn(evidence) => into_opt_in(subject, service, evidence),
        Across::Never(_) | Across::Yes(_) | Across::Unknown => None,
    }
}

const fn own_region_only<'a>(
    subject: &Subject<'a>,
    service: &'static Service,
    evidence: Evidence,
) -> Option<Finding<'a>> {
    // A principal of another Region than the function's is reported by another rule.
    let Some((theirs, Key::SourceArn, own)) = regions(subject) else { return None };
    let message = Phrase::new(service.name)
        .plain(" calls only functions of the source's own Region: the source is in ")
        .quoted(theirs)
        .plain(", but the function is in ")
        .quoted(own);
    let help = Phrase::new("write a source in the Region `").user(own).plain("`");
    Some(Finding::new(Code::OtherRegion, Key::SourceArn, remark(message, evidence), help))
}

const fn enabled(region: &str) -> Enabled {
    match partitions::region(region) {
        Some(region) => region.enabled,
        None => Enabled::Unclear,
    }
}

const fn into_opt_in<'a>(subject: &Subject<'a>, service: &'static Service, evidence: Evidence) -> Option<Finding<'a>> {
    let Some((theirs, key, own)) = regions(subject) else { return None };
    if !matches!(enabled(own), Enabled::ByOptIn) {
        return None;
    }
    let message = Phrase::new(service.name)
        .plain(" in ")
        .quoted(theirs)
        .plain(" calls no function in ")
        .quoted(own)
        .plain(", an opt-in Region: only sources in the same Region call functions there");
    let help = match key {
        Key::Principal => in_region(service, own),
        _ => Phrase::new("write a source in the Region `").user(own).plain("`"),
    };
    Some(Finding::new(Code::OtherRegion, key, remark(message, evidence), help))
}

/// A source in an opt-in Region calls functions in default Regions with the principal of its own Region.
pub(crate) const fn from_opt_in<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    let Some(service) = subject.service() else { return None };
    let Across::FromOptIn(evidence) = service.across_regions else { return None };
    if subject.principal_region().is_some() {
        return None;
    }
    let Some((theirs, _, own)) = regions(subject) else { return None };
    let (Enabled::ByOptIn, Enabled::ByDefault) = (enabled(theirs), enabled(own)) else { return None };
    let Some((before, behind)) = service.around_region(theirs) else { return None };
    let message = Phrase::new(service.name)
        .plain(" in ")
        .quoted(theirs)
        .plain(", an opt-in Region, calls functions in other Regions as `")
        .plain(before)
        .user(theirs)
        .plain(behind)
        .plain("`");
    let help = in_region(service, theirs);
    Some(Finding::new(Code::OtherRegion, Key::Principal, remark(message, evidence), help))
}

pub(crate) const fn region_of_versions<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    let (Some(service), Some(region)) = (subject.service(), own_region(subject)) else { return None };
    let Some(expected) = service.versions_in else { return None };
    if equal(region, expected) || partitions::of_region(region).is_none() {
        return None;
    }
    let message = Phrase::new(service.name)
        .plain(" reads only functions in `")
        .plain(expected)
        .plain("`, but this one is in ")
        .quoted(region);
    let help = Phrase::new("write a function in `").plain(expected).plain("`");
    Some(Finding::new(Code::UnreadFunction, Key::FunctionName, message, help))
}

pub(crate) const fn version<'a>(subject: &Subject<'a>) -> Option<Finding<'a>> {
    let Some(Service { name, versions_in: Some(_), .. }) = subject.service() else { return None };
    let message = Phrase::new(name).plain(" reads only numbered versions, but this is ");
    let (message, key) = match subject.qualifier {
        Field::Known(None) => (message.plain("the unqualified function"), Key::FunctionName),
        Field::Known(Some(text)) if !matches!(qualifier::kind(text), QualifierKind::Version) => {
            (message.quoted(text), subject.qualifier_key())
        }
        _ => return None,
    };
    let help = Phrase::new("write the number of a published version as qualifier, such as \"7\"");
    Some(Finding::new(Code::UnreadFunction, key, message, help))
}
