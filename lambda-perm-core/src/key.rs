//! The keys of `grant!`: the parameters of AddPermission and AddLayerVersionPermission in snake case.

use crate::text::equal;

/// What a permission is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// A function, one of its versions or aliases.
    Function,
    /// A version of a layer.
    LayerVersion,
}

macro_rules! keys {
    ($($(#[doc = $doc:literal])* $variant:ident = $name:ident / $parameter:literal, $function:literal, $layer:literal;)*) => {
        /// A key of `grant!`, which is a parameter of the API.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Key {
            $($(#[doc = $doc])* $variant,)*
        }

        /// The keys as constants, by which editors complete one that has no value yet.
        #[doc(hidden)]
        #[allow(non_upper_case_globals, reason = "named as users write them")]
        pub mod key {
            $($(#[doc = $doc])* pub const $name: () = ();)*
        }

        impl Key {
            /// All keys.
            pub const ALL: &[Key] = &[$(Key::$variant),*];
            /// The names of all keys, as written in `grant!`.
            pub const NAMES: &[&str] = &[$(stringify!($name)),*];

            /// The key as written in `grant!`: `source_arn`.
            pub const fn name(self) -> &'static str {
                match self { $(Key::$variant => stringify!($name),)* }
            }

            /// The parameter of the API: `SourceArn`.
            pub const fn parameter(self) -> &'static str {
                match self { $(Key::$variant => $parameter,)* }
            }

            /// Whether a permission for this target takes the key.
            pub const fn fits(self, target: Target) -> bool {
                match (self, target) {
                    $((Key::$variant, Target::Function) => $function,
                      (Key::$variant, Target::LayerVersion) => $layer,)*
                }
            }
        }
    };
}

keys! {
    /// The function: its name, partial ARN or ARN, each with or without `:qualifier`.
    FunctionName = function_name / "FunctionName", true, false;
    /// The version or alias.
    Qualifier = qualifier / "Qualifier", true, false;
    /// The statement's identifier, unique within the policy: 1 to 100 of `a-z A-Z 0-9 - _`.
    StatementId = statement_id / "StatementId", true, true;
    /// The action: `InvokeFunction`, or a string such as `"lambda:InvokeFunction"`.
    Action = action / "Action", true, true;
    /// Who is granted it: a service (`s3`), an account (`"123456789012"`), an IAM ARN, or `"*"` for everyone.
    Principal = principal / "Principal", true, true;
    /// The ARN of the resource for which a service calls; `*` and `?` are wildcards in its last part.
    SourceArn = source_arn / "SourceArn", true, false;
    /// The account that owns the source, twelve digits in a string.
    SourceAccount = source_account / "SourceAccount", true, false;
    /// The token that Alexa sends: the skill ID.
    EventSourceToken = event_source_token / "EventSourceToken", true, false;
    /// The organization whose accounts are granted: `o-` and 10 to 32 of `a-z 0-9`.
    PrincipalOrgId = principal_org_id / "PrincipalOrgID", true, false;
    /// The auth type of the function URL: `NONE` or `AWS_IAM`.
    FunctionUrlAuthType = function_url_auth_type / "FunctionUrlAuthType", true, false;
    /// Whether the grant of `InvokeFunction` is for calls through the function URL alone.
    InvokedViaFunctionUrl = invoked_via_function_url / "InvokedViaFunctionUrl", true, false;
    /// The layer: its name or ARN, without a version.
    LayerName = layer_name / "LayerName", false, true;
    /// The version of the layer, from 1.
    VersionNumber = version_number / "VersionNumber", false, true;
    /// The organization whose accounts may use the layer version, with `principal = "*"`.
    OrganizationId = organization_id / "OrganizationId", false, true;
}

impl Key {
    /// The keys that name the function or layer version.
    pub const RESOURCE: &[Key] = &[Key::FunctionName, Key::Qualifier, Key::LayerName, Key::VersionNumber];

    /// Whether the key names the function or layer version. In a set it is given once, outside the statements.
    pub const fn is_of_resource(self) -> bool {
        matches!(self, Key::FunctionName | Key::Qualifier | Key::LayerName | Key::VersionNumber)
    }

    /// How many keys there are.
    pub const COUNT: usize = Self::ALL.len();

    /// The key of this name.
    pub const fn find(name: &str) -> Option<Self> {
        let mut at = 0;
        while at < Self::COUNT {
            if equal(Self::NAMES[at], name) {
                return Some(Self::ALL[at]);
            }
            at += 1;
        }
        None
    }

    /// Whether `grant!` must have the key, for the target that it fits.
    pub const fn is_required(self) -> bool {
        matches!(
            self,
            Key::FunctionName | Key::StatementId | Key::Action | Key::Principal | Key::LayerName | Key::VersionNumber
        )
    }
}
