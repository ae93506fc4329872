//! Calls whose values are all known.

use lambda_perm_core::{
    check::split_name,
    facts::parameters::{Key, Target},
};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::{
    expression::judged,
    language, of_target,
    statement::{exceptions, expressions, key_path, known},
};
use crate::{
    call::{Argument, Call},
    value::ArgumentValue,
};

/// The keys of layer versions that are the arguments of a function, in this order.
const OF_LAYER_VERSION: [Key; 5] = [Key::LayerName, Key::VersionNumber, Key::StatementId, Key::Action, Key::Principal];

/// Those of web functions.
const OF_WEB_FUNCTION: [Key; 4] = [Key::WebFunction, Key::StatementId, Key::Action, Key::Principal];

pub(super) fn expand(call: &Call, target: Target) -> TokenStream {
    let krate = &call.krate;
    let (name, arguments, rest) = parts(call, target, &|_| None);
    if rest.is_empty() {
        return quote!(#krate::__private::#name(#(#arguments),*));
    }
    let (make, language) = (of_target(target, "_permission"), language(call.language()));
    let statement = statement(call, target);
    quote!(#krate::__private::#make::<#krate::#language>(#statement))
}

/// The statement of a call.
pub(super) fn statement(call: &Call, target: Target) -> TokenStream {
    statement_with(call, target, &|_| None)
}

/// The statement of a call with constants, whose texts are made of their arguments.
pub(super) fn statement_with(call: &Call, target: Target, constant: &Constants<'_>) -> TokenStream {
    let krate = &call.krate;
    let (name, arguments, rest) = parts(call, target, constant);
    let name = format_ident!("{name}_statement");
    quote!(#krate::__private::#name(#(#arguments),*) #rest)
}

/// What makes the text of a constant.
pub(super) type Constants<'c> = dyn Fn(&Argument) -> Option<TokenStream> + 'c;

/// The function for the keys that most statements have, its arguments, and the methods that set the other values.
fn parts(call: &Call, target: Target, constant: &Constants<'_>) -> (Ident, Vec<TokenStream>, TokenStream) {
    let krate = &call.krate;
    let private = quote!(#krate::__private);
    let text = |key| match text(call, key) {
        Some(text) => Some(quote!(#text)),
        None => call.argument(key).and_then(constant),
    };
    let (name, keys) = common(target, |key| text(key).is_some());
    let arguments = keys.iter().map(|key| text(*key).unwrap_or_else(|| quote!(""))).collect();
    let values = call.arguments(target).filter(|argument| !keys.contains(&argument.key));
    let values = values.filter_map(|argument| {
        known(argument, &private).or_else(|| {
            let (key, text) = (key_path(argument.key, &private), constant(argument)?);
            Some(quote!(.with(#key, #text)))
        })
    });
    let absent = (target == Target::LayerVersion && call.argument(Key::VersionNumber).is_none()).then(|| {
        let key = key_path(Key::VersionNumber, &private);
        quote!(.without(#key))
    });
    let (expressions, exceptions) = (expressions(call, &private, judged), exceptions(call));
    (name, arguments, quote!(#absent #(#values)* #expressions #exceptions))
}

/// The function, and the keys of its arguments.
fn common(target: Target, has: impl Fn(Key) -> bool) -> (Ident, Vec<Key>) {
    match target {
        Target::LayerVersion => return (format_ident!("layer_version"), OF_LAYER_VERSION.to_vec()),
        Target::WebFunction => return (format_ident!("web_function"), OF_WEB_FUNCTION.to_vec()),
        Target::Function => {}
    }
    let given = |keys: &[Key]| keys.iter().copied().filter(|key| has(*key)).collect::<Vec<_>>();
    let of_source = given(&[Key::SourceArn, Key::SourceAccount]);
    let what = if has(Key::Qualifier) { "qualified" } else { "function" };
    let whose = match of_source.as_slice() {
        [] => "",
        [Key::SourceArn] => "_for_source",
        [_] => "_for_account",
        _ => "_for_source_of_account",
    };
    let mut keys = vec![Key::FunctionName];
    keys.extend(given(&[Key::Qualifier]));
    keys.extend([Key::StatementId, Key::Action, Key::Principal]);
    keys.extend(of_source);
    (format_ident!("{what}{whose}"), keys)
}

/// The text of a key. The function's name and the qualifier in it are taken apart. `None` if the value is absent or an expression.
pub(super) fn text(call: &Call, key: Key) -> Option<&str> {
    let value = |key| call.argument(key).map(|argument| &argument.value);
    match (key, value(key)) {
        (Key::FunctionName, Some(ArgumentValue::Text(name))) => Some(split_name(name).0),
        (Key::Qualifier, None) => match value(Key::FunctionName) {
            Some(ArgumentValue::Text(name)) => split_name(name).1,
            _ => None,
        },
        (_, Some(ArgumentValue::Text(text))) => Some(text),
        (_, Some(ArgumentValue::NotNeeded { principal, .. })) => Some(principal),
        _ => None,
    }
}
