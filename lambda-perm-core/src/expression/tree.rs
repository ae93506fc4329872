//! A value of a template: of CloudFormation a tree of text, functions and lists, of Terraform a text.

mod inside;
mod show;
mod text;
mod texts;

use alloc::{boxed::Box, string::String, vec::Vec};

#[cfg(feature = "document")]
pub(crate) use self::show::ShownArgument;
pub use self::texts::check_index;
pub(super) use self::texts::suffixes;

use crate::facts::cloudformation::{Intrinsic, ResourceType, resource_type};

/// Begins what stands for a constant in the texts of an expression, until the macro has it put in: no text has the character, and
/// the number of the constant follows, and another one.
pub const CONSTANT: char = '\u{e000}';

/// A value of a template: text, a call of an intrinsic function, a list of values, or a template of Terraform.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Value {
    /// Text.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// `Ref("LogicalId")`, with the type of the resource where it is declared.
    Ref(String, Option<&'static str>),
    /// `GetAtt("LogicalId.Attribute")`, with the type of the resource where it is declared.
    GetAtt(String, String, Option<&'static str>),
    /// `Sub("text", Name = value, ..)`.
    Sub(String, Vec<(String, Value)>),
    /// `ImportValue(name)`.
    ImportValue(Box<Value>),
    /// `Join("delimiter", values)`.
    Join(String, Box<Value>),
    /// `Select(index, values)`.
    Select(Index, Box<Value>),
    /// `Split("delimiter", text)`.
    Split(String, Box<Value>),
    /// `FindInMap(map, top, second)`, and what it gives where the map has no such key.
    FindInMap(Box<[Value; 3]>, Option<Box<Value>>),
    /// `If("Condition", then, otherwise)`.
    If(String, Box<[Value; 2]>),
    /// `Resolve("ssm:/path")`.
    Resolve(String),
    /// A template of Terraform: `Terraform("${aws_sns_topic.orders.arn}")`.
    Terraform(String),
}

/// Which value of a list `Select` takes.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Index {
    /// The one of this number, from 0 on.
    At(usize),
    /// The one that this gives, which only the deployment knows.
    Given(Box<Value>),
}

impl Value {
    /// The function that it is a call of.
    pub const fn function(&self) -> Option<Intrinsic> {
        Some(match self {
            Self::Text(_) | Self::List(_) | Self::Terraform(_) => return None,
            Self::Ref(..) => Intrinsic::Ref,
            Self::GetAtt(..) => Intrinsic::GetAtt,
            Self::Sub(..) => Intrinsic::Sub,
            Self::ImportValue(_) => Intrinsic::ImportValue,
            Self::Join(..) => Intrinsic::Join,
            Self::Select(..) => Intrinsic::Select,
            Self::Split(..) => Intrinsic::Split,
            Self::FindInMap(..) => Intrinsic::FindInMap,
            Self::If(..) => Intrinsic::If,
            Self::Resolve(_) => Intrinsic::Resolve,
        })
    }

    /// The type of the resource that it refers to, where that is declared.
    pub fn resource_type(&self) -> Option<&'static ResourceType> {
        match self {
            Self::Ref(_, of) | Self::GetAtt(_, _, of) => of.and_then(resource_type),
            _ => None,
        }
    }
}
