//! Calls with values known only in const evaluation.
//!
//! Each such value is an item of its own, and so is each place that a finding may blame: the compiler stops at the first error of
//! an item, but reports the errors of all items. `cargo check` evaluates const items, even in dead code, but not an inline `const`.
//! An inline one is used where a value mentions `Self`, which items cannot name, or a local variable, for which the compiler has a
//! good message only there.

mod inline;
mod likely;

use std::collections::BTreeMap;

use lambda_perm_core::{
    expression::Language,
    facts::parameters::{Key, Target},
    grammar,
};
use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{format_ident, quote};

pub(super) use self::{
    inline::{OfCapital, Place, needs_inline, of_capital, place},
    likely::expand_policy,
};
use super::{
    expression::{template_constant, with_constants},
    of_target,
    similar::beside_similar,
    statement::{allowing, exceptions, key_path, lint_path, statement},
    type_of,
};
use crate::{
    analyse::{Analysis, Waiting},
    call::{Argument, Call},
    span::Range,
    value::ArgumentValue,
};

pub(super) fn expand(call: &Call, analysis: &Analysis) -> TokenStream {
    if let Some(likely) = likely::expand(call, analysis) {
        return likely;
    }
    let target = analysis.target;
    let (ty, make) = (type_of(target, "Permission", call.language(), &private()), of_target(target, "_permission"));
    let statement = StatementItems::of_grant(call, target);
    let examined = statement.name("examined");
    let permission = quote!(__lambda_perm::#make(#examined.statement(0)));
    let checks = |style| checks_in(style, call, analysis, Exceptions::Listed);
    let items = |checks: TokenStream| quote!(#checks const __lambda_perm_permission: #ty = #permission;);
    match place(call) {
        Place::Inline => {
            let checks = checks(Style::Inline);
            quote!(const { #checks #permission })
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
                &ty,
                (items(checks(Style::Items)), quote!(__lambda_perm_permission)),
                &quote!(#inline #permission),
            )
        }
    }
}

/// The path to what expansions call, in a block that imports it.
pub(super) fn private() -> TokenStream {
    quote!(__lambda_perm)
}

/// Both forms, in items and inline, for constants such as `T::NAME`, where only the compiler knows whether `T` is a type or a type
/// parameter. An item cannot name a type parameter. If the enclosing module has no type `T`, the item finds a stand-in whose
/// constants are unknown. If the module has a type `T` that the parameter hides, the values differ.
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

/// The items that check the constants, each by itself and then together, of a call that has errors.
pub(crate) fn checks(call: &Call, analysis: &Analysis) -> TokenStream {
    checks_in(Style::of(&place(call)), call, analysis, Exceptions::Meant)
}

fn checks_in(style: Style, call: &Call, analysis: &Analysis, exceptions: Exceptions) -> TokenStream {
    let krate = &call.krate;
    let statement = StatementItems::of_grant(call, analysis.target);
    let values = statement.values(style, |_| true);
    let check = statement.check(&analysis.waiting, exceptions);
    let name = statement.name("examined");
    let examined = style.binding(&name, &examined_type(), &quote!(__lambda_perm::Examined::one(#check)));
    let of_values = asserts(&statement, style, &quote!(&[#name]), &[&analysis.waiting], |_| true);
    let of_lints = asserts_of_lints(call, style, &name);
    quote! {
        use #krate::__private::{self as __lambda_perm, WrongType as _};
        #values
        #examined
        #of_values
        #of_lints
    }
}

pub(super) fn examined_type() -> TokenStream {
    quote!(__lambda_perm::Examined<'static>)
}

/// How a statement says which lints it allows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Exceptions {
    /// With their reasons, which the permission keeps.
    Listed,
    /// Only by name, for a call that has errors.
    Meant,
}

/// A statement, and what the names of its items have in common.
pub(super) struct StatementItems<'c> {
    pub(super) call: &'c Call,
    pub(super) target: Target,
    /// The language of the template that the permission is for.
    pub(super) language: Option<Language>,
    /// Distinguishes its values from those of the other statements of a set.
    pub(super) prefix: String,
    /// Distinguishes it from the statement with which it shares its values.
    pub(super) suffix: &'static str,
}

impl<'c> StatementItems<'c> {
    pub(super) fn of_grant(call: &'c Call, target: Target) -> Self {
        Self { call, target, language: call.language(), prefix: String::new(), suffix: "" }
    }

    /// The name of an item about the statement.
    pub(super) fn name(&self, what: &str) -> Ident {
        format_ident!("__lambda_perm_{}{what}{}", self.prefix, self.suffix)
    }

    /// The name of the item of a value. Items are not hygienic, so the name must be one that nobody else writes.
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
                    (ArgumentValue::Suffixed, Style::Items) => {
                        (self.name(argument.key.name()), suffixed(quote!(#name)))
                    }
                    (ArgumentValue::Suffixed, Style::Inline) => (self.name(argument.key.name()), suffixed(value)),
                    _ => (name, value),
                };
                let value = match (style, of_capital(argument)) {
                    // Through a glob, because there may be no such type. Only here, because it would hide local constants.
                    (Style::Items, Some(_)) => {
                        quote!({ #[allow(unused_imports, clippy::wildcard_imports)] use self::*; &#value })
                    }
                    _ => quote!(&#value),
                };
                Some(style.value(&name, &quote!(__lambda_perm::Checked), value))
            })
            .collect()
    }

    /// The statement, whose constants are in items.
    pub(super) fn statement(&self) -> TokenStream {
        statement(self.call, self.target, &private(), |argument| {
            let name = match argument.value {
                ArgumentValue::Suffixed => self.name(argument.key.name()),
                _ => self.value_name(argument.key),
            };
            let key = key_path(argument.key, &private());
            quote!(.with_constant(#key, #name))
        })
    }

    /// The statement, checked by the rules that are left.
    pub(super) fn check(&self, waiting: &Waiting, exceptions_are: Exceptions) -> TokenStream {
        let statement = self.statement();
        let (listed, named) = match exceptions_are {
            Exceptions::Listed => (Some(exceptions(self.call)), None),
            Exceptions::Meant => (None, Some(allowing(self.call))),
        };
        let check = self.check_of(&quote!(#statement #listed), waiting);
        let pending = waiting.pending.iter().map(|key| key_path(*key, &private()));
        let reported = waiting.reported.iter().map(|(key, code)| {
            let (key, code) = (key_path(*key, &private()), format_ident!("{}", format!("{code:?}")));
            quote!((#key, __lambda_perm::Code::#code))
        });
        let reported = (!waiting.reported.is_empty()).then(|| quote!(.reported(&[#(#reported),*])));
        quote!(#check #named .reading(&[#(#pending),*]) #reported)
    }

    /// The check of a statement, with all that is known of the call besides.
    fn check_of(&self, statement: &TokenStream, waiting: &Waiting) -> TokenStream {
        let krate = &self.call.krate;
        let language = self.language.map(|language| {
            let language = format_ident!("{}", language.name());
            quote!(.in_template(::core::option::Option::Some(__lambda_perm::Language::#language)))
        });
        let in_set = (!self.prefix.is_empty()).then(|| quote!(.in_set()));
        let not_needed = self.call.arguments(self.target).filter_map(|argument| match &argument.value {
            ArgumentValue::NotNeeded { id, .. } => Some(quote!(.with_not_needed(#id))),
            _ => None,
        });
        let silenced = waiting.silenced_of(self.call).map(|lint| {
            let lint = lint_path(krate, lint);
            quote!(.silenced(#lint))
        });
        quote!(__lambda_perm::Check::new(#statement) #language #in_set #(#not_needed)* #(#silenced)*)
    }
}

/// How the pieces are bound to names.
#[derive(Clone, Copy)]
pub(super) enum Style {
    Items,
    Inline,
}

impl Style {
    /// The style that the place allows.
    pub(super) const fn of(place: &Place) -> Self {
        match place {
            Place::Items => Style::Items,
            Place::Inline | Place::Either(_) => Style::Inline,
        }
    }

    /// A value of the user's, made `'static`.
    pub(super) fn value(self, name: &Ident, ty: &TokenStream, value: TokenStream) -> TokenStream {
        match self {
            Style::Items => quote!(const #name: &#ty = #value;),
            Style::Inline => quote!(let #name: &#ty = const { #value };),
        }
    }

    /// What is examined, by reference, because each item that looks at it would copy it.
    pub(super) fn binding(self, name: &Ident, ty: &TokenStream, value: &TokenStream) -> TokenStream {
        match self {
            // A large set takes longer than the compiler expects of a constant, and that is fine.
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

    /// A check that blames a range of tokens: the ends of the call have their spans. What it looks at is named inside with the span
    /// of the whole call, so if that has failed, the compiler says so once and not at every token.
    pub(super) fn assert(self, range: Range, path: &[&str], arguments: TokenStream) -> TokenStream {
        let assert = call_at(range, path, arguments);
        match self {
            Style::Items => quote!(#[allow(long_running_const_eval)] const _: () = #assert;),
            Style::Inline => quote!(#assert;),
        }
    }
}

/// A call of which the ends have the spans of a range of tokens.
fn call_at(range: Range, path: &[&str], arguments: TokenStream) -> TokenStream {
    let path = path.iter().map(|name| format_ident!("{name}"));
    // Only the brackets get the span of the value: rust-analyzer would show names with that span.
    let function = parenthesized(quote!(__lambda_perm #(::#path)*), range.first);
    let arguments = parenthesized(arguments, range.last);
    quote!(#function #arguments)
}

/// Checks a value that is an expression. All added tokens get the span of its first or last token, so that the compiler blames all
/// of it. Their path is without `$crate`, which would make it blame the whole call.
fn constant(argument: &Argument) -> Option<TokenStream> {
    let range = Range::of(&argument.tokens)?;
    match &argument.value {
        ArgumentValue::Expression | ArgumentValue::Suffixed => {
            let value = beside_similar(argument.key, &argument.tokens);
            Some(of_constant("Constant", range, value, argument.key.name(), TokenStream::new()))
        }
        ArgumentValue::Constructed { name, arguments } => {
            let arguments = arguments.iter().map(|argument| {
                let range = Range::of(&argument.clone().into_iter().collect::<Vec<_>>()).unwrap_or(range);
                of_constant("Constant", range, argument.clone(), "arn_part", TokenStream::new())
            });
            let arguments = parenthesized(quote!(#(#arguments),*), range.last);
            let arn = parenthesized(quote!(__lambda_perm::arn::#name), range.first);
            let arn = quote!(#arn #arguments);
            Some(of_constant("Constant", range, arn, argument.key.name(), TokenStream::new()))
        }
        ArgumentValue::Regional { service, region } => {
            Some(of_constant("Constant", range, region.clone(), "principal_region", quote!(#service)))
        }
        _ => None,
    }
}

/// The ID of the second statement of a function URL, made from the ID of the first.
fn suffixed(id: TokenStream) -> TokenStream {
    let suffix = grammar::INVOKE_SUFFIX;
    quote!(#id.suffixed(#suffix))
}

/// Calls a method of a constant of the user's.
fn of_constant(wrapper: &str, range: Range, value: TokenStream, method: &str, arguments: TokenStream) -> TokenStream {
    let [value, arguments] = [value, arguments].map(|tokens| parenthesized(tokens, range.last));
    let method = Ident::new(method, range.first);
    let wrapper = format_ident!("{wrapper}");
    let constant = parenthesized(quote!(__lambda_perm::#wrapper), range.first);
    quote!(#constant #value.#method #arguments)
}

fn parenthesized(tokens: TokenStream, span: Span) -> Group {
    let mut group = Group::new(Delimiter::Parenthesis, tokens);
    group.set_span(span);
    group
}

/// A check for each token that a finding may blame, so that each is reported by itself. `examined` is a list of the statements that
/// have these values, and `waiting` says what is left to check in them.
pub(super) fn asserts(
    statement: &StatementItems<'_>,
    style: Style,
    examined: &TokenStream,
    waiting: &[&Waiting],
    is_wanted: fn(Key) -> bool,
) -> TokenStream {
    let arguments = statement.call.arguments(statement.target).filter(|argument| is_wanted(argument.key));
    let may_blame = |key| waiting.iter().any(|waiting| waiting.blamed.contains(&key));
    let assert = |argument: &Argument| {
        let range = Range::of(&argument.tokens)?;
        let (key, name) = (key_path(argument.key, &private()), statement.value_name(argument.key));
        // A constant is also checked by itself, so that an error in another one does not hide its own.
        let of_template = of_template(argument, style);
        let alone = constant(argument).map(|_| style.assert(range, &["Checked", "assert"], quote!(#name)));
        let together = may_blame(argument.key).then(|| style.assert(range, &["assert_value"], quote!(#examined, #key)));
        Some(quote!(#of_template #alone #together))
    };
    arguments.filter_map(assert).collect()
}

/// The checks of an expression of a template that has constants: each constant, and then what they make.
fn of_template(argument: &Argument, style: Style) -> Option<TokenStream> {
    let ArgumentValue::TemplateOfConstants { expression, constants, .. } = &argument.value else { return None };
    let (key, range) = (key_path(argument.key, &private()), Range::of(&argument.tokens)?);
    let of_constants_alone = constants.iter().filter_map(|constant| {
        let check = if constant.is_name { "assert_name" } else { "assert_text" };
        let value = template_constant(constant);
        Some(style.assert(Range::of(&constant.tokens)?, &[check], quote!(#value, #key)))
    });
    let expression = with_constants(expression, constants, &private());
    let whole = style.assert(range, &["assert_expression"], quote!(const { &#expression }, #key));
    Some(quote!(#(#of_constants_alone)* #whole))
}

/// A check for each lint that is allowed.
pub(super) fn asserts_of_lints(call: &Call, style: Style, examined: &Ident) -> TokenStream {
    let lints = call.allowed().map(|(lint, ident)| {
        let lint = lint_path(&call.krate, *lint);
        style.assert(Range::of_one(ident.span()), &["assert_allow"], quote!(#examined, #lint))
    });
    lints.collect()
}
