//! The auth types of function URLs, and of endpoints of web functions.

use core::{fmt, str::FromStr};

use crate::{
    facts::conditions::{FUNCTION_URL_AUTH_TYPES, WEB_FUNCTION_AUTH_TYPES},
    facts::parameters::Key,
    finding::{Code, Error, Finding, Phrase},
    text::{equal, suggest::closest},
};

/// Defines an auth type of two values, by the key and the code of their finding.
macro_rules! auth_type {
    (
        $(#[doc = $doc:literal])*
        $name:ident {
            $(#[doc = $first_doc:literal])* $first:ident,
            $(#[doc = $second_doc:literal])* $second:ident,
        } = $names:ident, checked by $check:ident: $wrong:literal, $help:literal
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name {
            $(#[doc = $first_doc])*
            $first,
            $(#[doc = $second_doc])*
            $second,
        }

        impl $name {
            /// The values of the API.
            pub const NAMES: &[&str] = &$names;

            /// A constant. In a `const`, a wrong one is an error of the compiler.
            ///
            /// # Panics
            ///
            /// With the finding as text, when the value is wrong.
            #[track_caller]
            pub const fn new(text: &str) -> Self {
                match $check(text) {
                    None => Self::trusted(text),
                    Some(finding) => finding.panic(),
                }
            }

            /// The value of the API.
            pub const fn as_str(self) -> &'static str {
                match self {
                    Self::$first => $names[0],
                    Self::$second => $names[1],
                }
            }

            /// Takes text that has been checked before.
            pub(crate) const fn trusted(text: &str) -> Self {
                if equal(text, Self::$first.as_str()) { Self::$first } else { Self::$second }
            }
        }

        pub(crate) const fn $check(text: &str) -> Option<Finding<'_>> {
            if equal(text, $names[0]) || equal(text, $names[1]) {
                return None;
            }
            let message = Phrase::quoting(text).plain($wrong);
            let help = match closest(text, $name::NAMES) {
                Some(name) => Phrase::new("did you mean `").plain(name).plain("`?"),
                None => Phrase::new($help),
            };
            Some(Finding::new(Code::$name, Key::$name, message, help))
        }

        impl FromStr for $name {
            type Err = Error;

            fn from_str(text: &str) -> Result<Self, Error> {
                match $check(text) {
                    None => Ok(Self::trusted(text)),
                    Some(finding) => Err(finding.into()),
                }
            }
        }

        impl TryFrom<&str> for $name {
            type Error = Error;

            fn try_from(text: &str) -> Result<Self, Error> {
                text.parse()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

auth_type! {
    /// How a function URL authenticates its callers.
    ///
    /// Source: shape `FunctionUrlAuthType` of the Lambda service model.
    FunctionUrlAuthType {
        /// Not at all: callers are anonymous.
        None,
        /// By IAM: a call must be signed.
        AwsIam,
    } = FUNCTION_URL_AUTH_TYPES, checked by check_function_url:
        " is not an auth type of function URLs", "write `NONE` or `AWS_IAM`"
}

auth_type! {
    /// How an endpoint of a web function authenticates its callers.
    ///
    /// Source: shape `AuthType` of the service model of Lambda Web.
    WebFunctionAuthType {
        /// By IAM: a call must be signed.
        IamAuth,
        /// By the application: Lambda lets every call in and asks no policy.
        ApplicationManaged,
    } = WEB_FUNCTION_AUTH_TYPES, checked by check_web_function:
        " is not an auth type of endpoints", "write `IamAuth` or `ApplicationManaged`"
}
