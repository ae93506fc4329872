//! What rust-analyzer needs to document and complete the words of a call.
//!
//! It takes the first token of the expansion that has the span of the word under the cursor. So the words come first, as paths that
//! are documented in core, and errors follow. The compiler drops all of this before it resolves names. Where it is certain that a
//! compiler runs the macro, the words are left out.

use std::{path::PathBuf, sync::OnceLock};

use lambda_perm_core::{expression::grammar::takes_intrinsic, facts::parameters::Key, grammar};
use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};

use crate::tokens::{Form, pair, split};

/// Whether the process may be an editor's. The words cost the compiler up to a third of a call, so a process that is certainly a
/// compiler gets none.
pub(crate) fn may_read() -> bool {
    static MAY_READ: OnceLock<bool> = OnceLock::new();
    *MAY_READ.get_or_init(|| {
        let program = std::env::args_os().next().map(PathBuf::from).unwrap_or_default();
        !["rustc", "rustdoc", "clippy-driver"].iter().any(|compiler| program.file_stem() == Some(compiler.as_ref()))
    })
}

/// The words of a call, as written behind the wrapper's `$crate`.
///
/// To complete a word, rust-analyzer expands the call twice: as it is, and with a word of its own at the cursor. It compares the
/// two at the same place. So the tokens before a word must be the same in both: all words are in the lists of one `use`, which is
/// there even if the lists are empty.
pub(crate) fn words(input: TokenStream) -> TokenStream {
    let mut tokens = input.into_iter();
    let krate = tokens.next();
    let mut words = Words::default();
    words.arguments(tokens.collect());
    let Words { words, actions, principals, auth_types, sources, intrinsics, lints } = words;
    quote! {
        #[allow(unexpected_cfgs)]
        const _: () = {
            #[cfg(rust_analyzer)]
            use #krate::__private::editor::{
                word::{ #words }, action::{ #actions }, principal::{ #principals }, auth_type::{ #auth_types },
                source::{ #sources }, intrinsic::{ #intrinsics }, lint::{ #lints },
            };
        };
    }
}

/// The words, grouped by what they name, as lists of a `use`.
#[derive(Default)]
struct Words {
    /// The keys, and the words at the same level: `allow`, `statement`.
    words: TokenStream,
    actions: TokenStream,
    /// Services and functions of a template.
    principals: TokenStream,
    auth_types: TokenStream,
    /// Constructors of ARNs and functions of a template.
    sources: TokenStream,
    /// Functions of a template, and the words inside them.
    intrinsics: TokenStream,
    lints: TokenStream,
}

impl Words {
    fn arguments(&mut self, tokens: TokenStream) {
        for part in split(tokens) {
            self.argument(&part.tokens);
        }
    }

    fn argument(&mut self, tokens: &[TokenTree]) {
        let Some((TokenTree::Ident(word), rest)) = tokens.split_first() else { return };
        if !is_name(word) || (rest.is_empty() && is_constant(&word.to_string())) {
            return;
        }
        self.words.extend(quote!(#word as _,));
        match rest {
            [TokenTree::Punct(equals), value @ ..] if equals.as_char() == '=' => self.value(&word.to_string(), value),
            [TokenTree::Group(group)] if group.delimiter() == Delimiter::Parenthesis => {
                if word == "allow" {
                    self.lints(group);
                } else if grammar::is_member(&word.to_string()) {
                    self.arguments(group.stream());
                }
            }
            // The comma is still missing.
            [TokenTree::Ident(_), ..] => self.argument(rest),
            _ => {}
        }
    }

    fn lints(&mut self, group: &Group) {
        for part in split(group.stream()) {
            match part.tokens.first() {
                Some(TokenTree::Ident(lint)) if is_name(lint) => self.lints.extend(quote!(#lint as _,)),
                _ => {}
            }
        }
    }

    /// An identifier of the catalogue, or a function, in the place of a value.
    fn value(&mut self, key: &str, value: &[TokenTree]) {
        let Some((ident, arguments)) = named(value) else { return };
        let (name, is_alone) = (ident.to_string(), arguments.is_none());
        let list = match Key::find(key) {
            Some(Key::Action) if is_alone && !is_constant(&name) => &mut self.actions,
            Some(Key::Principal) if !is_constant(&name) => &mut self.principals,
            Some(key) if is_alone && grammar::begins_auth_type(key, begun(&name)) => &mut self.auth_types,
            Some(Key::SourceArn) if !is_alone || !(is_constant(&name) || name.starts_with(CURSOR)) => &mut self.sources,
            Some(key) if takes_intrinsic(key) && is_type_like(&name) => &mut self.intrinsics,
            _ => return,
        };
        list.extend(quote!(#ident as _,));
        if is_type_like(&name)
            && let Some(arguments) = arguments
        {
            self.arguments_of_intrinsic(arguments);
        }
    }

    /// The functions among the arguments of a function.
    fn arguments_of_intrinsic(&mut self, tokens: TokenStream) {
        for part in split(tokens) {
            let value = match pair(&part.tokens) {
                Some((name, value)) => {
                    if name == "of" {
                        self.intrinsics.extend(quote!(#name as _,));
                    }
                    value
                }
                None => &part.tokens,
            };
            match Form::of(value) {
                Form::List(list) => self.arguments_of_intrinsic(list.stream()),
                _ => self.intrinsic(value),
            }
        }
    }

    fn intrinsic(&mut self, value: &[TokenTree]) {
        let Some((ident, arguments)) = named(value) else { return };
        if is_type_like(&ident.to_string()) {
            self.intrinsics.extend(quote!(#ident as _,));
            self.arguments_of_intrinsic(arguments.unwrap_or_default());
        }
    }
}

/// A name, and the arguments behind it if it is called.
fn named(value: &[TokenTree]) -> Option<(Ident, Option<TokenStream>)> {
    let (ident, arguments) = match Form::of(value) {
        Form::Word(word) => (word, None),
        Form::Call(name, group) => (name, Some(group.stream())),
        _ => return None,
    };
    is_name(&ident).then_some((ident, arguments))
}

/// Whether the word is written as the functions of a template are: `Sub`.
fn is_type_like(name: &str) -> bool {
    name.starts_with(char::is_uppercase) && !is_constant(name)
}

/// What rust-analyzer writes at the cursor. By itself, it stands for a word that is not begun. As a source, that is most often a
/// constant of the user's.
const CURSOR: &str = "raCompletionMarker";

/// Whether rust-analyzer asks for completions here, and a constant of the user's is possible.
pub(crate) fn may_become_constant(name: &str) -> bool {
    name.strip_suffix(CURSOR).is_some_and(|begun| !begun.contains(char::is_lowercase))
}

/// Whether the word is a constant of the user's. A single letter may be the start of an action. At the cursor, rust-analyzer
/// appends a word of its own in lower case, so the letters before it decide.
fn is_constant(name: &str) -> bool {
    upper_case_start(name).len() > 1
}

/// What stands before the cursor of a word.
fn begun(name: &str) -> &str {
    name.strip_suffix(CURSOR).unwrap_or(name)
}

fn upper_case_start(name: &str) -> &str {
    name.split(char::is_lowercase).next().unwrap_or_default()
}

/// Whether the word can be a name. In some editions, `gen` cannot.
fn is_name(word: &Ident) -> bool {
    word != "gen" && syn::parse2::<Ident>(word.into_token_stream()).is_ok()
}
