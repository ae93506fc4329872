//! Calls with values that only const evaluation knows.
//!
//! Each such value is an item of its own, and so is each place that a finding may blame: the compiler stops at the first
//! error of an item, and reports all items. Const items are evaluated by `cargo check`, in dead code too. An inline
//! `const` is not, but only an inline one may name `Self`, and only there does the compiler say well what is wrong with
//! a local variable; so it is used where a value mentions one of these.

mod inline;

use std::collections::BTreeMap;

use lambda_perm_core::{
    draft::Draft,
    finding::Lint,
    grammar,
    key::{Key, Target},
};
use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{format_ident, quote};

pub(super) use self::inline::{OfCapital, Place, needs_inline, of_capital, place};
use super::{similar::beside_similar, template};
use crate::{
    analyse::{Analysis, Waiting},
    call::{Argument, Call},
    span::Range,
    value::{Language, Value},
};

pub(super) fn expand(call: &Call, analysis: &Analysis) -> TokenStream {
    let target = analysis.target;
    let exceptions = exceptions(call);
    let ty = permission_type(target, call.language());
    let statement = Statement::of_grant(call, target);
    let permission = statement.permission(quote!(__lambda_perm_exceptions));
    let checks = |style| checks_in(style, call, analysis);
    let items = |checks: TokenStream| {
        quote! {
            #exceptions
            #checks
            const __lambda_perm_permission: __lambda_perm::#ty = #permission;
        }
    };
    match place(call) {
        Place::Inline => {
            let checks = checks(Style::Inline);
            quote!(const { #exceptions #checks #permission })
        }
        Place::Items => {
            let items = items(checks(Style::Items));
            quote!({ #items __lambda_perm_permission })
        }
        Place::Either(constants) => {
            let inline = checks(Style::Inline);
            either(
                &call.krate,
                &constants,
                &statement.values_of_capitals(),
                &quote!(__lambda_perm::#ty),
                (items(checks(Style::Items)), quote!(__lambda_perm_permission)),
                &quote!(#exceptions #inline #permission),
            )
        }
    }
}

/// What is checked in items where the constants are of types, and inline where they are of type parameters, which no item can
/// name. Which they are, only the compiler knows: where the enclosing module has no such type, it finds what stands for it
/// here, and whose constants are unknown. Where it has one that the parameter hides, the values differ.
pub(super) fn either(
    krate: &TokenTree,
    constants: &[OfCapital],
    values: &[(Ident, TokenStream)],
    ty: &TokenStream,
    (items, made): (TokenStream, TokenStream),
    inline: &TokenStream,
) -> TokenStream {
    let mut stand_ins: BTreeMap<String, (Ident, BTreeMap<String, Ident>)> = BTreeMap::new();
    for OfCapital { ty, name } in constants {
        let [mut ty, mut name] = [ty.clone(), name.clone()];
        [&mut ty, &mut name].into_iter().for_each(|ident| ident.set_span(Span::call_site()));
        let (_, names) = stand_ins.entry(ty.to_string()).or_insert_with(|| (ty, BTreeMap::new()));
        names.insert(name.to_string(), name);
    }
    let stand_ins = stand_ins.values().map(|(ty, names)| {
        let names = names.values();
        quote! {
            #[allow(dead_code)]
            struct #ty;
            #[allow(dead_code, non_upper_case_globals)]
            impl #ty {
                #(const #names: __lambda_perm::OfParameter = __lambda_perm::OfParameter;)*
            }
        }
    });
    let (names, expressions): (Vec<_>, Vec<_>) = values.iter().cloned().unzip();
    let (count, numbers) = (names.len(), 0..names.len());
    quote! {{
        use #krate::__private::{self as __lambda_perm, WrongType as _};
        const __lambda_perm_known: ::core::option::Option<(#ty, [&__lambda_perm::Checked; #count])> = {
            #(#stand_ins)*
            #items
            if true #(&& #names.is_known())* {
                ::core::option::Option::Some((#made, [#(#names),*]))
            } else {
                ::core::option::Option::None
            }
        };
        const {
            match __lambda_perm_known {
                ::core::option::Option::Some((__lambda_perm_made, __lambda_perm_values))
                    if true #(&& __lambda_perm_values[#numbers].is(&#expressions))* => __lambda_perm_made,
                _ => { #inline }
            }
        }
    }}
}

/// The type of a permission, behind `__lambda_perm::`.
pub(super) fn permission_type(target: Target, language: Option<Language>) -> TokenStream {
    let ty = match target {
        Target::Function => quote!(FunctionPermission),
        Target::LayerVersion => quote!(LayerVersionPermission),
    };
    match language {
        None => ty,
        Some(language) => {
            let language = template::language(language);
            quote!(#ty<__lambda_perm::Deferred<__lambda_perm::#language>>)
        }
    }
}

/// The lints that the call allows, as a const item.
pub(super) fn exceptions(call: &Call) -> TokenStream {
    let krate = &call.krate;
    let list = exception_list(call, |_| true);
    quote! {
        const __lambda_perm_exceptions: &[#krate::Exception] = #list;
    }
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

/// The lints that a statement of a set allows for itself.
pub(super) fn own_exceptions(call: &Call) -> TokenStream {
    let list = exception_list(call, |lint| !lint.is_of_sets());
    // Where it stands in a function's body, a list is a temporary of its own.
    if call.allow.is_some() { quote!(const { #list }) } else { list }
}

/// A permission with the lints that a statement of a set allows as one of it.
pub(super) fn excepting(permission: TokenStream, call: &Call, target: Target) -> TokenStream {
    if !call.allowed().any(|(lint, _)| lint.is_of_sets()) {
        return permission;
    }
    let krate = &call.krate;
    let list = exception_list(call, Lint::is_of_sets);
    match target {
        Target::Function => quote!(#krate::__private::function_excepting(#permission, const { #list })),
        Target::LayerVersion => quote!(#krate::__private::layer_version_excepting(#permission, const { #list })),
    }
}

pub(super) fn lint_path(krate: &TokenTree, lint: Lint) -> TokenStream {
    let lint = format_ident!("{}", format!("{lint:?}"));
    quote!(#krate::Lint::#lint)
}

/// The items that check the constants, each by itself and then together.
pub(crate) fn checks(call: &Call, analysis: &Analysis) -> TokenStream {
    checks_in(Style::of(&place(call)), call, analysis)
}

fn checks_in(style: Style, call: &Call, analysis: &Analysis) -> TokenStream {
    let target = analysis.target;
    let krate = &call.krate;
    let statement = Statement::of_grant(call, target);
    let values = statement.values(style, |_| true);
    let examined = statement.examined(style, &analysis.waiting);
    let name = statement.name("examined");
    let all = quote!(&[#name]);
    let of_values = asserts(&statement, style, &all, analysis.waiting.rules, |_| true);
    let of_lints = asserts_of_lints(call, style, &all);
    quote! {
        use #krate::__private::{self as __lambda_perm, WrongType as _};
        #values
        #examined
        #of_values
        #of_lints
    }
}

/// A statement and how the names of its items begin.
pub(super) struct Statement<'c> {
    pub(super) call: &'c Call,
    pub(super) target: Target,
    /// The language of the template that the permission is for.
    pub(super) language: Option<Language>,
    /// What tells its values from those of the other statements of a set.
    pub(super) prefix: String,
    /// What tells it from the statement with which it shares its values.
    pub(super) suffix: &'static str,
}

impl<'c> Statement<'c> {
    pub(super) fn of_grant(call: &'c Call, target: Target) -> Self {
        Self { call, target, language: call.language(), prefix: String::new(), suffix: "" }
    }

    /// The name of an item about the statement.
    pub(super) fn name(&self, what: &str) -> Ident {
        format_ident!("__lambda_perm_{}{what}{}", self.prefix, self.suffix)
    }

    /// The name of the item of a value. Items are not hygienic: only a name that nobody else writes is safe.
    fn value_name(&self, key: Key) -> Ident {
        let prefix = if key.is_of_resource() { "" } else { &self.prefix };
        format_ident!("__lambda_perm_{prefix}{}", key.name())
    }

    /// The values that are constants of types with one letter as their name, by their names.
    pub(super) fn values_of_capitals(&self) -> Vec<(Ident, TokenStream)> {
        let arguments = self.call.arguments(self.target).filter(|argument| of_capital(argument).is_some());
        arguments.filter_map(|argument| Some((self.value_name(argument.key), constant(argument)?))).collect()
    }

    /// The items of the values that are to be evaluated.
    pub(super) fn values(&self, style: Style, is_wanted: fn(Key) -> bool) -> TokenStream {
        let arguments = self.call.arguments(self.target).filter(|argument| is_wanted(argument.key));
        arguments
            .filter_map(|argument| {
                let name = self.value_name(argument.key);
                let value = constant(argument)?;
                let (name, value) = match (&argument.value, style) {
                    (Value::Suffixed, Style::Items) => (self.name(argument.key.name()), suffixed(quote!(#name))),
                    (Value::Suffixed, Style::Inline) => (self.name(argument.key.name()), suffixed(value)),
                    _ => (name, value),
                };
                let ty = format_ident!("{}", checked(argument.key));
                let value = match (style, of_capital(argument)) {
                    // By a glob, so that there need not be such a type, and here alone: it would hide local constants.
                    (Style::Items, Some(_)) => {
                        quote!({ #[allow(unused_imports, clippy::wildcard_imports)] use self::*; &#value })
                    }
                    _ => quote!(&#value),
                };
                Some(style.value(&name, quote!(#ty), value))
            })
            .collect()
    }

    /// The item with the draft and what is found in it.
    pub(super) fn examined(&self, style: Style, waiting: &Waiting) -> TokenStream {
        let draft = self.draft();
        let rules = waiting.rules;
        let silenced = self.call.lints().filter(|lint| waiting.silenced.has(*lint)).map(|lint| {
            let lint = lint_path(&self.call.krate, lint);
            quote!(.silenced(#lint))
        });
        let in_set = (!self.prefix.is_empty()).then(|| quote!(.in_set()));
        style.binding(
            &self.name("examined"),
            &quote!(__lambda_perm::Examined<'static>),
            &quote!(#draft #in_set #(#silenced)*.applying(#rules).examined()),
        )
    }

    /// The permission, once it has been examined.
    pub(super) fn permission(&self, exceptions: TokenStream) -> TokenStream {
        let examined = self.name("examined");
        self.permission_of(&quote!(#examined.draft), exceptions)
    }

    /// The permission of a draft in which nothing was found.
    pub(super) fn permission_of(&self, draft: &TokenStream, exceptions: TokenStream) -> TokenStream {
        let permission = match self.target {
            Target::Function => quote!(__lambda_perm::function_of(&#draft, #exceptions)),
            Target::LayerVersion => quote!(__lambda_perm::layer_version_of(&#draft, #exceptions)),
        };
        template::with_expressions(permission, self.call, self.target, self.language)
    }

    pub(super) fn draft(&self) -> TokenStream {
        let krate = &self.call.krate;
        let target = match self.target {
            Target::Function => quote!(FUNCTION),
            Target::LayerVersion => quote!(LAYER_VERSION),
        };
        let texts = Key::ALL.iter().map(|key| {
            let values = self.call.arguments(self.target).filter(|argument| argument.key == *key);
            match values.last().map(|argument| &argument.value) {
                Some(Value::Text(text)) => text.as_str(),
                _ => "",
            }
        });
        let values = self.call.arguments(self.target).map(|argument| {
            let (key, name) = (key_path(argument.key), self.value_name(argument.key));
            match &argument.value {
                Value::Text(_) => TokenStream::new(),
                Value::Deferred { text, .. } => quote!(.with_part(#key, #text)),
                Value::NotNeeded { principal, id } => quote!(.with(#key, #principal).with_not_needed(#id)),
                Value::Number(number) => quote!(.with_version(#number)),
                Value::Wrong => quote!(.with_opaque(#key)),
                Value::Expression if argument.key == Key::VersionNumber => quote!(.with_version(#name.number())),
                Value::Expression | Value::Regional { .. } | Value::Constructed { .. } => {
                    quote!(.with_constant(#key, #name))
                }
                Value::Suffixed => {
                    let name = self.name(argument.key.name());
                    quote!(.with_constant(#key, #name))
                }
            }
        });
        let opaque = self.call.opaque(self.target).map(|(key, _)| {
            let key = key_path(key);
            quote!(.with_opaque(#key))
        });
        let lints = self.call.lints().map(|lint| {
            let lint = lint_path(krate, lint);
            quote!(.allowing(#lint))
        });
        let of_declared = self.call.declared().map(|target| quote!(.of_declared(#target)));
        quote!(
            __lambda_perm::Draft::of_texts(__lambda_perm::#target, [#(#texts),*]) #of_declared #(#values)* #(#opaque)* #(#lints)*
        )
    }
}

/// How the pieces are bound to names.
#[derive(Clone, Copy)]
pub(super) enum Style {
    Items,
    Inline,
}

impl Style {
    /// The one in which there is nothing that the place does not allow.
    pub(super) const fn of(place: &Place) -> Self {
        match place {
            Place::Items => Style::Items,
            Place::Inline | Place::Either(_) => Style::Inline,
        }
    }

    /// A value of the user's, which has to live as long as the program.
    pub(super) fn value(self, name: &Ident, ty: TokenStream, value: TokenStream) -> TokenStream {
        match self {
            Style::Items => quote!(const #name: &__lambda_perm::#ty = #value;),
            Style::Inline => quote!(let #name: &__lambda_perm::#ty = const { #value };),
        }
    }

    /// What is examined, by reference: the items that look at it would each copy it.
    pub(super) fn binding(self, name: &Ident, ty: &TokenStream, value: &TokenStream) -> TokenStream {
        match self {
            // A large set takes the compiler longer than it expects of a constant, and no longer than it should.
            Style::Items => quote!(#[allow(long_running_const_eval)] const #name: &#ty = &#value;),
            Style::Inline => quote!(let #name = &#value;),
        }
    }

    /// A list that others borrow.
    pub(super) fn list(self, name: &Ident, ty: &TokenStream, values: &TokenStream) -> TokenStream {
        match self {
            Style::Items => quote!(#[allow(long_running_const_eval)] const #name: &[#ty] = &[#values];),
            Style::Inline => quote!(let #name: &[#ty] = &[#values];),
        }
    }

    /// A check that blames a range of tokens, by the ends of the call. What it looks at is named inside, with the span
    /// of the whole call: if that failed, the compiler notes it once, and not at every token.
    pub(super) fn assert(self, range: Range, path: &[&str], arguments: TokenStream) -> TokenStream {
        let path = path.iter().map(|name| format_ident!("{name}"));
        // The brackets are blamed. Names with the span of the value are what rust-analyzer would show on it.
        let assert = parenthesized(quote!(__lambda_perm #(::#path)*), range.first);
        let arguments = parenthesized(arguments, range.last);
        match self {
            Style::Items => quote!(#[allow(long_running_const_eval)] const _: () = #assert #arguments;),
            Style::Inline => quote!(#assert #arguments;),
        }
    }
}

/// Checks a value that is an expression. All that we add to it gets the span of its first token or of its last, so
/// that the compiler blames the whole of it, and a path without `$crate`, which would make it blame the whole call.
fn constant(argument: &Argument) -> Option<TokenStream> {
    let range = Range::of(&argument.tokens)?;
    match &argument.value {
        Value::Expression | Value::Suffixed => {
            let value = beside_similar(argument.key, &argument.tokens);
            Some(of_constant(range, value, argument.key.name(), TokenStream::new()))
        }
        Value::Constructed { name, arguments } => {
            let arguments = arguments.iter().map(|argument| {
                let range = Range::of(&argument.clone().into_iter().collect::<Vec<_>>()).unwrap_or(range);
                of_constant(range, argument.clone(), "arn_part", TokenStream::new())
            });
            let arguments = parenthesized(quote!(#(#arguments),*), range.last);
            let arn = parenthesized(quote!(__lambda_perm::arn::#name), range.first);
            let arn = quote!(#arn #arguments);
            Some(of_constant(range, arn, argument.key.name(), TokenStream::new()))
        }
        Value::Regional { service, region } => {
            Some(of_constant(range, region.clone(), "principal_region", quote!(#service)))
        }
        _ => None,
    }
}

/// The ID of the second statement of a function URL, from that of the first.
fn suffixed(id: TokenStream) -> TokenStream {
    let suffix = grammar::INVOKE_SUFFIX;
    quote!(#id.suffixed(#suffix))
}

/// The type that a checked constant has.
const fn checked(key: Key) -> &'static str {
    match key {
        Key::VersionNumber => "CheckedVersion",
        _ => "Checked",
    }
}

/// Calls a method of a constant of the user's.
fn of_constant(range: Range, value: TokenStream, method: &str, arguments: TokenStream) -> TokenStream {
    let [value, arguments] = [value, arguments].map(|tokens| parenthesized(tokens, range.last));
    let method = Ident::new(method, range.first);
    let constant = parenthesized(quote!(__lambda_perm::Constant), range.first);
    quote!(#constant #value.#method #arguments)
}

fn parenthesized(tokens: TokenStream, span: Span) -> Group {
    let mut group = Group::new(Delimiter::Parenthesis, tokens);
    group.set_span(span);
    group
}

/// A check for each token that a finding may blame, so that each is reported on its own. `examined` is a list of the drafts
/// that have these values, and `rules` are those that are applied to them.
pub(super) fn asserts(
    statement: &Statement<'_>,
    style: Style,
    examined: &TokenStream,
    rules: u64,
    is_wanted: fn(Key) -> bool,
) -> TokenStream {
    let arguments = statement.call.arguments(statement.target).filter(|argument| is_wanted(argument.key));
    let assert = |argument: &Argument| {
        let range = Range::of(&argument.tokens)?;
        let (key, name) = (key_path(argument.key), statement.value_name(argument.key));
        // By itself, a constant is checked whatever becomes of the others.
        let alone = constant(argument).map(|_| style.assert(range, &[checked(argument.key), "assert"], quote!(#name)));
        let together = Draft::may_blame(rules, argument.key)
            .then(|| style.assert(range, &["assert_value"], quote!(#examined, #key)));
        Some(quote!(#alone #together))
    };
    arguments.filter_map(assert).collect()
}

/// A check for each lint that is allowed.
pub(super) fn asserts_of_lints(call: &Call, style: Style, examined: &TokenStream) -> TokenStream {
    let lints = call.allowed().map(|(lint, ident)| {
        let lint = lint_path(&call.krate, *lint);
        style.assert(Range::of_one(ident.span()), &["assert_allow"], quote!(#examined, #lint))
    });
    lints.collect()
}

pub(super) fn key_path(key: Key) -> TokenStream {
    let key = format_ident!("{}", format!("{key:?}"));
    quote!(__lambda_perm::Key::#key)
}
