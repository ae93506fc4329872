//! Calls with values that only const evaluation knows.
//!
//! Each such value is an item of its own, so that each wrong one is reported, and the items stand in for the values.
//! Const items are evaluated by `cargo check`, in dead code too; an inline `const` is not, but only an inline one may
//! name `Self` or a local variable (and then says so well), so it is used where one of these is mentioned.

use lambda_perm_core::key::{Key, Target};
use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};

use crate::{
    call::{Argument, Call},
    span::Range,
    value::Value,
};

pub(super) fn expand(call: &Call, target: Target) -> TokenStream {
    let krate = &call.krate;
    let checks = checks(call, target, 0);
    let (permission, ty) = match target {
        Target::Function => {
            (quote!(__lambda_perm_draft.function(__lambda_perm_exceptions)), quote!(FunctionPermission))
        }
        Target::LayerVersion => {
            let version = version(call);
            (
                quote!(__lambda_perm_draft.layer_version(#version, __lambda_perm_exceptions)),
                quote!(LayerVersionPermission),
            )
        }
    };
    let exceptions = exceptions(call);
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
    let is_inline = is_inline(call);
    let arguments = || call.arguments.iter().filter(|argument| argument.key.fits(target));
    let values = arguments().filter_map(|argument| {
        let name = item_name(argument.key);
        let check = constant(krate, argument)?;
        Some(match (is_inline, argument.key) {
            (false, Key::VersionNumber) => quote!(const #name: #krate::LayerVersion = #check;),
            (false, _) => quote!(const #name: #krate::__private::Checked = #check;),
            // A reference to an inline constant lives as long as the program, which its text has to.
            (true, Key::VersionNumber) => quote!(let #name = const { #check };),
            (true, _) => quote!(let #name = const { &#check };),
        })
    });
    let draft = draft(call, target, reported);
    let draft = if is_inline {
        quote!(let __lambda_perm_draft = #draft;)
    } else {
        quote!(const __lambda_perm_draft: #krate::__private::Draft<'static> = #draft;)
    };
    let findings = if is_inline {
        quote!(let __lambda_perm_found = __lambda_perm_draft.found();)
    } else {
        quote!(const __lambda_perm_found: #krate::__private::Found = __lambda_perm_draft.found();)
    };
    let asserts = asserts(call, target, is_inline);
    quote!(#(#values)* #draft #findings #asserts)
}

/// Checks a value that is an expression. The method's name and its parentheses get the ends of the expression's span,
/// so that the compiler blames the whole of it.
fn constant(krate: &TokenTree, argument: &Argument) -> Option<TokenStream> {
    let Range { first, last } = Range::of(&argument.tokens)?;
    let method = |name: &str, argument: TokenStream| {
        let mut group = Group::new(Delimiter::Parenthesis, argument);
        group.set_span(last);
        let name = Ident::new(name, first);
        quote!(.#name #group)
    };
    match &argument.value {
        Value::Expression => {
            let tokens = &argument.tokens;
            let check = method(argument.key.name(), TokenStream::new());
            Some(quote!(#krate::__private::Constant(#(#tokens)*) #check))
        }
        Value::Regional { service, region } => {
            let check = method("principal_region", quote!(#service));
            Some(quote!(#krate::__private::Constant(#region) #check))
        }
        _ => None,
    }
}

fn draft(call: &Call, target: Target, reported: u128) -> TokenStream {
    let krate = &call.krate;
    let target_name = match target {
        Target::Function => quote!(FUNCTION),
        Target::LayerVersion => quote!(LAYER_VERSION),
    };
    let values = call.arguments.iter().filter(|argument| argument.key.fits(target)).map(|argument| {
        let key = format_ident!("{}", format!("{:?}", argument.key));
        let key = quote!(#krate::__private::Key::#key);
        let name = item_name(argument.key);
        match &argument.value {
            Value::Text(text) => quote!(.with(#key, #text)),
            Value::NotNeeded { principal, id } => quote!(.with(#key, #principal).with_not_needed(#id)),
            Value::Wrong => quote!(.with_opaque(#key)),
            _ if argument.key == Key::VersionNumber => quote!(.with(#key, "")),
            Value::Number(_) => quote!(.with(#key, "")),
            Value::Expression | Value::Regional { .. } => quote!(.with(#key, #name.as_str())),
        }
    });
    let meant = call.meant.iter().filter(|key| call.argument(**key).is_none()).map(|key| {
        let key = format_ident!("{}", format!("{key:?}"));
        quote!(.with_opaque(#krate::__private::Key::#key))
    });
    let lints = call.allow.iter().flat_map(|allow| &allow.lints).map(|(lint, _)| {
        let lint = format_ident!("{}", format!("{lint:?}"));
        quote!(.allowing(#krate::Lint::#lint))
    });
    let reported = (reported != 0).then(|| quote!(.reported(#reported)));
    quote!(#krate::__private::Draft::new(#krate::__private::#target_name) #(#values)* #(#meant)* #(#lints)* #reported)
}

/// An item for each token that a finding may blame, so that each is reported on its own.
fn asserts(call: &Call, target: Target, is_inline: bool) -> TokenStream {
    let krate = &call.krate;
    let on = |range: Range, method: &str, argument: TokenStream| {
        let mut group = Group::new(Delimiter::Parenthesis, quote!(&__lambda_perm_found, #argument));
        group.set_span(range.last);
        let method = Ident::new(method, range.first);
        let check = quote!(__lambda_perm_draft.#method #group);
        if is_inline { quote!(#check;) } else { quote!(const _: () = #check;) }
    };
    let values = call.arguments.iter().filter(|argument| argument.key.fits(target)).filter_map(|argument| {
        let key = format_ident!("{}", format!("{:?}", argument.key));
        Some(on(Range::of(&argument.tokens)?, "assert_value", quote!(#krate::__private::Key::#key)))
    });
    let lints = call.allow.iter().flat_map(|allow| &allow.lints).map(|(lint, ident)| {
        let lint = format_ident!("{}", format!("{lint:?}"));
        on(Range::of_one(ident.span()), "assert_allow", quote!(#krate::Lint::#lint))
    });
    quote!(#(#values)* #(#lints)*)
}

fn version(call: &Call) -> TokenStream {
    let krate = &call.krate;
    match call.argument(Key::VersionNumber).map(|argument| &argument.value) {
        Some(Value::Number(number)) => quote!(#krate::LayerVersion::new(#number)),
        _ => item_name(Key::VersionNumber).into_token_stream(),
    }
}

/// Items are not hygienic: only a name that nobody else writes is safe.
fn item_name(key: Key) -> Ident {
    format_ident!("__lambda_perm_{}", key.name(), span = Span::call_site())
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
