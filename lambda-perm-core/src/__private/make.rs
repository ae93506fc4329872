//! What makes permissions and applies no rules, because the macro has applied them.
//!
//! These are free functions: a method of a public type would be everybody's.

use crate::{
    draft::Draft,
    permission::{Exception, FunctionPermission, LayerVersionPermission},
    policy::{FunctionPolicy, LayerVersionPolicy},
    template::Deferred,
};

/// The permission of a draft whose values are all known and in which nothing was found.
#[must_use]
pub const fn function_of<'a>(draft: &Draft<'a>, exceptions: &'static [Exception]) -> FunctionPermission<&'a str> {
    draft.function(exceptions)
}

/// The same for layer versions.
#[must_use]
pub const fn layer_version_of<'a>(
    draft: &Draft<'a>,
    exceptions: &'static [Exception],
) -> LayerVersionPermission<&'a str> {
    draft.layer_version(exceptions)
}

/// The permission for the version that the layer's name carries.
#[must_use]
pub const fn of_named_version(permission: LayerVersionPermission<&str>) -> LayerVersionPermission<&str> {
    permission.of_named_version()
}

/// The permission for a template, with an expression for each of [`FUNCTION_KEYS`](super::FUNCTION_KEYS); empty for plain
/// text.
#[must_use]
pub const fn function_in<'a, L>(
    permission: FunctionPermission<&'a str>,
    expressions: [&'a str; 7],
) -> FunctionPermission<Deferred<L, &'a str>> {
    permission.with_expressions(expressions)
}

/// The same for layer versions and [`LAYER_VERSION_KEYS`](super::LAYER_VERSION_KEYS).
#[must_use]
pub const fn layer_version_in<'a, L>(
    permission: LayerVersionPermission<&'a str>,
    expressions: [&'a str; 3],
) -> LayerVersionPermission<Deferred<L, &'a str>> {
    permission.with_expressions(expressions)
}

/// The permission for a template, whose function's name refers to a resource of this type.
#[must_use]
pub const fn function_of_target<'a, L: Copy>(
    permission: FunctionPermission<Deferred<L, &'a str>>,
    target: &'static str,
) -> FunctionPermission<Deferred<L, &'a str>> {
    permission.of_target(target)
}

/// The same for layer versions.
#[must_use]
pub const fn layer_version_of_target<'a, L: Copy>(
    permission: LayerVersionPermission<Deferred<L, &'a str>>,
    target: &'static str,
) -> LayerVersionPermission<Deferred<L, &'a str>> {
    permission.of_target(target)
}

/// The permission as one of a set, with the lints that are allowed there.
#[must_use]
pub const fn function_excepting<S: Copy>(
    permission: FunctionPermission<S>,
    set_exceptions: &'static [Exception],
) -> FunctionPermission<S> {
    permission.excepting(set_exceptions)
}

/// The same for layer versions.
#[must_use]
pub const fn layer_version_excepting<S: Copy>(
    permission: LayerVersionPermission<S>,
    set_exceptions: &'static [Exception],
) -> LayerVersionPermission<S> {
    permission.excepting(set_exceptions)
}

/// The permission for its function by the name that another one has for it.
#[must_use]
pub const fn function_named_like<L: Copy>(
    permission: &FunctionPermission<Deferred<L>>,
    other: &FunctionPermission<Deferred<L>>,
) -> FunctionPermission<Deferred<L>> {
    FunctionPermission { function_name: other.function_name, ..*permission }
}

/// The permission for its layer by the name that another one has for it.
#[must_use]
pub const fn layer_version_named_like<L: Copy>(
    permission: &LayerVersionPermission<Deferred<L>>,
    other: &LayerVersionPermission<Deferred<L>>,
) -> LayerVersionPermission<Deferred<L>> {
    LayerVersionPermission { layer_name: other.layer_name, ..*permission }
}

/// The permission for the function of another one.
#[must_use]
pub const fn function_for_resource_of<L: Copy>(
    permission: &FunctionPermission<Deferred<L>>,
    other: &FunctionPermission<Deferred<L>>,
) -> FunctionPermission<Deferred<L>> {
    FunctionPermission { function_name: other.function_name, qualifier: other.qualifier, ..*permission }
}

/// The permission for the layer version of another one.
#[must_use]
pub const fn layer_version_for_resource_of<L: Copy>(
    permission: &LayerVersionPermission<Deferred<L>>,
    other: &LayerVersionPermission<Deferred<L>>,
) -> LayerVersionPermission<Deferred<L>> {
    LayerVersionPermission { layer_name: other.layer_name, version_number: other.version_number, ..*permission }
}

macro_rules! policies {
    ($($name:ident: $policy:ident;)*) => {
        $(
            /// The policy for a template, all of plain text.
            #[must_use]
            pub const fn $name<L: Copy, const N: usize>(policy: $policy<N>) -> $policy<N, Deferred<L>> {
                let mut permissions = [policy.permissions[0].in_template::<L>(); N];
                let mut at = 1;
                while at < N {
                    permissions[at] = policy.permissions[at].in_template::<L>();
                    at += 1;
                }
                super::policy(permissions, "")
            }
        )*
    };
}

policies! {
    function_policy_in: FunctionPolicy;
    layer_version_policy_in: LayerVersionPolicy;
}
