//! Builders, for programs that assemble permissions from data.

use alloc::string::String;

use super::{Exception, FunctionPermission, LayerVersionPermission};
use crate::{
    finding::Findings,
    key::{Key, Target},
    value::FunctionUrlAuthType,
    values::Values,
};

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
        FunctionPermissionBuilder(Values::of_builder(Target::Function))
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
    /// let permission = LayerVersionPermission::builder("my-layer", 3_u64, "engineering-org", "*")
    ///     .organization_id("o-t194hfs8cz")
    ///     .build()?;
    /// assert_eq!(permission.version_number().get(), 3);
    /// # Ok::<(), lambda_perm::Findings>(())
    /// ```
    pub fn builder(
        layer_name: impl AsRef<str>,
        version_number: impl Into<u64>,
        statement_id: impl AsRef<str>,
        principal: impl AsRef<str>,
    ) -> LayerVersionPermissionBuilder {
        LayerVersionPermissionBuilder(Values::of_builder(Target::LayerVersion).with_version(version_number))
            .with(Key::LayerName, layer_name)
            .with(Key::StatementId, statement_id)
            .with(Key::Action, "lambda:GetLayerVersion")
            .with(Key::Principal, principal)
    }
}

/// A [`FunctionPermission`] that is being put together, which [`FunctionPermission::builder`] begins. Nothing is checked before
/// [`build`](Self::build).
#[derive(Clone, Debug)]
#[must_use = "a builder makes a permission when `build` is called"]
pub struct FunctionPermissionBuilder(Values);

/// A [`LayerVersionPermission`] that is being put together, which [`LayerVersionPermission::builder`] begins. Nothing is checked
/// before [`build`](Self::build).
#[derive(Clone, Debug)]
#[must_use = "a builder makes a permission when `build` is called"]
pub struct LayerVersionPermissionBuilder(Values);

macro_rules! texts {
    ($($(#[doc = $doc:literal])* $method:ident: $key:ident;)*) => {
        $(
            $(#[doc = $doc])*
            pub fn $method(self, text: impl AsRef<str>) -> Self {
                self.with(Key::$key, text)
            }
        )*
    };
}

impl FunctionPermissionBuilder {
    fn with(self, key: Key, text: impl AsRef<str>) -> Self {
        Self(self.0.with(key, Some(String::from(text.as_ref()))))
    }

    texts! {
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

    /// The auth type of the function URL.
    pub fn function_url_auth_type(self, auth_type: FunctionUrlAuthType) -> Self {
        self.with(Key::FunctionUrlAuthType, auth_type.as_str())
    }

    /// Whether the grant of `InvokeFunction` is for calls through the function URL alone.
    pub fn invoked_via_function_url(self, via_url: bool) -> Self {
        self.with(Key::InvokedViaFunctionUrl, if via_url { "true" } else { "false" })
    }

    /// Allows lints, with reasons. Exceptions are constants: somebody has decided on each.
    pub fn allow(self, exceptions: &'static [Exception]) -> Self {
        Self(self.0.allowing(exceptions))
    }

    /// Checks the permission.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it: the same findings as those of the compiler.
    pub fn build(self) -> Result<FunctionPermission<String>, Findings> {
        self.0.function()
    }
}

impl LayerVersionPermissionBuilder {
    fn with(self, key: Key, text: impl AsRef<str>) -> Self {
        Self(self.0.with(key, Some(String::from(text.as_ref()))))
    }

    texts! {
        /// The organization whose accounts may use the layer version, with `*` as principal.
        organization_id: OrganizationId;
    }

    /// Allows lints, with reasons. Exceptions are constants: somebody has decided on each.
    pub fn allow(self, exceptions: &'static [Exception]) -> Self {
        Self(self.0.allowing(exceptions))
    }

    /// Checks the permission.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it: the same findings as those of the compiler.
    pub fn build(self) -> Result<LayerVersionPermission<String>, Findings> {
        self.0.layer_version()
    }
}
