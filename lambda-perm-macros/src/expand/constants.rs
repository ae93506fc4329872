//! Calls with values that only const evaluation knows.
//!
//! Each such value is an item of its own, and so is each place that a finding may blame: the compiler stops at the first
//! error of an item, and reports all items. Const items are evaluated by `cargo check`, in dead code too. An inline
//! `const` is not, but only an inline one may name `Self`, and only there does the compiler say well what is wrong with
//! a local variable; so it is used where a value mentions one of these.

use lambda_perm_core::key::{Key, Target};
use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote, quote_spanned};

use crate::{
    call::{Argument, Call},
    span::Range,
    value::Value,
};

pub(super) fn expand(call: &Call, target: Target) -> TokenStream {
    let krate = &call.krate;
    let checks = checks(call, target, 0);
    let exceptions = exceptions(call);
    let (ty, permission) = match target {
        Target::Function => {
            (quote!(FunctionPermission), quote!(__lambda_perm_draft.function(__lambda_perm_exceptions)))
        }
        Target::LayerVersion => {
            let version = version(call);
            (
                quote!(LayerVersionPermission),
                quote!(__lambda_perm_draft.layer_version(#version, __lambda_perm_exceptions)),
            )
        }
    };
    if is_inline(call) {
        return quote! { const { #exceptions #checks #permission } };
    }
    quote! {{
        #exceptions
        #checks
        const __lambda_perm_permission: #krate::#ty = #permission;
        __lambda_perm_permission
    }}
}

/// The lints that the call allows, as a const item.
pub(super) fn exceptions(call: &Call) -> TokenStream {
    let krate = &call.krate;
    let exceptions = call.allow.iter().flat_map(|allow| {
        let reason = &allow.reason;
        allow.lints.iter().map(move |(lint, _)| {
            let lint = format_ident!("{}", format!("{lint:?}"));
            quote!(#krate::__private::exception(#krate::Lint::#lint, #reason))
        })
    });
    quote! {
        const __lambda_perm_exceptions: &[#krate::Exception] = &[#(#exceptions),*];
    }
}

/// The items that check the constants, each by itself and then together. `reported` are the codes of findings that
/// need not be reported again.
pub(crate) fn checks(call: &Call, target: Target, reported: u128) -> TokenStream {
    let krate = &call.krate;
    let style = if is_inline(call) { Style::Inline } else { Style::Items };
    let values = arguments(call, target).filter_map(|argument| Some(style.value(argument.key, constant(argument)?)));
    let draft = style.binding("draft", quote!(__lambda_perm::Draft<'static>), draft(call, target, reported));
    let found = style.binding("found", quote!(__lambda_perm::Found), quote!(__lambda_perm_draft.found()));
    let asserts = asserts(call, target, style);
    quote! {
        use #krate::__private as __lambda_perm;
        #(#values)*
        #draft
        #found
        #asserts
    }
}

/// How the pieces are bound to names.
#[derive(Clone, Copy)]
enum Style {
    Items,
    Inline,
}

impl Style {
    /// A value of the user's, which has to live as long as the program.
    fn value(self, key: Key, value: TokenStream) -> TokenStream {
        let name = item_name(key);
        let ty = match key {
            Key::VersionNumber => quote!(CheckedVersion),
            _ => quote!(Checked),
        };
        match self {
            Style::Items => quote!(const #name: &__lambda_perm::#ty = &#value;),
            Style::Inline => quote!(let #name: &__lambda_perm::#ty = const { &#value };),
        }
    }

    fn binding(self, name: &str, ty: TokenStream, value: TokenStream) -> TokenStream {
        let name = format_ident!("__lambda_perm_{name}");
        match self {
            Style::Items => quote!(const #name: #ty = #value;),
            Style::Inline => quote!(let #name = #value;),
        }
    }

    /// A check that blames a range of tokens. Locals are hygienic, so their names must come from the expansion; then
    /// the compiler names the whole call besides.
    fn assert(self, range: Range, receiver: &str, method: &str, arguments: TokenStream) -> TokenStream {
        let span = match self {
            Style::Items => range.first,
            Style::Inline => range.first.resolved_at(Span::call_site()),
        };
        let receiver = Ident::new(receiver, span);
        let method = Ident::new(method, range.first);
        let arguments = parenthesized(arguments, range.last);
        match self {
            Style::Items => quote!(const _: () = #receiver.#method #arguments;),
            Style::Inline => quote!(#receiver.#method #arguments;),
        }
    }
}

fn arguments(call: &Call, target: Target) -> impl Iterator<Item = &Argument> {
    call.arguments.iter().filter(move |argument| argument.key.fits(target))
}

/// Checks a value that is an expression. All that we add to it gets the span of its first token or of its last, so
/// that the compiler blames the whole of it, and a path without `$crate`, which would make it blame the whole call.
fn constant(argument: &Argument) -> Option<TokenStream> {
    let range = Range::of(&argument.tokens)?;
    match &argument.value {
        Value::Expression => {
            let value = argument.tokens.iter().cloned().collect();
            Some(check(range, value, argument.key.name(), TokenStream::new()))
        }
        Value::Regional { before, behind, region } => {
            Some(check(range, region.clone(), "principal_region", quote!(#before, #behind)))
        }
        _ => None,
    }
}

fn check(range: Range, value: TokenStream, method: &str, arguments: TokenStream) -> TokenStream {
    let [value, arguments] = [value, arguments].map(|tokens| parenthesized(tokens, range.last));
    let method = Ident::new(method, range.first);
    let constant = quote_spanned!(range.first=> __lambda_perm::Constant);
    quote!(#constant #value.#method #arguments)
}

fn parenthesized(tokens: TokenStream, span: Span) -> Group {
    let mut group = Group::new(Delimiter::Parenthesis, tokens);
    group.set_span(span);
    group
}

fn draft(call: &Call, target: Target, reported: u128) -> TokenStream {
    let krate = &call.krate;
    let target_name = match target {
        Target::Function => quote!(FUNCTION),
        Target::LayerVersion => quote!(LAYER_VERSION),
    };
    let values = arguments(call, target).map(|argument| {
        let key = key_path(argument.key);
        let name = item_name(argument.key);
        match &argument.value {
            Value::Text(text) => quote!(.with(#key, #text)),
            Value::NotNeeded { principal, id } => quote!(.with(#key, #principal).with_not_needed(#id)),
            Value::Wrong => quote!(.with_opaque(#key)),
            // No rule looks at the number.
            _ if argument.key == Key::VersionNumber => quote!(.with(#key, "")),
            _ => quote!(.with_constant(#key, #name)),
        }
    });
    let meant = call.meant.iter().filter(|key| call.argument(**key).is_none()).map(|key| {
        let key = key_path(*key);
        quote!(.with_opaque(#key))
    });
    let lints = call.allow.iter().flat_map(|allow| &allow.lints).map(|(lint, _)| {
        let lint = format_ident!("{}", format!("{lint:?}"));
        quote!(.allowing(#krate::Lint::#lint))
    });
    let reported = (reported != 0).then(|| quote!(.reported(#reported)));
    quote!(__lambda_perm::Draft::new(__lambda_perm::#target_name) #(#values)* #(#meant)* #(#lints)* #reported)
}

/// A check for each token that a finding may blame, so that each is reported on its own.
fn asserts(call: &Call, target: Target, style: Style) -> TokenStream {
    let krate = &call.krate;
    let constants = arguments(call, target).filter_map(|argument| {
        constant(argument)?;
        let name = item_name(argument.key).to_string();
        Some(style.assert(Range::of(&argument.tokens)?, &name, "assert", TokenStream::new()))
    });
    let values = arguments(call, target).filter_map(|argument| {
        let key = key_path(argument.key);
        let range = Range::of(&argument.tokens)?;
        Some(style.assert(range, "__lambda_perm_draft", "assert_value", quote!(&__lambda_perm_found, #key)))
    });
    let lints = call.allow.iter().flat_map(|allow| &allow.lints).map(|(lint, ident)| {
        let lint = format_ident!("{}", format!("{lint:?}"));
        let range = Range::of_one(ident.span());
        style.assert(range, "__lambda_perm_draft", "assert_allow", quote!(&__lambda_perm_found, #krate::Lint::#lint))
    });
    quote!(#(#constants)* #(#values)* #(#lints)*)
}

fn version(call: &Call) -> TokenStream {
    let krate = &call.krate;
    match call.argument(Key::VersionNumber).map(|argument| &argument.value) {
        Some(Value::Number(number)) => quote!(#krate::LayerVersion::new(#number)),
        _ => {
            let name = item_name(Key::VersionNumber).into_token_stream();
            quote!(#name.get())
        }
    }
}

fn key_path(key: Key) -> TokenStream {
    let key = format_ident!("{}", format!("{key:?}"));
    quote!(__lambda_perm::Key::#key)
}

/// Items are not hygienic: only a name that nobody else writes is safe.
fn item_name(key: Key) -> Ident {
    format_ident!("__lambda_perm_{}", key.name())
}

/// Whether a value mentions `Self`, or is one lower-case name, which is a local variable at best.
fn is_inline(call: &Call) -> bool {
    call.arguments.iter().any(|argument| match &argument.value {
        Value::Expression => mentions_self(&argument.tokens) || is_local(&argument.tokens),
        Value::Regional { region, .. } => {
            let tokens: Vec<TokenTree> = region.clone().into_iter().collect();
            mentions_self(&tokens) || is_local(&tokens)
        }
        _ => false,
    })
}

fn mentions_self(tokens: &[TokenTree]) -> bool {
    tokens.iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == "Self",
        TokenTree::Group(group) => mentions_self(&group.stream().into_iter().collect::<Vec<_>>()),
        _ => false,
    })
}

fn is_local(tokens: &[TokenTree]) -> bool {
    matches!(tokens, [TokenTree::Ident(ident)] if ident.to_string().starts_with(char::is_lowercase))
}
