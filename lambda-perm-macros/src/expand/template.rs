//! Calls with values of which only the deployment knows all.

use lambda_perm_core::key::Target;
use proc_macro2::TokenStream;
use quote::quote;

use super::constants::{Statement, exceptions, key_path, permission_type};
use crate::{
    call::Call,
    value::{Language, Value},
};

/// A call of which all else is known.
pub(super) fn expand(call: &Call, target: Target, language: Language) -> TokenStream {
    let krate = &call.krate;
    let statement = Statement::of_grant(call, target);
    let exceptions = exceptions(call);
    let permission = statement.permission_of(&statement.draft(), quote!(__lambda_perm_exceptions));
    let ty = permission_type(target, Some(language));
    quote! {{
        use #krate::__private as __lambda_perm;
        #exceptions
        const __lambda_perm_permission: __lambda_perm::#ty = #permission;
        __lambda_perm_permission
    }}
}

/// The language as a type.
pub(super) fn language(language: Language) -> TokenStream {
    match language {
        Language::CloudFormation => quote!(__lambda_perm::CloudFormation),
        Language::Terraform => quote!(__lambda_perm::Terraform),
    }
}

/// The method that makes a permission for a template, of a draft or of values.
pub(super) fn method(target: Target, of: Language) -> TokenStream {
    let language = language(of);
    match target {
        Target::Function => quote!(function_in::<#language>),
        Target::LayerVersion => quote!(layer_version_in::<#language>),
    }
}

/// The values in the language of the template, each with its key.
pub(super) fn expressions(call: &Call, target: Target) -> TokenStream {
    let expressions = call.arguments(target).filter_map(|argument| match &argument.value {
        Value::Template { expression, .. } => {
            let key = key_path(argument.key);
            Some(quote!((#key, #expression)))
        }
        _ => None,
    });
    quote!(&[#(#expressions),*])
}
