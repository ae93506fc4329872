//! Values of `try_grant!` and `try_policy!`.

use alloc::{borrow::ToOwned, string::String, vec::Vec};

use crate::{
    expression::{ExpressionPart, InLanguage, InTemplate, Plain},
    finding::Findings,
    permission::{
        FunctionPermission, FunctionPermissionBuf, FunctionPermissionRef, FunctionPolicy, FunctionPolicyBuf,
        LayerVersionPermission, LayerVersionPermissionBuf, LayerVersionPermissionRef, LayerVersionPolicy,
        LayerVersionPolicyBuf, PolicyMember, Unchecked, WebFunctionPermission, WebFunctionPermissionBuf,
        WebFunctionPermissionRef, WebFunctionPolicy, WebFunctionPolicyBuf, try_policy,
    },
};

/// The text of a literal.
#[must_use]
pub fn literal(text: &str) -> Option<String> {
    Some(text.to_owned())
}

/// A list of statements.
#[must_use]
pub fn statements<const N: usize>(statements: [Unchecked; N]) -> PolicyMember {
    PolicyMember::Statements(statements.into())
}

/// The arguments of a constructor of ARNs.
#[must_use]
pub fn parts<const N: usize>(parts: [Option<String>; N]) -> Vec<String> {
    parts.into_iter().flatten().collect()
}

/// A part of an expression.
#[must_use]
pub fn text_part(text: Option<String>) -> ExpressionPart {
    ExpressionPart::Text(text.unwrap_or_default())
}

/// The name of a resource or a parameter in an expression.
#[must_use]
pub fn name_part(name: Option<String>) -> ExpressionPart {
    ExpressionPart::Name(name.unwrap_or_default())
}

/// A value that is needed again. The caller may have no trait `Clone` in scope, or another one.
pub fn again<T: Clone>(value: &T) -> T {
    value.clone()
}

/// A text with a suffix.
#[must_use]
pub fn suffixed(text: Option<&String>, suffix: &str) -> Option<String> {
    text.map(|text| alloc::format!("{text}{suffix}"))
}

/// What was known when the program was compiled, as what owns it.
pub trait Known {
    /// What owns it.
    type Owned;

    /// The same with text of its own.
    fn owned(self) -> Self::Owned;
}

/// A permission of which everything was known when the program was compiled.
///
/// # Errors
///
/// None.
pub fn known<P: Known>(known: P) -> Result<P::Owned, Findings> {
    Ok(known.owned())
}

/// What makes permissions and policies of one kind, and takes them in.
macro_rules! kind {
    (
        $permission:ident $borrowed:ident $owned:ident $policy:ident $policy_buf:ident
        by $try_permission:ident $try_policy:ident,
        $of:ident: $message:literal, $note:literal
    ) => {
        impl<L: InLanguage> Known for $permission<L> {
            type Owned = $owned<L>;

            fn owned(self) -> Self::Owned {
                self.into_owned()
            }
        }

        impl<L: InLanguage> Known for $policy<L> {
            type Owned = $policy_buf<L>;

            fn owned(self) -> Self::Owned {
                self.into_owned()
            }
        }

        /// The permission.
        ///
        /// # Errors
        ///
        /// Everything that is wrong.
        pub fn $try_permission<L: InLanguage>(values: Unchecked) -> Result<$owned<L>, Findings> {
            values.checked().map($owned::new)
        }

        /// The policy of a function or layer version, of which the values name the resource only.
        ///
        /// # Errors
        ///
        /// Everything that is wrong with the statements, first each by itself and then together.
        pub fn $try_policy<L: InLanguage, const N: usize>(
            resource: &Unchecked,
            members: [PolicyMember; N],
        ) -> Result<$policy_buf<L>, Findings> {
            try_policy(resource, members.into()).map($policy_buf::of_checked)
        }

        /// What `permission(..)` takes in a set of such permissions in the language `L`: plain ones, and those of the language.
        #[diagnostic::on_unimplemented(
                    message = $message,
                    label = "this is a `{Self}`",
                    note = $note,
                    note = "a set for a template takes plain permissions and permissions for a template of the same language"
                )]
        pub trait $of<L> {
            /// The member, with the values that the statement has besides.
            fn member(&self, values: Unchecked) -> PolicyMember;
        }

        #[diagnostic::do_not_recommend]
        impl<L: InLanguage> $of<L> for $borrowed<'_, Plain> {
            fn member(&self, values: Unchecked) -> PolicyMember {
                PolicyMember::Permission((*self.inner()).into(), values)
            }
        }

        #[diagnostic::do_not_recommend]
        impl<L: InTemplate> $of<L> for $borrowed<'_, L> {
            fn member(&self, values: Unchecked) -> PolicyMember {
                PolicyMember::Permission((*self.inner()).into(), values)
            }
        }

        #[diagnostic::do_not_recommend]
        impl<L: InLanguage> $of<L> for $owned<Plain> {
            fn member(&self, values: Unchecked) -> PolicyMember {
                PolicyMember::Permission((*self.as_permission().inner()).into(), values)
            }
        }

        #[diagnostic::do_not_recommend]
        impl<L: InTemplate> $of<L> for $owned<L> {
            fn member(&self, values: Unchecked) -> PolicyMember {
                PolicyMember::Permission((*self.as_permission().inner()).into(), values)
            }
        }

        #[diagnostic::do_not_recommend]
        impl<L, T: $of<L>> $of<L> for &T {
            fn member(&self, values: Unchecked) -> PolicyMember {
                (**self).member(values)
            }
        }
    };
}

kind! {
    FunctionPermission FunctionPermissionRef FunctionPermissionBuf FunctionPolicy FunctionPolicyBuf
    by try_function try_function_policy,
    PermissionOfFunction: "`{Self}` is not a permission for a set of a function",
        "write a `FunctionPermission`: `grant!` and `try_grant!` make it from `function_name`"
}

kind! {
    LayerVersionPermission LayerVersionPermissionRef LayerVersionPermissionBuf LayerVersionPolicy LayerVersionPolicyBuf
    by try_layer_version try_layer_version_policy,
    PermissionOfLayerVersion: "`{Self}` is not a permission for a set of a layer version",
        "write a `LayerVersionPermission`: `grant!` and `try_grant!` make it from `layer_name`"
}

kind! {
    WebFunctionPermission WebFunctionPermissionRef WebFunctionPermissionBuf WebFunctionPolicy WebFunctionPolicyBuf
    by try_web_function try_web_function_policy,
    PermissionOfWebFunction: "`{Self}` is not a permission for a set of a web function",
        "write a `WebFunctionPermission` of another policy, or `statement(..)`"
}
