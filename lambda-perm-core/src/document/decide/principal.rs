//! Whether a statement is about a caller.
//!
//! Source: the IAM user guide, "AWS JSON policy elements: Principal" and "NotPrincipal".

use super::{requester::Requester, text::is_same};
use crate::{
    document::{Effect, PrincipalType, Principals, principal::PrincipalNames, value::OneOrMany},
    facts::{
        identities::{IAM, ROOT},
        limits::is_account_id,
        request_context::{ROLE, RequesterKind},
    },
    value::ArnParts,
};

/// How a statement names a caller, the closest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum NamedAs {
    /// The caller's account, which leaves it to the account whom of its identities it lets call.
    Account,
    /// The role of a session.
    Role,
    /// The caller.
    Itself,
    /// Everyone.
    Everyone,
}

/// Whether a statement is about one service, and another calls.
#[inline(always)]
pub(super) fn is_other_service(principals: &Principals<'_>, caller: &Requester<'_>) -> bool {
    match &principals.named {
        PrincipalNames::OfType(PrincipalType::Service, OneOrMany::One(only)) => {
            let is_it = caller.kind == RequesterKind::Service && is_same(only, caller.name);
            !is_it && !principals.is_negated
        }
        _ => false,
    }
}

/// How a statement of this effect names a caller, if it is about it.
pub(super) fn named(principals: &Principals<'_>, effect: Effect, caller: &Requester<'_>) -> Option<NamedAs> {
    // Nearly all statements name one.
    match &principals.named {
        PrincipalNames::Everyone if !principals.is_negated => return Some(NamedAs::Everyone),
        PrincipalNames::OfType(kind, OneOrMany::One(only)) if !principals.is_negated => {
            return name(*kind, only, caller);
        }
        _ => {}
    }
    named_in_list(principals, effect, caller)
}

fn named_in_list(principals: &Principals<'_>, effect: Effect, caller: &Requester<'_>) -> Option<NamedAs> {
    let names = principals.iter().filter_map(|principal| name(principal.kind, principal.name, caller));
    if !principals.is_negated() {
        return names.max();
    }
    is_outside(names, effect, caller).then_some(NamedAs::Everyone)
}

/// Whether a caller is outside of those that `NotPrincipal` lists.
///
/// AWS looks at the account, then at the role, then at the session, and denies if one of them is not listed. What an `Allow` does
/// with a part of them is not documented, so that is taken to allow those alone of whom no part is listed.
fn is_outside(names: impl Iterator<Item = NamedAs> + Clone, effect: Effect, caller: &Requester<'_>) -> bool {
    let parts: &[NamedAs] = match caller.kind {
        RequesterKind::Service | RequesterKind::Root | RequesterKind::Anonymous => &[NamedAs::Itself],
        RequesterKind::User | RequesterKind::Role | RequesterKind::FederatedUser => {
            &[NamedAs::Account, NamedAs::Itself]
        }
        RequesterKind::RoleSession => &[NamedAs::Account, NamedAs::Role, NamedAs::Itself],
    };
    let is_listed = |part| names.clone().any(|name| name == part || name == NamedAs::Everyone);
    match effect {
        Effect::Allow => names.clone().next().is_none(),
        Effect::Deny => !parts.iter().all(|part| is_listed(*part)),
    }
}

/// How one name of a statement names a caller.
fn name(kind: PrincipalType, name: &str, caller: &Requester<'_>) -> Option<NamedAs> {
    match (kind, caller.kind) {
        (PrincipalType::Aws, _) if name == "*" => Some(NamedAs::Everyone),
        (PrincipalType::Service, RequesterKind::Service) => is_same(name, caller.name).then_some(NamedAs::Itself),
        (PrincipalType::Aws, _) if caller.kind.has_account() => identity(name, caller),
        _ => None,
    }
}

fn identity(name: &str, caller: &Requester<'_>) -> Option<NamedAs> {
    let of_account = if caller.kind == RequesterKind::Root { NamedAs::Itself } else { NamedAs::Account };
    if is_account_id(name) {
        return (name == caller.account).then_some(of_account);
    }
    if name == caller.name {
        return Some(NamedAs::Itself);
    }
    let arn = ArnParts::split(name)?;
    let is_same = arn.service == IAM
        && arn.account == caller.account
        && caller.partition.is_none_or(|partition| partition == arn.partition);
    match arn.resource.split_once('/') {
        _ if !is_same => None,
        None => (arn.resource == ROOT).then_some(of_account),
        // A name has one role in an account, whatever its path, and the ARN of a session does not tell the path.
        Some((ROLE, path)) => (path.rsplit('/').next() == caller.role_of_session()).then_some(NamedAs::Role),
        Some(_) => None,
    }
}
