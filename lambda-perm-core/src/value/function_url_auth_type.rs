//! The auth types of function URLs.

use core::{fmt, str::FromStr};

use crate::{
    facts::conditions::FUNCTION_URL_AUTH_TYPES,
    facts::parameters::Key,
    finding::{Code, Error, Finding, Phrase},
    text::{equal, suggest::closest},
};

/// How a function URL authenticates its callers.
///
/// Source: shape `FunctionUrlAuthType` of the Lambda service model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FunctionUrlAuthType {
    /// Not at all: callers are anonymous.
    None,
    /// By IAM: a call must be signed.
    AwsIam,
}

impl FunctionUrlAuthType {
    /// The values of the API.
    pub const NAMES: &[&str] = &FUNCTION_URL_AUTH_TYPES;

    /// A constant. In a `const`, a wrong one is an error of the compiler.
    ///
    /// # Panics
    ///
    /// With the finding as text, when the value is wrong.
    #[track_caller]
    pub const fn new(text: &str) -> Self {
        match check(text) {
            None => Self::trusted(text),
            Some(finding) => finding.panic(),
        }
    }

    /// The value of the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => FUNCTION_URL_AUTH_TYPES[0],
            Self::AwsIam => FUNCTION_URL_AUTH_TYPES[1],
        }
    }

    /// Takes text that has been checked before.
    pub(crate) const fn trusted(text: &str) -> Self {
        if equal(text, Self::None.as_str()) { Self::None } else { Self::AwsIam }
    }
}

pub(crate) const fn check(text: &str) -> Option<Finding<'_>> {
    if equal(text, FUNCTION_URL_AUTH_TYPES[0]) || equal(text, FUNCTION_URL_AUTH_TYPES[1]) {
        return None;
    }
    let message = Phrase::quoting(text).plain(" is not an auth type of function URLs");
    let help = match closest(text, FunctionUrlAuthType::NAMES) {
        Some(name) => Phrase::new("did you mean `").plain(name).plain("`?"),
        None => Phrase::new("write `NONE` or `AWS_IAM`"),
    };
    Some(Finding::new(Code::FunctionUrlAuthType, Key::FunctionUrlAuthType, message, help))
}

impl FromStr for FunctionUrlAuthType {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        match check(text) {
            None => Ok(Self::trusted(text)),
            Some(finding) => Err(finding.into()),
        }
    }
}

impl TryFrom<&str> for FunctionUrlAuthType {
    type Error = Error;

    fn try_from(text: &str) -> Result<Self, Error> {
        text.parse()
    }
}

impl fmt::Display for FunctionUrlAuthType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
