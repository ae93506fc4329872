//! What rust-analyzer needs to document and complete the words of a call.
//!
//! It takes the first token of the expansion that has the span of the word under the cursor. So the words stand first, as
//! fields and paths that are documented in core, and errors come behind them. A compiler other than rust-analyzer's drops
//! all of this before it resolves a name.

use lambda_perm_core::{grammar, key::Key};
use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::quote;

use crate::{
    parse::split,
    value::{self, unwrap_groups},
};

/// The words of a call, as written behind the wrapper's `$crate`.
pub(crate) fn words(input: TokenStream) -> TokenStream {
    let mut tokens = input.into_iter();
    let (krate, mut statements) = (tokens.next(), TokenStream::new());
    arguments(tokens.collect(), &mut statements);
    quote! {
        #[allow(unexpected_cfgs)]
        const _: () = {
            #[cfg(rust_analyzer)]
            {
                use #krate::__private::editor as __lambda_perm_editor;
                use #krate::arn as __lambda_perm_arn;
                #statements
            }
        };
    }
}

/// The keys of a list of arguments as the fields of a struct, so that completion offers those that are not there yet, and
/// the words in other places as paths.
fn arguments(tokens: TokenStream, out: &mut TokenStream) {
    let (mut fields, mut paths) = (TokenStream::new(), TokenStream::new());
    for part in split(tokens.into_iter().collect()) {
        match part.tokens.as_slice() {
            [TokenTree::Ident(key), TokenTree::Punct(equals), value @ ..]
                if equals.as_char() == '=' && is_name(key) =>
            {
                fields.extend(quote!(#key: (),));
                paths.extend(value_path(&key.to_string(), value));
            }
            [TokenTree::Ident(word), TokenTree::Group(group)]
                if group.delimiter() == Delimiter::Parenthesis && is_name(word) =>
            {
                paths.extend(quote!(let _ = __lambda_perm_editor::clause::#word;));
                if word == "allow" {
                    lints(group, &mut paths);
                } else if grammar::is_member(&word.to_string()) {
                    arguments(group.stream(), &mut paths);
                }
            }
            // A key that is being typed.
            [TokenTree::Ident(word)] if is_name(word) && !is_constant(&word.to_string()) => {
                paths.extend(quote!(use __lambda_perm_editor::key::{#word as _};));
            }
            _ => {}
        }
    }
    out.extend(quote!(let _ = __lambda_perm_editor::Keys { #fields ..__lambda_perm_editor::Keys::ALL };));
    out.extend(paths);
}

fn lints(group: &Group, out: &mut TokenStream) {
    for part in split(group.stream().into_iter().collect()) {
        match part.tokens.as_slice() {
            [TokenTree::Ident(lint)] if is_name(lint) => out.extend(quote!(let _ = __lambda_perm_editor::lint::#lint;)),
            [TokenTree::Ident(reason), ..] if is_name(reason) => {
                out.extend(quote!(let _ = __lambda_perm_editor::clause::#reason;));
            }
            _ => {}
        }
    }
}

/// The path of an identifier of the catalogue, in the place of a value.
fn value_path(key: &str, value: &[TokenTree]) -> Option<TokenStream> {
    let key = Key::find(key)?;
    let value = unwrap_groups(value);
    let (ident, is_alone) = match value.as_slice() {
        [TokenTree::Ident(ident)] => (ident, true),
        [TokenTree::Ident(ident), TokenTree::Group(group)] if group.delimiter() == Delimiter::Parenthesis => {
            (ident, false)
        }
        _ => return None,
    };
    if !is_name(ident) {
        return None;
    }
    let name = ident.to_string();
    let path = match key {
        Key::Action if is_alone && !is_constant(&name) => quote!(__lambda_perm_editor::action),
        Key::Principal if !is_constant(&name) => quote!(__lambda_perm_editor::service),
        Key::FunctionUrlAuthType if is_alone && grammar::begins_auth_type(&name) => {
            quote!(__lambda_perm_editor::auth_type)
        }
        Key::SourceArn if !is_alone => quote!(__lambda_perm_arn),
        _ => return None,
    };
    Some(quote!(let _ = #path::#ident;))
}

/// Whether the word is a constant of the user's. A single letter may be the start of an action.
fn is_constant(name: &str) -> bool {
    name.len() > 1 && !name.contains(char::is_lowercase)
}

/// Whether the word can be the name of something.
fn is_name(word: &Ident) -> bool {
    /// Those that never begin or end an expression.
    const KEYWORDS: [&str; 28] = [
        "_", "abstract", "become", "crate", "do", "enum", "extern", "false", "final", "gen", "macro", "mod",
        "override", "priv", "pub", "self", "Self", "struct", "super", "trait", "true", "try", "type", "typeof",
        "unsized", "use", "virtual", "where",
    ];
    let word = word.to_string();
    !value::is_keyword(&word) && !KEYWORDS.contains(&word.as_str())
}
