//! A value of a template as a constant, which can hold no text of its own.

use alloc::{borrow::ToOwned, boxed::Box};

use super::{Index, Value};

/// A [`Value`] that an expansion holds. It owns nothing: what has to be dropped costs the compiler twice as much.
#[derive(Clone, Copy, Debug)]
pub enum ConstValue {
    /// Text.
    Text(&'static str),
    /// A list.
    List(&'static [ConstValue]),
    /// `Ref("LogicalId")`.
    Ref(&'static str),
    /// `Ref("LogicalId", of = "AWS::SNS::Topic")`.
    RefOf(&'static str, &'static str),
    /// `GetAtt("LogicalId.Attribute")`.
    GetAtt(&'static str, &'static str),
    /// `GetAtt("LogicalId.Attribute", of = "AWS::SQS::Queue")`.
    GetAttOf(&'static str, &'static str, &'static str),
    /// `Sub("text", Name = value, ..)`.
    Sub(&'static str, &'static [(&'static str, ConstValue)]),
    /// `ImportValue(name)`.
    ImportValue(&'static ConstValue),
    /// `Join("delimiter", values)`.
    Join(&'static str, &'static ConstValue),
    /// `Select(index, values)`.
    Select(ConstIndex, &'static ConstValue),
    /// `Split("delimiter", text)`.
    Split(&'static str, &'static ConstValue),
    /// `FindInMap(map, top, second)`.
    FindInMap(&'static [ConstValue; 3]),
    /// `If("Condition", then, otherwise)`.
    If(&'static str, &'static [ConstValue; 2]),
    /// `Resolve("ssm:/path")`.
    Resolve(&'static str),
    /// A template of Terraform.
    Terraform(&'static str),
}

/// An [`Index`] that an expansion holds.
#[derive(Clone, Copy, Debug)]
pub enum ConstIndex {
    /// The one of this number, from 0 on.
    At(usize),
    /// The one that this gives.
    Given(&'static ConstValue),
}

impl ConstValue {
    /// The value that it stands for.
    pub(super) fn to_value(self) -> Value {
        let boxed = |value: &Self| Box::new(value.to_value());
        match self {
            Self::Text(text) => Value::Text(text.to_owned()),
            Self::List(values) => Value::List(values.iter().map(|value| value.to_value()).collect()),
            Self::Ref(name) => Value::Ref(name.to_owned(), None),
            Self::RefOf(name, of) => Value::Ref(name.to_owned(), Some(of)),
            Self::GetAtt(resource, attribute) => Value::GetAtt(resource.to_owned(), attribute.to_owned(), None),
            Self::GetAttOf(resource, attribute, of) => {
                Value::GetAtt(resource.to_owned(), attribute.to_owned(), Some(of))
            }
            Self::Sub(text, variables) => {
                let variables = variables.iter().map(|(name, value)| ((*name).to_owned(), value.to_value()));
                Value::Sub(text.to_owned(), variables.collect())
            }
            Self::ImportValue(name) => Value::ImportValue(boxed(name)),
            Self::Join(delimiter, values) => Value::Join(delimiter.to_owned(), boxed(values)),
            Self::Select(ConstIndex::At(index), values) => Value::Select(Index::At(index), boxed(values)),
            Self::Select(ConstIndex::Given(index), values) => Value::Select(Index::Given(boxed(index)), boxed(values)),
            Self::Split(delimiter, text) => Value::Split(delimiter.to_owned(), boxed(text)),
            Self::FindInMap(keys) => Value::FindInMap(Box::new(keys.map(Self::to_value)), None),
            Self::If(condition, values) => Value::If(condition.to_owned(), Box::new(values.map(Self::to_value))),
            Self::Resolve(reference) => Value::Resolve(reference.to_owned()),
            Self::Terraform(template) => Value::Terraform(template.to_owned()),
        }
    }
}
