//! CloudFormation's intrinsic functions, and the text that they are as far as it is known.

use alloc::{borrow::ToOwned, format, string::String, vec::Vec};

use super::{
    super::{dynamic_reference::written, sub},
    Index, Value,
};
use crate::facts::cloudformation::{ACCOUNT, PARTITION, REGION, ResourceType};

impl Value {
    /// The text, with a placeholder for each part that only the deployment knows.
    pub fn to_text(&self) -> String {
        match self {
            Self::Text(text) | Self::Terraform(text) => text.clone(),
            Self::List(values) => values.iter().map(Self::to_text).collect::<Vec<_>>().join(","),
            // What a permission is for is not written out: the names of resources are made of the text, and stay what they are.
            Self::Ref(name, _) => {
                let of = self.resource_type().filter(is_no_target);
                of_form(of.and_then(ResourceType::reference_form), name)
            }
            Self::GetAtt(resource, attribute, _) => {
                let of = self.resource_type().filter(is_no_target);
                let form = of.and_then(|of| of.attribute_form(attribute));
                of_form(form, &format!("{resource}.{attribute}"))
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
                Self::List(values) => {
                    let texts: Vec<String> = values.iter().map(Self::to_text).collect();
                    texts.join(delimiter)
                }
                values => placeholder("Join", values.to_text()),
            },
            Self::ImportValue(name) => placeholder("ImportValue", name.to_text()),
            Self::Select(index, values) => match (index, &**values) {
                (Index::At(at), Self::List(values)) => match values.get(*at) {
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
                let keys: Vec<String> = keys.iter().map(Self::to_text).collect();
                placeholder("FindInMap", keys.join(" "))
            }
            Self::Resolve(reference) => written(reference),
            Self::If(condition, values) => match values.each_ref().map(Self::to_text) {
                [then, otherwise] if then == otherwise => then,
                [then, otherwise] => placeholder("If", format!("{condition} {then} {otherwise}")),
            },
        }
    }

    /// How many bytes the text has at most, without writing it: a `Sub` may have a variable many times, and so may those
    /// in it.
    pub fn length(&self) -> usize {
        let own = match self {
            Self::Text(text) | Self::Terraform(text) => return text.len(),
            // With a comma behind each.
            Self::List(values) => return sum(values.iter()).saturating_add(values.len()),
            Self::Ref(..) | Self::GetAtt(..) => self.to_text().len(),
            Self::Sub(text, variables) => {
                let lengths: Vec<(&str, usize)> =
                    variables.iter().map(|(name, value)| (name.as_str(), value.length())).collect();
                let of = |name: &str| lengths.iter().find(|(variable, _)| *variable == name).map(|(_, length)| *length);
                return sub::length(text, of);
            }
            Self::Join(delimiter, values) => match &**values {
                Self::List(values) => delimiter.len().saturating_mul(values.len()),
                _ => 0,
            },
            Self::Split(text, _) | Self::If(text, _) | Self::Resolve(text) => text.len(),
            Self::ImportValue(_) | Self::Select(..) | Self::FindInMap(..) => 0,
        };
        sum(self.parts()).saturating_add(own).saturating_add(PLACEHOLDER)
    }
}

/// More bytes than a placeholder has around its parts.
const PLACEHOLDER: usize = 48;

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
/// name of the reference. Without a form, that alone.
fn of_form(form: Option<&str>, reference: &str) -> String {
    let Some(form) = form else { return sub::placeholder(reference) };
    sub::replaced(form, |variable| match variable {
        "Partition" => PARTITION.to_owned(),
        "Region" => REGION.to_owned(),
        "Account" => ACCOUNT.to_owned(),
        _ => format!("${{{reference}}}"),
    })
}
