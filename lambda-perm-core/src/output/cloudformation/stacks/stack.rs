//! One nested stack, whose template is written as it is filled.

use alloc::{
    borrow::ToOwned,
    collections::{BTreeMap, BTreeSet},
    string::String,
    vec,
    vec::Vec,
};

use super::super::{CloudFormationError, Resource, reference::Given};
use crate::{
    facts::cloudformation::{PARAMETERS, RESOURCES, TEMPLATE_SIZE},
    template::{JsonStyle, Node},
    text::json::Sink,
};

#[derive(Default)]
pub(super) struct Stack {
    /// The entries of `Resources` as JSON, with commas between them.
    resources: String,
    logical_ids: BTreeSet<String>,
    given: Given,
    /// What the resources depend on outside of the stack.
    depends_on: Vec<String>,
    /// The last resource for each function, by the function as given.
    last: BTreeMap<String, String>,
}

/// More than the bytes around the sections of a template.
const FRAME: usize = 200;
/// More than what a parameter or condition takes besides its name, twice.
const ENTRY: usize = 120;

impl Stack {
    pub(super) fn is_empty(&self) -> bool {
        self.logical_ids.is_empty()
    }

    /// What the stack as a whole depends on.
    pub(super) fn depends_on(&self) -> &[String] {
        &self.depends_on
    }

    /// The functions and layer versions of its permissions.
    pub(super) fn targets(&self) -> impl Iterator<Item = &str> {
        self.last.keys().map(String::as_str)
    }

    /// Adds a resource. Returns it if there is no room for it.
    pub(super) fn push(
        &mut self,
        resource: Resource,
        serialized: bool,
    ) -> Result<Option<Resource>, CloudFormationError> {
        if self.logical_ids.contains(&resource.logical_id) {
            return Err(CloudFormationError::Clash(resource.logical_id));
        }
        if resource.depends_on.contains(&resource.logical_id) {
            return Err(CloudFormationError::DependsOnItself(resource.logical_id));
        }
        let mut given = self.given.clone();
        let properties = given.take(resource.properties.clone());
        if let Some(condition) = &resource.condition {
            given.condition(condition);
        }
        let (mut inside, outside): (Vec<String>, Vec<String>) =
            resource.depends_on.iter().cloned().partition(|id| self.logical_ids.contains(id));
        inside.extend(self.last.get(&resource.target).filter(|before| serialized && !inside.contains(before)).cloned());
        let end = self.resources.len();
        self.resources.raw(if self.is_empty() { "" } else { "," });
        self.resources.string(&resource.logical_id);
        self.resources.raw(":");
        resource.node_with(properties, &inside).write_json(&mut self.resources, &JsonStyle::COMPACT);
        if !self.is_empty() && !self.has_room_with(&given) {
            self.resources.truncate(end);
            return Ok(Some(resource));
        }
        self.given = given;
        for id in outside {
            if !self.depends_on.contains(&id) {
                self.depends_on.push(id);
            }
        }
        self.last.insert(resource.target, resource.logical_id.clone());
        self.logical_ids.insert(resource.logical_id);
        Ok(None)
    }

    /// Whether the template has room for a resource that has been written, with these parameters and conditions.
    fn has_room_with(&self, given: &Given) -> bool {
        let names = given.parameters.keys().chain(given.conditions.keys());
        let sections: usize = names.map(|name| 2 * name.len() + ENTRY).sum();
        self.logical_ids.len() < RESOURCES
            && given.parameters.len() <= PARAMETERS
            && FRAME + sections + self.resources.len() <= TEMPLATE_SIZE
    }

    /// The properties of the stack in its parent.
    pub(super) fn properties(&self, url: Node) -> Node {
        let parameters = self.given.parameters.iter().map(|(name, value)| (name.clone(), value.clone()));
        let mut entries = vec![("TemplateURL".to_owned(), url)];
        if !self.given.parameters.is_empty() {
            entries.push(("Parameters".into(), Node::Map(parameters.collect())));
        }
        Node::Map(entries)
    }

    /// The template.
    pub(super) fn into_json(self) -> String {
        let mut json = String::from("{\"AWSTemplateFormatVersion\":\"2010-09-09\"");
        for (name, section) in self.given.sections() {
            if !matches!(&section, Node::Map(entries) if entries.is_empty()) {
                json.raw(",");
                json.string(name);
                json.raw(":");
                json.raw(&section.to_json());
            }
        }
        json.raw(",\"Resources\":{");
        json.raw(&self.resources);
        json.raw("}}");
        json
    }
}
