//! A template: its resources, and what is known of them elsewhere in it.

use std::collections::{HashMap, HashSet};

use lambda_perm_core::facts::cloudformation::{
    HARMLESS_TRANSFORMS, MODULE_TYPE, ResourceType, resource_type, serverless,
};

use super::extent;
use crate::{
    file::Span,
    tree::{Data, Entry, Node},
};

/// A template.
pub struct Template<'a> {
    root: &'a Node,
    /// Whether it is written in JSON.
    pub is_json: bool,
    /// The types of the resources, by their logical IDs.
    types: HashMap<&'a str, &'a str>,
    /// Whether modules bring resources of which the template does not say the types.
    pub has_modules: bool,
    /// Whether a macro may change all that is here.
    pub is_changed: bool,
}

impl<'a> Template<'a> {
    pub fn of(root: &'a Node, is_json: bool) -> Self {
        let resources = root.get("Resources").map_or(&[][..], Node::entries);
        let types: HashMap<&str, &str> =
            resources.iter().filter_map(Resource::of).map(|resource| (resource.name, resource.kind)).collect();
        let has_modules = types.values().any(|kind| kind.ends_with(MODULE_TYPE));
        let mut template = Self { root, is_json, types, has_modules, is_changed: false };
        template.is_changed = template.transforms().iter().any(|(name, _)| !HARMLESS_TRANSFORMS.contains(name));
        template
    }

    /// The section of the resources, if there is one.
    pub fn resources(&self) -> Option<&'a Entry> {
        self.root.entry("Resources")
    }

    /// The macros of the whole template, by their names, with their places.
    pub fn transforms(&self) -> Vec<(&'a str, Span)> {
        let Some(transform) = self.root.get("Transform") else { return Vec::new() };
        let one = |node: &'a Node| {
            let name = node.as_text().or_else(|| node.get("Name").and_then(Node::as_text));
            name.map(|name| (name, node.span.clone()))
        };
        match &transform.data {
            Data::List(items) => items.iter().filter_map(one).collect(),
            _ => one(transform).into_iter().collect(),
        }
    }

    /// Whether it is one of SAM.
    pub fn is_serverless(&self) -> bool {
        self.transforms().iter().any(|(name, _)| *name == serverless::TRANSFORM)
    }

    /// What SAM gives to all functions.
    pub fn global_of_functions(&self, property: &str) -> Option<&'a Node> {
        self.root.get("Globals")?.get("Function")?.get(property)
    }

    /// What is known of the type of a resource. A type that nothing is known of is none: there are more than a thousand.
    pub fn resource_type(&self, logical_id: &str) -> Option<&'static ResourceType> {
        self.types.get(logical_id).and_then(|kind| resource_type(kind))
    }

    /// Whether the template has a resource of this logical ID.
    pub fn has_resource(&self, logical_id: &str) -> bool {
        self.types.contains_key(logical_id)
    }
}

/// A resource of a template.
pub struct Resource<'a> {
    pub name: &'a str,
    pub kind: &'a str,
    pub entry: &'a Entry,
}

impl<'a> Resource<'a> {
    /// `None` for what has no type, so that nothing tells what it is.
    pub fn of(entry: &'a Entry) -> Option<Self> {
        let kind = entry.value.get("Type")?.as_text()?;
        Some(Self { name: &entry.name, kind, entry })
    }

    pub fn properties(&self) -> Option<&'a Entry> {
        self.entry.value.entry("Properties")
    }

    pub fn property(&self, name: &str) -> Option<&'a Node> {
        self.properties()?.value.get(name)
    }

    /// The condition under which it exists.
    pub fn condition(&self) -> Option<&'a str> {
        self.entry.value.get("Condition")?.as_text()
    }

    pub fn name_span(&self) -> Span {
        self.entry.name_span.clone()
    }

    /// The place of its type.
    pub fn kind_span(&self) -> Span {
        self.entry.value.get("Type").map_or_else(|| self.name_span(), |kind| kind.span.clone())
    }

    pub const fn extent(&self) -> Span {
        extent(self.entry)
    }
}

/// The entries whose name an entry before them has.
pub fn repeated(entries: &[Entry]) -> Vec<&Entry> {
    let mut names = HashSet::new();
    entries.iter().filter(|entry| !names.insert(entry.name.as_str())).collect()
}
