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
    value::{Value, is_keyword},
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

/// The items that check the constants, each by itself and then together. `reported` are the rules that need not
/// report again.
pub(crate) fn checks(call: &Call, target: Target, reported: u64) -> TokenStream {
    let krate = &call.krate;
    let style = if is_inline(call) { Style::Inline } else { Style::Items };
    let values = call.arguments(target).filter_map(|argument| Some(style.value(argument.key, constant(argument)?)));
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
        let ty = format_ident!("{}", checked(key));
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

    /// A check that blames a range of tokens, by the ends of the call. What it looks at is named inside, with the span
    /// of the whole call: if that failed, the compiler notes it once, and not at every token.
    fn assert(self, range: Range, ty: &str, method: &str, arguments: TokenStream) -> TokenStream {
        let [ty, method] = [ty, method].map(|name| Ident::new(name, range.first));
        let arguments = parenthesized(arguments, range.last);
        let assert = quote_spanned!(range.first=> __lambda_perm::#ty::#method);
        match self {
            Style::Items => quote!(const _: () = #assert #arguments;),
            Style::Inline => quote!(#assert #arguments;),
        }
    }
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

/// The type that a checked constant has.
const fn checked(key: Key) -> &'static str {
    match key {
        Key::VersionNumber => "CheckedVersion",
        _ => "Checked",
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

fn draft(call: &Call, target: Target, reported: u64) -> TokenStream {
    let krate = &call.krate;
    let target_name = match target {
        Target::Function => quote!(FUNCTION),
        Target::LayerVersion => quote!(LAYER_VERSION),
    };
    let values = call.arguments(target).map(|argument| {
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
    let opaque = call.opaque(target).map(|(key, _)| {
        let key = key_path(key);
        quote!(.with_opaque(#key))
    });
    let lints = call.lints().map(|lint| {
        let lint = format_ident!("{}", format!("{lint:?}"));
        quote!(.allowing(#krate::Lint::#lint))
    });
    let reported = (reported != 0).then(|| quote!(.reported(#reported)));
    quote!(__lambda_perm::Draft::new(__lambda_perm::#target_name) #(#values)* #(#opaque)* #(#lints)* #reported)
}

/// A check for each token that a finding may blame, so that each is reported on its own.
fn asserts(call: &Call, target: Target, style: Style) -> TokenStream {
    let krate = &call.krate;
    let constants = call.arguments(target).filter_map(|argument| {
        constant(argument)?;
        let name = item_name(argument.key);
        Some(style.assert(Range::of(&argument.tokens)?, checked(argument.key), "assert", quote!(#name)))
    });
    let together = |range, method, at| {
        style.assert(range, "Draft", method, quote!(&__lambda_perm_draft, &__lambda_perm_found, #at))
    };
    let values = call
        .arguments(target)
        .filter_map(|argument| Some(together(Range::of(&argument.tokens)?, "assert_value", key_path(argument.key))));
    let lints = call.allow.iter().flat_map(|allow| &allow.lints).map(|(lint, ident)| {
        let lint = format_ident!("{}", format!("{lint:?}"));
        together(Range::of_one(ident.span()), "assert_allow", quote!(#krate::Lint::#lint))
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

/// Whether a value mentions `Self`, or what seems to be a variable.
fn is_inline(call: &Call) -> bool {
    call.arguments.iter().any(|argument| match &argument.value {
        Value::Expression => needs_inline(&argument.tokens),
        Value::Regional { region, .. } => needs_inline(&region.clone().into_iter().collect::<Vec<_>>()),
        _ => false,
    })
}

fn needs_inline(tokens: &[TokenTree]) -> bool {
    mentions_self(tokens) || mentions_local(tokens)
}

fn mentions_self(tokens: &[TokenTree]) -> bool {
    tokens.iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == "Self",
        TokenTree::Group(group) => mentions_self(&group.stream().into_iter().collect::<Vec<_>>()),
        _ => false,
    })
}

/// Whether this mentions a variable, as far as can be told: a lower-case word that is no path, function, method or
/// field, outside of blocks and macros. Of the macros, `format!` makes a `String`, which is no constant either.
fn mentions_local(tokens: &[TokenTree]) -> bool {
    let punct = |at: Option<usize>| match at.and_then(|at| tokens.get(at)) {
        Some(TokenTree::Punct(punct)) => punct.as_char(),
        _ => ' ',
    };
    tokens.iter().enumerate().any(|(at, token)| match token {
        TokenTree::Ident(ident) if punct(Some(at + 1)) == '!' => ident == "format",
        TokenTree::Ident(ident) => {
            let is_called = matches!(tokens.get(at + 1), Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis);
            let is_part = matches!(punct(at.checked_sub(1)), '.' | ':') || punct(Some(at + 1)) == ':';
            !is_called && !is_part && is_variable(&ident.to_string())
        }
        TokenTree::Group(group) if group.delimiter() != Delimiter::Brace && punct(at.checked_sub(1)) != '!' => {
            mentions_local(&group.stream().into_iter().collect::<Vec<_>>())
        }
        _ => false,
    })
}

fn is_variable(word: &str) -> bool {
    const PRIMITIVES: [&str; 19] = [
        "bool", "char", "f32", "f64", "false", "i128", "i16", "i32", "i64", "i8", "isize", "str", "true", "u128",
        "u16", "u32", "u64", "u8", "usize",
    ];
    word.starts_with(char::is_lowercase) && !is_keyword(word) && !PRIMITIVES.contains(&word)
}
