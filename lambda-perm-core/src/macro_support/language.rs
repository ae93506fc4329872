//! The language of a policy whose members are permissions: which one it is, only the compiler knows.

use core::marker::PhantomData;

use super::Constant;
use crate::{
    expression::{CloudFormation, InLanguage, Plain, Terraform},
    permission::{
        FunctionPermission, FunctionPolicy, LayerVersionPermission, LayerVersionPolicy, WebFunctionPermission,
        WebFunctionPolicy,
    },
    statement::Statement,
};

/// A language. Only its type tells which one.
#[derive(Clone, Copy)]
pub struct Spoken<L>(PhantomData<L>);

/// The language of text.
pub const PLAIN: Spoken<Plain> = Spoken(PhantomData);

/// What a policy speaks that has members of both languages: a template takes plain permissions too.
#[diagnostic::on_unimplemented(
    message = "permissions for `{Self}` and for `{Other}` are members of one policy, but no template takes both",
    label = "the policy holds a permission for `{Self}` and one for `{Other}`",
    note = "write a policy for each"
)]
pub trait With<Other> {
    /// The language of both.
    type Language: InLanguage;
}

macro_rules! with {
    ($($one:ident and $other:ident = $language:ident;)*) => {
        $(impl With<$other> for $one {
            type Language = $language;
        })*
    };
}

with! {
    Plain and Plain = Plain;
    Plain and CloudFormation = CloudFormation;
    Plain and Terraform = Terraform;
    CloudFormation and Plain = CloudFormation;
    CloudFormation and CloudFormation = CloudFormation;
    Terraform and Plain = Terraform;
    Terraform and Terraform = Terraform;
}

/// The language of members of both.
#[must_use]
pub const fn with<One: With<Other>, Other>(_: Spoken<One>, _: Spoken<Other>) -> Spoken<One::Language> {
    Spoken(PhantomData)
}

macro_rules! members {
    ($($type:ident $method:ident;)*) => {
        $(
            impl<L: InLanguage> Constant<$type<L>> {
                /// The statement of a permission that is a member, and its language.
                pub const fn $method(self) -> (Statement<'static>, Spoken<L>) {
                    (*self.0.inner(), Spoken(PhantomData))
                }
            }
        )*
    };
}

members! {
    FunctionPermission function_member;
    LayerVersionPermission layer_version_member;
    WebFunctionPermission web_function_member;
}

impl<L: InLanguage> Spoken<L> {
    /// The policy of statements that have been checked together, in this language.
    #[must_use]
    pub const fn function_policy(self, statements: &'static [Statement<'static>]) -> FunctionPolicy<L> {
        FunctionPolicy::of_checked(statements)
    }

    /// The same for layer versions.
    #[must_use]
    pub const fn layer_version_policy(self, statements: &'static [Statement<'static>]) -> LayerVersionPolicy<L> {
        LayerVersionPolicy::of_checked(statements)
    }

    /// The same for web functions.
    #[must_use]
    pub const fn web_function_policy(self, statements: &'static [Statement<'static>]) -> WebFunctionPolicy<L> {
        WebFunctionPolicy::of_checked(statements)
    }
}
