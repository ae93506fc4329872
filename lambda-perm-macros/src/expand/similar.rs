//! Names for the compiler to suggest.

use lambda_perm_core::{facts::parameters::Key, grammar};
use proc_macro2::{TokenStream, TokenTree};
use quote::{format_ident, quote};

/// A value of the user's. A word in upper case is a constant, but one that is nearly a name of the catalogue may be a slip: then
/// the expansion defines that name too. If there is no such constant, the compiler suggests it. It shadows no constant, because it
/// has another name.
pub(super) fn beside_similar(key: Key, tokens: &[TokenTree]) -> TokenStream {
    let value: TokenStream = tokens.iter().cloned().collect();
    let [TokenTree::Ident(word)] = tokens else { return value };
    match grammar::similar_to_constant(key, &word.to_string()) {
        None => value,
        Some(name) => {
            let name = format_ident!("{name}");
            let names = if key == Key::Principal { quote!(principal) } else { quote!(auth_type) };
            quote!({ use __lambda_perm::editor::#names::#name; let _ = #name; #value })
        }
    }
}
