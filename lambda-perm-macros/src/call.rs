//! A call as it was written.

use lambda_perm_core::{
    finding::Lint,
    key::{Key, Target},
};
use proc_macro2::{Ident, Span, TokenTree};

use crate::value::Value;

/// `grant!(..)`.
pub(crate) struct Call {
    /// The `$crate` of the wrapper, the way to everything that the expansion names.
    pub(crate) krate: TokenTree,
    pub(crate) span: Span,
    pub(crate) arguments: Vec<Argument>,
    /// Keys that misspelt or malformed arguments stand for: given, with a value that is not known.
    pub(crate) meant: Vec<Key>,
    pub(crate) allow: Option<Allow>,
    /// Lints that misspelt or malformed names in `allow` stand for.
    pub(crate) meant_lints: Vec<Lint>,
}

/// `key = value`.
pub(crate) struct Argument {
    pub(crate) key: Key,
    pub(crate) ident: Ident,
    pub(crate) value: Value,
    /// The tokens of the value, for its span and to be evaluated by the compiler.
    pub(crate) tokens: Vec<TokenTree>,
}

/// `allow(lint, .., reason = "..")`.
pub(crate) struct Allow {
    pub(crate) lints: Vec<(Lint, Ident)>,
    pub(crate) reason: String,
}

impl Call {
    /// What the call is for: a layer version if a key says so, else a function.
    pub(crate) fn target(&self) -> Target {
        let is_layer = self.has(Key::LayerName) || self.has(Key::VersionNumber);
        if is_layer && !self.has(Key::FunctionName) { Target::LayerVersion } else { Target::Function }
    }

    pub(crate) fn has(&self, key: Key) -> bool {
        self.argument(key).is_some() || self.meant.contains(&key)
    }

    pub(crate) fn argument(&self, key: Key) -> Option<&Argument> {
        self.arguments.iter().find(|argument| argument.key == key)
    }
}
