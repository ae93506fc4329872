//! Qualifiers of functions.

use super::length;
use super::{filling::Expected, unreplaced::unreplaced};
use crate::{
    facts::limits::QUALIFIER_LENGTH,
    facts::parameters::Key,
    finding::{Code, Finding, Phrase},
    text::{
        Class, contains, equal, from, is_digits,
        placeholder::{self, misfit},
    },
};

text_value! {
    /// A version (`7`) or an alias (`prod`) of a function: 1 to 128 of `[a-zA-Z0-9-_]`, or `$LATEST.PUBLISHED`.
    ///
    /// Digits only are a version; an alias is never digits only and has no dollar sign, although the pattern of
    /// AddPermission's parameter would take one. Versions are counted from 1. `$LATEST` takes no policy.
    ///
    /// Source: `Qualifier` and shape `Alias` of the Lambda service model; recorded rejections of `$LATEST`.
    Qualifier, QualifierRef, QualifierBuf, checked by check;

    /// What it names.
    kind -> QualifierKind = |text| kind(text);
}

/// What a qualifier names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QualifierKind {
    /// A numbered version.
    Version,
    /// An alias.
    Alias,
    /// `$LATEST.PUBLISHED`, the latest published version of the newer kinds of functions.
    LatestPublished,
}

pub(crate) const fn kind(text: &str) -> QualifierKind {
    if equal(text, LATEST_PUBLISHED) {
        QualifierKind::LatestPublished
    } else if is_digits(text) {
        QualifierKind::Version
    } else {
        QualifierKind::Alias
    }
}

const LATEST_PUBLISHED: &str = "$LATEST.PUBLISHED";

pub(crate) const fn check(text: &str) -> Option<Finding<'_>> {
    match unreplaced(text, Key::Qualifier) {
        None => check_whole(text),
        found => found,
    }
}

/// Checks a text with placeholders.
pub(super) const fn check_with_placeholders(text: &str) -> Option<Finding<'_>> {
    match placeholder::outside(text, Class::Name) {
        Some(_) => check_whole(text),
        None => EXPECTED.check(text),
    }
}

/// What a qualifier is when its placeholders are filled.
const EXPECTED: Expected = Expected {
    what: "a version or an alias",
    class: Class::Name,
    least: 1,
    most: QUALIFIER_LENGTH,
    code: Code::Qualifier,
    key: Key::Qualifier,
    help: "write the version or the alias alone, or what gives it",
};

const fn check_whole(text: &str) -> Option<Finding<'_>> {
    if equal(text, LATEST_PUBLISHED) {
        return None;
    }
    if equal(text, "$LATEST") {
        let message =
            Phrase::new("`$LATEST` takes no policy: AWS answers that it does not support adding policies for it");
        let help = Phrase::new("leave the qualifier out: the policy of the unqualified function is used for `$LATEST`");
        return Some(Finding::new(Code::Latest, Key::Qualifier, message, help));
    }
    if let Some(character) = misfit(text, Class::Name) {
        let message =
            Phrase::quoting(text).plain(" is neither a version nor an alias: it contains ").character(character);
        let help = if contains(text, b'$') {
            Phrase::new("write the alias without `$`: no alias can contain it")
        } else {
            Phrase::new("use only letters without accents, digits, `-` and `_`")
        };
        return Some(Finding::new(Code::Qualifier, Key::Qualifier, message, help));
    }
    if is_digits(text)
        && let Some(version) = significant(text)
    {
        let message =
            Phrase::quoting(text).plain(" names no version: versions are counted from 1, without leading zeros");
        let help = if version.is_empty() {
            Phrase::new("write the number of a version, such as \"1\"")
        } else {
            Phrase::new("write \"").user(version).plain("\"")
        };
        return Some(Finding::new(Code::Qualifier, Key::Qualifier, message, help));
    }
    length::check(text, QUALIFIER_LENGTH, "a qualifier", Code::Qualifier, Key::Qualifier)
}

/// What stands behind leading zeros, where there are any.
const fn significant(digits: &str) -> Option<&str> {
    let (bytes, mut zeros) = (digits.as_bytes(), 0);
    while zeros < bytes.len() && bytes[zeros] == b'0' {
        zeros += 1;
    }
    if zeros == 0 { None } else { Some(from(digits, zeros)) }
}
