//! A whole value of a template, as the macros and programs that run both make it.

use alloc::{string::String, vec::Vec};

use super::{
    Alternative, Untyped, Value,
    dynamic_reference::{as_placeholders, check_dynamic_references},
    grammar::{check_size, list, too_many_texts},
};
#[cfg(feature = "runtime")]
use super::{
    CONSTANT, ConstValue,
    name::{check_ref, check_text},
};
use crate::{
    facts::parameters::Key,
    finding::{Code, Error, Finding, Phrase},
};

impl Untyped {
    /// The expression that a text with dynamic references is.
    ///
    /// # Errors
    ///
    /// When CloudFormation does not take one of them.
    pub fn of_text(text: String, key: Key) -> Result<Self, Error> {
        checked(check_dynamic_references(&text, key))?;
        let value = Value::Text(text.clone());
        Ok(Self::Owned { shown: as_placeholders(text), value, alternatives: Vec::new() })
    }

    /// The expression that a value of a template is, with parts that a program gives: their numbers stand in the texts.
    ///
    /// # Errors
    ///
    /// As [`of_value`](Self::of_value), and when a part is wrong by itself.
    #[cfg(feature = "runtime")]
    pub fn of_parts(value: ConstValue, parts: &[ExpressionPart], key: Key) -> Result<Self, Error> {
        for part in parts {
            checked(match part {
                ExpressionPart::Name(name) => check_ref(name, key),
                ExpressionPart::Text(text) => check_text(text, key),
            })?;
        }
        let with_parts = |text: &str| -> String {
            let pieces = text.split(CONSTANT).enumerate().map(|(at, piece)| {
                let number = piece.parse().ok().filter(|_| at % 2 == 1);
                number.and_then(|number: usize| parts.get(number)).map_or(piece, ExpressionPart::as_str)
            });
            pieces.collect()
        };
        Self::of_value(value.with_texts(&with_parts), key)
    }

    /// The expression that a value of a template is.
    ///
    /// # Errors
    ///
    /// When the value is too deep, stands for too long a text or for too many, gives a list, or has a dynamic reference that
    /// CloudFormation does not take.
    pub fn of_value(value: Value, key: Key) -> Result<Self, Error> {
        checked(check_size(value.depth(), value.length(), key))?;
        checked(value.list_name().map(|what| list(what, key)))?;
        if let Some(name) = value.arn_behind_text(true) {
            return Err(arn_behind_text(&name, key).into());
        }
        let alternatives = value.alternatives().map_err(|_| Error::from(too_many_texts(key)))?;
        let text = value.to_text();
        checked(check_dynamic_references(&text, key))?;
        for alternative in &alternatives {
            checked(check_dynamic_references(alternative.text(), key))?;
        }
        let alternatives: Vec<Alternative> =
            alternatives.into_iter().map(|alternative| alternative.map_text(as_placeholders)).collect();
        Ok(Self::Owned { shown: as_placeholders(text), value, alternatives })
    }
}

/// A part of an expression that a program gives when it runs.
#[cfg(feature = "runtime")]
#[derive(Clone, Debug)]
pub enum ExpressionPart {
    /// Text among others.
    Text(String),
    /// The name of a resource or a parameter.
    Name(String),
}

#[cfg(feature = "runtime")]
impl ExpressionPart {
    const fn as_str(&self) -> &str {
        match self {
            Self::Text(text) | Self::Name(text) => text.as_str(),
        }
    }
}

/// A reference to an ARN, where other text stands before it.
pub(super) const fn arn_behind_text(reference: &str, key: Key) -> Finding<'_> {
    let message = Phrase::new("`${").user(reference).plain("}` is a whole ARN, but other text stands before it");
    let help = "write the reference alone, or what gives the name in its place";
    Finding::new(Code::MalformedIntrinsic, key, message, Phrase::new(help))
}

fn checked(found: Option<Finding<'_>>) -> Result<(), Error> {
    found.map_or(Ok(()), |finding| Err(finding.into()))
}
