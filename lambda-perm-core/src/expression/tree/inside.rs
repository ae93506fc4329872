//! What stands in a value, and where.

use alloc::{borrow::ToOwned, format, string::String, vec::Vec};

use super::{super::sub, Index, Value};
use crate::facts::{
    cloudformation::{NOTIFICATION_ARNS, PseudoParameter},
    reference::Gives,
};

impl Value {
    /// The values in it.
    pub(super) fn parts(&self) -> Vec<&Self> {
        match self {
            Self::Text(_) | Self::Ref(..) | Self::GetAtt(..) | Self::Resolve(_) | Self::Terraform(_) => Vec::new(),
            Self::List(values) => values.iter().collect(),
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
        let inside = self.parts().into_iter().map(Self::depth).max().unwrap_or(0);
        inside + usize::from(self.function().is_some())
    }

    /// A reference to an ARN that stands behind other text, where no ARN can begin.
    pub(in crate::expression) fn arn_behind_text(&self, is_first: bool) -> Option<String> {
        match self {
            Self::Ref(name, _) if !is_first => {
                let gives = match self.resource_type() {
                    Some(of) => of.reference,
                    None => PseudoParameter::find(name)?.gives,
                };
                gives.is_arn().then(|| name.clone())
            }
            Self::GetAtt(resource, attribute, _) if !is_first => {
                let gives = self
                    .resource_type()
                    .and_then(|of| of.attributes.get(attribute))
                    .unwrap_or(Gives::by_name(attribute));
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
                            let gives = match (PseudoParameter::find(name), name.rsplit_once('.')) {
                                (Some(found), _) => found.gives,
                                (None, Some((_, attribute))) => Gives::by_name(attribute),
                                (None, None) => return None,
                            };
                            (!was_first && gives.is_arn()).then(|| name.to_owned())
                        }
                    }
                })
            }
            Self::Join(_, values) => match &**values {
                Self::List(values) => {
                    let mut values = values.iter().enumerate();
                    values.find_map(|(number, value)| value.arn_behind_text(is_first && number == 0))
                }
                _ => None,
            },
            Self::If(_, values) => values.iter().find_map(|value| value.arn_behind_text(is_first)),
            _ => None,
        }
    }

    /// The name of what is sure to give a list.
    pub fn list_name(&self) -> Option<&'static str> {
        match self {
            Self::Split(..) => Some("Split"),
            Self::Ref(name, _) if name == NOTIFICATION_ARNS => Some(NOTIFICATION_ARNS),
            Self::If(_, values) => values.iter().find_map(Self::list_name),
            _ => None,
        }
    }
}
