//! Builders of permissions for templates.

use alloc::string::String;

use super::{Exception, FunctionPermission, LayerVersionPermission};
use crate::{
    finding::Findings,
    key::{Key, Target},
    template::Deferred,
    value::FunctionUrlAuthType,
    values::Values,
};

/// A permission for a function in a template that is being put together from data. Nothing is checked before
/// [`build`](Self::build).
///
/// `cloudformation::FunctionPermissionBuilder` and `terraform::FunctionPermissionBuilder` are the two of these.
#[derive(Clone, Debug)]
#[must_use = "a builder makes a permission when `build` is called"]
pub struct FunctionTemplateBuilder<L> {
    values: Values,
    language: core::marker::PhantomData<L>,
}

/// A permission for a layer version in a template that is being put together from data. Nothing is checked before
/// [`build`](Self::build).
#[derive(Clone, Debug)]
#[must_use = "a builder makes a permission when `build` is called"]
pub struct LayerVersionTemplateBuilder<L> {
    values: Values,
    language: core::marker::PhantomData<L>,
}

macro_rules! builder {
    ($builder:ident makes $permission:ident by $build:ident; $($(#[doc = $doc:literal])* $method:ident: $key:ident;)*) => {
        impl<L: Copy> $builder<L> {
            fn with(mut self, key: Key, value: impl Into<Deferred<L, String>>) -> Self {
                let value = value.into();
                if matches!(key, Key::FunctionName | Key::LayerName) {
                    self.values = self.values.of_declared(value.target);
                }
                self.values = if value.expression.is_empty() {
                    self.values.with(key, Some(value.text))
                } else {
                    self.values.with_expression(key, &value.expression, &value.text)
                };
                self
            }

            $(
                $(#[doc = $doc])*
                pub fn $method(self, value: impl Into<Deferred<L, String>>) -> Self {
                    self.with(Key::$key, value)
                }
            )*

            /// Allows lints, with reasons. Exceptions are constants: somebody has decided on each.
            pub fn allow(mut self, exceptions: &'static [Exception]) -> Self {
                self.values = self.values.allowing(exceptions);
                self
            }

            /// Checks the permission.
            ///
            /// # Errors
            ///
            /// Everything that is wrong with it, as far as the text around what only the deployment knows shows.
            pub fn build(self) -> Result<$permission<Deferred<L, String>>, Findings> {
                self.values.$build()
            }
        }
    };
}

builder! {
    FunctionTemplateBuilder makes FunctionPermission by function_in;
    /// The version or alias, unless the function's name has it.
    qualifier: Qualifier;
    /// The ARN of the resource for which a service calls.
    source_arn: SourceArn;
    /// The account that owns the source.
    source_account: SourceAccount;
    /// The skill ID that Alexa sends.
    event_source_token: EventSourceToken;
    /// The organization of the callers.
    principal_org_id: PrincipalOrgId;
}

builder! {
    LayerVersionTemplateBuilder makes LayerVersionPermission by layer_version_in;
    /// The organization whose accounts may use the layer version, with `*` as principal.
    organization_id: OrganizationId;
}

impl<L: Copy> FunctionTemplateBuilder<L> {
    /// Begins a permission. The action must be text: what it is decides what else is checked.
    pub fn new(
        function_name: impl Into<Deferred<L, String>>,
        statement_id: impl AsRef<str>,
        action: impl AsRef<str>,
        principal: impl Into<Deferred<L, String>>,
    ) -> Self {
        Self { values: Values::of_builder(Target::Function), language: core::marker::PhantomData }
            .with(Key::FunctionName, function_name)
            .with(Key::StatementId, statement_id.as_ref())
            .with(Key::Action, action.as_ref())
            .with(Key::Principal, principal)
    }

    /// The auth type of the function URL.
    pub fn function_url_auth_type(self, auth_type: FunctionUrlAuthType) -> Self {
        self.with(Key::FunctionUrlAuthType, auth_type.as_str())
    }

    /// Whether the grant of `InvokeFunction` is for calls through the function URL alone.
    pub fn invoked_via_function_url(self, via_url: bool) -> Self {
        self.with(Key::InvokedViaFunctionUrl, if via_url { "true" } else { "false" })
    }
}

impl<L: Copy> LayerVersionTemplateBuilder<L> {
    /// Begins a permission. The version may be left out where only the deployment knows the layer's name, which may carry it.
    pub fn new(
        layer_name: impl Into<Deferred<L, String>>,
        version_number: Option<u64>,
        statement_id: impl AsRef<str>,
        principal: impl Into<Deferred<L, String>>,
    ) -> Self {
        let values = Values::of_builder(Target::LayerVersion);
        let values = match version_number {
            Some(number) => values.with_version(number),
            None => values,
        };
        Self { values, language: core::marker::PhantomData }
            .with(Key::LayerName, layer_name)
            .with(Key::StatementId, statement_id.as_ref())
            .with(Key::Action, "lambda:GetLayerVersion")
            .with(Key::Principal, principal)
    }
}
