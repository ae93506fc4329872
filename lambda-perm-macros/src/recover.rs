//! A call with errors to tokens: the errors, and a value of the right type, so that the rest of the program is checked
//! as if nothing had happened.

use lambda_perm_core::key::Target;
use proc_macro2::TokenStream;
use quote::quote;

use crate::{analyse::Analysis, call::Call, errors::Errors, expand};

pub(crate) fn recover(call: &Call, analysis: &Analysis, errors: &Errors) -> TokenStream {
    let krate = &call.krate;
    // What only const evaluation can find belongs to the same compile.
    let checks = (!analysis.is_complete).then(|| expand::checks(call, analysis.target, errors.codes()));
    let statements = errors.to_statements();
    let fallback = match analysis.target {
        Target::Function => quote!(fallback_function),
        Target::LayerVersion => quote!(fallback_layer_version),
    };
    quote! {{ #checks #statements #krate::__private::#fallback() }}
}
