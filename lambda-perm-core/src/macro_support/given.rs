//! What the keys take as values that are known only at run time.
//!
//! A trait for each key, whose function is called by its path: of a value of another type the compiler then says what stands at the
//! trait, on the value, and shows nothing of what is behind it.

#![allow(non_camel_case_types, reason = "named as users write the keys")]

use alloc::{
    borrow::Cow,
    string::{String, ToString},
};

use crate::{
    arn::ConstArn,
    facts::parameters::for_each_parameter,
    value::{
        AccountId, ActionBuf, ActionRef, ArnBuf, ArnRef, EndpointNameBuf, EndpointNameRef, EventSourceTokenBuf,
        EventSourceTokenRef, FunctionNameBuf, FunctionNameRef, FunctionUrlAuthType, LayerNameBuf, LayerNameRef,
        LayerVersion, OrganizationIdBuf, OrganizationIdRef, PrincipalBuf, PrincipalRef, QualifierBuf, QualifierRef,
        StatementIdBuf, StatementIdRef, WebFunctionAuthType, WebFunctionNameBuf, WebFunctionNameRef,
    },
};

macro_rules! given {
    ($(
        $(#[doc = $doc:literal])* $variant:ident $key:ident $name:literal {
            value: $value:ident, also: $also:tt, of: $of:ident, presence: $presence:ident, part: $part:ident,
            expression: $expression:ident, condition: $condition:tt, cloudformation: $property:literal, terraform: $argument:literal,
            wrong: $wrong:literal, constant: $constant:literal, variable: $variable:literal,
        }
    )*) => {
        $(
            given! { @trait $key, $wrong, $variable }
            given! { @value $value $key }
            given! { @also $also $key }
            given! { @$presence $key }
        )*
    };
    (@trait $key:ident, $message:literal, $note:literal) => {
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
    };
    (@value bool $key:ident) => { given! { @impl $key: bool } };
    (@value LayerVersion $key:ident) => { given! { @impl $key: u64, u32, u16, u8, LayerVersion } };
    (@value AccountId $key:ident) => { given! { @impl $key: str, String, Cow<'_, str>, AccountId } };
    (@value FunctionUrlAuthType $key:ident) => { given! { @impl $key: str, String, Cow<'_, str>, FunctionUrlAuthType } };
    (@value FunctionName $key:ident) => { given! { @texts $key: FunctionNameRef<'_>, FunctionNameBuf } };
    (@value Qualifier $key:ident) => { given! { @texts $key: QualifierRef<'_>, QualifierBuf } };
    (@value StatementId $key:ident) => { given! { @texts $key: StatementIdRef<'_>, StatementIdBuf } };
    (@value Action $key:ident) => { given! { @texts $key: ActionRef<'_>, ActionBuf } };
    (@value Principal $key:ident) => { given! { @texts $key: PrincipalRef<'_>, PrincipalBuf } };
    (@value Arn $key:ident) => { given! { @texts $key: ArnRef<'_>, ArnBuf } };
    (@value EventSourceToken $key:ident) => { given! { @texts $key: EventSourceTokenRef<'_>, EventSourceTokenBuf } };
    (@value OrganizationId $key:ident) => { given! { @texts $key: OrganizationIdRef<'_>, OrganizationIdBuf } };
    (@value WebFunctionName $key:ident) => { given! { @texts $key: WebFunctionNameRef<'_>, WebFunctionNameBuf } };
    (@value EndpointName $key:ident) => { given! { @texts $key: EndpointNameRef<'_>, EndpointNameBuf } };
    (@value WebFunctionAuthType $key:ident) => { given! { @impl $key: str, String, Cow<'_, str>, WebFunctionAuthType } };
    (@value LayerName $key:ident) => { given! { @texts $key: LayerNameRef<'_>, LayerNameBuf } };
    (@texts $key:ident: $($type:ty),*) => { given! { @impl $key: str, String, Cow<'_, str> $(, $type)* } };
    (@also [] $key:ident) => {};
    (@also [AccountId, Arn] $key:ident) => { given! { @impl $key: AccountId, ArnRef<'_>, ArnBuf } };
    (@also [ConstArn] $key:ident) => { given! { @impl $key: ConstArn } };
    (@optional $key:ident) => {
        #[diagnostic::do_not_recommend]
        impl<T: $key> $key for Option<T> {
            fn text(&self) -> Option<String> {
                self.as_ref()?.text()
            }
        }
    };
    (@required $key:ident) => {};
    (@carried $key:ident) => {};
    (@impl $key:ident: $($type:ty),*) => {
        $(
            #[diagnostic::do_not_recommend]
            impl $key for $type {
                fn text(&self) -> Option<String> {
                    Some(self.to_string())
                }
            }
        )*
    };
}

for_each_parameter!(given! {});

given! { @trait principal_region, "`{Self}` cannot be the Region of a service", "write a `&str` or a `String`" }
given! { @impl principal_region: str, String, Cow<'_, str> }
given! { @trait arn_part, "`{Self}` cannot be an argument of a function that makes an ARN",
"write a `&str` or a `String`, or an `AccountId` for an account" }
given! { @impl arn_part: str, String, Cow<'_, str>, AccountId }
given! { @trait expression_part, "`{Self}` cannot be an argument of a function of a template",
"write a `&str` or a `String`, or an `AccountId` for an account" }
given! { @impl expression_part: str, String, Cow<'_, str>, AccountId }
