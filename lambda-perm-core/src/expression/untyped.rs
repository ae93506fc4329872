//! An expression, whatever its language is.

use alloc::{borrow::Cow, string::String, vec::Vec};
use core::{
    cmp::Ordering,
    fmt,
    hash::{Hash, Hasher},
};

use super::{Alternative, ConstValue, Value};
use crate::facts::cloudformation::resource_type;

/// An expression, of the language of the permission that holds it.
///
/// Two are the same where the template has the same: what they can give follows from that, and is left out where it has been
/// judged already.
#[derive(Clone, Debug)]
pub enum Untyped {
    /// In an expansion: an expression that can give one text only, or of which all texts have been judged.
    Constant {
        /// The text, with a placeholder `${..}` for each part that only the deployment knows.
        shown: &'static str,
        /// What the template has.
        value: ConstValue,
    },
    /// In an expansion: an expression that can give several texts.
    OfTexts {
        /// The text, with a placeholder for each part that only the deployment knows.
        shown: &'static str,
        /// What the template has.
        value: ConstValue,
        /// The texts that it can give.
        texts: &'static [Alternative],
    },
    /// In a macro, or in a program that runs.
    Owned {
        /// The text, with a placeholder for each part that only the deployment knows.
        shown: String,
        /// What the template has.
        value: Value,
        /// The texts that it can give, where that is not the one above.
        alternatives: Vec<Alternative>,
    },
}

impl PartialEq for Untyped {
    fn eq(&self, other: &Self) -> bool {
        self.value() == other.value()
    }
}

impl Eq for Untyped {}

impl Hash for Untyped {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.value().hash(state);
    }
}

impl PartialOrd for Untyped {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Untyped {
    fn cmp(&self, other: &Self) -> Ordering {
        self.value().cmp(&other.value())
    }
}

impl Untyped {
    /// The text, with a placeholder for each part that only the deployment knows.
    pub const fn shown(&self) -> &str {
        match self {
            Self::Constant { shown, .. } | Self::OfTexts { shown, .. } => shown,
            Self::Owned { shown, .. } => shown.as_str(),
        }
    }

    /// The same with another text to show, that of the file which the expression was made from.
    #[cfg(all(feature = "document", feature = "json"))]
    pub(crate) fn shown_as(self, text: &str) -> Self {
        match self {
            Self::Owned { value, alternatives, .. } => Self::Owned { shown: text.into(), value, alternatives },
            other => other,
        }
    }

    /// What the template has.
    pub fn value(&self) -> Cow<'_, Value> {
        match self {
            Self::Constant { value, .. } | Self::OfTexts { value, .. } => Cow::Owned(value.to_value()),
            Self::Owned { value, .. } => Cow::Borrowed(value),
        }
    }

    /// The template, of an expression of Terraform.
    pub const fn template(&self) -> Option<&str> {
        match self {
            Self::Constant { value: ConstValue::Terraform(template), .. }
            | Self::OfTexts { value: ConstValue::Terraform(template), .. } => Some(template),
            Self::Owned { value: Value::Terraform(template), .. } => Some(template.as_str()),
            _ => None,
        }
    }

    /// The type of the resource that it refers to, where that is a function or layer version and declared; else empty.
    pub const fn declared(&self) -> &'static str {
        match self {
            Self::Constant { value, .. } | Self::OfTexts { value, .. } => match value {
                ConstValue::RefOf(_, of) => target(of, None),
                ConstValue::GetAttOf(_, attribute, of) => target(of, Some(attribute)),
                _ => "",
            },
            Self::Owned { value, .. } => match value {
                Value::Ref(_, Some(of)) => target(of, None),
                Value::GetAtt(_, attribute, Some(of)) => target(of, Some(attribute.as_str())),
                _ => "",
            },
        }
    }

    /// The texts that it can give; none where that is the one which is shown.
    pub const fn alternatives(&self) -> &[Alternative] {
        match self {
            Self::Constant { .. } => &[],
            Self::OfTexts { texts, .. } => texts,
            Self::Owned { alternatives, .. } => alternatives.as_slice(),
        }
    }
}

/// The type, if a reference to a resource of it names a function or layer version.
const fn target(of: &'static str, attribute: Option<&str>) -> &'static str {
    match (resource_type(of), attribute) {
        (Some(row), Some(attribute)) if row.is_target() && row.attribute_form(attribute).is_some() => of,
        (Some(row), None) if row.is_target() => of,
        _ => "",
    }
}

/// The expression as the macros take it.
impl fmt::Display for Untyped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value().fmt(f)
    }
}
