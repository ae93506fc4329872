//! Permissions that a set made at run time takes in.

use alloc::string::String;

use crate::{
    permission::{FunctionPermission, LayerVersionPermission},
    template::Deferred,
};

/// A permission with text of its own.
pub type OwnedFunctionPermission = FunctionPermission<String>;
/// A permission with text of its own.
pub type OwnedLayerVersionPermission = LayerVersionPermission<String>;

/// A trait for each of the two, as for the keys.
macro_rules! permissions {
    ($($trait:ident: $type:ident, $message:literal, $note:literal;)*) => {
        $(
            /// What `permission(..)` takes in a set of such permissions.
            #[diagnostic::on_unimplemented(message = $message, label = "this is a `{Self}`", note = $note)]
            pub trait $trait {
                /// The permission, with text of its own.
                fn owned(&self) -> $type<String>;
            }

            #[diagnostic::do_not_recommend]
            impl<S: AsRef<str> + Clone> $trait for $type<S> {
                fn owned(&self) -> $type<String> {
                    self.to_owned_text()
                }
            }

            #[diagnostic::do_not_recommend]
            impl<T: $trait> $trait for &T {
                fn owned(&self) -> $type<String> {
                    (**self).owned()
                }
            }
        )*
    };
}

permissions! {
    PermissionOfFunction: FunctionPermission, "`{Self}` is no permission for this set of a function",
        "write a `FunctionPermission`: `grant!` and `try_grant!` make it from `function_name`";
    PermissionOfLayerVersion: LayerVersionPermission, "`{Self}` is no permission for this set of a layer version",
        "write a `LayerVersionPermission`: `grant!` and `try_grant!` make it from `layer_name`";
}

/// A permission for a template with text of its own.
pub type OwnedFunctionTemplate<L> = FunctionPermission<Deferred<L, String>>;
/// A permission for a template with text of its own.
pub type OwnedLayerVersionTemplate<L> = LayerVersionPermission<Deferred<L, String>>;

/// A permission that may be one of a set for a template: one for a template of that language, or a plain one.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no permission for a template",
    label = "this is a `{Self}`",
    note = "a set for a template takes plain permissions, and those for a template of the same language"
)]
pub trait InTemplate<L> {
    /// The permission with text of its own.
    type Owned;

    /// The permission for a template, with text of its own.
    fn owned_in(&self) -> Self::Owned;
}

macro_rules! in_template {
    ($($type:ident)*) => {
        $(
            #[diagnostic::do_not_recommend]
            impl<L: Copy, S: AsRef<str>> InTemplate<L> for $type<S> {
                type Owned = $type<Deferred<L, String>>;

                fn owned_in(&self) -> Self::Owned {
                    self.borrowed().in_template::<L>().to_owned_text()
                }
            }

            #[diagnostic::do_not_recommend]
            impl<L: Copy, S: AsRef<str>> InTemplate<L> for $type<Deferred<L, S>> {
                type Owned = $type<Deferred<L, String>>;

                fn owned_in(&self) -> Self::Owned {
                    self.to_owned_text()
                }
            }
        )*
    };
}

in_template!(FunctionPermission LayerVersionPermission);

/// A permission for a template with text of its own.
pub fn owned_in<L, P: InTemplate<L>>(permission: &P) -> P::Owned {
    permission.owned_in()
}
