//! A permission of either kind.

use super::{FunctionPermissionBuf, FunctionPermissionRef, LayerVersionPermissionBuf, LayerVersionPermissionRef};
use crate::{
    expression::{InLanguage, Plain},
    finding::Exception,
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
    /// The statement's identifier.
    pub const fn statement_id(&self) -> StatementIdRef<'a> {
        let statement = match self {
            Self::Function(permission) => permission.inner(),
            Self::LayerVersion(permission) => permission.inner(),
        };
        StatementIdRef::trusted(statement.text(crate::facts::parameters::Key::StatementId))
    }

    /// The action that is granted.
    pub const fn action(&self) -> ActionRef<'a> {
        let statement = match self {
            Self::Function(permission) => permission.inner(),
            Self::LayerVersion(permission) => permission.inner(),
        };
        ActionRef::trusted(statement.text(crate::facts::parameters::Key::Action))
    }

    /// The lints that were allowed, with their reasons.
    pub fn exceptions(&self) -> impl Iterator<Item = &'a Exception> {
        let (own, of_set) = match self {
            Self::Function(permission) => (permission.exceptions(), permission.set_exceptions()),
            Self::LayerVersion(permission) => (permission.exceptions(), permission.set_exceptions()),
        };
        own.iter().chain(of_set)
    }

    /// The same permission with text of its own.
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
}
