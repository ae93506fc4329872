//! One resource of a template.

use alloc::{string::String, vec::Vec};

use super::{CloudFormationError, logical_id::is_logical_id};
use crate::template::{Node, entries_of, map};

/// A resource of a template, with its logical ID.
///
/// Its attributes are given behind it: `resource.depends_on("Bucket")?.condition("IsProduction")?`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resource {
    pub(super) logical_id: String,
    pub(super) kind: &'static str,
    pub(super) properties: Node,
    /// What the function, version, alias or layer version was given as.
    pub(super) target: String,
    pub(super) depends_on: Vec<String>,
    pub(super) condition: Option<String>,
    deletion_policy: Option<DeletionPolicy>,
    update_replace_policy: Option<DeletionPolicy>,
}

/// What CloudFormation does with a resource that leaves its stack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DeletionPolicy {
    /// It is deleted, which is what happens without a policy.
    Delete,
    /// It stays.
    Retain,
    /// It stays, unless its creation is rolled back.
    RetainExceptOnCreate,
}

impl DeletionPolicy {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Delete => "Delete",
            Self::Retain => "Retain",
            Self::RetainExceptOnCreate => "RetainExceptOnCreate",
        }
    }
}

impl Resource {
    pub(super) const fn new(logical_id: String, kind: &'static str, properties: Node, target: String) -> Self {
        Self {
            logical_id,
            kind,
            properties,
            target,
            depends_on: Vec::new(),
            condition: None,
            deletion_policy: None,
            update_replace_policy: None,
        }
    }

    /// The logical ID, derived from the statement's ID unless it [was given](Self::named).
    pub fn logical_id(&self) -> &str {
        &self.logical_id
    }

    /// The resource type: `AWS::Lambda::Permission`.
    pub const fn resource_type(&self) -> &'static str {
        self.kind
    }

    /// The same resource under this logical ID.
    ///
    /// # Errors
    ///
    /// When that is not 1 to 255 letters and digits.
    pub fn named(mut self, logical_id: &str) -> Result<Self, CloudFormationError> {
        if !is_logical_id(logical_id) {
            return Err(CloudFormationError::LogicalId(logical_id.into()));
        }
        self.logical_id = logical_id.into();
        Ok(self)
    }

    /// Makes CloudFormation create the resource behind this other one.
    ///
    /// # Errors
    ///
    /// When that is not a logical ID.
    pub fn depends_on(self, logical_id: &str) -> Result<Self, CloudFormationError> {
        if !is_logical_id(logical_id) {
            return Err(CloudFormationError::LogicalId(logical_id.into()));
        }
        Ok(self.behind(logical_id))
    }

    /// The same for a logical ID of ours.
    pub(super) fn behind(mut self, logical_id: &str) -> Self {
        if !self.depends_on.iter().any(|other| other == logical_id) {
            self.depends_on.push(logical_id.into());
        }
        self
    }

    /// Creates the resource only where this condition of the template holds.
    ///
    /// # Errors
    ///
    /// When that is not a name of a condition, which has the form of a logical ID.
    pub fn condition(mut self, condition: &str) -> Result<Self, CloudFormationError> {
        if !is_logical_id(condition) {
            return Err(CloudFormationError::ConditionName(condition.into()));
        }
        self.condition = Some(condition.into());
        Ok(self)
    }

    /// What happens to the resource when it leaves the stack.
    #[must_use]
    pub const fn deletion_policy(mut self, policy: DeletionPolicy) -> Self {
        self.deletion_policy = Some(policy);
        self
    }

    /// What happens to the old resource when an update replaces it: each change of a permission does.
    #[must_use]
    pub const fn update_replace_policy(mut self, policy: DeletionPolicy) -> Self {
        self.update_replace_policy = Some(policy);
        self
    }

    /// The resource without its logical ID.
    pub(super) fn node(&self) -> Node {
        self.node_with(self.properties.clone(), &self.depends_on)
    }

    /// The same with other properties and dependencies.
    pub(super) fn node_with(&self, properties: Node, depends_on: &[String]) -> Node {
        let text = |text: &str| Node::from(text);
        let policy = |policy: Option<DeletionPolicy>| policy.map(|policy| text(policy.as_str()));
        let depends_on = match depends_on {
            [] => None,
            [one] => Some(text(one)),
            several => Some(Node::List(several.iter().map(|id| text(id)).collect())),
        };
        entries_of([
            ("Type", Some(text(self.kind))),
            ("Condition", self.condition.as_deref().map(text)),
            ("DependsOn", depends_on),
            ("DeletionPolicy", policy(self.deletion_policy)),
            ("UpdateReplacePolicy", policy(self.update_replace_policy)),
            ("Properties", Some(properties)),
        ])
    }

    fn entry(&self) -> Node {
        map([(self.logical_id.as_str(), self.node())])
    }

    /// `{"LogicalId":{..}}` as compact JSON, functions by their long names.
    pub fn to_json(&self) -> String {
        self.entry().to_json()
    }

    /// The same with line breaks, for people.
    pub fn to_json_pretty(&self) -> String {
        self.entry().to_json_pretty()
    }

    /// `LogicalId: ..` as YAML, functions by their short names.
    pub fn to_yaml(&self) -> String {
        self.entry().to_yaml()
    }
}
