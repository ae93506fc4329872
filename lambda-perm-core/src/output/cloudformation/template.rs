//! Whole templates.

use alloc::{borrow::ToOwned, collections::BTreeSet, string::String, vec::Vec};

use super::{
    CloudFormationError, Resources,
    logical_id::is_logical_id,
    reference::{TemplateReference, visit},
};
use crate::{
    facts::cloudformation::{DESCRIPTION_LENGTH, PSEUDO_PARAMETER_NAMES, RESOURCES, TEMPLATE_SIZE},
    template::{Node, entries_of, map},
};

/// A template that has only permissions.
///
/// ```
/// # extern crate lambda_perm_core as lambda_perm;
/// use lambda_perm::{FunctionPermission, cloudformation::{Resources, Template}};
///
/// let permission = FunctionPermission::builder("my-function", "partner", "lambda:InvokeFunction", "210987654321").build()?;
/// let template = Template::new(Resources::of([permission.cloudformation()?])?)?.description("who may call my-function")?;
/// assert!(template.to_json().starts_with(r#"{"AWSTemplateFormatVersion":"2010-09-09","Description":"who may"#));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    description: Option<String>,
    parameters: BTreeSet<String>,
    resources: Resources,
}

impl Template {
    /// A template of these resources.
    ///
    /// # Errors
    ///
    /// When there is none, or there are more than 500, or more than 1,000,000 bytes of them in the largest of the three forms.
    pub fn new(resources: Resources) -> Result<Self, CloudFormationError> {
        match resources.as_slice().len() {
            0 => return Err(CloudFormationError::NoResources),
            count if count > RESOURCES => return Err(CloudFormationError::TooManyResources(count)),
            _ => {}
        }
        Self { description: None, parameters: BTreeSet::new(), resources }.checked()
    }

    /// The template, if it is not too large.
    fn checked(self) -> Result<Self, CloudFormationError> {
        let size = self.to_json_pretty().len().max(self.to_yaml().len());
        if size > TEMPLATE_SIZE { Err(CloudFormationError::TooLarge(size)) } else { Ok(self) }
    }

    /// The same template with a description.
    ///
    /// # Errors
    ///
    /// When it has more than 1,024 bytes, or makes the template too large.
    pub fn description(mut self, text: &str) -> Result<Self, CloudFormationError> {
        if text.len() > DESCRIPTION_LENGTH {
            return Err(CloudFormationError::Description(text.len()));
        }
        self.description = Some(text.into());
        self.checked()
    }

    /// The same template with a parameter for each name that its resources refer to and that is not one of them. The value of such
    /// a `Ref` can then be given as text: the name of a function, an ARN.
    ///
    /// # Errors
    ///
    /// When a resource refers to an attribute, a condition or a mapping, which no parameter can stand for, or the template
    /// becomes too large.
    pub fn with_parameters(mut self) -> Result<Self, CloudFormationError> {
        let (mut parameters, mut missing) = (BTreeSet::new(), Vec::new());
        for resource in self.resources.as_slice() {
            missing.extend(resource.condition.clone().map(CloudFormationError::Condition));
            visit(&resource.properties, &mut |reference| match reference {
                TemplateReference::Name(name) if self.has(name) => {}
                TemplateReference::Name(name) if is_logical_id(name) => {
                    parameters.insert(name.to_owned());
                }
                TemplateReference::Name(name) => missing.push(CloudFormationError::Reference(name.into())),
                TemplateReference::Condition(name) => missing.push(CloudFormationError::Condition(name.into())),
                TemplateReference::Mapping(name) => missing.push(CloudFormationError::Mapping(name.into())),
            });
        }
        match missing.into_iter().next() {
            Some(error) => Err(error),
            None => {
                self.parameters = parameters;
                self.checked()
            }
        }
    }

    /// Whether something of this name is in every template, or in this one.
    fn has(&self, name: &str) -> bool {
        PSEUDO_PARAMETER_NAMES.contains(&name) || self.resources.has(name)
    }

    fn node(&self) -> Node {
        let parameters: Vec<(String, Node)> =
            self.parameters.iter().map(|name| (name.clone(), map([("Type", "String".into())]))).collect();
        entries_of([
            ("AWSTemplateFormatVersion", Some(Node::from("2010-09-09"))),
            ("Description", self.description.as_deref().map(Node::from)),
            ("Parameters", Some(Node::Map(parameters)).filter(|_| !self.parameters.is_empty())),
            ("Resources", Some(self.resources.node())),
        ])
    }

    /// Compact JSON, functions by their long names.
    pub fn to_json(&self) -> String {
        self.node().to_json()
    }

    /// JSON with line breaks, for people.
    pub fn to_json_pretty(&self) -> String {
        self.node().to_json_pretty()
    }

    /// YAML, functions by their short names. YAML 1.1 and 1.2 read it alike: what looks like a number or a date is quoted.
    pub fn to_yaml(&self) -> String {
        self.node().to_yaml()
    }
}
