//! Helpers for tokens that know nothing of keys and values.

mod form;
mod split;

pub(crate) use form::{Form, is_punct, literal_text, unwrap_groups};
pub(crate) use split::{ListItem, split};

use proc_macro2::{Ident, TokenTree};
use syn::Lit;

/// The name and the value of `name = value`, but not of `==` and `=>`.
pub(crate) fn pair(tokens: &[TokenTree]) -> Option<(&Ident, &[TokenTree])> {
    match tokens {
        [TokenTree::Ident(_), _, next, ..] if is_punct(next, '=') || is_punct(next, '>') => None,
        [TokenTree::Ident(name), equals, value @ ..] if is_punct(equals, '=') => Some((name, value)),
        _ => None,
    }
}

/// The word of a token, with or without quotes.
pub(crate) fn word(token: &TokenTree) -> String {
    match token {
        TokenTree::Literal(literal) => match Lit::new(literal.clone()) {
            Lit::Str(text) => text.value(),
            _ => String::new(),
        },
        TokenTree::Ident(ident) => ident.to_string(),
        _ => String::new(),
    }
}
