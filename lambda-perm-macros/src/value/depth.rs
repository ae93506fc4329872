//! How deep the brackets of what is passed on to the compiler stand in one another.

use proc_macro2::{TokenStream, TokenTree};

/// As many as the compiler lets macros expand in one another.
pub(crate) const DEEPEST: usize = 128;

/// Whether brackets stand deeper in one another than is passed on to the compiler.
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
