//! Permissions and policies: statements in which nothing is wrong.
//!
//! | borrowed, `Copy` | as a constant | owned |
//! |---|---|---|
//! | [`FunctionPermissionRef<'a>`](FunctionPermissionRef) | [`FunctionPermission`] | [`FunctionPermissionBuf`] |
//! | [`LayerVersionPermissionRef<'a>`](LayerVersionPermissionRef) | [`LayerVersionPermission`] | [`LayerVersionPermissionBuf`] |
//! | [`PermissionRef<'a>`](PermissionRef), either of the two | [`Permission`] | [`PermissionBuf`] |
//! | [`FunctionPolicyRef<'a>`](FunctionPolicyRef) | [`FunctionPolicy`] | [`FunctionPolicyBuf`] |
//! | [`LayerVersionPolicyRef<'a>`](LayerVersionPolicyRef) | [`LayerVersionPolicy`] | [`LayerVersionPolicyBuf`] |
//! | [`WebFunctionPermissionRef<'a>`](WebFunctionPermissionRef), only in policies | [`WebFunctionPermission`] | [`WebFunctionPermissionBuf`] |
//! | [`WebFunctionPolicyRef<'a>`](WebFunctionPolicyRef) | [`WebFunctionPolicy`] | [`WebFunctionPolicyBuf`] |
//!
//! Each has the language of its values as a parameter: [`Plain`], which is the default, [`CloudFormation`](crate::CloudFormation)
//! or [`Terraform`](crate::Terraform).

pub(crate) mod accessors;
mod any;
mod builder;
pub(crate) mod builder_help;
mod policy;
#[cfg(feature = "json")]
mod serde;
mod show;
mod unchecked;

pub use any::{Permission, PermissionBuf, PermissionRef};
pub use builder::{FunctionPermissionBuilder, LayerVersionPermissionBuilder};
pub(crate) use policy::Statements;
#[cfg(feature = "document")]
pub(crate) use policy::are_of_one_url;
pub use policy::{
    FunctionPermissions, FunctionPolicy, FunctionPolicyBuf, FunctionPolicyRef, LayerVersionPermissions,
    LayerVersionPolicy, LayerVersionPolicyBuf, LayerVersionPolicyRef, PolicyMember, WebFunctionPermissions,
    WebFunctionPolicy, WebFunctionPolicyBuf, WebFunctionPolicyRef, try_policy,
};
#[cfg(all(feature = "document", feature = "json"))]
pub(crate) use serde::read_node;
pub use unchecked::Unchecked;

use core::marker::PhantomData;

use crate::statement::StatementBuf;
use crate::{
    expression::{InLanguage, InTemplate, Plain},
    finding::Exception,
    statement::Statement,
};

/// Gives methods to permissions or policies of some languages, borrowed and owned. The given body is a method of the borrowed ones,
/// and the owned ones call it. A method whose result borrows from the permission names the lifetime, and `const` stands before the
/// body.
macro_rules! methods {
    ($borrowed:ident and $owned:ident by $lend:ident, of [$($language:ident)*] $methods:tt) => {
        $($crate::permission::methods!(@of $language $borrowed $owned $lend $methods);)*
    };
    (@of $language:ident $borrowed:ident $owned:ident $lend:ident {$(
        $(#[$attribute:meta])*
        $name:ident $(<$lifetime:lifetime>)? ($($argument:ident: $type:ty),*) -> $result:ty =
            $($constant:ident)? |$this:ident| $body:expr;
    )*}) => {
        impl<'a> $borrowed<'a, $language> {
            $(
                $(#[$attribute])*
                pub $($constant)? fn $name(&self, $($argument: $type),*) -> $result {
                    let $this = *self;
                    $body
                }
            )*
        }

        impl $owned<$language> {
            $(
                $(#[$attribute])*
                pub $($constant)? fn $name $(<$lifetime>)? (&$($lifetime)? self, $($argument: $type),*) -> $result {
                    self.$lend().$name($($argument),*)
                }
            )*
        }
    };
}
pub(crate) use methods;

/// Plain permissions and policies as those of a template, which takes them too.
macro_rules! into_template {
    ($($borrowed:ident $owned:ident $inner:ident;)*) => {
        $(
            impl<'a> $borrowed<'a, Plain> {
                /// The same for a template, such as one with permissions that have values of its language.
                pub const fn into_template<L: InTemplate>(self) -> $borrowed<'a, L> {
                    $borrowed { $inner: self.$inner, language: PhantomData }
                }
            }

            impl $owned<Plain> {
                /// The same for a template.
                pub fn into_template<L: InTemplate>(self) -> $owned<L> {
                    $owned { $inner: self.$inner, language: PhantomData }
                }
            }
        )*
    };
}

pub(crate) use into_template;

/// Defines the types of a permission of one kind.
macro_rules! permission {
    ($(#[doc = $doc:literal])* $name:ident, $borrowed:ident, $owned:ident: $what:literal) => {
        $(#[doc = $doc])*
        #[doc = ""]
        #[doc = concat!("This is ", $what, ": a constant, `Copy`, with `const` accessors. [`", stringify!($owned), "`] owns its text.")]
        pub type $name<L = Plain> = $borrowed<'static, L>;

        $(#[doc = $doc])*
        #[doc = ""]
        #[doc = concat!("This borrows its text: [`", stringify!($name), "`] that of the program, others that of a [`", stringify!($owned), "`].")]
        ///
        /// It has passed every rule, except for allowed lints, whose reasons it carries.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $borrowed<'a, L = Plain> {
            pub(crate) statement: Statement<'a>,
            pub(crate) language: PhantomData<L>,
        }

        $(#[doc = $doc])*
        #[doc = ""]
        #[doc = concat!("This owns its text, and lends itself as a [`", stringify!($borrowed), "`].")]
        #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $owned<L = Plain> {
            statement: StatementBuf,
            language: PhantomData<L>,
        }

        impl<'a, L: InLanguage> $borrowed<'a, L> {
            /// The permission of a statement in which nothing is wrong.
            pub(crate) const fn new(statement: Statement<'a>) -> Self {
                Self { statement, language: PhantomData }
            }

            /// Its statement.
            pub(crate) const fn inner(&self) -> &Statement<'a> {
                &self.statement
            }

            /// The lints that were allowed, with their reasons.
            pub const fn exceptions(&self) -> &'a [Exception] {
                self.statement.exceptions()
            }

            /// The lints that were allowed for the statement as one of a set, with their reasons: `incomplete_url` and `shadowed`.
            pub const fn set_exceptions(&self) -> &'a [Exception] {
                self.statement.set_exceptions()
            }

            /// The same permission, owned.
            pub fn into_owned(self) -> $owned<L> {
                $owned::new(self.statement.into())
            }
        }

        impl<L: InLanguage> $owned<L> {
            /// The permission of a statement in which nothing is wrong.
            pub(crate) const fn new(statement: StatementBuf) -> Self {
                Self { statement, language: PhantomData }
            }

            pub(crate) fn into_inner(self) -> StatementBuf {
                self.statement
            }

            /// The permission, borrowed.
            pub const fn as_permission(&self) -> $borrowed<'_, L> {
                $borrowed::new(self.statement.as_statement())
            }

            /// The lints that were allowed, with their reasons.
            pub const fn exceptions(&self) -> &[Exception] {
                self.as_permission().exceptions()
            }

            /// The lints that were allowed for the statement as one of a set, with their reasons: `incomplete_url` and `shadowed`.
            pub const fn set_exceptions(&self) -> &[Exception] {
                self.as_permission().set_exceptions()
            }
        }

        impl<L: InLanguage> From<$borrowed<'_, L>> for $owned<L> {
            fn from(permission: $borrowed<'_, L>) -> Self {
                permission.into_owned()
            }
        }

        impl<L: InLanguage> From<&$borrowed<'_, L>> for $owned<L> {
            fn from(permission: &$borrowed<'_, L>) -> Self {
                permission.into_owned()
            }
        }

        impl<L: InLanguage> From<&$owned<L>> for $owned<L> {
            fn from(permission: &$owned<L>) -> Self {
                permission.clone()
            }
        }
    };
}

permission! {
    /// One statement of the policy of a function, version or alias: an AddPermission request, as plain data.
    FunctionPermission, FunctionPermissionRef, FunctionPermissionBuf: "what `grant!` makes"
}

permission! {
    /// One statement of the policy of a layer version: an AddLayerVersionPermission request, as plain data.
    LayerVersionPermission, LayerVersionPermissionRef, LayerVersionPermissionBuf: "what `grant!` makes"
}

permission! {
    /// One statement of the policy of a web function. There is no request for it alone: Lambda takes the whole
    /// [`WebFunctionPolicy`], whose `permissions()` give these.
    WebFunctionPermission, WebFunctionPermissionRef, WebFunctionPermissionBuf: "a statement of what `policy!` makes"
}

into_template! {
    FunctionPermissionRef FunctionPermissionBuf statement;
    LayerVersionPermissionRef LayerVersionPermissionBuf statement;
    WebFunctionPermissionRef WebFunctionPermissionBuf statement;
}
