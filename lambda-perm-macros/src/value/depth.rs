//! How deep brackets are nested in what is passed on to the compiler.

use proc_macro2::{TokenStream, TokenTree};

/// The compiler's default limit for nested macro calls.
pub(crate) const DEEPEST: usize = 128;

/// Whether brackets are nested too deep to be passed on to the compiler.
pub(crate) fn is_too_deep(tokens: &[TokenTree]) -> bool {
    if !tokens.iter().any(|token| matches!(token, TokenTree::Group(_))) {
        return false;
    }
    let mut open = vec![tokens.iter().cloned().collect::<TokenStream>().into_iter()];
    while let Some(last) = open.last_mut() {
        match last.next() {
            Some(TokenTree::Group(group)) => {
                if open.len() > DEEPEST {
                    return true;
                }
                open.push(group.stream().into_iter());
            }
            Some(_) => {}
            None => {
                open.pop();
            }
        }
    }
    false
}
