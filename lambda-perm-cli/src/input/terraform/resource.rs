//! A resource, wherever it is declared.

use std::collections::{BTreeMap, BTreeSet};

use super::TYPES;
use crate::{
    file::Span,
    tree::{Entry, Node},
};

/// A resource with its arguments.
#[derive(Clone)]
pub struct Resource<'n> {
    /// `aws_lambda_permission.uploads`, `module.m.aws_lambda_permission.uploads[0]`.
    pub address: String,
    pub kind: &'n str,
    pub arguments: &'n [Entry],
    /// The names of arguments that have values which the file does not say.
    pub open: Vec<&'n str>,
    /// The place of its name.
    pub span: Span,
    pub extent: Span,
    /// What tells the provider, and when the resource is there: those of one text have one policy where their functions have one
    /// name. `None` where nothing tells that.
    pub scope: Option<String>,
    /// Whether arguments are values, and not written by somebody: each attribute is there, and `""` and `false` are none.
    pub is_evaluated: bool,
}

impl<'n> Resource<'n> {
    /// The value of an argument.
    pub fn argument(&self, name: &str) -> Option<&'n Node> {
        self.arguments.iter().find(|entry| entry.name == name).map(|entry| &entry.value)
    }

    /// Whether the file leaves the value of an argument open.
    pub fn is_open(&self, name: &str) -> bool {
        self.open.contains(&name)
    }
}

/// Whether resources of this type are looked at.
pub fn is_declaring(kind: &str) -> bool {
    TYPES.contains(&kind)
}

/// The names of arguments that override files replace, by the addresses of their resources.
#[derive(Debug, Default)]
pub struct Overridden(BTreeMap<String, BTreeSet<String>>);

impl Overridden {
    /// Takes the arguments that an override file gives a resource.
    pub fn add(&mut self, resource: Resource<'_>) {
        let names = resource.arguments.iter().map(|entry| entry.name.clone());
        self.0.entry(resource.address).or_default().extend(names);
    }

    /// Those of the resource of this address.
    pub fn of(&self, address: &str) -> impl Iterator<Item = &str> {
        self.0.get(address).into_iter().flatten().map(String::as_str)
    }
}
