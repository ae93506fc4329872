//! The errors of one call. They are collected, so that a call reports all of them at once.

use lambda_perm_core::finding::Finding;
use proc_macro2::{TokenStream, TokenTree};
use syn::Error;

use crate::span::Range;

#[derive(Default)]
pub(crate) struct Errors(Vec<Error>);

impl Errors {
    pub(crate) fn push(&mut self, range: Range, finding: &Finding<'_>) {
        self.0.push(Error::new_spanned(range, finding.render().as_str()));
    }

    /// Reports what is wrong with tokens. If there are none, other tokens are blamed.
    pub(crate) fn report(&mut self, tokens: &[TokenTree], finding: &Finding<'_>) {
        if let Some(range) = Range::of(tokens) {
            self.push(range, finding);
        }
    }

    /// Reports an error of tokens whose text nobody has any longer.
    pub(crate) fn report_error(&mut self, tokens: &[TokenTree], error: &lambda_perm_core::Error) {
        if let Some(range) = Range::of(tokens) {
            self.0.push(Error::new_spanned(range, error));
        }
    }

    pub(crate) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) const fn len(&self) -> usize {
        self.0.len()
    }

    #[cfg(test)]
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Error> {
        self.0.iter()
    }

    /// A `compile_error!` statement for each error.
    pub(crate) fn to_statements(&self) -> TokenStream {
        self.0.iter().map(Error::to_compile_error).collect()
    }
}
