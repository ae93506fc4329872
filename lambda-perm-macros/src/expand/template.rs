//! Calls with values of which only the deployment knows all.

use lambda_perm_core::{
    __private::{FUNCTION_KEYS, LAYER_VERSION_KEYS},
    key::{Key, Target},
};
use proc_macro2::{TokenStream, TokenTree};
use quote::quote;

use crate::{
    call::Call,
    value::{Language, Value},
};

/// The permission of texts, or what makes it one for a template.
pub(super) fn with_expressions(
    permission: TokenStream,
    call: &Call,
    target: Target,
    of: Option<Language>,
) -> TokenStream {
    let Some(of) = of else { return permission };
    let keys: &[Key] = match target {
        Target::Function => &FUNCTION_KEYS,
        Target::LayerVersion => &LAYER_VERSION_KEYS,
    };
    let expressions = keys.iter().map(|key| match call.argument(*key).map(|argument| &argument.value) {
        Some(Value::Deferred { expression, .. }) => expression.as_str(),
        _ => "",
    });
    let (krate, method) = (&call.krate, method(target, of, &call.krate));
    let permission = quote!(#krate::__private::#method(#permission, [#(#expressions),*]));
    match (call.declared(), target) {
        (None, _) => permission,
        (Some(of), Target::Function) => quote!(#krate::__private::function_of_target(#permission, #of)),
        (Some(of), Target::LayerVersion) => quote!(#krate::__private::layer_version_of_target(#permission, #of)),
    }
}

/// The language as a type, behind `__private::`.
pub(crate) fn language(language: Language) -> TokenStream {
    match language {
        Language::CloudFormation => quote!(CloudFormation),
        Language::Terraform => quote!(Terraform),
    }
}

/// What makes a permission for a template, of values or of texts.
pub(super) fn method(target: Target, of: Language, krate: &TokenTree) -> TokenStream {
    let language = language(of);
    match target {
        Target::Function => quote!(function_in::<#krate::__private::#language>),
        Target::LayerVersion => quote!(layer_version_in::<#krate::__private::#language>),
    }
}
