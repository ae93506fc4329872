//! The accessors of permissions: one for each parameter of the API.

use super::{FunctionPermissionBuf, LayerVersionPermissionBuf, WebFunctionPermissionBuf};
use super::{FunctionPermissionRef, LayerVersionPermissionRef, WebFunctionPermissionRef};
use crate::{
    expression::{ExpressionRef, Text},
    statement::Field,
};
use crate::{
    expression::{InTemplate, Plain},
    facts::parameters::{Key, for_each_parameter},
};

/// The types of the values, as accessors give them.
pub(crate) mod view {
    pub(crate) use crate::value::{
        ActionRef as Action, ArnRef as Arn, EndpointNameRef as EndpointName, EventSourceTokenRef as EventSourceToken,
        FunctionNameRef as FunctionName, LayerNameRef as LayerName, OrganizationIdRef as OrganizationId,
        PrincipalRef as Principal, QualifierRef as Qualifier, StatementIdRef as StatementId,
        WebFunctionNameRef as WebFunctionName,
    };

    pub(crate) type AccountId<'a> = crate::value::AccountId;
    pub(crate) type FunctionUrlAuthType<'a> = crate::value::FunctionUrlAuthType;
    pub(crate) type LayerVersion<'a> = crate::value::LayerVersion;
    pub(crate) type WebFunctionAuthType<'a> = crate::value::WebFunctionAuthType;
}

macro_rules! accessors {
    ({ $target:ident $borrowed:ident $owned:ident } $(
        $(#[doc = $doc:literal])* $variant:ident $key:ident $name:literal {
            value: $value:ident, also: $also:tt, of: $of:ident, presence: $presence:ident, part: $part:ident,
            expression: $expression:ident, condition: $condition:tt, cloudformation: $property:literal, terraform: $argument:literal,
            wrong: $wrong:literal, constant: $constant:literal, variable: $variable:literal,
        }
    )*) => {
        impl<'a> $borrowed<'a, Plain> {
            $(accessors! { @if $target $of
                $(#[doc = $doc])*
                pub const fn $key(&self) -> accessors!(@type 'a $presence $value) {
                    accessors!(@read $presence $value, self.statement.known(Key::$variant), self.statement.text(Key::$variant))
                }
            })*
        }

        impl<'a, L: InTemplate> $borrowed<'a, L> {
            $(accessors! { @if $target $of
                $(#[doc = $doc])*
                pub const fn $key(&self) -> accessors!(@type_in_template 'a $expression $presence $value) {
                    accessors!(@read_in_template $expression $presence $value, self.statement, Key::$variant)
                }
            })*
        }

        impl $owned<Plain> {
            $(accessors! { @if $target $of
                $(#[doc = $doc])*
                pub const fn $key(&self) -> accessors!(@type '_ $presence $value) {
                    self.as_permission().$key()
                }
            })*
        }

        impl<L: InTemplate> $owned<L> {
            $(accessors! { @if $target $of
                $(#[doc = $doc])*
                pub const fn $key(&self) -> accessors!(@type_in_template '_ $expression $presence $value) {
                    self.as_permission().$key()
                }
            })*
        }
    };
    (@if function layer_version $($item:tt)*) => {};
    (@if function web_function $($item:tt)*) => {};
    (@if layer_version function $($item:tt)*) => {};
    (@if layer_version functions $($item:tt)*) => {};
    (@if layer_version web_function $($item:tt)*) => {};
    (@if web_function function $($item:tt)*) => {};
    (@if web_function layer_version $($item:tt)*) => {};
    (@if $target:ident $of:ident $($item:tt)*) => { $($item)* };
    (@type $a:lifetime optional $value:ident) => { Option<accessors!(@type $a required $value)> };
    (@type $a:lifetime $presence:ident bool) => { bool };
    (@type $a:lifetime $presence:ident $value:ident) => { view::$value<$a> };
    (@read optional $value:ident, $known:expr, $text:expr) => {
        match $known {
            Some(text) => Some(accessors!(@read required $value, (), text)),
            None => None,
        }
    };
    (@read $presence:ident bool, $known:expr, $text:expr) => { crate::text::equal($text, "true") };
    (@read $presence:ident $value:ident, $known:expr, $text:expr) => { view::$value::trusted($text) };
    (@type_in_template $a:lifetime yes optional $value:ident) => { Option<ExpressionRef<$a, L>> };
    (@type_in_template $a:lifetime yes $presence:ident $value:ident) => { ExpressionRef<$a, L> };
    (@type_in_template $a:lifetime no carried $value:ident) => { Option<accessors!(@type $a required $value)> };
    (@type_in_template $a:lifetime no $presence:ident $value:ident) => { accessors!(@type $a $presence $value) };
    (@read_in_template yes optional $value:ident, $statement:expr, $key:expr) => {
        match $statement.field($key) {
            Field::Known(text) => Some(ExpressionRef::new(text)),
            _ => None,
        }
    };
    (@read_in_template yes $presence:ident $value:ident, $statement:expr, $key:expr) => {
        match $statement.field($key) {
            Field::Known(text) => ExpressionRef::new(text),
            _ => ExpressionRef::new(Text::Plain("")),
        }
    };
    (@read_in_template no carried $value:ident, $statement:expr, $key:expr) => {
        accessors!(@read optional $value, $statement.known($key), ())
    };
    (@read_in_template no $presence:ident $value:ident, $statement:expr, $key:expr) => {
        accessors!(@read $presence $value, $statement.known($key), $statement.text($key))
    };
}

for_each_parameter!(accessors! { { function FunctionPermissionRef FunctionPermissionBuf } });
for_each_parameter!(accessors! { { layer_version LayerVersionPermissionRef LayerVersionPermissionBuf } });
for_each_parameter!(accessors! { { web_function WebFunctionPermissionRef WebFunctionPermissionBuf } });
