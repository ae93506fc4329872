//! Layer versions.

use core::fmt;

use crate::{
    facts::parameters::Key,
    finding::{Code, Error, Finding, Phrase},
};

/// The number of a layer version, from 1.
///
/// Source: `VersionNumber` of the Lambda service model (a long); below 1 the service answers
/// `Layer Version Cannot be less than 1` (recorded).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LayerVersion(u64);

impl LayerVersion {
    /// A constant. In a `const`, a wrong one is an error of the compiler.
    ///
    /// # Panics
    ///
    /// With the finding as text, when the number is 0 or beyond what a long holds.
    #[track_caller]
    pub const fn new(number: u64) -> Self {
        match check(number) {
            None => Self(number),
            Some(finding) => finding.panic(),
        }
    }

    /// Reads digits that have been checked before.
    pub(crate) const fn trusted(digits: &str) -> Self {
        let (digits, mut number, mut at) = (digits.as_bytes(), 0_u64, 0);
        while at < digits.len() {
            number = number.wrapping_mul(10).wrapping_add(digits[at].wrapping_sub(b'0') as u64);
            at += 1;
        }
        Self(number)
    }

    /// The number.
    pub const fn get(self) -> u64 {
        self.0
    }
}

pub(crate) const fn check(number: u64) -> Option<Finding<'static>> {
    let message = if number == 0 {
        Phrase::new("0 is not a layer version: versions are counted from 1")
    } else if number > i64::MAX as u64 {
        Phrase::new("")
            .number_u64(number)
            .plain(" is not a layer version: it does not fit into the API's 64-bit number")
    } else {
        return None;
    };
    let help = Phrase::new("write the version's number, such as 1");
    Some(Finding::new(Code::LayerVersion, Key::VersionNumber, message, help))
}

/// The same of a number in digits.
pub(crate) const fn check_digits(digits: &str) -> Option<Finding<'static>> {
    check(LayerVersion::trusted(digits).get())
}

impl TryFrom<u64> for LayerVersion {
    type Error = Error;

    fn try_from(number: u64) -> Result<Self, Error> {
        match check(number) {
            None => Ok(Self(number)),
            Some(finding) => Err(finding.into()),
        }
    }
}

impl From<LayerVersion> for u64 {
    fn from(version: LayerVersion) -> Self {
        version.get()
    }
}

impl fmt::Display for LayerVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}
