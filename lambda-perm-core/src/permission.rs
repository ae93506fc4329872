//! Permissions: what `grant!` makes.

#[cfg(feature = "runtime")]
mod builder;
mod function;
mod layer_version;
#[cfg(feature = "runtime")]
mod template;
#[cfg(feature = "json")]
mod template_builder;

#[cfg(feature = "runtime")]
pub use builder::{FunctionPermissionBuilder, LayerVersionPermissionBuilder};
pub use function::FunctionPermission;
pub use layer_version::LayerVersionPermission;
#[cfg(feature = "json")]
pub use template_builder::{FunctionTemplateBuilder, LayerVersionTemplateBuilder};

use crate::finding::Lint;

/// The text of a value, unless it is absent.
pub(crate) fn present<S: AsRef<str>>(text: &S) -> Option<&str> {
    Some(text.as_ref()).filter(|text| !text.is_empty())
}

/// A lint that was allowed, with the author's reason. Kept on the permission, so that tools can list every exception.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Exception {
    lint: Lint,
    reason: &'static str,
}

impl Exception {
    /// Allows a lint, for permissions that are [built at run time](FunctionPermission::builder).
    ///
    /// # Panics
    ///
    /// When the reason says nothing. In a `const`, that is an error of the compiler.
    #[track_caller]
    pub const fn new(lint: Lint, reason: &'static str) -> Self {
        if crate::grammar::is_no_reason(reason) {
            crate::grammar::missing_reason().panic()
        }
        Self { lint, reason }
    }

    /// The lint that was allowed.
    pub const fn lint(&self) -> Lint {
        self.lint
    }

    /// Why, in the author's words.
    pub const fn reason(&self) -> &'static str {
        self.reason
    }
}
