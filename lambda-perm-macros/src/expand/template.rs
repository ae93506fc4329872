//! Calls with values of which only the deployment knows all.

use lambda_perm_core::{
    __private::{FUNCTION_KEYS, LAYER_VERSION_KEYS},
    key::{Key, Target},
};
use proc_macro2::TokenStream;
use quote::quote;

use crate::{
    call::Call,
    value::{Language, Value},
};

/// What makes a permission of texts one for a template.
pub(super) fn with_expressions(call: &Call, target: Target, of: Language) -> TokenStream {
    let keys: &[Key] = match target {
        Target::Function => &FUNCTION_KEYS,
        Target::LayerVersion => &LAYER_VERSION_KEYS,
    };
    let expressions = keys.iter().map(|key| match call.argument(*key).map(|argument| &argument.value) {
        Some(Value::Template { expression, .. }) => expression.as_str(),
        _ => "",
    });
    let (krate, language) = (&call.krate, language(of));
    quote!(.with_expressions::<#krate::__private::#language>([#(#expressions),*]))
}

/// The language as a type, behind `__private::`.
pub(super) fn language(language: Language) -> TokenStream {
    match language {
        Language::CloudFormation => quote!(CloudFormation),
        Language::Terraform => quote!(Terraform),
    }
}

/// The method that makes a permission for a template of values.
pub(super) fn method(target: Target, of: Language) -> TokenStream {
    let language = language(of);
    match target {
        Target::Function => quote!(function_in::<__lambda_perm::#language>),
        Target::LayerVersion => quote!(layer_version_in::<__lambda_perm::#language>),
    }
}
