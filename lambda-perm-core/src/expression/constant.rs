//! A value of a template as a constant, which can hold no text of its own.

use alloc::{borrow::ToOwned, boxed::Box, string::String};

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
        self.with_texts(&str::to_owned)
    }

    /// The value that it stands for, with what `text` makes of each text in it.
    pub(super) fn with_texts(self, text: &dyn Fn(&str) -> String) -> Value {
        let value = |value: &Self| value.with_texts(text);
        let boxed = |inner: &Self| Box::new(value(inner));
        match self {
            Self::Text(plain) => Value::Text(text(plain)),
            Self::List(values) => Value::List(values.iter().map(value).collect()),
            Self::Ref(name) => Value::Ref(text(name), None),
            Self::RefOf(name, of) => Value::Ref(text(name), Some(of)),
            Self::GetAtt(resource, attribute) => Value::GetAtt(text(resource), text(attribute), None),
            Self::GetAttOf(resource, attribute, of) => Value::GetAtt(text(resource), text(attribute), Some(of)),
            Self::Sub(template, variables) => {
                let variables = variables.iter().map(|(name, inner)| ((*name).to_owned(), value(inner)));
                Value::Sub(text(template), variables.collect())
            }
            Self::ImportValue(name) => Value::ImportValue(boxed(name)),
            Self::Join(delimiter, values) => Value::Join(text(delimiter), boxed(values)),
            Self::Select(ConstIndex::At(index), values) => Value::Select(Index::At(index), boxed(values)),
            Self::Select(ConstIndex::Given(index), values) => Value::Select(Index::Given(boxed(index)), boxed(values)),
            Self::Split(delimiter, joined) => Value::Split(text(delimiter), boxed(joined)),
            Self::FindInMap(keys) => Value::FindInMap(Box::new(keys.each_ref().map(value)), None),
            Self::If(condition, values) => Value::If(text(condition), Box::new(values.each_ref().map(value))),
            Self::Resolve(reference) => Value::Resolve(text(reference)),
            Self::Terraform(template) => Value::Terraform(text(template)),
        }
    }
}
