//! Checked values, one notion each. Whatever exists of such a type has passed the API's patterns and lengths.
//!
//! What holds text comes in three types:
//!
//! | type | made by | |
//! |---|---|---|
//! | [`Arn`], which is `ArnRef<'static>` | [`Arn::new`](ArnRef::new) | a constant; `Copy`; a wrong one fails the build |
//! | [`ArnRef<'a>`](ArnRef) | `ArnRef::try_from(text)` | borrows at run time; `Copy` |
//! | [`ArnBuf`] | [`Arn::parse`](ArnRef::parse), `text.parse()` | owns its text |
//!
//! ```
//! # extern crate lambda_perm_core as lambda_perm;
//! use lambda_perm::{AccountId, Arn};
//!
//! const BUCKET: Arn = Arn::new("arn:aws:s3:::my-bucket");
//! const SERVICE: &str = BUCKET.service();
//! assert_eq!(SERVICE, "s3");
//!
//! let topic = Arn::parse("arn:aws:sns:us-east-1:123456789012:topic")?;
//! assert_eq!(topic.region(), Some("us-east-1"));
//! let account: AccountId = "123456789012".parse()?;
//! # Ok::<(), lambda_perm::Error>(())
//! ```

/// Defines the types of a value that is text, whose only way in is its `check`. Both the borrowed and the owned one have the
/// methods; one whose result borrows from the value names the lifetime.
macro_rules! text_value {
    (
        $(#[doc = $doc:literal])*
        $name:ident, $borrowed:ident, $owned:ident, checked by $check:path
        $(; $($(#[doc = $of_method:literal])* $method:ident $(<$lifetime:lifetime>)? -> $result:ty = |$text:ident| $body:expr;)*)?
    ) => {
        $(#[doc = $doc])*
        #[doc = ""]
        #[doc = concat!("This type is for constants; [`", stringify!($owned), "`] owns its text.")]
        pub type $name = $borrowed<'static>;

        $(#[doc = $doc])*
        #[doc = ""]
        #[doc = concat!("This type borrows its text. [`", stringify!($name), "`] is the one for constants, [`", stringify!($owned), "`] owns its text.")]
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $borrowed<'a>(&'a str);

        $(#[doc = $doc])*
        #[doc = ""]
        #[doc = concat!("This type owns its text; [`", stringify!($name), "`] is the one for constants.")]
        #[cfg(feature = "runtime")]
        #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $owned(alloc::string::String);

        impl $borrowed<'static> {
            /// A constant. In a `const`, a wrong one is an error of the compiler.
            ///
            /// # Panics
            ///
            /// With the finding as text, when the value is wrong. Use [`parse`](Self::parse) for values known only at run time.
            #[track_caller]
            pub const fn new(text: &'static str) -> Self {
                match $check(text) {
                    None => Self(text),
                    Some(finding) => finding.panic(),
                }
            }

            /// Checks and copies a value that is known only at run time.
            ///
            /// # Errors
            ///
            /// The finding that says what is wrong and what to write instead.
            #[cfg(feature = "runtime")]
            pub fn parse(text: &str) -> Result<$owned, $crate::finding::Error> {
                text.parse()
            }
        }

        impl<'a> $borrowed<'a> {
            /// Wraps text that has been checked before.
            #[allow(dead_code, reason = "not every value is part of a permission")]
            pub(crate) const fn trusted(text: &'a str) -> Self {
                Self(text)
            }

            /// The text as given.
            pub const fn as_str(self) -> &'a str {
                self.0
            }

            /// The same value with text of its own.
            #[cfg(feature = "runtime")]
            pub fn into_owned(self) -> $owned {
                $owned(self.0.into())
            }

            $($(
                $(#[doc = $of_method])*
                pub const fn $method(self) -> $result {
                    let $text = self.0;
                    $body
                }
            )*)?
        }

        #[cfg(feature = "runtime")]
        impl $owned {
            /// The text as given.
            pub const fn as_str(&self) -> &str {
                self.0.as_str()
            }

            /// The same value, borrowed.
            pub const fn borrowed(&self) -> $borrowed<'_> {
                $borrowed(self.0.as_str())
            }

            $($(
                $(#[doc = $of_method])*
                pub const fn $method $(<$lifetime>)? (&$($lifetime)? self) -> $result {
                    self.borrowed().$method()
                }
            )*)?
        }

        #[cfg(feature = "runtime")]
        impl<'a> TryFrom<&'a str> for $borrowed<'a> {
            type Error = $crate::finding::Error;

            fn try_from(text: &'a str) -> Result<Self, Self::Error> {
                match $check(text) {
                    None => Ok(Self(text)),
                    Some(finding) => Err(finding.into()),
                }
            }
        }

        #[cfg(feature = "runtime")]
        impl TryFrom<alloc::string::String> for $owned {
            type Error = $crate::finding::Error;

            fn try_from(text: alloc::string::String) -> Result<Self, Self::Error> {
                match $check(&text) {
                    None => Ok(Self(text)),
                    Some(finding) => Err(finding.into()),
                }
            }
        }

        #[cfg(feature = "runtime")]
        impl core::str::FromStr for $owned {
            type Err = $crate::finding::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                $borrowed::try_from(text).map($borrowed::into_owned)
            }
        }

        #[cfg(feature = "runtime")]
        impl From<$borrowed<'_>> for $owned {
            fn from(value: $borrowed<'_>) -> Self {
                value.into_owned()
            }
        }

        $crate::value::text_value! { @text $name: $borrowed<'_> }
        #[cfg(feature = "runtime")]
        const _: () = {
            $crate::value::text_value! { @text $name: $owned }
        };
    };
    (@text $name:ident: $type:ty) => {
        impl AsRef<str> for $type {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl core::fmt::Display for $type {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl core::fmt::Debug for $type {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.debug_tuple(stringify!($name)).field(&self.as_str()).finish()
            }
        }
    };
}
pub(crate) use text_value;

pub(crate) mod account_id;
pub(crate) mod action;
pub(crate) mod arn;
pub(crate) mod auth_type;
pub(crate) mod event_source_token;
pub(crate) mod filling;
pub(crate) mod function_name;
pub(crate) mod layer_name;
pub(crate) mod layer_version;
pub(crate) mod length;
mod name_parts;
mod name_scope;
pub(crate) mod organization_id;
pub(crate) mod principal;
pub(crate) mod pseudo_parameter;
pub(crate) mod qualifier;
pub(crate) mod region;
pub(crate) mod revision_id;
pub(crate) mod statement_id;
pub(crate) mod unreplaced;
pub(crate) mod web_function_name;

pub use account_id::AccountId;
#[cfg(feature = "runtime")]
pub use action::ActionBuf;
pub use action::{Action, ActionRef};
#[cfg(feature = "runtime")]
pub use arn::ArnBuf;
pub(crate) use arn::ArnParts;
pub use arn::{Arn, ArnRef};
pub use auth_type::{FunctionUrlAuthType, WebFunctionAuthType};
#[cfg(feature = "runtime")]
pub use event_source_token::EventSourceTokenBuf;
pub use event_source_token::{EventSourceToken, EventSourceTokenRef};
#[cfg(feature = "runtime")]
pub use function_name::FunctionNameBuf;
pub use function_name::{FunctionName, FunctionNameRef};
#[cfg(feature = "runtime")]
pub use layer_name::LayerNameBuf;
pub use layer_name::{LayerName, LayerNameRef};
pub use layer_version::LayerVersion;
pub(crate) use name_parts::NameParts;
pub(crate) use name_scope::NameScope;
#[cfg(feature = "runtime")]
pub use organization_id::OrganizationIdBuf;
pub use organization_id::{OrganizationId, OrganizationIdRef};
#[cfg(feature = "runtime")]
pub use principal::PrincipalBuf;
pub use principal::{Principal, PrincipalKind, PrincipalRef};
#[cfg(feature = "runtime")]
pub use qualifier::QualifierBuf;
pub use qualifier::{Qualifier, QualifierKind, QualifierRef};
#[cfg(feature = "runtime")]
pub use revision_id::RevisionIdBuf;
pub use revision_id::{RevisionId, RevisionIdRef};
#[cfg(feature = "runtime")]
pub use statement_id::StatementIdBuf;
pub use statement_id::{StatementId, StatementIdRef};
pub use web_function_name::{EndpointName, EndpointNameRef, WebFunctionName, WebFunctionNameRef};
#[cfg(feature = "runtime")]
pub use web_function_name::{EndpointNameBuf, WebFunctionNameBuf};

use crate::{
    facts::parameters::{Key, for_each_parameter},
    finding::{Code, Finding},
    text::placeholder::has_placeholder,
};

/// The checks of the types, by the names that the rows of the parameters have for these.
mod checks {
    pub(super) use super::{
        account_id::check as AccountId,
        action::check as Action,
        arn::check as Arn,
        auth_type::{check_function_url as FunctionUrlAuthType, check_web_function as WebFunctionAuthType},
        event_source_token::check as EventSourceToken,
        function_name::check as FunctionName,
        layer_name::check as LayerName,
        layer_version::check_digits as LayerVersion,
        organization_id::check as OrganizationId,
        principal::check as Principal,
        qualifier::check as Qualifier,
        statement_id::check as StatementId,
        web_function_name::{check as WebFunctionName, check_endpoint as EndpointName},
    };
    use crate::finding::Finding;

    /// Of the two words that a boolean has as text, both are right.
    pub(super) const fn bool(_: &str) -> Option<Finding<'_>> {
        None
    }
}

/// The codes of what is wrong with the values of the types by themselves, by the same names.
mod codes {
    pub(super) use crate::finding::Code::{
        AccountId, Action, Arn, Endpoint as EndpointName, EventSourceToken, FunctionName, FunctionUrlAuthType,
        FunctionUrlAuthType as bool, LayerName, LayerVersion, OrganizationId, Principal, Qualifier, StatementId,
        WebFunction as WebFunctionName, WebFunctionAuthType,
    };
}

macro_rules! checks {
    ($(
        $(#[doc = $doc:literal])* $variant:ident $key:ident $name:literal {
            value: $value:ident, also: $also:tt, of: $of:ident, presence: $presence:ident, part: $part:ident,
            expression: $expression:ident, condition: $condition:tt, cloudformation: $property:literal, terraform: $argument:literal,
            wrong: $wrong:literal, constant: $constant:literal, variable: $variable:literal,
        }
    )*) => {
        /// Checks the text of a key's value by itself: a number is in digits, and a boolean is right.
        pub(crate) const fn check<'a>(key: Key, text: &'a str) -> Option<Finding<'a>> {
            let found = match key {
                $(Key::$variant => checks::$value(text),)*
            };
            match found {
                Some(finding) => Some(finding.about(key)),
                None => None,
            }
        }

        /// The code of a key's value that is wrong by itself.
        const fn code(key: Key) -> Code {
            match key {
                $(Key::$variant => codes::$value,)*
            }
        }
    };
}

for_each_parameter!(checks! {});

/// Checks a text that an expression can give: its placeholders, and what stands around them.
pub(crate) const fn check_given<'a>(key: Key, text: &'a str) -> Option<Finding<'a>> {
    match pseudo_parameter::misplaced(text, key) {
        None => check_around_placeholders(key, text),
        found => found,
    }
}

/// Checks what stands around the placeholders of a key's value, as far as that tells something.
const fn check_around_placeholders<'a>(key: Key, text: &'a str) -> Option<Finding<'a>> {
    let found = match key {
        _ if !has_placeholder(text) => return check(key, text),
        Key::FunctionName => return function_name::check_around_placeholders(text),
        Key::LayerName => return layer_name::check_around_placeholders(text),
        Key::WebFunction => return web_function_name::check_around_placeholders(text),
        Key::Principal => return principal::check_around_placeholders(text),
        Key::SourceArn => return arn::check_around_placeholders(text),
        Key::Qualifier => qualifier::check_with_placeholders(text),
        Key::SourceAccount => account_id::EXPECTED.check(text),
        Key::EventSourceToken => event_source_token::EXPECTED.check(text),
        Key::PrincipalOrgId | Key::OrganizationId => organization_id::check_with_placeholders(text),
        _ => return None,
    };
    match found {
        Some(finding) => Some(finding.about(key)),
        None => None,
    }
}
