//! What the keys take as values that are known at run time only.

use alloc::{
    borrow::{Cow, ToOwned},
    string::{String, ToString},
};

use crate::value::{
    AccountId, Action, Arn, EventSourceToken, FunctionName, FunctionUrlAuthType, LayerName, LayerVersion,
    OrganizationId, Principal, Qualifier, StatementId,
};

/// The keys as types, by which the compiler tells which values a key takes.
#[allow(non_camel_case_types, reason = "named as users write the keys")]
pub mod keys {
    macro_rules! keys {
        ($($key:ident)*) => {
            $(
                /// The key.
                pub enum $key {}
            )*

            /// The text of a value, with a function for each key: where a value has a wrong type, the compiler blames the
            /// argument of a function, and all of a call that names the key as a type.
            pub mod given {
                use alloc::string::String;

                use super::super::Given;

                $(
                    /// The text of the key's value.
                    pub fn $key<T: Given<super::$key> + ?Sized>(value: &T) -> Option<String> {
                        value.text()
                    }
                )*
            }
        };
    }

    keys! {
        function_name qualifier statement_id action principal source_arn source_account event_source_token
        principal_org_id function_url_auth_type layer_name organization_id principal_region arn_part
    }

    /// A key that may be absent, so that its value may be `None`.
    #[diagnostic::on_unimplemented(
        message = "this key must have a value, so it takes no `Option`",
        label = "this is an `Option`"
    )]
    pub trait Optional {}

    impl Optional for qualifier {}
    impl Optional for source_arn {}
    impl Optional for source_account {}
    impl Optional for event_source_token {}
    impl Optional for principal_org_id {}
    impl Optional for function_url_auth_type {}
    impl Optional for organization_id {}
}

/// What a key takes as its value: text, the checked type, and an `Option` of these where the key may be absent.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the value of this key",
    label = "this is a `{Self}`",
    note = "a key takes `&str`, `String`, its checked type such as `AccountId` or `Arn`, and an `Option` of these where it may be left out"
)]
pub trait Given<K> {
    /// The text, unless it is absent.
    fn text(&self) -> Option<String>;
}

#[diagnostic::do_not_recommend]
impl<K> Given<K> for str {
    fn text(&self) -> Option<String> {
        Some(self.to_owned())
    }
}

#[diagnostic::do_not_recommend]
impl<K> Given<K> for String {
    fn text(&self) -> Option<String> {
        Some(self.clone())
    }
}

#[diagnostic::do_not_recommend]
impl<K> Given<K> for Cow<'_, str> {
    fn text(&self) -> Option<String> {
        Some(self.to_string())
    }
}

#[diagnostic::do_not_recommend]
impl<K, T: Given<K> + ?Sized> Given<K> for &T {
    fn text(&self) -> Option<String> {
        (**self).text()
    }
}

impl<K: keys::Optional, T: Given<K>> Given<K> for Option<T> {
    fn text(&self) -> Option<String> {
        self.as_ref()?.text()
    }
}

macro_rules! given {
    ($($type:ident as $($key:ident)*;)*) => {
        $($(
            #[diagnostic::do_not_recommend]
            impl<S: AsRef<str>> Given<keys::$key> for $type<S> {
                fn text(&self) -> Option<String> {
                    Some(self.to_string())
                }
            }
        )*)*
    };
}

given! {
    FunctionName as function_name;
    Qualifier as qualifier;
    StatementId as statement_id;
    Action as action;
    Principal as principal;
    Arn as source_arn principal;
    EventSourceToken as event_source_token;
    OrganizationId as principal_org_id organization_id;
    LayerName as layer_name;
}

#[diagnostic::do_not_recommend]
impl Given<keys::source_account> for AccountId {
    fn text(&self) -> Option<String> {
        Some(self.to_string())
    }
}

#[diagnostic::do_not_recommend]
impl Given<keys::arn_part> for AccountId {
    fn text(&self) -> Option<String> {
        Some(self.to_string())
    }
}

#[diagnostic::do_not_recommend]
impl Given<keys::principal> for AccountId {
    fn text(&self) -> Option<String> {
        Some(self.to_string())
    }
}

#[diagnostic::do_not_recommend]
impl Given<keys::function_url_auth_type> for FunctionUrlAuthType {
    fn text(&self) -> Option<String> {
        Some(self.as_str().to_owned())
    }
}

/// A truth value as text.
pub fn flag<T: GivenFlag>(value: T) -> Option<String> {
    value.flag().map(|value| String::from(if value { "true" } else { "false" }))
}

/// What `invoked_via_function_url` takes as its value.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the value of `invoked_via_function_url`",
    label = "this is a `{Self}`",
    note = "write a `bool` or an `Option<bool>`"
)]
pub trait GivenFlag {
    /// The value, unless it is absent.
    fn flag(&self) -> Option<bool>;
}

impl GivenFlag for bool {
    fn flag(&self) -> Option<bool> {
        Some(*self)
    }
}

impl GivenFlag for Option<bool> {
    fn flag(&self) -> Option<bool> {
        *self
    }
}

#[diagnostic::do_not_recommend]
impl<T: GivenFlag> GivenFlag for &T {
    fn flag(&self) -> Option<bool> {
        (**self).flag()
    }
}

/// The number of a layer version.
pub fn version<T: GivenVersion>(value: T) -> u64 {
    value.number()
}

/// What `version_number` takes as its value.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the value of `version_number`",
    label = "this is a `{Self}`",
    note = "write a `u64`, a smaller unsigned number or a `LayerVersion`; `u64::try_from` makes one of any other number"
)]
pub trait GivenVersion {
    /// The number, right or wrong.
    fn number(&self) -> u64;
}

macro_rules! versions {
    ($($type:ty)*) => {
        $(
            impl GivenVersion for $type {
                fn number(&self) -> u64 {
                    u64::from(*self)
                }
            }
        )*
    };
}

versions! { u64 u32 u16 u8 LayerVersion }

#[diagnostic::do_not_recommend]
impl<T: GivenVersion> GivenVersion for &T {
    fn number(&self) -> u64 {
        (**self).number()
    }
}
