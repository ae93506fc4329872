//! A call with errors to tokens: the errors, and a value of the right type, so that the rest of the program is checked
//! as if nothing had happened.

use lambda_perm_core::key::{Key, Target};
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::quote;

use crate::{
    analyse::{Analysis, PolicyAnalysis},
    call::{Call, PolicyCall, Time},
    errors::Errors,
    expand,
    value::Language,
};

pub(crate) fn recover(call: &Call, analysis: &Analysis, errors: &Errors) -> TokenStream {
    let krate = &call.krate;
    // What only const evaluation can find belongs to the same compile.
    let checks = match call.at {
        _ if analysis.is_complete => TokenStream::new(),
        Time::Compile => expand::checks(call, analysis),
        Time::Run => expand::values(call, analysis.target),
    };
    let statements = errors.to_statements();
    let fallback = fallback(krate, Kind::Permission(call.at), analysis.target, call.language(), 0);
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
    let fallback =
        fallback(krate, Kind::Policy(call.resource.at), analysis.target, call.language(), call.statements().count());
    quote! {{ #checks #statements #fallback }}
}

/// What a macro makes.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    Permission(Time),
    Policy(Time),
}

/// The same for a bug of this crate, with the least that can go wrong.
pub(crate) fn recover_from_bug(input: TokenStream, kind: Kind) -> TokenStream {
    let mut tokens = input.into_iter();
    let krate = tokens.next().unwrap_or_else(|| Ident::new("lambda_perm", Span::call_site()).into());
    let is_layer = tokens.any(|token| matches!(&token, TokenTree::Ident(ident) if ident == Key::LayerName.name()));
    let fallback = fallback(&krate, kind, if is_layer { Target::LayerVersion } else { Target::Function }, None, 1);
    quote! {{
        ::core::compile_error! { "lambda-perm failed on this call, which is a bug of its own: report it together with the call" };
        #fallback
    }}
}

/// A value of the right type. The length of a set is part of that, and so is the language of a template.
fn fallback(krate: &TokenTree, kind: Kind, target: Target, language: Option<Language>, count: usize) -> TokenStream {
    let private = quote!(#krate::__private);
    let (permission, policy, policy_in) = match target {
        Target::Function => (quote!(fallback_function), quote!(fallback_function_policy), quote!(function_policy_in)),
        Target::LayerVersion => {
            (quote!(fallback_layer_version), quote!(fallback_layer_version_policy), quote!(layer_version_policy_in))
        }
    };
    // How many statements a set was to have, its type says, if anything does.
    let count = match kind {
        Kind::Policy(Time::Compile) if count == 0 => quote!(_),
        _ => quote!(#count),
    };
    let value = match (kind, language.map(expand::language)) {
        (Kind::Permission(_), None) => quote!(#private::#permission()),
        (Kind::Permission(_), Some(language)) => {
            quote!(#private::Constant(#private::#permission()).in_template::<#private::#language>())
        }
        (Kind::Policy(_), None) => quote!(#private::#policy::<#count>()),
        (Kind::Policy(_), Some(language)) => {
            quote!(#private::#policy_in::<#private::#language, #count>(#private::#policy()))
        }
    };
    match kind {
        Kind::Permission(Time::Compile) | Kind::Policy(Time::Compile) => value,
        Kind::Permission(Time::Run) => quote!(#private::known(&#value)),
        Kind::Policy(Time::Run) => quote!(#private::known_policy(&#value)),
    }
}
