//! Calls whose constants are likely to be of a form in which the rules find nothing, so that const evaluation has to do no more
//! than to ask for that.

mod made;
mod set;

pub(in crate::expand) use set::expand_policy;

use lambda_perm_core::{
    check::{Check, likely::LIKELY_KEYS},
    facts::parameters::{Key, Target},
    finding::Lint,
};
use proc_macro2::{Ident, Literal, TokenStream, TokenTree};
use quote::{format_ident, quote};

use made::MadeCall;

use super::{Place, call_at, of_constant, parenthesized, place, private};
use crate::{
    analyse::{self, Analysis},
    call::{Argument, Call},
    expand::{
        literals, of_target,
        similar::beside_similar,
        statement::{key_path, lint_path},
        type_of,
    },
    span::Range,
    value::{ArgumentValue, is_constant, unwrap_groups},
};

/// The permission, if something is likely of each constant.
pub(super) fn expand(call: &Call, analysis: &Analysis) -> Option<TokenStream> {
    let grant = LikelyGrant::of(call, analysis)?;
    let (krate, permission) = (&call.krate, type_of(analysis.target, "Permission", None, &private()));
    let (made, alone, likely, asserts) = (grant.made()?, grant.alone(), grant.likely(), grant.asserts());
    Some(quote! {{
        use #krate::__private::{self as __lambda_perm, WrongText as _};
        #made
        const __lambda_perm_likely: __lambda_perm::Likely<#permission> = #likely;
        #alone
        #asserts
        __lambda_perm_likely.permission
    }})
}

/// A call of `grant!` of which something is likely.
struct LikelyGrant<'c> {
    call: &'c Call,
    target: Target,
    /// How the source ARN is made, if a constructor makes it of constants.
    made: Option<MadeCall>,
    /// Of the constants.
    forms: Vec<(Key, Vec<u8>)>,
    /// The allowed lints that rules have used which are not applied again.
    silenced: Vec<Lint>,
    /// The keys whose values a finding may belong to.
    blamed: Vec<Key>,
}

impl<'c> LikelyGrant<'c> {
    fn of(call: &'c Call, analysis: &Analysis) -> Option<Self> {
        let (target, waiting) = (analysis.target, &analysis.waiting);
        let is_taken = matches!(place(call), Place::Items) && call.arguments.iter().all(is_plain);
        if !is_taken || !waiting.reported.is_empty() {
            return None;
        }
        let silenced: Vec<_> = waiting.silenced_of(call).collect();
        let check = silenced.iter().copied().fold(analyse::check(call, target), Check::silenced);
        let made = MadeCall::of_source(call);
        let forms = check.likely_forms(&waiting.pending, made.as_ref().map(MadeCall::known).as_ref())?;
        let blamed = waiting.pending.iter().chain(&waiting.blamed).copied().collect();
        Some(Self { call, target, made, forms, silenced, blamed })
    }

    fn is_made(&self, key: Key) -> bool {
        key == Key::SourceArn && self.made.is_some()
    }

    /// The item of the source ARN that a constructor makes.
    fn made(&self) -> Option<TokenStream> {
        match &self.made {
            Some(made) => made.item(&made_item(), literals::text(self.call, Key::SourceAccount)),
            None => Some(TokenStream::new()),
        }
    }

    /// The permission, and what is found in it.
    fn likely(&self) -> TokenStream {
        let (krate, target) = (&self.call.krate, self.target);
        let statement = literals::statement_with(self.call, target, &text_or_made);
        let made = made_item();
        match (self.forms.as_slice(), self.silenced.as_slice()) {
            ([(key, _)], []) if self.is_made(*key) => {
                let function = of_target(target, "_likely_made");
                quote!(__lambda_perm::#function(#statement, #made.is_likely))
            }
            ([(key, form)], []) => {
                let (function, key, form) =
                    (of_target(target, "_likely"), key_path(*key, &private()), byte_string(form));
                quote!(__lambda_perm::#function(#statement, #key, #form))
            }
            (forms, silenced) => {
                let function = of_target(target, "_likely_all");
                let forms = forms.iter().map(|(key, form)| {
                    let written = if self.is_made(*key) { quote!(#made.form()) } else { byte_string(form) };
                    let key = key_path(*key, &private());
                    quote!((#key, #written))
                });
                let silenced = silenced.iter().map(|lint| lint_path(krate, *lint));
                quote!(__lambda_perm::#function(#statement, &[#(#forms),*], &[#(#silenced),*]))
            }
        }
    }

    /// The checks of the constants, each by itself. One constant is checked by the item that holds the permission.
    fn alone(&self) -> TokenStream {
        if self.forms.len() == 1 && self.silenced.is_empty() {
            return TokenStream::new();
        }
        let alone = self.forms.iter().filter_map(|(key, form)| {
            let argument = self.call.argument(*key)?;
            let key = key_path(*key, &private());
            Some(assert_alone(Range::of(&argument.tokens)?, &text(argument)?, &key, &byte_string(form)))
        });
        alone.collect()
    }

    /// A check for each token that a finding may blame.
    fn asserts(&self) -> TokenStream {
        let arguments = self.call.arguments(self.target).filter(|argument| self.blamed.contains(&argument.key));
        let of_values = arguments.filter_map(|argument| {
            Some(assert(Range::of(&argument.tokens)?, &likely_item(), argument.key.name(), TokenStream::new()))
        });
        let of_lints = self.call.allowed().map(|(lint, ident)| {
            let lint = lint_path(&self.call.krate, *lint);
            assert(Range::of_one(ident.span()), &likely_item(), "assert_allow", quote!(#lint))
        });
        of_values.chain(of_lints).collect()
    }
}

/// A check of a constant by itself, which is likely to have a form. It takes no longer than the compiler expects of a constant.
fn assert_alone(range: Range, text: &TokenStream, key: &TokenStream, form: &TokenStream) -> TokenStream {
    let assert = call_at(range, &["assert_alone"], quote!(#text, #key, #form));
    quote!(const _: () = #assert;)
}

/// A check that blames a range of tokens: the ends of the call have their spans. A method costs the compiler less than a path.
fn assert(range: Range, of: &Ident, method: &str, arguments: TokenStream) -> TokenStream {
    let (of, arguments) = (parenthesized(quote!(#of), range.first), parenthesized(arguments, range.last));
    let method = Ident::new(method, range.first);
    quote!(const _: () = #of.#method #arguments;)
}

/// The name of the item that knows what was found.
fn likely_item() -> Ident {
    format_ident!("__lambda_perm_likely")
}

/// The name of the item of the source ARN that a constructor makes.
fn made_item() -> Ident {
    format_ident!("__lambda_perm_source_arn")
}

fn byte_string(form: &[u8]) -> TokenStream {
    TokenTree::from(Literal::byte_string(form)).into()
}

/// A value that is text, or made of constants of which the text is asked for.
fn is_plain(argument: &Argument) -> bool {
    matches!(argument.value, ArgumentValue::Text(_)) || text(argument).is_some() || MadeCall::of(argument).is_some()
}

/// The text of a constant, or of what a constructor makes.
fn text_or_made(argument: &Argument) -> Option<TokenStream> {
    let made = made_item();
    text(argument).or_else(|| MadeCall::of(argument).map(|_| quote!(#made.text())))
}

/// The text of a constant, unchecked.
fn text(argument: &Argument) -> Option<TokenStream> {
    let is_text = matches!(argument.value, ArgumentValue::Expression)
        && LIKELY_KEYS.contains(&argument.key)
        && is_constant(&unwrap_groups(&argument.tokens));
    let range = Range::of(&argument.tokens).filter(|_| is_text)?;
    let value = beside_similar(argument.key, &argument.tokens);
    Some(of_constant("TextOf", range, value, argument.key.name(), TokenStream::new()))
}
