//! What the expansion of `grant!` calls. Not public API: it trusts what the macro has checked.

mod constant;

pub use constant::{Checked, CheckedVersion, Constant};

pub use crate::{draft::Draft, key::Key};

use crate::{
    finding::{At, Lint, Rendered},
    key::Target,
    permission::{Exception, FunctionPermission, LayerVersionPermission},
    text::between,
    value::{FunctionUrlAuthType, LayerVersion, function_name},
};

/// A permission for a function from texts that have been checked. An absent one is empty.
///
/// One call with few literals is what an expansion costs the least; see `benches/README.md`.
#[must_use]
pub const fn function(
    function_name: &'static str,
    qualifier: &'static str,
    statement_id: &'static str,
    action: &'static str,
    principal: &'static str,
    source_arn: &'static str,
    source_account: &'static str,
) -> FunctionPermission {
    FunctionPermission {
        function_name,
        qualifier,
        statement_id,
        action,
        principal,
        source_arn,
        source_account,
        event_source_token: "",
        principal_org_id: "",
        function_url_auth_type: None,
        invoked_via_function_url: None,
        exceptions: &[],
    }
}

/// The keys that few permissions have, on top of [`function`].
#[must_use]
pub const fn function_with<'a>(
    permission: FunctionPermission<&'a str>,
    event_source_token: &'a str,
    principal_org_id: &'a str,
    function_url_auth_type: &'a str,
    invoked_via_function_url: &'a str,
    exceptions: &'static [Exception],
) -> FunctionPermission<&'a str> {
    FunctionPermission {
        event_source_token,
        principal_org_id,
        function_url_auth_type: match function_url_auth_type {
            text if text.is_empty() => None,
            text => Some(FunctionUrlAuthType::trusted(text)),
        },
        invoked_via_function_url: match invoked_via_function_url {
            text if text.is_empty() => None,
            text => Some(crate::text::equal(text, "true")),
        },
        exceptions,
        ..permission
    }
}

/// A permission for a layer version from values that have been checked. An absent text is empty.
#[must_use]
pub const fn layer_version<'a>(
    layer_name: &'a str,
    version_number: LayerVersion,
    statement_id: &'a str,
    action: &'a str,
    principal: &'a str,
    organization_id: &'a str,
    exceptions: &'static [Exception],
) -> LayerVersionPermission<&'a str> {
    LayerVersionPermission { layer_name, version_number, statement_id, action, principal, organization_id, exceptions }
}

/// A lint that the call allows, with its reason.
#[must_use]
pub const fn exception(lint: Lint, reason: &'static str) -> Exception {
    Exception::new(lint, reason)
}

impl<'a> Draft<'a> {
    /// The permission, when all values are known and nothing was found.
    #[must_use]
    pub const fn function(&self, exceptions: &'static [Exception]) -> FunctionPermission<&'a str> {
        let (function_name, qualifier) = split_qualifier(self.text(Key::FunctionName), self.text(Key::Qualifier));
        let permission = FunctionPermission {
            function_name,
            qualifier,
            statement_id: self.text(Key::StatementId),
            action: self.text(Key::Action),
            principal: self.text(Key::Principal),
            source_arn: self.text(Key::SourceArn),
            source_account: self.text(Key::SourceAccount),
            event_source_token: "",
            principal_org_id: "",
            function_url_auth_type: None,
            invoked_via_function_url: None,
            exceptions: &[],
        };
        function_with(
            permission,
            self.text(Key::EventSourceToken),
            self.text(Key::PrincipalOrgId),
            self.text(Key::FunctionUrlAuthType),
            self.text(Key::InvokedViaFunctionUrl),
            exceptions,
        )
    }

    /// The permission, when all values are known and nothing was found.
    #[must_use]
    pub const fn layer_version(
        &self,
        version_number: LayerVersion,
        exceptions: &'static [Exception],
    ) -> LayerVersionPermission<&'a str> {
        layer_version(
            self.text(Key::LayerName),
            version_number,
            self.text(Key::StatementId),
            self.text(Key::Action),
            self.text(Key::Principal),
            self.text(Key::OrganizationId),
            exceptions,
        )
    }

    /// Where anything was found.
    #[must_use]
    pub const fn found(&self) -> Found {
        let mut found = Found { values: 0, lints: 0 };
        let mut examination = self.examine();
        while let Some(finding) = examination.next_finding() {
            match finding.at() {
                At::Value(key) => found.values |= 1 << key as u32,
                At::Allow(lint) => found.lints |= 1 << lint as u32,
                At::Call => {}
            }
        }
        found
    }

    /// Ends const evaluation with the findings that belong to the value of a key.
    #[track_caller]
    pub const fn assert_value(&self, found: &Found, key: Key) {
        if found.values & (1 << key as u32) != 0 {
            self.panic(At::Value(key));
        }
    }

    /// Ends const evaluation with the findings that belong to an allowed lint.
    #[track_caller]
    pub const fn assert_allow(&self, found: &Found, lint: Lint) {
        if found.lints & (1 << lint as u32) != 0 {
            self.panic(At::Allow(lint));
        }
    }

    #[track_caller]
    const fn panic(&self, at: At) {
        let mut rendered = Rendered::new();
        let mut examination = self.examine();
        while let Some(finding) = examination.next_finding() {
            let belongs = match (finding.at(), at) {
                (At::Value(a), At::Value(b)) => a as usize == b as usize,
                (At::Allow(a), At::Allow(b)) => a as usize == b as usize,
                _ => false,
            };
            if belongs {
                rendered = if rendered.as_str().is_empty() { rendered } else { rendered.plain("\n") };
                rendered = rendered.plain(finding.render().as_str());
            }
        }
        panic!("{}", rendered.as_str())
    }
}

/// The keys and lints that findings belong to, as bits.
#[derive(Clone, Copy)]
pub struct Found {
    values: u32,
    lints: u32,
}

/// The function name without its qualifier, and the qualifier, wherever it was given. Empty where there is none.
#[must_use]
pub const fn split_qualifier<'a>(function_name: &'a str, qualifier: &'a str) -> (&'a str, &'a str) {
    match function_name::Parts::split(function_name) {
        Some(function_name::Parts { qualifier: Some(inside), .. }) => {
            (between(function_name, 0, function_name.len() - inside.len() - 1), inside)
        }
        _ => (function_name, qualifier),
    }
}

/// What a call that has errors expands to, so that the rest of the program still has the right type.
#[must_use]
pub const fn fallback_function() -> FunctionPermission {
    function("function", "", "statement", "lambda:InvokeFunction", "000000000000", "", "")
}

/// What a call that has errors expands to, so that the rest of the program still has the right type.
#[must_use]
pub const fn fallback_layer_version() -> LayerVersionPermission {
    layer_version("layer", LayerVersion::new(1), "statement", "lambda:GetLayerVersion", "000000000000", "", &[])
}

/// The target of a call.
pub const FUNCTION: Target = Target::Function;
/// The target of a call.
pub const LAYER_VERSION: Target = Target::LayerVersion;
