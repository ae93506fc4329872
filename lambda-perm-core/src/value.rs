//! Checked values, one type each. Whatever exists of such a type has passed the API's patterns and lengths.
//!
//! A type that holds text is generic over how it holds it, with the form for constants as the default:
//!
//! | type | made by | |
//! |---|---|---|
//! | `Arn` = `Arn<&'static str>` | [`Arn::new`] | a constant; `Copy`; a wrong one fails the build |
//! | `Arn<&str>` | `Arn::try_from(text)` | borrows at run time; `Copy` |
//! | `Arn<String>` | [`Arn::parse`], `text.parse()` | owns its text |
//!
//! ```
//! # extern crate lambda_perm_core as lambda_perm;
//! use lambda_perm::{AccountId, Arn};
//!
//! const BUCKET: Arn = Arn::new("arn:aws:s3:::my-bucket");
//! assert_eq!(BUCKET.service(), "s3");
//!
//! let topic = Arn::parse("arn:aws:sns:us-east-1:123456789012:topic")?;
//! assert_eq!(topic.region(), Some("us-east-1"));
//! let account: AccountId = "123456789012".parse()?;
//! # Ok::<(), lambda_perm::Error>(())
//! ```

/// Defines a newtype over text, whose only way in is its `check`.
macro_rules! text_value {
    (
        $(#[doc = $doc:literal])*
        $name:ident, checked by $check:path
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name<S = &'static str>(S);

        impl $name {
            /// A constant. In a `const`, a wrong one is an error of the compiler.
            ///
            /// # Panics
            ///
            /// With the finding as text, when the value is wrong. Use [`parse`](Self::parse) for values known at run time only.
            #[track_caller]
            pub const fn new(text: &'static str) -> Self {
                match $check(text) {
                    None => Self(text),
                    Some(finding) => finding.panic(),
                }
            }
        }

        impl<'a> $name<&'a str> {
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
            pub fn into_owned(self) -> $name<alloc::string::String> {
                $name(self.0.into())
            }
        }

        #[cfg(feature = "runtime")]
        impl $name<alloc::string::String> {
            /// Checks and copies a value that is known at run time only.
            ///
            /// # Errors
            ///
            /// The finding that says what is wrong and what to write instead.
            pub fn parse(text: &str) -> Result<Self, $crate::finding::Error> {
                $name::try_from(text).map($name::into_owned)
            }

            /// The text as given.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        #[cfg(feature = "runtime")]
        impl<S: AsRef<str>> $name<S> {
            /// The same value, borrowed.
            pub fn borrowed(&self) -> $name<&str> {
                $name(self.0.as_ref())
            }
        }

        #[cfg(feature = "runtime")]
        impl<'a> TryFrom<&'a str> for $name<&'a str> {
            type Error = $crate::finding::Error;

            fn try_from(text: &'a str) -> Result<Self, Self::Error> {
                match $check(text) {
                    None => Ok(Self(text)),
                    Some(finding) => Err(finding.into()),
                }
            }
        }

        #[cfg(feature = "runtime")]
        impl TryFrom<alloc::string::String> for $name<alloc::string::String> {
            type Error = $crate::finding::Error;

            fn try_from(text: alloc::string::String) -> Result<Self, Self::Error> {
                match $check(&text) {
                    None => Ok(Self(text)),
                    Some(finding) => Err(finding.into()),
                }
            }
        }

        #[cfg(feature = "runtime")]
        impl core::str::FromStr for $name<alloc::string::String> {
            type Err = $crate::finding::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::parse(text)
            }
        }

        impl<S: AsRef<str>> AsRef<str> for $name<S> {
            fn as_ref(&self) -> &str {
                self.0.as_ref()
            }
        }

        #[cfg(feature = "runtime")]
        impl<S: AsRef<str>> core::fmt::Display for $name<S> {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(self.0.as_ref())
            }
        }
    };
}

pub(crate) mod account_id;
pub(crate) mod action;
pub(crate) mod arn;
pub(crate) mod event_source_token;
pub(crate) mod function_name;
pub(crate) mod function_url_auth_type;
pub(crate) mod layer_name;
pub(crate) mod layer_version;
pub(crate) mod length;
pub(crate) mod organization_id;
pub(crate) mod principal;
pub(crate) mod qualifier;
pub(crate) mod region;
pub(crate) mod revision_id;
pub(crate) mod statement_id;

pub use account_id::AccountId;
pub use action::Action;
pub use arn::Arn;
pub use event_source_token::EventSourceToken;
pub use function_name::FunctionName;
pub use function_url_auth_type::FunctionUrlAuthType;
pub use layer_name::LayerName;
pub use layer_version::LayerVersion;
pub use organization_id::OrganizationId;
pub use principal::{Principal, PrincipalKind};
pub use qualifier::{Qualifier, QualifierKind};
pub use revision_id::RevisionId;
pub use statement_id::StatementId;

use crate::{
    finding::Finding,
    hole::{self, has_hole},
    key::Key,
    text::Class,
};

/// Checks the text of a key's value by itself. Keys whose values are no text find nothing.
pub(crate) const fn check<'a>(key: Key, text: &'a str) -> Option<Finding<'a>> {
    let found = match key {
        Key::Qualifier | Key::SourceAccount | Key::EventSourceToken | Key::PrincipalOrgId | Key::OrganizationId
            if has_hole(text) =>
        {
            hole::unreplaced(text, key)
        }
        Key::FunctionName => function_name::check(text),
        Key::Qualifier => qualifier::check_in_part(text),
        Key::StatementId => statement_id::check(text),
        Key::Action => action::check(text),
        Key::Principal => principal::check(text),
        Key::SourceArn => arn::check(text),
        Key::SourceAccount => account_id::check_in_part(text),
        Key::EventSourceToken => event_source_token::check_in_part(text),
        Key::PrincipalOrgId | Key::OrganizationId => organization_id::check_in_part(text),
        Key::FunctionUrlAuthType => function_url_auth_type::check(text),
        Key::LayerName => layer_name::check(text),
        Key::InvokedViaFunctionUrl | Key::VersionNumber => None,
    };
    match found {
        Some(finding) => Some(finding.about(key)),
        None => None,
    }
}

/// Checks what stands around the holes of a key's value, as far as that tells something.
pub(crate) const fn check_in_part<'a>(key: Key, text: &'a str) -> Option<Finding<'a>> {
    let class = match key {
        _ if !has_hole(text) => return check(key, text),
        Key::FunctionName => return function_name::check_in_part(text),
        Key::LayerName => return layer_name::check_in_part(text),
        Key::Principal => return principal::check_in_part(text),
        Key::SourceArn => return arn::check_in_part(text),
        Key::Qualifier => Class::Name,
        Key::SourceAccount => Class::Digit,
        Key::EventSourceToken => Class::Token,
        _ => return None,
    };
    if hole::outside(text, class).is_none() {
        return None;
    }
    let found = match key {
        Key::Qualifier => qualifier::check_in_part(text),
        Key::SourceAccount => account_id::check_in_part(text),
        _ => event_source_token::check_in_part(text),
    };
    match found {
        Some(finding) => Some(finding.about(key)),
        None => None,
    }
}
