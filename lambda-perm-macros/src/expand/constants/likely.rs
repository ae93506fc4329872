//! Calls whose constants are likely to be of a form in which the rules find nothing, so that const evaluation has to do no more
//! than to ask for that.

mod made;
mod set;

pub(in crate::expand) use set::expand_policy;

use lambda_perm_core::{
    check::{Check, likely::LIKELY_KEYS},
    facts::parameters::Key,
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
    },
    span::Range,
    value::{ArgumentValue, is_constant, unwrap_groups},
};

/// The permission, if something is likely of each constant.
pub(super) fn expand(call: &Call, analysis: &Analysis) -> Option<TokenStream> {
    let (target, waiting) = (analysis.target, &analysis.waiting);
    if !matches!(place(call), Place::Items) || !call.arguments.iter().all(is_plain) || !waiting.reported.is_empty() {
        return None;
    }
    let silenced: Vec<_> = waiting.silenced_of(call).collect();
    let check = silenced.iter().copied().fold(analyse::check(call, target), Check::silenced);
    let made = MadeCall::of_source(call);
    let forms = check.likely_forms(&waiting.pending, made.as_ref().map(MadeCall::known).as_ref())?;
    let (krate, statement) = (&call.krate, literals::statement_with(call, target, &text_or_made));
    let item = match &made {
        Some(made) => Some(made.item(&made_item(), literals::text(call, Key::SourceAccount))?),
        None => None,
    };
    let is_made = |key: Key| key == Key::SourceArn && made.is_some();
    let keys: Vec<TokenStream> = forms.iter().map(|(key, _)| key_path(*key, &private())).collect();
    let written: Vec<TokenStream> =
        forms.iter().map(|(key, form)| if is_made(*key) { form_of_made() } else { byte_string(form) }).collect();
    let silenced: Vec<TokenStream> = silenced.into_iter().map(|lint| lint_path(krate, lint)).collect();
    // Of one constant, the item that holds the statement checks it by itself; of several, each has an item for that.
    let (likely, alone) = match (&*forms, silenced.as_slice()) {
        ([(key, _)], []) if is_made(*key) => {
            let made = made_item();
            (quote!(__lambda_perm::Likely::of_made(#statement, #made.is_likely)), Vec::new())
        }
        ([_], []) => (quote!(__lambda_perm::Likely::of(#statement, #(#keys, #written),*)), Vec::new()),
        (_, silenced) => {
            let alone = forms.iter().zip(&keys).zip(&written).filter_map(|(((pending, _), key), form)| {
                let argument = call.argument(*pending)?;
                Some(assert_alone(Range::of(&argument.tokens)?, &text(argument)?, key, form))
            });
            let alone = alone.collect();
            (quote!(__lambda_perm::Likely::of_all(#statement, &[#((#keys, #written)),*], &[#(#silenced),*])), alone)
        }
    };
    let blamed = check.reading(&waiting.pending).blamed();
    let may_blame = |key| waiting.pending.contains(&key) || blamed.contains(&key);
    let of_values = call.arguments(target).filter(|argument| may_blame(argument.key)).filter_map(|argument| {
        Some(assert(Range::of(&argument.tokens)?, &likely_item(), argument.key.name(), TokenStream::new()))
    });
    let of_lints = call.allowed().map(|(lint, ident)| {
        let lint = lint_path(krate, *lint);
        assert(Range::of_one(ident.span()), &likely_item(), "assert_allow", quote!(#lint))
    });
    let make = of_target(target, "_permission");
    Some(quote! {{
        use #krate::__private::{self as __lambda_perm, WrongText as _};
        #item
        const __lambda_perm_likely: __lambda_perm::Likely = #likely;
        #(#alone)*
        #(#of_values)*
        #(#of_lints)*
        __lambda_perm::#make::<__lambda_perm::Plain>(__lambda_perm_likely.statement())
    }})
}

/// A check of a constant by itself, which is likely to have a form. It takes no longer than the compiler expects of a constant.
fn assert_alone(range: Range, text: &TokenStream, key: &TokenStream, form: &TokenStream) -> TokenStream {
    let assert = call_at(range, &["Likely", "assert_alone"], quote!(#text, #key, #form));
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

/// A form that the ARN has, if the arguments of the constructor have theirs.
fn form_of_made() -> TokenStream {
    let made = made_item();
    quote!(#made.form())
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
