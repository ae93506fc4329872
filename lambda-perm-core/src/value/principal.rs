//! Principals.

mod identity;
pub(crate) mod suggestion;

use super::{ArnParts, account_id, filling::is_of_accounts, length, region::region_help, unreplaced::unreplaced};
use crate::{
    facts::parameters::Key,
    facts::placeholder::has_free_placeholder,
    facts::{
        limits::{ACCOUNT_ID_LENGTH, PRINCIPAL_LENGTH},
        partitions::{PARTITIONS, is_region},
        services::{self, meant},
    },
    finding::{Code, Finding, Phrase},
    text::{
        Class, contains, ends_with, equal, first, has_white_space, is_digits, outside,
        placeholder::{self, has_placeholder},
        starts_with,
    },
};

text_value! {
    /// Who is granted something, as AddPermission reads it: twelve digits are an account, an ARN an IAM identity,
    /// `*` everyone, and anything else a service principal.
    ///
    /// Source: `Principal` of AddPermission in the Lambda service model, `[^\s]+`, at most 2,048 characters; recorded
    /// rejections (`The provided principal was invalid`).
    Principal, PrincipalRef, PrincipalBuf, checked by check;

    /// What it is.
    kind -> PrincipalKind = |text| kind(text);

    /// The catalogue's row, for a service that it holds.
    service -> Option<&'static services::Service> = |text| match services::by_principal(text) {
        Some((service, _)) => Some(service),
        None => None,
    };
}

/// What a principal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PrincipalKind {
    /// `*`: everyone.
    Everyone,
    /// An account, by its ID.
    Account,
    /// An account, user, role or session, by its ARN.
    Identity,
    /// A service.
    Service,
}

pub(crate) const fn kind(text: &str) -> PrincipalKind {
    if equal(text, "*") {
        PrincipalKind::Everyone
    } else if is_digits(text) {
        PrincipalKind::Account
    } else if starts_with(text, "arn:") {
        PrincipalKind::Identity
    } else {
        PrincipalKind::Service
    }
}

pub(crate) const fn check(text: &str) -> Option<Finding<'_>> {
    match unreplaced(text, Key::Principal) {
        None => check_whole(text),
        found => found,
    }
}

/// Checks what stands around the placeholders: of an ARN alone, since of all else the kind may depend on what fills them.
pub(crate) const fn check_around_placeholders(text: &str) -> Option<Finding<'_>> {
    match kind(text) {
        _ if !has_placeholder(text) => check_whole(text),
        PrincipalKind::Identity if ArnParts::split(text).is_none() && has_free_placeholder(text) => None,
        PrincipalKind::Identity => identity::check(text),
        _ if is_of_accounts(text) && placeholder::outside(text, Class::Digit).is_none() => {
            match account_id::EXPECTED.check(text) {
                Some(finding) => Some(finding.about(Key::Principal)),
                None => None,
            }
        }
        _ => None,
    }
}

const fn check_whole(text: &str) -> Option<Finding<'_>> {
    if has_white_space(text) {
        let message = Phrase::quoting(text).plain(" is not a principal: it contains white space");
        return Some(malformed(message, Phrase::new("write the principal without white space")));
    }
    if let Some(finding) = length::check(text, PRINCIPAL_LENGTH, "a principal", Code::Principal, Key::Principal) {
        return Some(finding);
    }
    match kind(text) {
        PrincipalKind::Everyone => None,
        PrincipalKind::Account => check_account(text),
        PrincipalKind::Identity => identity::check(text),
        PrincipalKind::Service => check_service(text),
    }
}

const fn check_account(text: &str) -> Option<Finding<'_>> {
    if text.len() == ACCOUNT_ID_LENGTH {
        return None;
    }
    let message = Phrase::quoting(text)
        .plain(" is not an account ID: it has ")
        .number(text.len())
        .plain(if text.len() == 1 { " digit" } else { " digits" })
        .plain(", but an account ID has 12");
    Some(malformed(message, Phrase::new("write all twelve digits as a string, leading zeros included")))
}

const fn check_service(text: &str) -> Option<Finding<'_>> {
    if contains(text, b'*') {
        let message = Phrase::quoting(text).plain(" is not a principal: only `*` alone stands for everyone");
        return Some(malformed(message, Phrase::new("write one service, account, role or user")));
    }
    if !services::is_rejected(text) && has_service_suffix(text) {
        return None;
    }
    let message =
        Phrase::quoting(text).plain(" is not a principal that AWS knows: it is not an account, an ARN or a service");
    let help = if services::by_id(text).is_some() {
        Phrase::new("write the service without quotes: principal = ").user(text)
    } else {
        match meant::by_principal(text) {
            [] => Phrase::new("write twelve digits, an IAM ARN, \"*\" or a service such as \"s3.amazonaws.com\""),
            meant => suggestion::principals(meant, text, None),
        }
    };
    Some(Finding::new(Code::RejectedPrincipal, Key::Principal, message, help))
}

/// Twice what any Region code has, and short enough for a principal that const evaluation puts together.
const LONGEST_REGION: usize = 32;

/// What is wrong with a Region that [`in_region`] does not take.
pub(crate) const fn wrong_region(region: &str) -> Finding<'_> {
    let message = Phrase::quoting(region).plain(" is not a Region code");
    let help = region_help(region, "write a Region code such as \"us-east-1\"");
    Finding::new(Code::PrincipalRegion, Key::Principal, message, help)
}

/// The principal of a service in a Region, in parts, where the Region is one: `workmail("us-east-1")`.
pub(crate) const fn in_region<'a>(service: &str, region: &'a str) -> Option<[&'a str; 3]> {
    if region.len() > LONGEST_REGION || !is_region(region) {
        return None;
    }
    let Some(service) = services::by_id(service) else { return None };
    match service.around_region(region) {
        Some((before, behind)) => Some([before, region, behind]),
        None => None,
    }
}

/// Whether the name ends as the names of AWS's services do.
pub(crate) const fn has_service_suffix(text: &str) -> bool {
    if is_under(text, "amazon.com") {
        return true;
    }
    first!(PARTITIONS, |row| is_under(text, row.dns_suffix)).is_some()
}

/// Whether the name is a host of the domain, with one or more labels of its own.
const fn is_under(text: &str, domain: &str) -> bool {
    if !ends_with(text, domain) || text.len() < domain.len() + 2 {
        return false;
    }
    let labels = crate::text::between(text, 0, text.len() - domain.len());
    labels.as_bytes()[0] != b'.' && ends_with(labels, ".") && outside(labels, Class::Host).is_none()
}

const fn malformed<'a>(message: Phrase<'a>, help: Phrase<'a>) -> Finding<'a> {
    Finding::new(Code::Principal, Key::Principal, message, help)
}
