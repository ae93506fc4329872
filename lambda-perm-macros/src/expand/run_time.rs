//! Calls with values known only at run time.

use lambda_perm_core::{
    expression::Language,
    facts::parameters::{Key, Target},
    grammar::INVOKE_SUFFIX,
};
use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::{format_ident, quote, quote_spanned};

use super::{
    expand, expand_policy,
    expression::{untyped, with_parts},
    language, of_target,
    similar::beside_similar,
    statement::{exception_list, key_path, target_path},
};
use crate::{
    analyse::{Analysis, PolicyAnalysis},
    call::{Argument, Call, MemberCall, PolicyCall},
    span::{Range, position},
    value::{ArgumentValue, TemplateConstant},
};

pub(crate) fn expand_try(call: &Call, analysis: &Analysis) -> TokenStream {
    let krate = &call.krate;
    if analysis.is_complete {
        let permission = expand(call, analysis);
        return quote!(#krate::__private::known(#permission));
    }
    let (values, make, language) = (
        values(call, analysis.target),
        format_ident!("try_{}", of_target(analysis.target, "")),
        language(call.language()),
    );
    quote! {{ #values __lambda_perm::#make::<__lambda_perm::#language>(__lambda_perm_values) }}
}

/// The values of a call, each evaluated once, and then all together as `__lambda_perm_values`.
pub(crate) fn values(call: &Call, target: Target) -> TokenStream {
    let krate = &call.krate;
    let evaluated = evaluated(call, target, "", |_| true);
    let values = with_values(&new(call, target, call.language()), call, target, "", |_| true);
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
        return quote!(#krate::__private::known(#policy));
    }
    let values = values_of_policy(call, analysis.target);
    let (make, language) = (of_target(analysis.target, "_policy"), language(call.language()));
    let make = format_ident!("try_{make}");
    quote! {{
        #values
        __lambda_perm::#make::<__lambda_perm::#language, _>(&__lambda_perm_resource, __lambda_perm_members)
    }}
}

/// The values of a set, each evaluated once, as `__lambda_perm_resource` and `__lambda_perm_members`.
pub(crate) fn values_of_policy(call: &PolicyCall, target: Target) -> TokenStream {
    let krate = &call.resource.krate;
    let language = call.language();
    let of_resource = evaluated(&call.resource, target, "", Key::is_of_resource);
    let resource = with_values(&new(&call.resource, target, language), &call.resource, target, "", Key::is_of_resource);
    let of_members = call.members.iter().enumerate().map(|(number, member)| {
        let first = member.statements.first();
        first.map(|call| evaluated(call, target, &format!("{number}_"), |key| !key.is_of_resource()))
    });
    let members =
        call.members.iter().enumerate().map(|(number, member)| run_time_member(member, target, language, number));
    let count = call.members.len();
    quote! {
        use #krate::__private as __lambda_perm;
        #of_resource
        #(#of_members)*
        let __lambda_perm_resource = #resource;
        let __lambda_perm_members: [__lambda_perm::PolicyMember; #count] = [#(#members),*];
    }
}

fn run_time_member(member: &MemberCall, target: Target, of: Option<Language>, number: usize) -> TokenStream {
    let prefix = format!("{number}_");
    // A clone has the values of the resource, and the place of the statement.
    let start = |call: &Call| {
        let location = location(call.range);
        quote!(__lambda_perm::again(&__lambda_perm_resource).of(#location))
    };
    if let Some(tokens) = &member.permission {
        let Some(range) = Range::of(tokens) else { return quote!(__lambda_perm::statements([])) };
        let of_kind = match target {
            Target::Function => quote!(PermissionOfFunction),
            Target::LayerVersion => quote!(PermissionOfLayerVersion),
            Target::WebFunction => quote!(PermissionOfWebFunction),
        };
        let language = language(of);
        let values = member.statements.first().map(|call| with_values(&start(call), call, target, &prefix, |_| false));
        let permission = reference_to(range, tokens.iter().cloned().collect());
        return call_of(range, quote!(#of_kind::<__lambda_perm::#language>::member), quote!(#permission, #values));
    }
    let statements = member
        .statements
        .iter()
        .map(|call| with_values(&start(call), call, target, &prefix, |key| !key.is_of_resource()));
    quote!(__lambda_perm::statements([#(#statements),*]))
}

/// No values yet, for a call or set.
fn new(call: &Call, target: Target, of: Option<Language>) -> TokenStream {
    let target = target_path(target);
    // The span of the call is that of the wrapper, so the first argument gives the location instead.
    let first = call.arguments.first().map_or(call.range, |argument| Range::of_one(argument.ident.span()));
    let location = location(first);
    let in_template = of.map(|of| {
        let of = format_ident!("{}", of.name());
        quote!(.in_template(::core::option::Option::Some(__lambda_perm::Language::#of)))
    });
    quote!(__lambda_perm::Unchecked::new(__lambda_perm::#target, #location) #in_template)
}

/// The location of tokens in the source, as an `Option`: only the compiler can give it.
fn location(range: Range) -> TokenStream {
    match position(range.first) {
        Some((line, column)) => {
            quote!(::core::option::Option::Some(__lambda_perm::Location::new(::core::file!(), #line, #column)))
        }
        None => quote!(::core::option::Option::None),
    }
}

/// The user's expressions, in the order in which they are written.
fn evaluated(call: &Call, target: Target, prefix: &str, is_wanted: fn(Key) -> bool) -> TokenStream {
    let arguments = call.arguments(target).filter(|argument| is_wanted(argument.key));
    arguments
        .filter_map(|argument| {
            let name = name(argument, prefix);
            let range = Range::of(&argument.tokens)?;
            let expression = match &argument.value {
                ArgumentValue::Expression | ArgumentValue::Suffixed => beside_similar(argument.key, &argument.tokens),
                ArgumentValue::Regional { region, .. } => region.clone(),
                ArgumentValue::Constructed { arguments, .. } => {
                    let parts = arguments.iter().map(|argument| {
                        let range = Range::of(&argument.clone().into_iter().collect::<Vec<_>>()).unwrap_or(range);
                        text_of(range, "arn_part", argument.clone())
                    });
                    return Some(quote!(let #name = __lambda_perm::parts([#(#parts),*]);));
                }
                ArgumentValue::TemplateOfConstants { constants, .. } => {
                    let parts = constants.iter().map(|constant| expression_part(constant, range));
                    return Some(quote!(let #name = [#(#parts),*];));
                }
                _ => return None,
            };
            let value = match &argument.value {
                ArgumentValue::Regional { .. } => text_of(range, "principal_region", expression),
                _ => text_of(range, argument.key.name(), expression),
            };
            Some(quote!(let #name = #value;))
        })
        .collect()
}

/// What a program gives as a part of an expression.
fn expression_part(constant: &TemplateConstant, of: Range) -> TokenStream {
    let kind = format_ident!("{}", if constant.is_name { "name_part" } else { "text_part" });
    let range = Range::of(&constant.tokens).unwrap_or(of);
    let text = text_of(range, "expression_part", constant.tokens.iter().cloned().collect());
    quote!(__lambda_perm::#kind(#text))
}

/// The conversion of a value for a key. The value is taken by reference, so that a variable can be used again.
fn text_of(range: Range, key: &str, value: TokenStream) -> TokenStream {
    let key = format_ident!("{key}");
    call_of(range, quote!(given::#key::text), reference_to(range, value))
}

/// A reference to a value. It gets parentheses if it may have operators, because the compiler drops the invisible ones of
/// `$value:expr`.
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

/// A call whose ends have the spans of the value, so that a wrong type is reported at the value.
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

/// The values, by the names of the variables that hold them.
fn with_values(
    start: &TokenStream,
    call: &Call,
    target: Target,
    prefix: &str,
    is_wanted: fn(Key) -> bool,
) -> TokenStream {
    let private = quote!(__lambda_perm);
    let values = call.arguments(target).filter(|argument| is_wanted(argument.key)).map(|argument| {
        let (key, name) = (key_path(argument.key, &private), name(argument, prefix));
        let text = |text: &str| quote!(.with(#key, __lambda_perm::literal(#text)));
        let value = match &argument.value {
            ArgumentValue::Text(value) => text(value),
            ArgumentValue::Template { expression, .. } => {
                let expression = untyped(expression, &private);
                quote!(.with_expression(#key, #expression))
            }
            ArgumentValue::NotNeeded { principal, id } => {
                let principal = text(principal);
                quote!(#principal.with_not_needed(#id))
            }
            ArgumentValue::Expression => quote!(.with(#key, __lambda_perm::again(&#name))),
            ArgumentValue::Regional { service, .. } => {
                quote!(.with_regional_principal(#service, __lambda_perm::again(&#name)))
            }
            ArgumentValue::Constructed { name: constructor, .. } => {
                let constructor = constructor.to_string();
                quote!(.with_constructed(#constructor, __lambda_perm::again(&#name)))
            }
            ArgumentValue::Suffixed => quote!(.with(#key, __lambda_perm::suffixed(#name.as_ref(), #INVOKE_SUFFIX))),
            ArgumentValue::TemplateOfConstants { expression, .. } => {
                let value = with_parts(expression, &private);
                quote!(.with_parts(#key, #value, &#name))
            }
            ArgumentValue::Wrong => TokenStream::new(),
        };
        let location = Range::of(&argument.tokens).map(location);
        let at = location.map(|location| quote!(.at(#key, #location)));
        quote!(#value #at)
    });
    let exceptions = call.allow.as_ref().map(|_| {
        let own = exception_list(call, |lint| !lint.is_of_sets());
        let of_set = exception_list(call, lambda_perm_core::Lint::is_of_sets);
        quote!(.allowing(const { #own as &[__lambda_perm::Exception] }).allowing_in_set(const { #of_set as &[__lambda_perm::Exception] }))
    });
    quote!(#start #(#values)* #exceptions)
}
