//! Configurations.

use alloc::{collections::BTreeMap, format, string::String, vec::Vec};

use super::{Resource, TerraformError};
use crate::template::{Node, map};

/// Resources, each with a name of its own within its type: a `.tf.json` file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Configuration {
    resources: Vec<Resource>,
}

impl Configuration {
    /// A configuration of these resources, in this order. If several functions have a statement with the same ID, the first
    /// resource keeps its name, and the others get a suffix for their function. So appending resources changes no name.
    ///
    /// # Errors
    ///
    /// When two of the same type have the same name, or one depends on itself.
    pub fn of(resources: impl IntoIterator<Item = Resource>) -> Result<Self, TerraformError> {
        let mut all = Self::default();
        let mut targets: BTreeMap<String, Option<String>> = BTreeMap::new();
        let address = |resource: &Resource| format!("{}.{}", resource.kind, resource.name);
        for mut resource in resources {
            if let Some(other) = targets.get(&address(&resource))
                && *other != resource.target
                && let Some(name) = resource.long_name()
            {
                resource.name = name;
            }
            let address = address(&resource);
            if targets.insert(address.clone(), resource.target.clone()).is_some() {
                return Err(TerraformError::Clash(address));
            }
            if resource.depends_on.contains(&address) {
                return Err(TerraformError::DependsOnItself(address));
            }
            all.resources.push(resource);
        }
        Ok(all)
    }

    /// The resources, in order.
    pub fn as_slice(&self) -> &[Resource] {
        &self.resources
    }

    /// The resources, to change them or combine them with others.
    pub fn into_resources(self) -> Vec<Resource> {
        self.resources
    }

    fn node(&self) -> Node {
        let mut types: Vec<(String, Node)> = Vec::new();
        for resource in &self.resources {
            let entry = (resource.name.clone(), resource.node());
            match types.iter_mut().find(|(kind, _)| kind == resource.kind) {
                Some((_, Node::Map(entries))) => entries.push(entry),
                _ => types.push((resource.kind.into(), Node::Map(alloc::vec![entry]))),
            }
        }
        map([("resource", Node::Map(types))])
    }

    /// Compact JSON.
    pub fn to_json(&self) -> String {
        self.node().to_json()
    }

    /// JSON with line breaks, for people.
    pub fn to_json_pretty(&self) -> String {
        self.node().to_json_pretty()
    }
}
