//! What the keys take as values that are known at run time only.
//!
//! A trait for each key, whose function is called by its path: of a value of another type the compiler then says what stands at the
//! trait, on the value, and shows nothing of what is behind it.

#![allow(non_camel_case_types, reason = "named as users write the keys")]

use alloc::{
    borrow::Cow,
    string::{String, ToString},
};

use crate::value::{
    AccountId, Action, Arn, EventSourceToken, FunctionName, FunctionUrlAuthType, LayerName, LayerVersion,
    OrganizationId, Principal, Qualifier, StatementId,
};

/// What a key takes: text, references to what it takes, and its checked types.
macro_rules! texts {
        ($($key:ident, $message:literal, $note:literal $(, $type:ty $(= $text:ident)?)*;)*) => {
            $(
                /// What the key takes as its value.
                #[diagnostic::on_unimplemented(message = $message, label = "this is a `{Self}`", note = $note)]
                pub trait $key {
                    /// The text, unless it is absent.
                    fn text(&self) -> Option<String>;
                }

                #[diagnostic::do_not_recommend]
                impl<T: $key + ?Sized> $key for &T {
                    fn text(&self) -> Option<String> {
                        (**self).text()
                    }
                }

                texts! { @impl $key: str, String, Cow<'_, str> $(, $type $(= $text)?)* }
            )*
        };
        (@impl $key:ident: $($type:ty $(= $text:ident)?),*) => {
            $(
                #[diagnostic::do_not_recommend]
                impl$(<$text: AsRef<str>>)? $key for $type {
                    fn text(&self) -> Option<String> {
                        Some(self.to_string())
                    }
                }
            )*
        };
    }

/// The keys that may be left out, so that their values may be `None`.
macro_rules! optional {
        ($($key:ident)*) => {
            $(
                #[diagnostic::do_not_recommend]
                impl<T: $key> $key for Option<T> {
                    fn text(&self) -> Option<String> {
                        self.as_ref()?.text()
                    }
                }
            )*
        };
    }

texts! {
    function_name, "`{Self}` cannot be the value of `function_name`",
        "write a `&str`, a `String` or a `FunctionName`", FunctionName<S> = S;
    qualifier, "`{Self}` cannot be the value of `qualifier`",
        "write a `&str`, a `String`, a `Qualifier`, or an `Option` of one of these", Qualifier<S> = S;
    statement_id, "`{Self}` cannot be the value of `statement_id`",
        "write a `&str`, a `String` or a `StatementId`", StatementId<S> = S;
    action, "`{Self}` cannot be the value of `action`",
        "write an action such as `InvokeFunction`, a `&str`, a `String` or an `Action`", Action<S> = S;
    principal, "`{Self}` cannot be the value of `principal`",
        "write a service such as `s3`, a `&str`, a `String`, a `Principal`, an `AccountId` or an `Arn`", Principal<S> = S, Arn<S> = S, AccountId;
    source_arn, "`{Self}` cannot be the value of `source_arn`",
        "write a `&str`, a `String`, an `Arn`, or an `Option` of one of these", Arn<S> = S;
    source_account, "`{Self}` cannot be the value of `source_account`",
        "write a `&str`, a `String`, an `AccountId`, or an `Option` of one of these", AccountId;
    event_source_token, "`{Self}` cannot be the value of `event_source_token`",
        "write a `&str`, a `String`, an `EventSourceToken`, or an `Option` of one of these", EventSourceToken<S> = S;
    principal_org_id, "`{Self}` cannot be the value of `principal_org_id`",
        "write a `&str`, a `String`, an `OrganizationId`, or an `Option` of one of these", OrganizationId<S> = S;
    function_url_auth_type, "`{Self}` cannot be the value of `function_url_auth_type`",
        "write a `&str`, a `String`, a `FunctionUrlAuthType`, or an `Option` of one of these", FunctionUrlAuthType;
    layer_name, "`{Self}` cannot be the value of `layer_name`",
        "write a `&str`, a `String` or a `LayerName`", LayerName<S> = S;
    organization_id, "`{Self}` cannot be the value of `organization_id`",
        "write a `&str`, a `String`, an `OrganizationId`, or an `Option` of one of these", OrganizationId<S> = S;
    principal_region, "`{Self}` cannot be the Region of a service",
        "write a `&str` or a `String`";
    arn_part, "`{Self}` cannot be an argument of a function that makes an ARN",
        "write a `&str` or a `String`, or an `AccountId` for an account", AccountId;
}

optional! {
    qualifier source_arn source_account event_source_token principal_org_id function_url_auth_type organization_id
}

/// What the key takes as its value.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the value of `invoked_via_function_url`",
    label = "this is a `{Self}`",
    note = "write a `bool` or an `Option<bool>`"
)]
pub trait invoked_via_function_url {
    /// The truth value as text, unless it is absent.
    fn flag(&self) -> Option<String>;
}

#[diagnostic::do_not_recommend]
impl invoked_via_function_url for bool {
    fn flag(&self) -> Option<String> {
        Some(self.to_string())
    }
}

#[diagnostic::do_not_recommend]
impl invoked_via_function_url for Option<bool> {
    fn flag(&self) -> Option<String> {
        self.map(|value| value.to_string())
    }
}

#[diagnostic::do_not_recommend]
impl<T: invoked_via_function_url> invoked_via_function_url for &T {
    fn flag(&self) -> Option<String> {
        (**self).flag()
    }
}

/// What the key takes as its value.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the value of `version_number`",
    label = "this is a `{Self}`",
    note = "write a `u64`, a smaller unsigned number or a `LayerVersion`; `u64::try_from` makes one of any other number"
)]
pub trait version_number {
    /// The number, right or wrong.
    fn number(&self) -> u64;
}

macro_rules! numbers {
        ($($type:ty)*) => {
            $(
                #[diagnostic::do_not_recommend]
                impl version_number for $type {
                    fn number(&self) -> u64 {
                        u64::from(*self)
                    }
                }
            )*
        };
    }

numbers! { u64 u32 u16 u8 LayerVersion }

#[diagnostic::do_not_recommend]
impl<T: version_number> version_number for &T {
    fn number(&self) -> u64 {
        (**self).number()
    }
}
