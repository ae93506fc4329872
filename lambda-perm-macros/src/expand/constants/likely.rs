//! Calls whose constants are likely to be of a form in which the rules find nothing, so that const evaluation has to do no more
//! than to ask for that.

use lambda_perm_core::check::{Check, likely::LIKELY_KEYS};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{Place, call_at, of_constant, place, private};
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
    let is_plain = |argument: &Argument| matches!(argument.value, ArgumentValue::Text(_)) || text(argument).is_some();
    if !matches!(place(call), Place::Items) || !call.arguments.iter().all(is_plain) || !waiting.reported.is_empty() {
        return None;
    }
    let silenced: Vec<_> = call.lints().filter(|lint| waiting.silenced.has(*lint)).collect();
    let check = silenced.iter().copied().fold(analyse::check(call, target), Check::silenced);
    let forms = check.likely_forms(&waiting.pending)?;
    let (krate, statement) = (&call.krate, literals::statement_with(call, target, &text));
    let forms: Vec<(TokenStream, Literal)> =
        forms.iter().map(|(key, form)| (key_path(*key, &private()), Literal::byte_string(form))).collect();
    let silenced: Vec<TokenStream> = silenced.into_iter().map(|lint| lint_path(krate, lint)).collect();
    // Of one constant, the item that holds the statement checks it by itself; of several, each has an item for that.
    let (likely, alone) = match (forms.as_slice(), silenced.as_slice()) {
        ([(key, form)], []) => (quote!(__lambda_perm::Likely::of(#statement, #key, #form)), Vec::new()),
        (forms, silenced) => {
            let alone = forms.iter().zip(&waiting.pending).filter_map(|((key, form), pending)| {
                let argument = call.argument(*pending)?;
                let text = text(argument)?;
                Some(assert(Range::of(&argument.tokens)?, "assert_alone", quote!(#text, #key, #form)))
            });
            let alone = alone.collect();
            let forms = forms.iter().map(|(key, form)| quote!((#key, #form)));
            (quote!(__lambda_perm::Likely::of_all(#statement, &[#(#forms),*], &[#(#silenced),*])), alone)
        }
    };
    let check = check.reading(&waiting.pending);
    let may_blame = |key| waiting.pending.contains(&key) || check.may_blame(key);
    let of_values = call.arguments(target).filter(|argument| may_blame(argument.key)).filter_map(|argument| {
        let key = key_path(argument.key, &private());
        Some(assert(Range::of(&argument.tokens)?, "assert", quote!(__lambda_perm_likely, #key)))
    });
    let of_lints = call.allowed().map(|(lint, ident)| {
        let lint = lint_path(krate, *lint);
        assert(Range::of_one(ident.span()), "assert_allow", quote!(__lambda_perm_likely, #lint))
    });
    let make = of_target(target, "_permission");
    Some(quote! {{
        use #krate::__private::{self as __lambda_perm, WrongText as _};
        const __lambda_perm_likely: __lambda_perm::Likely = #likely;
        #(#alone)*
        #(#of_values)*
        #(#of_lints)*
        __lambda_perm::#make::<__lambda_perm::Plain>(__lambda_perm_likely.statement())
    }})
}

/// A check that blames a range of tokens. It takes no longer than the compiler expects of a constant.
fn assert(range: Range, method: &str, arguments: TokenStream) -> TokenStream {
    let assert = call_at(range, &["Likely", method], arguments);
    quote!(const _: () = #assert;)
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
