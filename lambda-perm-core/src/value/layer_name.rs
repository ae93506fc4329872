//! Layer names.

use super::{
    ArnParts, NameScope,
    filling::{lengths, may_be_account, may_be_region},
    length,
    region::region_help,
    unreplaced::unreplaced,
};
use crate::{
    facts::limits::LAYER_NAME_LENGTH,
    facts::parameters::Key,
    facts::partitions::is_partition,
    facts::placeholder::has_free_placeholder,
    finding::{Code, Finding, Phrase},
    text::{
        Class, equal, from, is_digits,
        placeholder::{self, has_placeholder, split_once},
        starts_with,
    },
};

text_value! {
    /// A layer: its name, 1 to 140 of `[a-zA-Z0-9-_]`, or its ARN, `arn:aws:lambda:us-east-1:123456789012:layer:my-layer`.
    /// Never the ARN of a version.
    ///
    /// Source: shape `LayerNameOrArn` of the Lambda service model.
    LayerName, LayerNameRef, LayerNameBuf, checked by check;

    /// The bare name: `my-layer`.
    name<'a> -> &'a str = |text| LayerNameParts::of(text).name;

    /// The partition, where an ARN names it.
    partition<'a> -> Option<&'a str> = |text| match LayerNameParts::of(text).arn {
        Some(arn) => Some(arn.partition),
        None => None,
    };

    /// The Region, where an ARN names it.
    region<'a> -> Option<&'a str> = |text| match LayerNameParts::of(text).arn {
        Some(arn) => Some(arn.region),
        None => None,
    };

    /// The account ID, where an ARN names it.
    account<'a> -> Option<&'a str> = |text| match LayerNameParts::of(text).arn {
        Some(arn) => Some(arn.account),
        None => None,
    };
}

/// The parts of a layer name, unchecked.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LayerNameParts<'a> {
    pub(crate) arn: Option<ArnParts<'a>>,
    pub(crate) name: &'a str,
}

impl<'a> LayerNameParts<'a> {
    /// The parts of a name that has been checked.
    pub(crate) const fn of(text: &'a str) -> Self {
        match Self::split(text) {
            Some(parts) => parts,
            None => Self { arn: None, name: "" },
        }
    }

    /// What the name tells of the scope.
    pub(crate) const fn scope(&self) -> NameScope<'a> {
        match self.arn {
            Some(arn) => {
                NameScope { partition: Some(arn.partition), region: Some(arn.region), account: Some(arn.account) }
            }
            None => NameScope::NOTHING,
        }
    }

    /// `None` where an ARN is not one of a layer.
    pub(crate) const fn split(text: &'a str) -> Option<Self> {
        if !starts_with(text, "arn:") {
            return Some(Self { arn: None, name: text });
        }
        let Some(arn) = ArnParts::split(text) else { return None };
        if !equal(arn.service, "lambda") || !starts_with(arn.resource, "layer:") {
            return None;
        }
        Some(Self { arn: Some(arn), name: from(arn.resource, 6) })
    }
}

pub(crate) const fn check(text: &str) -> Option<Finding<'_>> {
    match unreplaced(text, Key::LayerName) {
        None => check_around_placeholders(text),
        found => found,
    }
}

/// Checks what stands around the placeholders.
pub(crate) const fn check_around_placeholders(text: &str) -> Option<Finding<'_>> {
    let sentence = Phrase::quoting(text).plain(" is not a layer: ");
    let Some(layer) = LayerNameParts::split(text) else {
        let is_never = match ArnParts::split(text) {
            Some(arn) => arn.is_never("lambda", "layer"),
            None => false,
        };
        if has_free_placeholder(text) && !is_never {
            return None;
        }
        let message = sentence.plain("its ARN is not that of a layer");
        return Some(malformed(
            message,
            Phrase::new("write the layer's name, or arn:PARTITION:lambda:REGION:ACCOUNT:layer:NAME"),
        ));
    };
    if let Some(arn) = layer.arn {
        if !has_placeholder(arn.partition) && !is_partition(arn.partition) {
            let message = sentence.quoted(arn.partition).plain(" is not a partition");
            return Some(malformed(
                message,
                Phrase::new("write `aws`, or `aws-cn`, `aws-us-gov` and so on, after `arn:`"),
            ));
        }
        if !may_be_region(arn.region) {
            let message = sentence.quoted(arn.region).plain(" is not a Region code");
            return Some(malformed(message, region_help(arn.region, "write a Region code such as `us-east-1`")));
        }
        if !may_be_account(arn.account) {
            let message = sentence.quoted(arn.account).plain(" is not an account ID");
            return Some(malformed(message, Phrase::new("write the account's twelve digits")));
        }
    }
    let name = match split_once(layer.name, b':') {
        // It may be an ARN of which the placeholder fills the beginning.
        Some((start, _)) if has_free_placeholder(start) && layer.arn.is_none() => return None,
        // The ARN of a version of which only the deployment knows the number.
        Some((name, version)) if layer.arn.is_some() && placeholder::is_placeholder(version) => name,
        Some(_) => return Some(check_version_in_name(sentence, layer.name)),
        None => layer.name,
    };
    if let Some(character) = placeholder::outside(name, Class::Name) {
        let message = sentence.plain("its name contains ").character(character);
        return Some(malformed(message, Phrase::new("use only letters without accents, digits, `-` and `_`")));
    }
    if has_placeholder(layer.name) {
        let (least, _) = lengths(name);
        if least <= LAYER_NAME_LENGTH {
            return None;
        }
        let message = sentence.plain("the name has at least ").number(least).plain(" characters, but the limit is ");
        return Some(malformed(
            message.number(LAYER_NAME_LENGTH),
            Phrase::new("write the name of a layer that exists"),
        ));
    }
    length::check(name, LAYER_NAME_LENGTH, "a layer name", Code::LayerName, Key::LayerName)
}

/// Whether a value of which only the deployment knows all may be the ARN of a version.
pub(crate) const fn may_carry_version(text: &str) -> bool {
    match LayerNameParts::split(text) {
        Some(layer) => has_free_placeholder(layer.name),
        None => true,
    }
}

const fn check_version_in_name<'a>(sentence: Phrase<'a>, name: &'a str) -> Finding<'a> {
    match split_once(name, b':') {
        Some((_, version)) if is_digits(version) => malformed(
            sentence.plain("it carries the version ").quoted(version),
            Phrase::new("leave `:").user(version).plain("` out and write version_number = ").user(version),
        ),
        _ => {
            malformed(sentence.plain("its name contains `:`"), Phrase::new("write the name alone, or the layer's ARN"))
        }
    }
}

const fn malformed<'a>(message: Phrase<'a>, help: Phrase<'a>) -> Finding<'a> {
    Finding::new(Code::LayerName, Key::LayerName, message, help)
}
