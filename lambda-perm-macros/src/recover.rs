//! A call with errors to tokens: the errors, and a value of the right type, so that the rest of the program is checked
//! as if nothing had happened.

use lambda_perm_core::{
    expression::Language,
    facts::parameters::{Key, Target},
};
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{format_ident, quote};

use crate::{
    analyse::{Analysis, PolicyAnalysis},
    call::{Call, PolicyCall},
    errors::Errors,
    expand,
    value::Time,
};

pub(crate) fn recover(call: &Call, analysis: &Analysis, errors: &Errors) -> TokenStream {
    let krate = &call.krate;
    // Errors that only const evaluation can find should appear in the same compile.
    let checks = match call.at {
        _ if analysis.is_complete => TokenStream::new(),
        Time::Compile => expand::checks(call, analysis),
        Time::Run => expand::values(call, analysis.target),
    };
    let statements = errors.to_statements();
    let fallback = fallback(krate, MacroKind::Permission(call.at), analysis.target, call.language());
    quote! {{ #checks #statements #fallback }}
}

pub(crate) fn recover_policy(call: &PolicyCall, analysis: &PolicyAnalysis, errors: &Errors) -> TokenStream {
    let krate = &call.resource.krate;
    let checks = match call.resource.at {
        _ if analysis.is_complete => TokenStream::new(),
        Time::Compile => expand::checks_of_policy(call, analysis),
        Time::Run => expand::values_of_policy(call, analysis.target),
    };
    let statements = errors.to_statements();
    let fallback = fallback(krate, MacroKind::Policy(call.resource.at), analysis.target, call.language());
    quote! {{ #checks #statements #fallback }}
}

/// What a macro makes.
#[derive(Clone, Copy)]
pub(crate) enum MacroKind {
    Permission(Time),
    Policy(Time),
}

/// The same for a bug of this crate, in code that does as little as possible.
pub(crate) fn recover_from_bug(input: TokenStream, kind: MacroKind) -> TokenStream {
    let mut tokens = input.into_iter();
    let krate = tokens.next().unwrap_or_else(|| Ident::new("lambda_perm", Span::call_site()).into());
    let target = tokens.find_map(|token| match &token {
        TokenTree::Ident(ident) if ident == Key::LayerName.name() => Some(Target::LayerVersion),
        TokenTree::Ident(ident) if ident == Key::WebFunction.name() => Some(Target::WebFunction),
        _ => None,
    });
    let fallback = fallback(&krate, kind, target.unwrap_or(Target::Function), None);
    quote! {{
        ::core::compile_error! { "lambda-perm failed on this call: that is a bug in lambda-perm, please report it with the call" };
        #fallback
    }}
}

/// A value of the right type. The language of a template is part of the type.
fn fallback(krate: &TokenTree, kind: MacroKind, target: Target, language: Option<Language>) -> TokenStream {
    let private = quote!(#krate::__private);
    let (what, time) = match kind {
        MacroKind::Permission(time) => ("", time),
        MacroKind::Policy(time) => ("_policy", time),
    };
    let target = expand::of_target(target, what);
    let (name, language) = (format_ident!("fallback_{target}"), expand::language(language));
    let value = quote!(#private::#name::<#krate::#language>());
    match time {
        Time::Compile => value,
        Time::Run => quote!(#private::known(#value)),
    }
}
