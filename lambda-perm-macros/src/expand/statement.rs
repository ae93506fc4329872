//! The statement of a call, as an expression.

use lambda_perm_core::{
    Lint,
    expression::Untyped,
    facts::parameters::{Key, Target},
};
use proc_macro2::{TokenStream, TokenTree};
use quote::{format_ident, quote};

use super::expression::{untyped, with_constants};
use crate::{
    call::{Argument, Call},
    value::ArgumentValue,
};

/// A statement with the values of the call, each by its key. `private` is the path to what expansions call, and `value` makes the
/// method that sets a value not known here.
pub(super) fn statement(
    call: &Call,
    target: Target,
    private: &TokenStream,
    value: impl Fn(&Argument) -> TokenStream,
) -> TokenStream {
    let expressions = expressions(call, private, untyped);
    let is_expression = |value: &ArgumentValue| {
        matches!(value, ArgumentValue::Template { .. } | ArgumentValue::TemplateOfConstants { .. })
    };
    let values = call.arguments(target).filter(|argument| !is_expression(&argument.value));
    let values = values.map(|argument| known(argument, private).unwrap_or_else(|| value(argument)));
    let pending = call.pending(target).map(|(key, _)| {
        let key = key_path(key, private);
        quote!(.with_pending(#key))
    });
    let target = target_path(target);
    quote!(#private::Statement::new(#private::#target) #expressions #(#values)* #(#pending)*)
}

/// The method that sets a text known here.
pub(super) fn known(argument: &Argument, private: &TokenStream) -> Option<TokenStream> {
    let key = key_path(argument.key, private);
    match &argument.value {
        ArgumentValue::Text(text) => Some(quote!(.with(#key, #text))),
        ArgumentValue::NotNeeded { principal, .. } => Some(quote!(.with(#key, #principal))),
        ArgumentValue::Wrong => Some(quote!(.with_pending(#key))),
        ArgumentValue::Template { .. }
        | ArgumentValue::TemplateOfConstants { .. }
        | ArgumentValue::Expression
        | ArgumentValue::Regional { .. }
        | ArgumentValue::Constructed { .. }
        | ArgumentValue::Suffixed => None,
    }
}

/// The method that sets the expressions of a template, as `'static` values.
pub(super) fn expressions(
    call: &Call,
    private: &TokenStream,
    expression: fn(&Untyped, &TokenStream) -> TokenStream,
) -> TokenStream {
    let given = call.arguments.iter().filter_map(|argument| match &argument.value {
        ArgumentValue::Template { expression: given, .. } => Some((argument.key, expression(given, private))),
        ArgumentValue::TemplateOfConstants { expression, constants, .. } => {
            Some((argument.key, with_constants(expression, constants, private)))
        }
        _ => None,
    });
    let expressions: Vec<TokenStream> = given
        .map(|(key, given)| {
            let key = key_path(key, private);
            quote!((#key, #given))
        })
        .collect();
    if expressions.is_empty() {
        return TokenStream::new();
    }
    quote!(.with_expressions(const { &[#(#expressions),*] }))
}

/// The methods that set the allowed lints, with their reasons.
pub(super) fn exceptions(call: &Call) -> TokenStream {
    let list = |method: &str, is_wanted: fn(Lint) -> bool| {
        call.allowed().any(|(lint, _)| is_wanted(*lint)).then(|| {
            let (method, list) = (format_ident!("{method}"), exception_list(call, is_wanted));
            quote!(.#method(const { #list }))
        })
    };
    let own = list("excepting", |lint| !lint.is_of_sets());
    let of_set = list("excepting_in_set", Lint::is_of_sets);
    quote!(#own #of_set)
}

/// The methods that allow lints only by name, for a call that has errors.
pub(super) fn allowing(call: &Call) -> TokenStream {
    let lints = call.lints().map(|lint| {
        let lint = lint_path(&call.krate, lint);
        quote!(.allowing(#lint))
    });
    lints.collect()
}

/// The lints of some kind that the call allows, as a list.
pub(super) fn exception_list(call: &Call, is_wanted: fn(Lint) -> bool) -> TokenStream {
    let krate = &call.krate;
    let exceptions = call.allow.iter().flat_map(|allow| {
        let reason = &allow.reason;
        allow.lints.iter().filter(move |(lint, _)| is_wanted(*lint)).map(move |(lint, _)| {
            let lint = lint_path(krate, *lint);
            quote!(#krate::__private::exception(#lint, #reason))
        })
    });
    quote!(&[#(#exceptions),*])
}

pub(super) fn lint_path(krate: &TokenTree, lint: Lint) -> TokenStream {
    let lint = format_ident!("{}", format!("{lint:?}"));
    quote!(#krate::Lint::#lint)
}

pub(super) fn key_path(key: Key, private: &TokenStream) -> TokenStream {
    let key = format_ident!("{}", format!("{key:?}"));
    quote!(#private::Key::#key)
}

pub(super) fn target_path(target: Target) -> TokenStream {
    match target {
        Target::Function => quote!(FUNCTION),
        Target::LayerVersion => quote!(LAYER_VERSION),
        Target::WebFunction => quote!(WEB_FUNCTION),
    }
}
