//! A call with errors to tokens: the errors, and a value of the right type, so that the rest of the program is checked
//! as if nothing had happened.

use lambda_perm_core::key::{Key, Target};
use proc_macro2::{TokenStream, TokenTree};
use quote::quote;

use crate::{
    analyse::{Analysis, PolicyAnalysis},
    call::{Call, PolicyCall},
    errors::Errors,
    expand,
};

pub(crate) fn recover(call: &Call, analysis: &Analysis, errors: &Errors) -> TokenStream {
    let krate = &call.krate;
    // What only const evaluation can find belongs to the same compile.
    let checks = (!analysis.is_complete).then(|| expand::checks(call, analysis.target, analysis.reported));
    let statements = errors.to_statements();
    let fallback = fallback(analysis.target);
    quote! {{ #checks #statements #krate::__private::#fallback() }}
}

pub(crate) fn recover_policy(call: &PolicyCall, analysis: &PolicyAnalysis, errors: &Errors) -> TokenStream {
    let krate = &call.resource.krate;
    let checks = (!analysis.is_complete).then(|| expand::checks_of_policy(call, analysis));
    let statements = errors.to_statements();
    let fallback = fallback_policy(analysis.target, call.statements().count());
    quote! {{ #checks #statements #krate::__private::#fallback }}
}

/// The same for a bug of this crate, with the least that can go wrong.
pub(crate) fn recover_from_bug(input: TokenStream, is_policy: bool) -> TokenStream {
    let mut tokens = input.into_iter();
    let krate = tokens.next();
    let is_layer = tokens.any(|token| matches!(&token, TokenTree::Ident(ident) if ident == Key::LayerName.name()));
    let target = if is_layer { Target::LayerVersion } else { Target::Function };
    let fallback = if is_policy {
        fallback_policy(target, 1)
    } else {
        let fallback = fallback(target);
        quote!(#fallback())
    };
    quote! {{
        ::core::compile_error! { "lambda-perm failed on this call, which is a bug of its own: report it together with the call" };
        #krate::__private::#fallback
    }}
}

fn fallback(target: Target) -> TokenStream {
    match target {
        Target::Function => quote!(fallback_function),
        Target::LayerVersion => quote!(fallback_layer_version),
    }
}

/// The length of a set is part of its type.
fn fallback_policy(target: Target, count: usize) -> TokenStream {
    match target {
        Target::Function => quote!(fallback_function_policy::<#count>()),
        Target::LayerVersion => quote!(fallback_layer_version_policy::<#count>()),
    }
}
