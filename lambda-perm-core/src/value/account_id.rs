//! Account IDs.

use alloc::string::String;
use core::{fmt, str::FromStr};

use super::{filling::Expected, unreplaced::unreplaced};
use crate::{
    facts::limits::{ACCOUNT_ID_LENGTH as DIGITS, is_account_id},
    facts::parameters::Key,
    finding::{Code, Error, Finding, Phrase},
    text::{Class, chars, is_digits, outside},
};

/// The ID of an AWS account: exactly twelve digits, leading zeros included.
///
/// Source: shape `SourceOwner` of the Lambda service model, `\d{12}`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AccountId([u8; DIGITS]);

impl AccountId {
    /// A constant. In a `const`, a wrong one is an error of the compiler.
    ///
    /// # Panics
    ///
    /// With the finding as text, when the value is wrong. Use [`parse`](Self::parse) for values known only at run time.
    #[track_caller]
    pub const fn new(text: &str) -> Self {
        match check(text) {
            None => Self::trusted(text),
            Some(finding) => finding.panic(),
        }
    }

    /// Checks a value that is known only at run time.
    ///
    /// # Errors
    ///
    /// The finding that says what is wrong and what to write instead.
    pub fn parse(text: &str) -> Result<Self, Error> {
        match check(text) {
            None => Ok(Self::trusted(text)),
            Some(finding) => Err(finding.into()),
        }
    }

    /// Takes text that has been checked before.
    pub(crate) const fn trusted(text: &str) -> Self {
        match text.as_bytes().first_chunk() {
            Some(digits) => Self(*digits),
            None => Self([b'0'; DIGITS]),
        }
    }

    /// The twelve digits as bytes, for writers that need no text.
    #[cfg(feature = "runtime")]
    pub(crate) const fn as_bytes(&self) -> &[u8; DIGITS] {
        &self.0
    }

    /// The twelve digits.
    pub const fn as_str(&self) -> &str {
        match core::str::from_utf8(&self.0) {
            Ok(text) => text,
            Err(_) => "",
        }
    }
}

pub(crate) const fn check(text: &str) -> Option<Finding<'_>> {
    if is_account_id(text) {
        return None;
    }
    match unreplaced(text, Key::SourceAccount) {
        None => check_whole(text),
        found => found,
    }
}

/// What an account ID is when its placeholders are filled.
pub(super) const EXPECTED: Expected = Expected {
    what: "an account ID",
    class: Class::Digit,
    least: DIGITS,
    most: DIGITS,
    code: Code::AccountId,
    key: Key::SourceAccount,
    help: "write Ref(\"AWS::AccountId\") or the twelve digits alone, such as \"123456789012\"",
};

const fn check_whole(text: &str) -> Option<Finding<'_>> {
    if is_account_id(text) {
        return None;
    }
    let sentence = Phrase::quoting(text).plain(" is not an account ID: ");
    let message = match outside(text, Class::Digit) {
        Some(character) => {
            sentence.plain("it contains ").character(character).plain(", but an account ID has only digits")
        }
        None => sentence
            .plain("it has ")
            .number(chars(text))
            .plain(if text.len() == 1 { " digit" } else { " digits" })
            .plain(", but an account ID has 12"),
    };
    let help = if text.len() < DIGITS && is_digits(text) {
        Phrase::new("write all twelve digits, leading zeros included, such as \"012345678901\"")
    } else {
        Phrase::new("write the twelve digits alone, such as \"123456789012\"")
    };
    Some(Finding::new(Code::AccountId, Key::SourceAccount, message, help))
}

impl FromStr for AccountId {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        Self::parse(text)
    }
}

impl TryFrom<&str> for AccountId {
    type Error = Error;

    fn try_from(text: &str) -> Result<Self, Error> {
        Self::parse(text)
    }
}

impl TryFrom<String> for AccountId {
    type Error = Error;

    fn try_from(text: String) -> Result<Self, Error> {
        Self::parse(&text)
    }
}

impl AsRef<str> for AccountId {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Display for AccountId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for AccountId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("AccountId").field(&self.as_str()).finish()
    }
}
