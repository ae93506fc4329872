//! Layer names.

use super::{ArnParts, NameParts, filling::lengths, length, unreplaced::unreplaced};
use crate::{
    facts::limits::LAYER_NAME_LENGTH,
    facts::parameters::{Key, Target},
    facts::placeholder::has_free_placeholder,
    finding::{Code, Finding, Phrase},
    text::{
        Class, is_digits,
        placeholder::{self, has_placeholder, split_once},
    },
};

text_value! {
    /// A layer: its name, 1 to 140 of `[a-zA-Z0-9-_]`, or its ARN, `arn:aws:lambda:us-east-1:123456789012:layer:my-layer`.
    /// Never the ARN of a version.
    ///
    /// Source: shape `LayerNameOrArn` of the Lambda service model.
    LayerName, LayerNameRef, LayerNameBuf, checked by check;

    /// The bare name: `my-layer`.
    name<'a> -> &'a str = |text| NameParts::of(Target::LayerVersion, text).name;

    /// The partition, where an ARN names it.
    partition<'a> -> Option<&'a str> = |text| NameParts::of(Target::LayerVersion, text).scope.partition;

    /// The Region, where an ARN names it.
    region<'a> -> Option<&'a str> = |text| NameParts::of(Target::LayerVersion, text).scope.region;

    /// The account ID, where an ARN names it.
    account<'a> -> Option<&'a str> = |text| NameParts::of(Target::LayerVersion, text).scope.account;
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
    let Some(layer) = NameParts::split(Target::LayerVersion, text) else {
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
    if let Some((message, help)) = layer.scope.wrong_part(sentence) {
        return Some(malformed(message, help));
    }
    let name = match split_once(layer.name, b':') {
        // It may be an ARN of which the placeholder fills the beginning.
        Some((start, _)) if has_free_placeholder(start) && !layer.scope.is_of_arn() => return None,
        // The ARN of a version of which only the deployment knows the number.
        Some((name, version)) if layer.scope.is_of_arn() && placeholder::is_placeholder(version) => name,
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
    match NameParts::split(Target::LayerVersion, text) {
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
