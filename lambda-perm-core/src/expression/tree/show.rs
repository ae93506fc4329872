//! Values as the macros take them: `Sub("f-${Stage}")`.

use alloc::{borrow::Cow, format, vec, vec::Vec};
use core::fmt::{self, Display};

use super::{super::Language, Index, Value};
use crate::facts::cloudformation::DEFAULT_VALUE;

/// An argument of a function, as the macros take it.
pub(crate) enum ShownArgument<'v> {
    /// A string literal.
    Literal(Cow<'v, str>),
    /// A number.
    Number(usize),
    /// A text, a list or a call of another function.
    Value(&'v Value),
    /// `Name = value`, of `Sub`.
    Variable(&'v str, &'v Value),
    /// `of = "AWS::SNS::Topic"`.
    Declared(&'static str),
}

impl Value {
    /// What stands in the brackets of a function.
    pub(crate) fn arguments(&self) -> Vec<ShownArgument<'_>> {
        use ShownArgument::{Declared, Literal, Number, Value as Inner, Variable};
        let literal = |text| Literal(Cow::Borrowed(text));
        match self {
            Self::Text(text) | Self::Terraform(text) | Self::Resolve(text) => vec![literal(text)],
            Self::List(values) => values.iter().map(Inner).collect(),
            Self::Ref(name, of) => [literal(name)].into_iter().chain(of.map(Declared)).collect(),
            Self::GetAtt(resource, attribute, of) => {
                let name = Literal(Cow::Owned(format!("{resource}.{attribute}")));
                [name].into_iter().chain(of.map(Declared)).collect()
            }
            Self::Sub(text, variables) => {
                let variables = variables.iter().map(|(name, value)| Variable(name, value));
                [literal(text)].into_iter().chain(variables).collect()
            }
            Self::ImportValue(name) => vec![Inner(name)],
            Self::Join(delimiter, values) | Self::Split(delimiter, values) => vec![literal(delimiter), Inner(values)],
            Self::Select(Index::At(index), values) => vec![Number(*index), Inner(values)],
            Self::Select(Index::Given(index), values) => vec![Inner(index), Inner(values)],
            Self::FindInMap(keys, default) => {
                let default = default.iter().map(|default| Variable(DEFAULT_VALUE, default));
                keys.iter().map(Inner).chain(default).collect()
            }
            Self::If(condition, values) => [literal(condition)].into_iter().chain(values.iter().map(Inner)).collect(),
        }
    }

    /// The name of the function that the macros write; `None` for text and lists.
    pub(crate) fn function_name(&self) -> Option<&'static str> {
        match self {
            Self::Terraform(_) => Some(Language::Terraform.name()),
            value => value.function().map(|function| function.name()),
        }
    }
}

impl Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (open, close) = match (self, self.function_name()) {
            (_, Some(name)) => {
                f.write_str(name)?;
                ("(", ")")
            }
            (Self::List(_), None) => ("[", "]"),
            (_, None) => ("", ""),
        };
        f.write_str(open)?;
        for (number, argument) in self.arguments().iter().enumerate() {
            f.write_str(if number > 0 { ", " } else { "" })?;
            argument.fmt(f)?;
        }
        f.write_str(close)
    }
}

impl Display for ShownArgument<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Literal(text) => write!(f, "{text:?}"),
            Self::Number(number) => number.fmt(f),
            Self::Value(value) => value.fmt(f),
            Self::Variable(name, value) => write!(f, "{name} = {value}"),
            Self::Declared(of) => write!(f, "of = {of:?}"),
        }
    }
}
