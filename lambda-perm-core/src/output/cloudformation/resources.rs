//! The resources of a template.

use alloc::{
    collections::{BTreeMap, BTreeSet},
    string::String,
    vec::Vec,
};

use super::{CloudFormationError, Resource};
use crate::template::Node;

/// Resources, each with a logical ID of its own: the `Resources` of a template, or a part of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Resources {
    resources: Vec<Resource>,
    logical_ids: BTreeSet<String>,
}

impl Resources {
    /// No resources yet.
    pub const fn new() -> Self {
        Self { resources: Vec::new(), logical_ids: BTreeSet::new() }
    }

    /// These resources, in this order.
    ///
    /// # Errors
    ///
    /// When two have the same logical ID, or one depends on itself.
    pub fn of(resources: impl IntoIterator<Item = Resource>) -> Result<Self, CloudFormationError> {
        let mut all = Self::new();
        for resource in resources {
            all.push(resource)?;
        }
        Ok(all)
    }

    /// Adds a resource.
    ///
    /// # Errors
    ///
    /// When another one has its logical ID, or it depends on itself. Nothing is changed then.
    pub fn push(&mut self, resource: Resource) -> Result<(), CloudFormationError> {
        if resource.depends_on.contains(&resource.logical_id) {
            return Err(CloudFormationError::DependsOnItself(resource.logical_id));
        }
        if !self.logical_ids.insert(resource.logical_id.clone()) {
            return Err(CloudFormationError::Clash(resource.logical_id));
        }
        self.resources.push(resource);
        Ok(())
    }

    /// Adds all of these resources.
    ///
    /// # Errors
    ///
    /// As for [`push`](Self::push).
    pub fn extend(&mut self, others: Self) -> Result<(), CloudFormationError> {
        others.resources.into_iter().try_for_each(|resource| self.push(resource))
    }

    /// The resources, in order.
    pub fn as_slice(&self) -> &[Resource] {
        &self.resources
    }

    /// The resources, to change them or combine them with others.
    pub fn into_resources(self) -> Vec<Resource> {
        self.resources
    }

    /// Makes CloudFormation create the permissions of each function one after the other: each depends on the one before it.
    /// If changes of one policy arrive at once, Lambda rejects some with a conflict. CloudFormation usually tries these again.
    #[must_use]
    pub fn one_after_the_other(mut self) -> Self {
        let mut last: BTreeMap<String, String> = BTreeMap::new();
        self.resources = self
            .resources
            .into_iter()
            .map(|resource| {
                let before = last.insert(resource.target.clone(), resource.logical_id.clone());
                match before {
                    Some(before) => resource.behind(&before),
                    None => resource,
                }
            })
            .collect();
        self
    }

    pub(super) fn has(&self, logical_id: &str) -> bool {
        self.logical_ids.contains(logical_id)
    }

    /// The map from logical IDs to resources.
    pub(super) fn node(&self) -> Node {
        Node::Map(self.entries().collect())
    }

    /// The resources by their logical IDs.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (String, Node)> {
        self.resources.iter().map(|resource| (resource.logical_id.clone(), resource.node()))
    }

    /// The value of `Resources` as compact JSON, functions by their long names.
    pub fn to_json(&self) -> String {
        self.node().to_json()
    }

    /// The same with line breaks, for people.
    pub fn to_json_pretty(&self) -> String {
        self.node().to_json_pretty()
    }

    /// The value of `Resources` as YAML, functions by their short names.
    pub fn to_yaml(&self) -> String {
        self.node().to_yaml()
    }
}
