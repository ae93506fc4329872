//! The attributes that the resources of a type have.

#[cfg(test)]
use alloc::{collections::BTreeSet, format, string::String, vec::Vec};

use super::Gives;
#[cfg(test)]
use super::form;
use crate::text::{between, equal, first, starts_with, suggest::closest};

/// What a reference to an attribute comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribute {
    /// The type has it, and this is what it gives.
    Known(Gives),
    /// The type has it no longer; what to write instead.
    Gone(&'static str),
    /// The type has none of this name; the one that may be meant.
    Unknown(Option<&'static str>),
}

/// All attributes of a type, by what they give.
///
/// Where one of them gives the ARN of the resource itself, that stands first, and no other ARN does. A name that ends in `.*` stands for all names that begin so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attributes(pub &'static [(Gives, &'static [&'static str])]);

impl Attributes {
    /// What the attribute of this name gives.
    pub const fn get(&self, name: &str) -> Option<Gives> {
        first!(self.0, |group| has(group.1, name) => group.0)
    }

    /// The attribute of this name.
    pub const fn find(&self, name: &str) -> Attribute {
        match self.get(name) {
            Some(gives) => Attribute::Known(gives),
            None => Attribute::Unknown(self.nearest(name)),
        }
    }

    /// The name of the attribute that gives the ARN of the resource itself, and that ARN.
    pub const fn arn(&self) -> Option<(&'static str, Gives)> {
        match self.0 {
            [(gives, [name, ..]), ..] if gives.is_arn() => Some((name, *gives)),
            _ => None,
        }
    }

    const fn nearest(&self, name: &str) -> Option<&'static str> {
        let (mut nearest, mut at) = (None, 0);
        while at < self.0.len() {
            nearest = match (nearest, closest(name, self.0[at].1)) {
                (Some(one), Some(other)) => closest(name, &[one, other]),
                (one, other) => {
                    if other.is_some() {
                        other
                    } else {
                        one
                    }
                }
            };
            at += 1;
        }
        nearest
    }
}

const fn has(names: &[&str], name: &str) -> bool {
    first!(names, |each| is_named(each, name)).is_some()
}

const fn is_named(pattern: &str, name: &str) -> bool {
    match pattern.as_bytes() {
        [beginning @ .., b'*'] => {
            name.len() > beginning.len() && starts_with(name, between(pattern, 0, beginning.len()))
        }
        _ => equal(pattern, name),
    }
}

#[cfg(test)]
impl Attributes {
    /// What is wrong with the row of a table.
    pub(in crate::facts) fn wrong(&self) -> Option<String> {
        let (mut groups, mut names) = (Vec::new(), BTreeSet::new());
        for (gives, of) in self.0 {
            if groups.contains(gives) {
                return Some(format!("{gives:?} twice"));
            }
            groups.push(*gives);
            if !of.is_sorted() {
                return Some(format!("{of:?} are not sorted"));
            }
            if let Some(twice) = of.iter().find(|name| !names.insert(**name)) {
                return Some(format!("{twice} twice"));
            }
            if let Gives::Arn(arn) = gives
                && ![form::SOURCES, form::BEGINNINGS, form::OTHERS].iter().any(|forms| forms.contains(arn))
            {
                return Some(format!("{arn} is no form"));
            }
        }
        None
    }
}
