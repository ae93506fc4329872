//! Writes values of templates as JSON.

use alloc::{
    string::{String, ToString},
    vec,
};
use core::iter;

use super::{Dialect, OF, TERRAFORM};
use crate::{
    expression::{
        CloudFormation, ExpressionBuf, ExpressionRef, Index, Text, Untyped, Value, dynamic_reference::written,
    },
    facts::cloudformation::DEFAULT_VALUE,
    template::{Node, map},
};

impl ExpressionRef<'_, CloudFormation> {
    /// The value as compact JSON of a template: a string, or an intrinsic function by its long name.
    ///
    /// [`ExpressionBuf::from_json`] reads it.
    pub fn to_json(&self) -> String {
        let node = match self.text() {
            Text::Plain(text) => Node::from(text),
            Text::Expression(expression) => template_node(expression),
        };
        node.to_json()
    }
}

impl ExpressionBuf<CloudFormation> {
    /// The value as compact JSON of a template: a string, or an intrinsic function by its long name.
    pub fn to_json(&self) -> String {
        self.borrowed().to_json()
    }
}

impl Value {
    /// The value as compact JSON of a template.
    pub fn to_json(&self) -> String {
        Dialect::Template.node(self).to_json()
    }
}

/// An expression as the template has it.
pub(crate) fn template_node(expression: &Untyped) -> Node {
    Dialect::Template.node(&expression.value())
}

/// An expression as data, of which `read_data` makes an equal one.
pub(crate) fn data_node(expression: &Untyped) -> Node {
    Dialect::Data.node(&expression.value())
}

impl Dialect {
    fn node(self, value: &Value) -> Node {
        let argument = self.argument(value);
        let name = match (value, self) {
            (Value::Terraform(_), Self::Data) => Some(TERRAFORM),
            _ => value.function().and_then(|function| self.name(function)),
        };
        let declared = match value {
            Value::Ref(_, of) | Value::GetAtt(_, _, of) if self == Self::Data => *of,
            _ => None,
        };
        match (name, declared) {
            (None, _) => argument,
            (Some(name), None) => map([(name, argument)]),
            (Some(name), Some(of)) => map([(name, argument), (OF, of.into())]),
        }
    }

    /// The argument of a function, or what is no call of one.
    fn argument(self, value: &Value) -> Node {
        let text = |text: &str| Node::from(text);
        let node = |value: &Value| self.node(value);
        match value {
            Value::Text(plain) | Value::Terraform(plain) => text(plain),
            Value::List(values) => Node::List(values.iter().map(node).collect()),
            Value::Resolve(reference) => match self {
                Self::Template => Node::Text(written(reference)),
                Self::Data => text(reference),
            },
            Value::Ref(name, _) => text(name),
            Value::GetAtt(resource, attribute, _) => Node::List(vec![text(resource), text(attribute)]),
            Value::Sub(template, variables) if variables.is_empty() => text(template),
            Value::Sub(template, variables) => {
                let variables = variables.iter().map(|(name, value)| (name.clone(), node(value)));
                Node::List(vec![text(template), Node::Map(variables.collect())])
            }
            Value::ImportValue(name) => node(name),
            Value::Join(delimiter, values) | Value::Split(delimiter, values) => {
                Node::List(vec![text(delimiter), node(values)])
            }
            Value::Select(Index::At(index), values) => Node::List(vec![Node::Number(index.to_string()), node(values)]),
            Value::Select(Index::Given(index), values) => Node::List(vec![node(index), node(values)]),
            Value::FindInMap(keys, default) => {
                let default = default.iter().map(|default| map([(DEFAULT_VALUE, node(default))]));
                Node::List(keys.iter().map(node).chain(default).collect())
            }
            Value::If(condition, values) => {
                Node::List(iter::once(text(condition)).chain(values.iter().map(node)).collect())
            }
        }
    }
}
