//! Permissions of which only the deployment knows all.

use alloc::string::String;

use super::{FunctionPermission, LayerVersionPermission};
use crate::{
    template::Deferred,
    value::{Action, LayerVersion, StatementId},
};

/// A value that may be absent.
fn present<L, S: AsRef<str>>(value: &Deferred<L, S>) -> Option<&Deferred<L, S>> {
    Some(value).filter(|value| !value.shown().is_empty())
}

/// What the permissions for functions and for layer versions have in common.
macro_rules! accessors {
    ($type:ident) => {
        impl<L, S: AsRef<str>> $type<Deferred<L, S>> {
            /// The statement's identifier, from which the resource of a template has its name.
            pub fn statement_id(&self) -> StatementId<&str> {
                StatementId::trusted(self.statement_id.shown())
            }

            /// The action that is granted.
            pub fn action(&self) -> Action<&str> {
                Action::trusted(self.action.shown())
            }

            /// Who is granted it.
            pub const fn principal(&self) -> &Deferred<L, S> {
                &self.principal
            }
        }

        impl<L: Copy, S: AsRef<str>> $type<Deferred<L, S>> {
            /// The same permission with text of its own.
            pub fn to_owned_text(&self) -> $type<Deferred<L, String>> {
                self.map(|value| value.map(|text| text.as_ref().into()))
            }

            /// The same permission, borrowed.
            pub(crate) fn borrowed_template(&self) -> $type<Deferred<L, &str>> {
                self.map(|value| value.map(AsRef::as_ref))
            }
        }
    };
}

accessors!(FunctionPermission);
accessors!(LayerVersionPermission);

impl<L, S: AsRef<str>> FunctionPermission<Deferred<L, S>> {
    /// The function. What only the deployment knows may be the ARN of a version or an alias.
    pub const fn function_name(&self) -> &Deferred<L, S> {
        &self.function_name
    }

    /// The version or alias, unless the function's name carries it.
    pub fn qualifier(&self) -> Option<&Deferred<L, S>> {
        present(&self.qualifier)
    }

    /// The source for which the principal may act.
    pub fn source_arn(&self) -> Option<&Deferred<L, S>> {
        present(&self.source_arn)
    }

    /// The account that owns the source.
    pub fn source_account(&self) -> Option<&Deferred<L, S>> {
        present(&self.source_account)
    }

    /// The token that the caller must send.
    pub fn event_source_token(&self) -> Option<&Deferred<L, S>> {
        present(&self.event_source_token)
    }

    /// The organization that the caller must belong to.
    pub fn principal_org_id(&self) -> Option<&Deferred<L, S>> {
        present(&self.principal_org_id)
    }
}

impl<L, S: AsRef<str>> LayerVersionPermission<Deferred<L, S>> {
    /// The layer, or the ARN of a version of it.
    pub const fn layer_name(&self) -> &Deferred<L, S> {
        &self.layer_name
    }

    /// The version, unless the layer's name carries it.
    pub fn version_number(&self) -> Option<LayerVersion> {
        Some(self.version_number).filter(|version| version.get() > 0)
    }

    /// The organization that the caller must belong to.
    pub fn organization_id(&self) -> Option<&Deferred<L, S>> {
        present(&self.organization_id)
    }
}
