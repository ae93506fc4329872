//! Builders, for programs that assemble permissions from data.

use alloc::string::{String, ToString};
use core::marker::PhantomData;

use super::{FunctionPermission, FunctionPermissionBuf, LayerVersionPermission, LayerVersionPermissionBuf, Unchecked};
use crate::{
    expression::{ExpressionBuf, InLanguage, InTemplate, Plain},
    facts::parameters::{Key, Target, for_each_parameter},
    finding::{Exception, Findings},
    value::FunctionUrlAuthType,
};

/// A [`FunctionPermissionBuf`] that is being put together, which [`FunctionPermission::builder`] begins. Nothing is checked before
/// [`build`](Self::build).
#[derive(Clone, Debug)]
#[must_use = "a builder makes a permission when `build` is called"]
pub struct FunctionPermissionBuilder<L = Plain> {
    values: Unchecked,
    language: PhantomData<L>,
}

/// A [`LayerVersionPermissionBuf`] that is being put together, which [`LayerVersionPermission::builder`] begins. Nothing is checked
/// before [`build`](Self::build).
#[derive(Clone, Debug)]
#[must_use = "a builder makes a permission when `build` is called"]
pub struct LayerVersionPermissionBuilder<L = Plain> {
    values: Unchecked,
    language: PhantomData<L>,
}

impl FunctionPermission {
    /// Begins a permission from data: for programs that know only at run time what they grant. Where the keys are known
    /// when the program is written, `try_grant!` checks more of it earlier.
    ///
    /// ```
    /// # extern crate lambda_perm_core as lambda_perm;
    /// use lambda_perm::{AccountId, FunctionPermission};
    ///
    /// let account: AccountId = "123456789012".parse()?;
    /// let permission = FunctionPermission::builder("my-function", "uploads", "lambda:InvokeFunction", "s3.amazonaws.com")
    ///     .source_arn("arn:aws:s3:::my-bucket-123456")
    ///     .source_account(account)
    ///     .build()?;
    /// assert_eq!(permission.source_account(), Some(account));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn builder(
        function_name: impl AsRef<str>,
        statement_id: impl AsRef<str>,
        action: impl AsRef<str>,
        principal: impl AsRef<str>,
    ) -> FunctionPermissionBuilder {
        FunctionPermissionBuilder::begun(Target::Function)
            .with(Key::FunctionName, function_name)
            .with(Key::StatementId, statement_id)
            .with(Key::Action, action)
            .with(Key::Principal, principal)
    }
}

impl LayerVersionPermission {
    /// Begins a permission from data, as [`FunctionPermission::builder`] does. The action is `lambda:GetLayerVersion`, the
    /// only one there is.
    ///
    /// ```
    /// # extern crate lambda_perm_core as lambda_perm;
    /// use lambda_perm::LayerVersionPermission;
    ///
    /// let permission = LayerVersionPermission::builder("my-layer", 3, "engineering-org", "*")
    ///     .organization_id("o-t194hfs8cz")
    ///     .build()?;
    /// assert_eq!(permission.version_number().get(), 3);
    /// # Ok::<(), lambda_perm::Findings>(())
    /// ```
    pub fn builder(
        layer_name: impl AsRef<str>,
        version_number: u64,
        statement_id: impl AsRef<str>,
        principal: impl AsRef<str>,
    ) -> LayerVersionPermissionBuilder {
        LayerVersionPermissionBuilder::begun(Target::LayerVersion)
            .with(Key::LayerName, layer_name)
            .with(Key::VersionNumber, version_number.to_string())
            .with(Key::StatementId, statement_id)
            .with(Key::Action, LAYER_ACTION)
            .with(Key::Principal, principal)
    }
}

const LAYER_ACTION: &str = "lambda:GetLayerVersion";

impl<L: InTemplate> FunctionPermissionBuilder<L> {
    /// Begins a permission for a template. The action must be text: other checks depend on it.
    pub fn new(
        function_name: impl Into<ExpressionBuf<L>>,
        statement_id: impl AsRef<str>,
        action: impl AsRef<str>,
        principal: impl Into<ExpressionBuf<L>>,
    ) -> Self {
        Self::begun(Target::Function)
            .with_expression(Key::FunctionName, function_name)
            .with(Key::StatementId, statement_id)
            .with(Key::Action, action)
            .with_expression(Key::Principal, principal)
    }
}

impl<L: InTemplate> LayerVersionPermissionBuilder<L> {
    /// Begins a permission for a template. The version may be left out if the layer's name is known only at deployment, because the
    /// name may carry it.
    pub fn new(
        layer_name: impl Into<ExpressionBuf<L>>,
        version_number: Option<u64>,
        statement_id: impl AsRef<str>,
        principal: impl Into<ExpressionBuf<L>>,
    ) -> Self {
        let builder = Self::begun(Target::LayerVersion).with_expression(Key::LayerName, layer_name);
        match version_number {
            Some(number) => builder.with(Key::VersionNumber, number.to_string()),
            None => builder,
        }
        .with(Key::StatementId, statement_id)
        .with(Key::Action, LAYER_ACTION)
        .with_expression(Key::Principal, principal)
    }
}

macro_rules! builder {
    ($builder:ident makes $permission:ident) => {
        impl<L: InLanguage> $builder<L> {
            fn begun(target: Target) -> Self {
                Self { values: Unchecked::of_builder::<L>(target), language: PhantomData }
            }

            fn with(self, key: Key, text: impl AsRef<str>) -> Self {
                Self { values: self.values.with(key, Some(String::from(text.as_ref()))), ..self }
            }

            /// Allows lints, with reasons: [`Exception`]s, one or several.
            pub fn allow(self, exceptions: impl IntoIterator<Item = impl Into<Exception>>) -> Self {
                Self { values: self.values.allowing(exceptions), ..self }
            }

            /// Checks the permission.
            ///
            /// # Errors
            ///
            /// Everything that is wrong with it: the same findings as those of the compiler. In an expression, only the text around
            /// the placeholders is checked.
            pub fn build(self) -> Result<$permission<L>, Findings> {
                self.values.checked().map($permission::new)
            }
        }

        impl<L: InTemplate> $builder<L> {
            fn with_expression(self, key: Key, value: impl Into<ExpressionBuf<L>>) -> Self {
                Self { values: self.values.with_text(key, value.into().into_text()), ..self }
            }
        }
    };
}

builder!(FunctionPermissionBuilder makes FunctionPermissionBuf);
builder!(LayerVersionPermissionBuilder makes LayerVersionPermissionBuf);

/// The setters of optional parameters.
macro_rules! setters {
    ({ $target:ident $builder:ident } $(
        $(#[doc = $doc:literal])* $variant:ident $key:ident $name:literal {
            value: $value:ident, also: $also:tt, of: $of:ident, presence: $presence:ident, part: $part:ident,
            expression: $expression:ident, condition: $condition:tt, cloudformation: $property:literal, terraform: $argument:literal,
            wrong: $wrong:literal, constant: $constant:literal, variable: $variable:literal,
        }
    )*) => {
        impl $builder<Plain> {
            $(setters! { @setter $presence $target $of
                $(#[doc = $doc])*
                pub fn $key(self, value: setters!(@plain $value)) -> Self {
                    self.with(Key::$variant, setters!(@text $value value))
                }
            })*
        }

        impl<L: InTemplate> $builder<L> {
            $(setters! { @setter $presence $target $of
                $(#[doc = $doc])*
                pub fn $key(self, value: setters!(@given $expression $value)) -> Self {
                    setters!(@set $expression $value self, Key::$variant, value)
                }
            })*
        }
    };
    (@setter optional function function $($item:tt)*) => { $($item)* };
    (@setter optional function functions $($item:tt)*) => { $($item)* };
    (@setter optional layer_version layer_version $($item:tt)*) => { $($item)* };
    (@setter $presence:ident $target:ident $of:ident $($item:tt)*) => {};
    (@plain bool) => { bool };
    (@plain FunctionUrlAuthType) => { FunctionUrlAuthType };
    (@plain $value:ident) => { impl AsRef<str> };
    (@given yes $value:ident) => { impl Into<ExpressionBuf<L>> };
    (@given no $value:ident) => { setters!(@plain $value) };
    (@text bool $given:ident) => { if $given { "true" } else { "false" } };
    (@text FunctionUrlAuthType $given:ident) => { $given.as_str() };
    (@text $value:ident $given:ident) => { $given };
    (@set yes $value:ident $self:ident, $key:expr, $given:ident) => { $self.with_expression($key, $given) };
    (@set no $value:ident $self:ident, $key:expr, $given:ident) => { $self.with($key, setters!(@text $value $given)) };
}

for_each_parameter!(setters! { { function FunctionPermissionBuilder } });
for_each_parameter!(setters! { { layer_version LayerVersionPermissionBuilder } });
