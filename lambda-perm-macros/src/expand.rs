//! A call without errors to tokens. Never fails.
//!
//! If all values are known, the expansion is one call with the values as literals, because that costs the compiler least. If const
//! evaluation has to check something, it is a block of const items that ends in the permission or policy.

mod constants;
mod expression;
mod literals;
mod policy;
mod run_time;
mod similar;
mod statement;

use lambda_perm_core::{expression::Language, facts::parameters::Target};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use crate::{analyse::Analysis, call::Call};

pub(crate) use constants::checks;
pub(crate) use policy::{checks_of_policy, expand_policy};
pub(crate) use run_time::{expand_try, expand_try_policy, values, values_of_policy};

pub(crate) fn expand(call: &Call, analysis: &Analysis) -> TokenStream {
    if analysis.is_complete { literals::expand(call, analysis.target) } else { constants::expand(call, analysis) }
}

/// A name that exists for each target: `function_permission`, `layer_version_permission`.
pub(crate) fn of_target(target: Target, what: &str) -> Ident {
    match target {
        Target::Function => format_ident!("function{what}"),
        Target::LayerVersion => format_ident!("layer_version{what}"),
        Target::WebFunction => format_ident!("web_function{what}"),
    }
}

/// The language of a permission, as a type.
pub(crate) fn language(language: Option<Language>) -> Ident {
    format_ident!("{}", language.map_or("Plain", Language::name))
}

/// The type of a permission or a policy, after `__private::`.
fn type_of(target: Target, what: &str, of: Option<Language>, private: &TokenStream) -> TokenStream {
    let ty = match target {
        Target::Function => format_ident!("Function{what}"),
        Target::LayerVersion => format_ident!("LayerVersion{what}"),
        Target::WebFunction => format_ident!("WebFunction{what}"),
    };
    let language = language(of);
    match of {
        None => quote!(#private::#ty),
        Some(_) => quote!(#private::#ty<#private::#language>),
    }
}
