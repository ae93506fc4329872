//! CloudFormation's intrinsic functions, and the text that they are as far as it is known.

use alloc::{borrow::ToOwned, boxed::Box, format, string::String, vec::Vec};

use super::{dynamic_reference::written, sub};
use crate::facts::cloudformation::{ACCOUNT, NOTIFICATION_ARNS, PARTITION, REGION, ResourceType};
use crate::facts::reference::Gives;

/// A call of an intrinsic function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Intrinsic {
    /// `Ref("LogicalId")`, with the type of the resource where it is declared.
    Ref(String, Option<&'static ResourceType>),
    /// `GetAtt("LogicalId.Attribute")`, with the type of the resource where it is declared.
    GetAtt(String, String, Option<&'static ResourceType>),
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
}

/// Which value of a list `Select` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Index {
    /// The one of this number, from 0 on.
    At(usize),
    /// The one that this gives, which only the deployment knows.
    Given(Box<Value>),
}

/// An argument of an intrinsic function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Text.
    Text(String),
    /// Another function.
    Intrinsic(Intrinsic),
    /// A list.
    List(Vec<Value>),
}

impl Intrinsic {
    /// The text, with a placeholder for each part that only the deployment knows.
    pub fn to_text(&self) -> String {
        match self {
            // What a permission is for is not written out: the names of resources are made of the text, and stay what they are.
            Self::Ref(name, of) => match of.filter(is_no_target).and_then(ResourceType::reference_form) {
                Some(form) => of_form(form, name),
                None => format!("${{{name}}}"),
            },
            Self::GetAtt(resource, attribute, of) => {
                let name = format!("{resource}.{attribute}");
                match of.filter(is_no_target).and_then(|of| of.attribute_form(attribute)) {
                    Some(form) => of_form(form, &name),
                    None => format!("${{{name}}}"),
                }
            }
            Self::Sub(text, variables) => {
                // Each once, however often the text has it.
                let values: Vec<(&str, String)> =
                    variables.iter().map(|(name, value)| (name.as_str(), value.to_text())).collect();
                sub::replaced(text, |name| match values.iter().find(|(variable, _)| *variable == name) {
                    Some((_, value)) => value.clone(),
                    None => format!("${{{name}}}"),
                })
            }
            Self::Join(delimiter, values) => match &**values {
                Value::List(values) => {
                    let texts: Vec<String> = values.iter().map(Value::to_text).collect();
                    texts.join(delimiter)
                }
                values => placeholder("Join", values.to_text()),
            },
            Self::ImportValue(name) => placeholder("ImportValue", name.to_text()),
            Self::Select(index, values) => match (index, &**values) {
                (Index::At(at), Value::List(values)) => match values.get(*at) {
                    Some(value) => value.to_text(),
                    None => placeholder("Select", format!("{at}")),
                },
                (Index::At(at), values) => placeholder("Select", format!("{at} {}", values.to_text())),
                (Index::Given(index), values) => {
                    placeholder("Select", format!("{} {}", index.to_text(), values.to_text()))
                }
            },
            Self::Split(delimiter, text) => placeholder("Split", format!("{delimiter} {}", text.to_text())),
            Self::FindInMap(keys, _) => {
                let keys: Vec<String> = keys.iter().map(Value::to_text).collect();
                placeholder("FindInMap", keys.join(" "))
            }
            Self::Resolve(reference) => written(reference),
            Self::If(condition, values) => match values.each_ref().map(Value::to_text) {
                [then, otherwise] if then == otherwise => then,
                [then, otherwise] => placeholder("If", format!("{condition} {then} {otherwise}")),
            },
        }
    }

    /// A reference to an ARN that stands behind other text, where no ARN can begin.
    pub(super) fn arn_behind_text(&self, is_first: bool) -> Option<String> {
        match self {
            Self::Ref(name, Some(of)) if !is_first && of.reference.is_arn() => Some(name.clone()),
            Self::GetAtt(resource, attribute, of) if !is_first => {
                let gives = of.and_then(|of| of.attributes.get(attribute)).unwrap_or(Gives::by_name(attribute));
                gives.is_arn().then(|| format!("{resource}.{attribute}"))
            }
            Self::Sub(text, variables) => {
                let mut is_first = is_first;
                // Each once, however often the text has it.
                let mut behind_text = Vec::new();
                sub::pieces(text).ok()?.into_iter().find_map(|piece| {
                    let was_first = core::mem::replace(&mut is_first, false);
                    let sub::Piece::Variable(name) = piece else { return None };
                    if !was_first {
                        if behind_text.contains(&name) {
                            return None;
                        }
                        behind_text.push(name);
                    }
                    match variables.iter().find(|(variable, _)| variable == name) {
                        Some((_, value)) => value.arn_behind_text(was_first),
                        None => {
                            let (_, attribute) = name.rsplit_once('.')?;
                            (!was_first && Gives::by_name(attribute).is_arn()).then(|| name.to_owned())
                        }
                    }
                })
            }
            Self::Join(_, values) => match &**values {
                Value::List(values) => {
                    let mut values = values.iter().enumerate();
                    values.find_map(|(number, value)| value.arn_behind_text(is_first && number == 0))
                }
                _ => None,
            },
            Self::If(_, values) => values.iter().find_map(|value| value.arn_behind_text(is_first)),
            _ => None,
        }
    }

    /// The values in it.
    fn parts(&self) -> Vec<&Value> {
        match self {
            Self::Ref(..) | Self::GetAtt(..) | Self::Resolve(_) => Vec::new(),
            Self::Sub(_, variables) => variables.iter().map(|(_, value)| value).collect(),
            Self::Select(Index::Given(index), values) => alloc::vec![&**index, &**values],
            Self::ImportValue(value) | Self::Join(_, value) | Self::Select(_, value) | Self::Split(_, value) => {
                alloc::vec![&**value]
            }
            Self::FindInMap(keys, default) => keys.iter().chain(default.as_deref()).collect(),
            Self::If(_, values) => values.iter().collect(),
        }
    }

    /// How many functions stand in one another, with this one.
    pub fn depth(&self) -> usize {
        deepest(self.parts()) + 1
    }

    /// How many bytes the text has at most, without writing it: a `Sub` may have a variable many times, and so may those
    /// in it.
    pub fn length(&self) -> usize {
        let own = match self {
            Self::Ref(..) | Self::GetAtt(..) => self.to_text().len(),
            Self::Sub(text, variables) => {
                let lengths: Vec<(&str, usize)> =
                    variables.iter().map(|(name, value)| (name.as_str(), value.length())).collect();
                let of = |name: &str| lengths.iter().find(|(variable, _)| *variable == name).map(|(_, length)| *length);
                return sub::length(text, of);
            }
            Self::Join(delimiter, values) => match &**values {
                Value::List(values) => delimiter.len().saturating_mul(values.len()),
                _ => 0,
            },
            Self::Split(text, _) | Self::If(text, _) | Self::Resolve(text) => text.len(),
            Self::ImportValue(_) | Self::Select(..) | Self::FindInMap(..) => 0,
        };
        sum(self.parts()).saturating_add(own).saturating_add(PLACEHOLDER)
    }

    /// The type of the function or layer version that it refers to, where it is declared to be one; else empty.
    pub fn target(&self) -> &'static str {
        match self {
            Self::Ref(_, Some(of)) if of.is_target() => of.name,
            Self::GetAtt(_, attribute, Some(of)) if of.is_target() && of.attribute_form(attribute).is_some() => of.name,
            _ => "",
        }
    }

    /// The name of what is sure to give a list.
    pub fn list_name(&self) -> Option<&'static str> {
        match self {
            Self::Split(..) => Some("Split"),
            Self::Ref(name, _) if name == NOTIFICATION_ARNS => Some(NOTIFICATION_ARNS),
            Self::If(_, values) => values.iter().find_map(|value| match value {
                Value::Intrinsic(intrinsic) => intrinsic.list_name(),
                Value::List(_) | Value::Text(_) => None,
            }),
            _ => None,
        }
    }
}

impl Value {
    /// The text, with a placeholder for each part that only the deployment knows.
    pub fn to_text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Intrinsic(intrinsic) => intrinsic.to_text(),
            Self::List(values) => values.iter().map(Self::to_text).collect::<Vec<_>>().join(","),
        }
    }

    fn arn_behind_text(&self, is_first: bool) -> Option<String> {
        match self {
            Self::Intrinsic(intrinsic) => intrinsic.arn_behind_text(is_first),
            Self::Text(_) | Self::List(_) => None,
        }
    }

    fn depth(&self) -> usize {
        match self {
            Self::Text(_) => 0,
            Self::Intrinsic(intrinsic) => intrinsic.depth(),
            Self::List(values) => deepest(values),
        }
    }

    pub(super) fn length(&self) -> usize {
        match self {
            Self::Text(text) => text.len(),
            Self::Intrinsic(intrinsic) => intrinsic.length(),
            // With a comma behind each.
            Self::List(values) => sum(values).saturating_add(values.len()),
        }
    }
}

/// More bytes than a placeholder has around its parts.
const PLACEHOLDER: usize = 48;

fn deepest<'v>(values: impl IntoIterator<Item = &'v Value>) -> usize {
    values.into_iter().map(Value::depth).max().unwrap_or(0)
}

fn sum<'v>(values: impl IntoIterator<Item = &'v Value>) -> usize {
    values.into_iter().map(Value::length).fold(0, usize::saturating_add)
}

const fn is_no_target(of: &&ResourceType) -> bool {
    !of.is_target()
}

/// A placeholder with a name that says what fills it.
fn placeholder(function: &str, arguments: String) -> String {
    sub::placeholder_of(&format!("{function} {arguments}"))
}

/// A form of the tables with its variables as placeholders: those of the stack, and for what tells one resource from another the
/// name of the reference.
fn of_form(form: &str, reference: &str) -> String {
    sub::replaced(form, |variable| match variable {
        "Partition" => PARTITION.to_owned(),
        "Region" => REGION.to_owned(),
        "Account" => ACCOUNT.to_owned(),
        _ => format!("${{{reference}}}"),
    })
}
