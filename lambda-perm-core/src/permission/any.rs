//! A permission of either kind.

use super::{FunctionPermissionBuf, FunctionPermissionRef, LayerVersionPermissionBuf, LayerVersionPermissionRef};
use core::fmt;

use crate::{
    expression::{InLanguage, Plain},
    facts::parameters::Key,
    finding::Exception,
    statement::Statement,
    value::{ActionRef, StatementIdRef},
};

/// A permission for a function or for a layer version, as a constant.
pub type Permission<L = Plain> = PermissionRef<'static, L>;

/// A permission for a function or for a layer version, borrowed: for tools that hold both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PermissionRef<'a, L = Plain> {
    /// One for a function, version or alias.
    Function(FunctionPermissionRef<'a, L>),
    /// One for a layer version.
    LayerVersion(LayerVersionPermissionRef<'a, L>),
}

/// A permission for a function or for a layer version that owns its text.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PermissionBuf<L = Plain> {
    /// One for a function, version or alias.
    Function(FunctionPermissionBuf<L>),
    /// One for a layer version.
    LayerVersion(LayerVersionPermissionBuf<L>),
}

impl<'a, L: InLanguage> PermissionRef<'a, L> {
    pub(crate) const fn inner(&self) -> &Statement<'a> {
        match self {
            Self::Function(permission) => permission.inner(),
            Self::LayerVersion(permission) => permission.inner(),
        }
    }

    /// The statement's identifier.
    pub const fn statement_id(&self) -> StatementIdRef<'a> {
        StatementIdRef::trusted(self.inner().text(Key::StatementId))
    }

    /// The action that is granted.
    pub const fn action(&self) -> ActionRef<'a> {
        ActionRef::trusted(self.inner().text(Key::Action))
    }

    /// The lints that were allowed, with their reasons.
    pub fn exceptions(&self) -> impl Iterator<Item = &'a Exception> + use<'a, L> {
        self.inner().exceptions().iter().chain(self.inner().set_exceptions())
    }

    /// The same permission, owned.
    pub fn into_owned(self) -> PermissionBuf<L> {
        match self {
            Self::Function(permission) => PermissionBuf::Function(permission.into_owned()),
            Self::LayerVersion(permission) => PermissionBuf::LayerVersion(permission.into_owned()),
        }
    }
}

impl<L: InLanguage> PermissionBuf<L> {
    /// The permission, borrowed.
    pub const fn as_permission(&self) -> PermissionRef<'_, L> {
        match self {
            Self::Function(permission) => PermissionRef::Function(permission.as_permission()),
            Self::LayerVersion(permission) => PermissionRef::LayerVersion(permission.as_permission()),
        }
    }
    /// The statement's identifier.
    pub const fn statement_id(&self) -> StatementIdRef<'_> {
        self.as_permission().statement_id()
    }

    /// The action that is granted.
    pub const fn action(&self) -> ActionRef<'_> {
        self.as_permission().action()
    }

    /// The lints that were allowed, with their reasons.
    pub fn exceptions(&self) -> impl Iterator<Item = &Exception> {
        self.as_permission().exceptions()
    }
}

/// The permission in a line, like the permission inside.
impl<L: InLanguage> fmt::Display for PermissionRef<'_, L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Function(permission) => permission.fmt(f),
            Self::LayerVersion(permission) => permission.fmt(f),
        }
    }
}

/// The permission in a line, like the permission inside.
impl<L: InLanguage> fmt::Display for PermissionBuf<L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_permission().fmt(f)
    }
}

/// A permission of one kind as one of either.
macro_rules! of_kind {
    ($($variant:ident: $borrowed:ident, $owned:ident;)*) => {
        $(
            impl<'a, L> From<$borrowed<'a, L>> for PermissionRef<'a, L> {
                fn from(permission: $borrowed<'a, L>) -> Self {
                    Self::$variant(permission)
                }
            }

            impl<L> From<$owned<L>> for PermissionBuf<L> {
                fn from(permission: $owned<L>) -> Self {
                    Self::$variant(permission)
                }
            }
        )*
    };
}

of_kind! {
    Function: FunctionPermissionRef, FunctionPermissionBuf;
    LayerVersion: LayerVersionPermissionRef, LayerVersionPermissionBuf;
}

impl<L: InLanguage> From<PermissionRef<'_, L>> for PermissionBuf<L> {
    fn from(permission: PermissionRef<'_, L>) -> Self {
        permission.into_owned()
    }
}
