//! A whole value of a template, as the macros and programs that run both make it.

use alloc::{string::String, vec::Vec};

use super::{
    Alternative, Intrinsic, Untyped,
    dynamic_reference::{as_placeholders, check_dynamic_references},
    grammar::{check_size, list, too_many_texts},
    json::text_to_json,
};
use crate::{
    facts::parameters::Key,
    finding::{Code, Error, Finding, Phrase},
};

/// Begins what stands for a constant in the texts of an expression, until the macro has it put in: no text has the character, and
/// the number of the constant follows, and another one.
pub const CONSTANT: char = '\u{e000}';

impl Untyped {
    /// The expression that a text with dynamic references is.
    ///
    /// # Errors
    ///
    /// When CloudFormation does not take one of them.
    pub fn of_text(text: String, key: Key) -> Result<Self, Error> {
        checked(check_dynamic_references(&text, key))?;
        let source = text_to_json(&text);
        Ok(Self::owned(as_placeholders(text), source, "", Vec::new()))
    }

    /// The expression that a call of functions is.
    ///
    /// # Errors
    ///
    /// When the call is too deep, stands for too long a text or for too many, gives a list, or has a dynamic reference that
    /// CloudFormation does not take.
    pub fn of_intrinsic(intrinsic: &Intrinsic, key: Key) -> Result<Self, Error> {
        checked(check_size(intrinsic.depth(), intrinsic.length(), key))?;
        checked(intrinsic.list_name().map(|what| list(what, key)))?;
        if let Some(name) = intrinsic.arn_behind_text(true) {
            return Err(arn_behind_text(&name, key).into());
        }
        let alternatives = intrinsic.alternatives().map_err(|_| Error::from(too_many_texts(key)))?;
        let text = intrinsic.to_text();
        checked(check_dynamic_references(&text, key))?;
        for alternative in &alternatives {
            checked(check_dynamic_references(alternative.text(), key))?;
        }
        let alternatives: Vec<Alternative> =
            alternatives.into_iter().map(|alternative| alternative.map_text(as_placeholders)).collect();
        Ok(Self::owned(as_placeholders(text), intrinsic.to_json(), intrinsic.target(), alternatives))
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
