//! Calls with values that only the running program knows.

use lambda_perm_core::{
    grammar::INVOKE_SUFFIX,
    key::{Key, Target},
};
use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::{format_ident, quote, quote_spanned};

use super::{
    constants::{exception_list, key_path, own_exceptions},
    expand, expand_policy,
    similar::beside_similar,
    template,
};
use crate::{
    analyse::{Analysis, PolicyAnalysis},
    call::{Argument, Call, Member, PolicyCall},
    span::{Range, position},
    value::{Language, Value},
};

pub(crate) fn expand_try(call: &Call, analysis: &Analysis) -> TokenStream {
    let krate = &call.krate;
    if analysis.is_complete {
        let permission = expand(call, analysis);
        return quote!(#krate::__private::known(&#permission));
    }
    let values = values(call, analysis.target);
    let method = match (analysis.target, call.language()) {
        (target, Some(language)) => template::method(target, language, krate),
        (Target::Function, None) => quote!(function),
        (Target::LayerVersion, None) => quote!(layer_version),
    };
    quote! {{ #values __lambda_perm_values.#method() }}
}

/// The values of a call, each evaluated once, and then all together as `__lambda_perm_values`.
pub(crate) fn values(call: &Call, target: Target) -> TokenStream {
    let krate = &call.krate;
    let evaluated = evaluated(call, target, "", |_| true);
    let values = with_values(&new(call, target), call, target, "", |_| true);
    quote! {
        use #krate::__private as __lambda_perm;
        #evaluated
        let __lambda_perm_values = #values;
    }
}

pub(crate) fn expand_try_policy(call: &PolicyCall, analysis: &PolicyAnalysis) -> TokenStream {
    let krate = &call.resource.krate;
    if analysis.is_complete {
        let policy = expand_policy(call, analysis);
        return quote!(#krate::__private::known_policy(&#policy));
    }
    let values = values_of_policy(call, analysis.target);
    quote! {{ #values __lambda_perm::try_policy(&__lambda_perm_resource, __lambda_perm_members) }}
}

/// The values of a set, each evaluated once, as `__lambda_perm_resource` and `__lambda_perm_members`.
pub(crate) fn values_of_policy(call: &PolicyCall, target: Target) -> TokenStream {
    let krate = &call.resource.krate;
    let language = call.language();
    let of_resource = evaluated(&call.resource, target, "", Key::is_of_resource);
    let resource = with_values(&new(&call.resource, target), &call.resource, target, "", Key::is_of_resource);
    let of_members = call.members.iter().enumerate().map(|(number, member)| {
        let first = member.statements.first();
        first.map(|call| evaluated(call, target, &format!("{number}_"), |key| !key.is_of_resource()))
    });
    let members =
        call.members.iter().enumerate().map(|(number, member)| run_time_member(member, target, language, number));
    let ty = match (target, language.map(template::language)) {
        (Target::Function, None) => quote!(OwnedFunctionPermission),
        (Target::LayerVersion, None) => quote!(OwnedLayerVersionPermission),
        (Target::Function, Some(language)) => quote!(OwnedFunctionTemplate<__lambda_perm::#language>),
        (Target::LayerVersion, Some(language)) => quote!(OwnedLayerVersionTemplate<__lambda_perm::#language>),
    };
    quote! {
        use #krate::__private as __lambda_perm;
        #of_resource
        #(#of_members)*
        let __lambda_perm_resource = #resource;
        let __lambda_perm_members: __lambda_perm::Members<__lambda_perm::#ty> = __lambda_perm::members([#(#members),*]);
    }
}

fn run_time_member(member: &Member, target: Target, language: Option<Language>, number: usize) -> TokenStream {
    let prefix = format!("{number}_");
    // A clone has the values of the resource, and the place of the statement.
    let start = |call: &Call| {
        let location = location(call.range);
        quote!(__lambda_perm::again(&__lambda_perm_resource).of(#location))
    };
    if let Some(tokens) = &member.permission {
        if tokens.is_empty() {
            return quote!(__lambda_perm::RunTimeMember::Statements(__lambda_perm::list([])));
        }
        let owned = match (target, language.map(template::language)) {
            (Target::Function, None) => quote!(PermissionOfFunction::owned),
            (Target::LayerVersion, None) => quote!(PermissionOfLayerVersion::owned),
            (_, Some(language)) => quote!(owned_in::<__lambda_perm::#language, _>),
        };
        let permission = Range::of(tokens)
            .map(|range| call_of(range, owned.clone(), reference_to(range, tokens.iter().cloned().collect())));
        let values = member.statements.first().map(|call| with_values(&start(call), call, target, &prefix, |_| false));
        return quote!(__lambda_perm::RunTimeMember::Permission(#permission, #values));
    }
    let statements = member
        .statements
        .iter()
        .map(|call| with_values(&start(call), call, target, &prefix, |key| !key.is_of_resource()));
    quote!(__lambda_perm::RunTimeMember::Statements(__lambda_perm::list([#(#statements),*])))
}

/// No values yet, for a call or set.
fn new(call: &Call, target: Target) -> TokenStream {
    let target = match target {
        Target::Function => quote!(FUNCTION),
        Target::LayerVersion => quote!(LAYER_VERSION),
    };
    // The span of the call is that of the wrapper, so its first argument stands for it.
    let first = call.arguments.first().map_or(call.range, |argument| Range::of_one(argument.ident.span()));
    let location = location(first);
    let of_declared = call.declared().map(|target| quote!(.of_declared(#target)));
    quote!(__lambda_perm::Values::new(__lambda_perm::#target, #location) #of_declared)
}

/// Where something stands in the source, as an `Option`. Only the compiler knows.
fn location(range: Range) -> TokenStream {
    match position(range.first) {
        Some((line, column)) => {
            quote!(::core::option::Option::Some(__lambda_perm::Location::new(::core::file!(), #line, #column)))
        }
        None => quote!(::core::option::Option::None),
    }
}

/// The expressions of the user's, in the order in which they are written.
fn evaluated(call: &Call, target: Target, prefix: &str, is_wanted: fn(Key) -> bool) -> TokenStream {
    let arguments = call.arguments(target).filter(|argument| is_wanted(argument.key));
    arguments
        .filter_map(|argument| {
            let name = name(argument, prefix);
            let range = Range::of(&argument.tokens)?;
            let expression = match &argument.value {
                Value::Expression | Value::Suffixed => beside_similar(argument.key, &argument.tokens),
                Value::Regional { region, .. } => region.clone(),
                Value::Constructed { arguments, .. } => {
                    let parts = arguments.iter().map(|argument| {
                        let range = Range::of(&argument.clone().into_iter().collect::<Vec<_>>()).unwrap_or(range);
                        text_of(range, "arn_part", argument.clone())
                    });
                    return Some(quote!(let #name = __lambda_perm::parts([#(#parts),*]);));
                }
                _ => return None,
            };
            let value = match (argument.key, &argument.value) {
                (Key::VersionNumber, _) => given(range, "version_number", "number", expression),
                (Key::InvokedViaFunctionUrl, _) => given(range, "invoked_via_function_url", "flag", expression),
                (_, Value::Regional { .. }) => text_of(range, "principal_region", expression),
                (key, _) => text_of(range, key.name(), expression),
            };
            Some(quote!(let #name = #value;))
        })
        .collect()
}

fn text_of(range: Range, key: &str, value: TokenStream) -> TokenStream {
    given(range, key, "text", value)
}

/// What a key makes of a value, which is taken by reference, so that a variable can be used again.
fn given(range: Range, key: &str, method: &str, value: TokenStream) -> TokenStream {
    let (key, method) = (format_ident!("{key}"), format_ident!("{method}"));
    call_of(range, quote!(given::#key::#method), reference_to(range, value))
}

/// A reference to a value, which may have operators: the compiler does not keep invisible brackets around them, such as
/// those of `$value:expr`.
fn reference_to(range: Range, value: TokenStream) -> TokenStream {
    let tokens: Vec<TokenTree> = value.clone().into_iter().collect();
    let is_one = matches!(tokens.as_slice(), [token] if !is_invisible(token));
    let mut value = Group::new(if is_one { Delimiter::None } else { Delimiter::Parenthesis }, value);
    value.set_span(range.last);
    quote_spanned!(range.first=> &#value)
}

fn is_invisible(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::None)
}

/// A call that is blamed on the value, by its ends, where the value has a wrong type.
fn call_of(range: Range, function: TokenStream, value: TokenStream) -> TokenStream {
    let mut arguments = Group::new(Delimiter::Parenthesis, value);
    arguments.set_span(range.last);
    let path = quote_spanned!(range.first=> __lambda_perm::);
    quote!(#path #function #arguments)
}

fn name(argument: &Argument, prefix: &str) -> Ident {
    let prefix = if argument.key.is_of_resource() { "" } else { prefix };
    format_ident!("__lambda_perm_{prefix}{}", argument.key.name())
}

/// Values, by the names that they were evaluated to.
fn with_values(
    start: &TokenStream,
    call: &Call,
    target: Target,
    prefix: &str,
    is_wanted: fn(Key) -> bool,
) -> TokenStream {
    let values = call.arguments(target).filter(|argument| is_wanted(argument.key)).map(|argument| {
        let (key, name) = (key_path(argument.key), name(argument, prefix));
        let text = |text: &str| quote!(.with(#key, __lambda_perm::literal(#text)));
        let value = match &argument.value {
            Value::Text(value) => text(value),
            Value::Deferred { expression, text, .. } => quote!(.with_expression(#key, #expression, #text)),
            Value::NotNeeded { principal, id } => {
                let principal = text(principal);
                quote!(#principal.with_not_needed(#id))
            }
            Value::Number(number) => quote!(.with_version(#number)),
            Value::Expression if argument.key == Key::VersionNumber => quote!(.with_version(#name)),
            Value::Expression => quote!(.with(#key, __lambda_perm::again(&#name))),
            Value::Regional { service, .. } => {
                quote!(.with_regional_principal(#service, __lambda_perm::again(&#name)))
            }
            Value::Constructed { name: constructor, .. } => {
                let constructor = constructor.to_string();
                quote!(.with_constructed(#constructor, __lambda_perm::again(&#name)))
            }
            Value::Suffixed => quote!(.with(#key, __lambda_perm::suffixed(#name.as_ref(), #INVOKE_SUFFIX))),
            Value::Wrong => TokenStream::new(),
        };
        let location = Range::of(&argument.tokens).map(location);
        let at = location.map(|location| quote!(.at(#key, #location)));
        quote!(#value #at)
    });
    let exceptions = call.allow.as_ref().map(|_| {
        let (own, of_set) = (own_exceptions(call), exception_list(call, lambda_perm_core::Lint::is_of_sets));
        quote!(.allowing(#own).allowing_in_set(const { #of_set }))
    });
    quote!(#start #(#values)* #exceptions)
}
