//! Whom a statement is about.

use alloc::{borrow::Cow, vec::Vec};
use core::fmt;

use super::value::{OneOrMany, list, owned};
use crate::facts::{identities::UNIQUE_ID_PREFIXES, policy_language::PrincipalType};

/// A `Principal` or `NotPrincipal`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Principals<'a> {
    pub(super) is_negated: bool,
    pub(super) named: PrincipalNames<'a>,
}

/// The principals of a statement, as they are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum PrincipalNames<'a> {
    /// `"*"`
    Everyone,
    /// A type with its principals. Most statements have one, which then needs no list.
    OfType(PrincipalType, OneOrMany<Cow<'a, str>>),
    /// Several types, or none.
    OfTypes(Vec<(PrincipalType, OneOrMany<Cow<'a, str>>)>),
}

/// A principal that a statement names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NamedPrincipal<'a> {
    /// What it is.
    pub kind: PrincipalType,
    /// Its name: an ARN, an account, the principal of a service, `*`, the ID of something deleted, ..
    pub name: &'a str,
}

impl NamedPrincipal<'_> {
    /// Whether it is the unique ID of a user or role, such as `AROAJQABLZS4A3QDU576Q`. AWS shows it in place of an ARN when the
    /// identity has been deleted. It lets in nobody, not even a new identity of the same name.
    ///
    /// Source: the IAM user guide, "AWS JSON policy elements: Principal".
    pub fn is_deleted(&self) -> bool {
        self.kind == PrincipalType::Aws
            && UNIQUE_ID_PREFIXES.iter().any(|prefix| self.name.starts_with(prefix))
            && self.name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
    }
}

impl Principals<'_> {
    /// Whether it is `NotPrincipal`: it says whom the statement is not about.
    pub const fn is_negated(&self) -> bool {
        self.is_negated
    }

    /// Whether it is about everyone: `"*"`, or `{"AWS": "*"}`, which means the same.
    ///
    /// Source: the IAM user guide, "AWS JSON policy elements: Principal", "All principals".
    pub fn is_everyone(&self) -> bool {
        matches!(self.named, PrincipalNames::Everyone)
            || self.iter().any(|principal| principal.kind == PrincipalType::Aws && principal.name == "*")
    }

    /// The principals in order. `"*"` by itself is the principal `*` of the type `AWS`.
    pub fn iter(&self) -> impl Iterator<Item = NamedPrincipal<'_>> + Clone {
        let everyone = matches!(self.named, PrincipalNames::Everyone)
            .then_some(NamedPrincipal { kind: PrincipalType::Aws, name: "*" });
        let (one, several) = match &self.named {
            PrincipalNames::Everyone => (None, &[][..]),
            PrincipalNames::OfType(kind, names) => (Some((*kind, names)), &[][..]),
            PrincipalNames::OfTypes(types) => (None, types.as_slice()),
        };
        let listed = one.into_iter().chain(several.iter().map(|(kind, names)| (*kind, names)));
        let named = listed.flat_map(|(kind, names)| {
            names.as_slice().iter().map(move |name| NamedPrincipal { kind, name: name.as_ref() })
        });
        everyone.into_iter().chain(named)
    }

    /// The only principal, if it is one and not negated.
    pub fn only(&self) -> Option<NamedPrincipal<'_>> {
        let mut all = self.iter();
        match (all.next(), all.next()) {
            (Some(only), None) if !self.is_negated => Some(only),
            _ => None,
        }
    }

    /// Whether it is about nobody: all whom it names have been deleted, or it names none.
    pub(crate) fn is_nobody(&self) -> bool {
        !self.is_negated && self.iter().all(|named| named.is_deleted())
    }

    pub(super) fn into_owned(self) -> Principals<'static> {
        let named = match self.named {
            PrincipalNames::Everyone => PrincipalNames::Everyone,
            PrincipalNames::OfType(kind, names) => PrincipalNames::OfType(kind, names.map(owned)),
            PrincipalNames::OfTypes(types) => {
                PrincipalNames::OfTypes(types.into_iter().map(|(kind, names)| (kind, names.map(owned))).collect())
            }
        };
        Principals { is_negated: self.is_negated, named }
    }
}

/// The names, with commas between them, and `not` before them where they are negated.
impl fmt::Display for Principals<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.is_negated { "not " } else { "" })?;
        list(f, self.iter().map(|principal| principal.name))
    }
}
