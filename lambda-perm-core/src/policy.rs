//! Policies: what `policy!` makes.

#[cfg(feature = "runtime")]
mod permission;
#[cfg(feature = "runtime")]
mod permissions;

#[cfg(feature = "runtime")]
pub(crate) use permission::sealed::Inside;
#[cfg(feature = "runtime")]
pub use permission::{KnownPermission, Permission};
#[cfg(feature = "runtime")]
pub use permissions::{FunctionPolicyBuf, KnownPermissions, LayerVersionPolicyBuf, Permissions};

use crate::permission::{FunctionPermission, LayerVersionPermission};

/// All statements of the policy of one function, version or alias, as a constant. `N` is their number.
pub type FunctionPolicy<const N: usize, S = &'static str> = Policy<[FunctionPermission<S>; N]>;

/// All statements of the policy of one layer version, as a constant. `N` is their number.
pub type LayerVersionPolicy<const N: usize, S = &'static str> = Policy<[LayerVersionPermission<S>; N]>;

/// The statements of one policy, in order: each has passed the rules, and so have all of them together.
///
/// | type | made by | |
/// |---|---|---|
/// | [`FunctionPolicy<N>`](FunctionPolicy), [`LayerVersionPolicy<N>`](LayerVersionPolicy) | `policy!` | constants; `Copy` |
/// | `FunctionPolicyBuf`, `LayerVersionPolicyBuf` | `try_policy!`, `merged_with`, `of` | own their text |
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Policy<C> {
    pub(crate) permissions: C,
    /// The document, where it is known; else empty.
    pub(crate) document: &'static str,
}

impl<C> Policy<C> {
    /// The permissions, in the order of the statements.
    pub const fn permissions(&self) -> &C {
        &self.permissions
    }

    /// The document as Lambda stores it, computed by the compiler. `None` where the name of the function or layer is no
    /// full ARN, and for policies made at run time; `document` writes these.
    ///
    /// A `policy!` that mentions `Self` has none either.
    pub const fn json(&self) -> Option<&'static str> {
        if self.document.is_empty() { None } else { Some(self.document) }
    }
}
