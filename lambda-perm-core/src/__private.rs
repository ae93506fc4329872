//! What the expansion of `grant!` calls. Not public API: it trusts what the macro has checked.

mod constant;
#[cfg(feature = "runtime")]
pub mod editor;
mod make;
mod policy;
#[cfg(feature = "runtime")]
mod run_time;
mod template;
mod wrong_type;

pub use constant::{Checked, CheckedVersion, Constant, OfParameter};
pub use make::{
    function_excepting, function_for_resource_of, function_in, function_named_like, function_of, function_of_target,
    function_policy_in, layer_version_excepting, layer_version_for_resource_of, layer_version_in,
    layer_version_named_like, layer_version_of, layer_version_of_target, layer_version_policy_in, of_named_version,
};
pub use policy::{ExaminedSet, fallback_function_policy, fallback_layer_version_policy, policy, text};
pub use template::{FUNCTION_KEYS, LAYER_VERSION_KEYS};
pub use wrong_type::{WrongType, takes};

#[cfg(feature = "runtime")]
pub use run_time::{
    Members, OwnedFunctionPermission, OwnedFunctionTemplate, OwnedLayerVersionPermission, OwnedLayerVersionTemplate,
    PermissionOfFunction, PermissionOfLayerVersion, RunTimeMember, again, given, known, known_policy, list, literal,
    members, owned_in, parts, suffixed, try_policy,
};

pub use crate::{
    arn,
    draft::Draft,
    finding::Code,
    key::Key,
    permission::{FunctionPermission, LayerVersionPermission},
    set::{Member, Set},
    template::{CloudFormation, Deferred, Terraform},
};
#[cfg(feature = "runtime")]
pub use crate::{finding::Location, values::Values};

use crate::{
    finding::{At, Lint, Rendered},
    key::Target,
    permission::Exception,
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
        set_exceptions: &[],
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
    LayerVersionPermission {
        layer_name,
        version_number,
        statement_id,
        action,
        principal,
        organization_id,
        exceptions,
        set_exceptions: &[],
    }
}

/// A lint that the call allows, with its reason.
#[must_use]
pub const fn exception(lint: Lint, reason: &'static str) -> Exception {
    Exception::new(lint, reason)
}

impl<'a> Draft<'a> {
    /// The permission, when all values are known and nothing was found.
    pub(crate) const fn function(&self, exceptions: &'static [Exception]) -> FunctionPermission<&'a str> {
        let name = match self.is_in_part(Key::FunctionName) {
            true => (self.text(Key::FunctionName), self.text(Key::Qualifier)),
            false => split_qualifier(self.text(Key::FunctionName), self.text(Key::Qualifier)),
        };
        self.function_named(name, exceptions)
    }

    /// The permission for a function of this name and qualifier, whatever the draft is for.
    pub(crate) const fn function_named(
        &self,
        (function_name, qualifier): (&'a str, &'a str),
        exceptions: &'static [Exception],
    ) -> FunctionPermission<&'a str> {
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
            set_exceptions: &[],
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
    pub(crate) const fn layer_version(&self, exceptions: &'static [Exception]) -> LayerVersionPermission<&'a str> {
        // A version that is wrong has been reported.
        let number = match self.version() {
            Some(number) if crate::value::layer_version::check(number).is_none() => number,
            _ => 1,
        };
        let permission = layer_version(
            self.text(Key::LayerName),
            LayerVersion::new(number),
            self.text(Key::StatementId),
            self.text(Key::Action),
            self.text(Key::Principal),
            self.text(Key::OrganizationId),
            exceptions,
        );
        if self.version().is_none() && self.is_in_part(Key::LayerName) {
            permission.of_named_version()
        } else {
            permission
        }
    }

    /// The draft with what was found.
    #[must_use]
    pub const fn examined(self) -> Examined<'a> {
        let (mut values, mut lints) = (0, 0);
        let mut examination = self.examine();
        while let Some(finding) = examination.next_finding() {
            match finding.at() {
                At::Value(key) => values |= 1 << key as u32,
                At::Allow(lint) => lints |= 1 << lint as u32,
                At::Call => {}
            }
        }
        Examined { draft: self, values, lints }
    }
}

/// A draft, and the keys and lints that findings belong to, as bits.
#[derive(Clone, Copy)]
pub struct Examined<'a> {
    /// The draft.
    pub draft: Draft<'a>,
    values: u32,
    lints: u32,
}

/// Ends const evaluation with the findings that belong to the value of a key of some drafts, which share that value.
#[track_caller]
pub const fn assert_value(all: &[&Examined<'_>], key: Key) {
    let mut at = 0;
    while at < all.len() {
        if all[at].values & (1 << key as u32) != 0 {
            panic(all, At::Value(key));
        }
        at += 1;
    }
}

/// Ends const evaluation with the findings that belong to an allowed lint. Drafts that share an `allow` share its use.
#[track_caller]
pub const fn assert_allow(all: &[&Examined<'_>], lint: Lint) {
    let mut at = 0;
    while at < all.len() {
        if all[at].lints & (1 << lint as u32) == 0 {
            return;
        }
        at += 1;
    }
    panic(all, At::Allow(lint));
}

/// Ends const evaluation with the findings of that place, each code once.
#[track_caller]
const fn panic(all: &[&Examined<'_>], at: At) -> ! {
    let (mut rendered, mut codes, mut number) = (Rendered::new(), 0_u128, 0);
    while number < all.len() {
        let mut examination = all[number].draft.examine();
        while let Some(finding) = examination.next_finding() {
            let code = 1 << finding.code() as u32;
            if belongs(finding.at(), at) && codes & code == 0 {
                codes |= code;
                rendered = rendered.line(&finding);
            }
        }
        number += 1;
    }
    panic!("{}", rendered.as_str())
}

// The codes fit into the bits.
const _: () = assert!(Code::ALL.len() <= 128);

const fn belongs(a: At, b: At) -> bool {
    match (a, b) {
        (At::Value(a), At::Value(b)) => a as usize == b as usize,
        (At::Allow(a), At::Allow(b)) => a as usize == b as usize,
        (At::Call, At::Call) => true,
        _ => false,
    }
}

/// The function name without its qualifier, and the qualifier, wherever it was given. Empty where there is none.
#[must_use]
pub const fn split_qualifier<'a>(function_name: &'a str, qualifier: &'a str) -> (&'a str, &'a str) {
    match function_name::qualifier(function_name) {
        Some(inside) => (between(function_name, 0, function_name.len() - inside.len() - 1), inside),
        None => (function_name, qualifier),
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
