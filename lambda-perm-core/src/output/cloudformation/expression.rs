//! Expressions as a template has them.

use alloc::{
    string::{String, ToString},
    vec,
};
use core::iter;

use crate::{
    CloudFormation,
    expression::{ExpressionBuf, ExpressionRef, Index, Text, Untyped, Value, written},
    facts::cloudformation::{DEFAULT_VALUE, Intrinsic},
    output::template::{Node, document::map},
};

impl ExpressionRef<'_, CloudFormation> {
    /// The value as compact JSON of a template: a string, or an intrinsic function by its long name.
    ///
    /// [`ExpressionBuf::from_json`] reads it.
    pub fn to_json(&self) -> String {
        let node = match self.text() {
            Text::Plain(text) => Node::from(text),
            Text::Expression(expression) => expression_node(expression),
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
        value_node(self).to_json()
    }
}

/// An expression as the template has it.
pub(super) fn expression_node(expression: &Untyped) -> Node {
    value_node(&expression.value())
}

fn value_node(value: &Value) -> Node {
    match (value.function(), argument(value)) {
        // A dynamic reference is text.
        (None | Some(Intrinsic::Resolve), value) => value,
        (Some(function), argument) => map([(function.long_name(), argument)]),
    }
}

/// The argument of a function, or what is no call of one.
fn argument(value: &Value) -> Node {
    let text = |text: &str| Node::from(text);
    match value {
        Value::Text(plain) | Value::Terraform(plain) => text(plain),
        Value::List(values) => Node::List(values.iter().map(value_node).collect()),
        Value::Resolve(reference) => Node::Text(written(reference)),
        Value::Ref(name, _) => text(name),
        Value::GetAtt(resource, attribute, _) => Node::List(vec![text(resource), text(attribute)]),
        Value::Sub(template, variables) if variables.is_empty() => text(template),
        Value::Sub(template, variables) => {
            let variables = variables.iter().map(|(name, value)| (name.clone(), value_node(value)));
            Node::List(vec![text(template), Node::Map(variables.collect())])
        }
        Value::ImportValue(name) => value_node(name),
        Value::Join(delimiter, values) | Value::Split(delimiter, values) => {
            Node::List(vec![text(delimiter), value_node(values)])
        }
        Value::Select(Index::At(index), values) => {
            Node::List(vec![Node::Number(index.to_string()), value_node(values)])
        }
        Value::Select(Index::Given(index), values) => Node::List(vec![value_node(index), value_node(values)]),
        Value::FindInMap(keys, default) => {
            let default = default.iter().map(|default| map([(DEFAULT_VALUE, value_node(default))]));
            Node::List(keys.iter().map(value_node).chain(default).collect())
        }
        Value::If(condition, values) => {
            Node::List(iter::once(text(condition)).chain(values.iter().map(value_node)).collect())
        }
    }
}
