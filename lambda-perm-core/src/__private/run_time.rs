//! Values of `try_grant!` and `try_policy!`.

pub mod given;
mod owned;

pub use owned::*;

use alloc::{borrow::ToOwned, string::String, vec, vec::Vec};

use crate::{
    draft::Draft,
    finding::{At, Error, Finding, Findings},
    grammar,
    key::Key,
    policy::{Inside, Permission, Permissions, Policy},
    set::{Member, Set},
    values::Values,
};

/// The text of a literal.
#[must_use]
pub fn literal(text: &str) -> Option<String> {
    Some(text.to_owned())
}

/// A permission of which everything was known when the program was compiled.
///
/// # Errors
///
/// None.
pub fn known<P: Permission>(permission: &P) -> Result<P::Owned, Findings> {
    Ok(permission.to_owned_text())
}

/// A policy of which everything was known when the program was compiled.
///
/// # Errors
///
/// None.
pub fn known_policy<C: Permissions>(
    policy: &Policy<C>,
) -> Result<Policy<Vec<<C::Permission as Permission>::Owned>>, Findings> {
    Ok(policy.to_owned_text())
}

/// The members of a set.
pub type Members<P> = Vec<RunTimeMember<P>>;

/// A list of members.
pub fn members<P, const N: usize>(members: [RunTimeMember<P>; N]) -> Members<P> {
    members.into()
}

/// A list of statements.
#[must_use]
pub fn list<const N: usize>(statements: [Values; N]) -> Vec<Values> {
    statements.into()
}

/// The arguments of a constructor of ARNs.
#[must_use]
pub fn parts<const N: usize>(parts: [Option<String>; N]) -> Vec<String> {
    parts.into_iter().flatten().collect()
}

/// A value that is needed again. The caller may have no trait `Clone` in scope, or another one.
pub fn again<T: Clone>(value: &T) -> T {
    value.clone()
}

/// A text with a suffix.
#[must_use]
pub fn suffixed(text: Option<&String>, suffix: &str) -> Option<String> {
    text.map(|text| alloc::format!("{text}{suffix}"))
}

/// What stands for one or two statements of a set.
#[allow(clippy::large_enum_variant, reason = "made once and taken apart at once")]
pub enum RunTimeMember<P> {
    /// The statements.
    Statements(Vec<Values>),
    /// A permission that there is, with the statement's own values, which are none but exceptions.
    Permission(P, Values),
}

/// The policy of a function or layer version, of which the values name the resource only.
///
/// # Errors
///
/// Everything that is wrong with the statements, first each by itself and then together.
pub fn try_policy<P: Permission<Owned = P>>(
    resource: &Values,
    members: Vec<RunTimeMember<P>>,
) -> Result<Policy<Vec<P>>, Findings> {
    let mut errors: Vec<Error> = resource.wrong(Key::is_of_resource).map(|finding| resource.located(finding)).collect();
    let drafts = drafts(&members);
    let mut first = 0;
    for (member, drafts) in members.iter().zip(&drafts) {
        if let RunTimeMember::Statements(statements) = member {
            examine_statements(statements, drafts, first, &mut errors);
        }
        first += drafts.len();
    }
    let set: Vec<Member<'_>> = drafts.iter().flatten().copied().map(Member::new).collect();
    if set.is_empty() {
        errors.push(resource.located(grammar::empty_set()));
    }
    let set = Set::new(resource.draft(), &set);
    let named_by = set.named_by();
    examine_set(&members, &set, &mut errors);
    match Findings::new(errors) {
        Some(findings) => Err(findings),
        None => Ok(Policy { permissions: made(resource, members, named_by), document: "" }),
    }
}

/// What is known of the statements of each member.
fn drafts<P: Permission>(members: &[RunTimeMember<P>]) -> Vec<Vec<Draft<'_>>> {
    members.iter().map(RunTimeMember::drafts).collect()
}

impl<P: Permission> RunTimeMember<P> {
    fn drafts(&self) -> Vec<Draft<'_>> {
        match self {
            Self::Statements(statements) => statements.iter().map(|values| values.draft().in_set()).collect(),
            Self::Permission(permission, values) => {
                let draft = permission.draft();
                vec![values.set_exceptions().iter().fold(draft, |draft, exception| draft.allowing(exception.lint()))]
            }
        }
    }
}

/// Finds what is wrong with the statements of a member. What is wrong with values that they share is said once.
fn examine_statements(statements: &[Values], drafts: &[Draft<'_>], first: usize, errors: &mut Vec<Error>) {
    let found: Vec<Vec<Finding<'_>>> = drafts.iter().map(|draft| draft.examine().collect()).collect();
    let mut seen = Vec::new();
    for (number, values) in statements.iter().enumerate() {
        let own = values.wrong(|key| !key.is_of_resource());
        for finding in own.chain(found[number].iter().copied()) {
            let place = (finding.at(), finding.code());
            // Statements that share an `allow` share its use: it is unused when each of them says so.
            let is_said_by_all = !matches!(finding.at(), At::Allow(_))
                || found.iter().all(|findings| findings.iter().any(|other| other.at() == finding.at()));
            if is_said_by_all && !seen.contains(&place) && !is_repeated(errors, &finding) {
                seen.push(place);
                errors.push(values.located(finding).of_statement(first + number));
            }
        }
    }
}

/// Whether another statement has said this of the resource, which all share.
fn is_repeated(errors: &[Error], finding: &Finding<'_>) -> bool {
    matches!(finding.at(), At::Value(key) if key.is_of_resource())
        && errors.iter().any(|error| error.at() == finding.at() && error.code() == finding.code())
}

/// Finds what is wrong with the statements together.
fn examine_set<P>(members: &[RunTimeMember<P>], set: &Set<'_, '_>, errors: &mut Vec<Error>) {
    let found: Vec<_> = set.examine().collect();
    let mut first = 0;
    for member in members {
        let (values, count) = match member {
            RunTimeMember::Statements(statements) => (statements.first(), statements.len()),
            RunTimeMember::Permission(_, values) => (Some(values), 1),
        };
        let of_member = || found.iter().filter(|(at, _)| (first..first + count).contains(at));
        for (at, finding) in of_member() {
            let is_shared = matches!(finding.at(), At::Allow(_));
            let said = of_member().filter(|(_, other)| other.at() == finding.at()).count();
            if let (Some(values), true) = (values, !is_shared || (said == count && *at == first)) {
                errors.push(values.located(*finding).of_statement(*at));
            }
        }
        first += count;
    }
}

/// The permissions, all for the resource, by the name that one of them may have for it.
fn made<P: Permission<Owned = P>>(
    resource: &Values,
    members: Vec<RunTimeMember<P>>,
    named_by: Option<usize>,
) -> Vec<P> {
    let mut permissions = Vec::new();
    for member in members {
        match member {
            RunTimeMember::Statements(statements) => {
                permissions.extend(statements.iter().map(|values| P::made(&values.draft(), values, Inside)));
            }
            RunTimeMember::Permission(mut permission, values) => {
                permission.take_set_exceptions(values.set_exceptions(), Inside);
                permissions.push(permission);
            }
        }
    }
    let mut of_set = P::made(&resource.draft(), resource, Inside);
    if let Some(named) = named_by.and_then(|at| permissions.get(at)) {
        of_set.take_name_of(named, Inside);
    }
    for permission in &mut permissions {
        permission.take_resource_of(&of_set, Inside);
    }
    permissions
}
