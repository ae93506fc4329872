//! Calls of `policy!`.

use std::collections::BTreeMap;

use lambda_perm_core::{
    expression::Language,
    facts::parameters::{Key, Target},
};
use proc_macro2::{Delimiter, Group, Ident, Literal, TokenStream, TokenTree};
use quote::{format_ident, quote, quote_spanned};

use super::{
    constants::{
        self, Exceptions, Place, StatementItems, Style, asserts, asserts_of_lints, either, examined_type, needs_inline,
        place, private,
    },
    language, literals, of_target,
    statement::{allowing, exception_list, lint_path},
    type_of,
};
use crate::{
    analyse::{PolicyAnalysis, Waiting},
    call::{MemberCall, PolicyCall},
    span::Range,
};

pub(crate) fn expand_policy(call: &PolicyCall, analysis: &PolicyAnalysis) -> TokenStream {
    if analysis.is_complete { of_literals(call, analysis.target) } else { of_constants(call, analysis) }
}

fn of_literals(call: &PolicyCall, target: Target) -> TokenStream {
    let (krate, make) = (&call.resource.krate, of_target(target, "_policy"));
    let statements = call.statements().map(|(_, statement)| literals::statement(statement, target));
    let language = language(call.language());
    quote!(#krate::__private::#make::<#krate::#language>(const { &[#(#statements),*] }))
}

fn of_constants(call: &PolicyCall, analysis: &PolicyAnalysis) -> TokenStream {
    if let Some(likely) = constants::expand_policy(call, analysis) {
        return likely;
    }
    let krate = &call.resource.krate;
    let make = of_target(analysis.target, "_policy");
    let statements = members(call, analysis.target).flat_map(|member| member.statements_of_set());
    let statements = quote!(&[#(#statements),*]);
    if has_inferred_language(call) {
        return of_inferred_language(call, analysis, &statements);
    }
    let ty = type_of(analysis.target, "Policy", call.language(), &private());
    let inline = || {
        let (checks, language) =
            (checks_in(Style::Inline, call, analysis, Exceptions::Listed), language(call.language()));
        quote!(#krate::__private::#make::<#krate::#language>(const { #checks #statements }))
    };
    let items = || {
        let checks = checks_in(Style::Items, call, analysis, Exceptions::Listed);
        quote! {
            #checks
            const __lambda_perm_policy: #ty = __lambda_perm::#make(#statements);
        }
    };
    let made = quote!(__lambda_perm_policy);
    match place_of_policy(call) {
        Place::Inline => inline(),
        Place::Items => {
            let items = items();
            quote!({ #items #made })
        }
        Place::Either(constants) => {
            either(krate, &constants, &values_of_capitals(call, analysis.target), &ty, (items(), made), &inline())
        }
    }
}

/// Whether only the compiler knows the language: that of permissions which are members.
fn has_inferred_language(call: &PolicyCall) -> bool {
    call.language().is_none() && call.members.iter().any(|member| member.permission.is_some())
}

/// A policy whose language is that of its members. No item can have it, since the type of an item is written out.
fn of_inferred_language(call: &PolicyCall, analysis: &PolicyAnalysis, statements: &TokenStream) -> TokenStream {
    let krate = &call.resource.krate;
    let make = of_target(analysis.target, "_policy");
    let language = members(call, analysis.target)
        .filter_map(|member| member.as_constant())
        .fold(quote!(__lambda_perm::PLAIN), |language, member| quote!(__lambda_perm::with(#language, #member.1)));
    match place_of_policy(call) {
        Place::Items => {
            let checks = checks_in(Style::Items, call, analysis, Exceptions::Listed);
            quote! {{
                #checks
                const __lambda_perm_statements: &[__lambda_perm::Statement<'static>] = #statements;
                #language.#make(__lambda_perm_statements)
            }}
        }
        Place::Inline | Place::Either(_) => {
            let checks = checks_in(Style::Inline, call, analysis, Exceptions::Listed);
            quote!({
                use #krate::__private::{self as __lambda_perm, WrongType as _};
                #language.#make(const { #checks #statements })
            })
        }
    }
}

/// All values that are constants of types with one letter as their name, each once.
fn values_of_capitals(call: &PolicyCall, target: Target) -> Vec<(Ident, TokenStream)> {
    let of_resource = resource(call, target).values_of_capitals();
    let of_members = members(call, target).flat_map(|member| {
        let statements: Vec<_> = member.statements().take(1).collect();
        statements.iter().flat_map(StatementItems::values_of_capitals).collect::<Vec<_>>()
    });
    let values: BTreeMap<Ident, TokenStream> = of_resource.into_iter().chain(of_members).collect();
    values.into_iter().collect()
}

/// The items that check the constants of a set that has errors: the values, the statements, and then all of them together. Of a
/// set that is much too large, only the values.
pub(crate) fn checks_of_policy(call: &PolicyCall, analysis: &PolicyAnalysis) -> TokenStream {
    if analysis.is_far_too_large {
        return checks_of_values(call, analysis);
    }
    checks_in(Style::of(&place_of_policy(call)), call, analysis, Exceptions::Meant)
}

/// The items that check each constant by itself.
fn checks_of_values(call: &PolicyCall, analysis: &PolicyAnalysis) -> TokenStream {
    let (krate, style) = (&call.resource.krate, Style::of(&place_of_policy(call)));
    let of = |statement: &StatementItems<'_>, is_wanted: fn(Key) -> bool| {
        let (values, asserts) =
            (statement.values(style, is_wanted), asserts(statement, style, &quote!(&[]), &[], is_wanted));
        quote!(#values #asserts)
    };
    let of_resource = of(&resource(call, analysis.target), Key::is_of_resource);
    let plain = members(call, analysis.target).filter(|member| member.member.permission.is_none());
    let of_members = plain.flat_map(|member| {
        let statements: Vec<_> = member.statements().take(1).collect();
        statements.iter().map(|statement| of(statement, is_of_statement)).collect::<Vec<_>>()
    });
    let of_members: TokenStream = of_members.collect();
    quote! {
        use #krate::__private::{self as __lambda_perm, WrongType as _};
        #of_resource
        #of_members
    }
}

fn checks_in(style: Style, call: &PolicyCall, analysis: &PolicyAnalysis, exceptions: Exceptions) -> TokenStream {
    let krate = &call.resource.krate;
    let resource = resource(call, analysis.target);
    let of_resource = resource.values(style, Key::is_of_resource);
    let mut waiting = analysis.waiting.iter();
    let of_members: TokenStream = members(call, analysis.target)
        .map(|member| {
            let waiting: Vec<&Waiting> = waiting.by_ref().take(member.member.statements.len()).collect();
            member.checks(style, &waiting, exceptions)
        })
        .collect();
    let examined = members(call, analysis.target).filter_map(|member| member.examined());
    let examined = quote!(&[#(#examined),*]);
    let all: Vec<&Waiting> = analysis.waiting.iter().collect();
    let asserts_of_resource = asserts(&resource, style, &examined, &all, Key::is_of_resource);
    let set = set(call, analysis, &resource, style, exceptions);
    quote! {
        use #krate::__private::{self as __lambda_perm, WrongType as _};
        #of_resource
        #of_members
        #asserts_of_resource
        #set
    }
}

/// The keys of the resource.
fn resource(call: &PolicyCall, target: Target) -> StatementItems<'_> {
    StatementItems { call: &call.resource, target, language: call.language(), prefix: String::new(), suffix: "" }
}

/// The items that check all statements together.
fn set(
    call: &PolicyCall,
    analysis: &PolicyAnalysis,
    resource: &StatementItems<'_>,
    style: Style,
    exceptions: Exceptions,
) -> TokenStream {
    let name = format_ident!("__lambda_perm_set");
    let reported = analysis.reported_of_set.iter().map(|(at, code)| {
        let code = format_ident!("{}", format!("{code:?}"));
        let at = Literal::usize_unsuffixed(*at);
        quote!((#at, __lambda_perm::Code::#code))
    });
    let statement = resource.statement();
    let members_name = format_ident!("__lambda_perm_members");
    let members = members(call, analysis.target).flat_map(|member| member.of_set(exceptions));
    let list = style.list(&members_name, &quote!(__lambda_perm::Member<'static>), &quote!(#(#members),*));
    let set = style.binding(
        &name,
        &quote!(__lambda_perm::ExaminedSet<'static, 'static>),
        &quote!(__lambda_perm::Set::new(#statement, #members_name).examined(&[#(#reported),*])),
    );
    let mut first = 0;
    let asserts = call.members.iter().map(|member| {
        let statements = [first, first + member.statements.len() - 1];
        first += member.statements.len();
        asserts_of_set(member, statements, style, &name)
    });
    let asserts: TokenStream = asserts.collect();
    quote!(#list #set #asserts)
}

/// A check for each token of a member that a finding about the set may blame.
fn asserts_of_set(member: &MemberCall, [first, last]: [usize; 2], style: Style, set: &Ident) -> TokenStream {
    let assert = |range: Range, method: &str, more: TokenStream| {
        let [first, last] = [first, last].map(Literal::usize_unsuffixed);
        style.assert(range, &["ExaminedSet", method], quote!(#set, #first, #last #more))
    };
    let mut all = assert(member.range, "assert_statements", TokenStream::new());
    let Some(call) = member.statements.first() else { return all };
    let id = call.argument(Key::StatementId).and_then(|id| Range::of(&id.tokens)).unwrap_or(member.range);
    all.extend(assert(id, "assert_statement_ids", TokenStream::new()));
    for (lint, ident) in call.allowed().filter(|(lint, _)| lint.is_of_sets()) {
        let lint = lint_path(&call.krate, *lint);
        all.extend(assert(Range::of_one(ident.span()), "assert_allow", quote!(, #lint)));
    }
    all
}

/// A member, and what the names of its items have in common.
struct MemberItems<'c> {
    member: &'c MemberCall,
    target: Target,
    language: Option<Language>,
    prefix: String,
}

fn members(call: &PolicyCall, target: Target) -> impl Iterator<Item = MemberItems<'_>> {
    let language = call.language();
    let name = move |(number, member)| MemberItems { member, target, language, prefix: format!("{number}_") };
    call.members.iter().enumerate().map(name)
}

impl<'c> MemberItems<'c> {
    /// The statements. The second one shares the values of the first.
    fn statements(&self) -> impl Iterator<Item = StatementItems<'c>> + '_ {
        let calls = self.member.statements.iter().zip(["", "_invoke"]);
        calls.map(|(call, suffix)| StatementItems {
            call,
            target: self.target,
            language: self.language,
            prefix: self.prefix.clone(),
            suffix,
        })
    }

    fn item(&self, what: &str) -> Ident {
        format_ident!("__lambda_perm_{}{what}", self.prefix)
    }

    /// The items that check the statements by themselves.
    fn checks(&self, style: Style, waiting: &[&Waiting], exceptions: Exceptions) -> TokenStream {
        if let Some(tokens) = &self.member.permission {
            return self.checks_of_permission(tokens, style);
        }
        let (mut items, mut checks) = (TokenStream::new(), Vec::new());
        for (number, (statement, waiting)) in self.statements().zip(waiting).enumerate() {
            let is_wanted = if number == 0 { is_of_statement } else { is_statement_id };
            items.extend(statement.values(style, is_wanted));
            checks.push(statement.check(waiting, exceptions));
        }
        let make = if checks.len() == 2 { quote!(pair) } else { quote!(one) };
        let name = self.item("examined");
        items.extend(style.binding(&name, &examined_type(), &quote!(__lambda_perm::Examined::#make(#(#checks),*))));
        let examined = quote!(&[#name]);
        for (number, statement) in self.statements().enumerate() {
            let is_wanted = if number == 0 { is_of_statement } else { is_own_of_second };
            items.extend(asserts(&statement, style, &examined, waiting, is_wanted));
        }
        items.extend(self.member.statements.first().map(|call| asserts_of_lints(call, style, &name)));
        items
    }

    /// The item of a permission that is a constant: of one whose language is not known, the statement.
    fn checks_of_permission(&self, tokens: &[TokenTree], style: Style) -> TokenStream {
        let name = self.item("permission");
        if self.language.is_none() {
            // Where there is no expression, that has been reported.
            let Some(member) = self.as_constant() else { return TokenStream::new() };
            return style.value(&name, &quote!(__lambda_perm::Statement<'static>), quote!(&#member.0));
        }
        let Some(range) = Range::of(tokens) else { return TokenStream::new() };
        let ty = type_of(self.target, "Permission", self.language, &private());
        let (value, language) = (ungrouped(tokens), language(self.language));
        // If the value has another type, the value is to be blamed, so the tokens around it get its span.
        let value =
            quote_spanned!(range.first=> &__lambda_perm::Constant(#value).in_template::<__lambda_perm::#language>());
        style.value(&name, &ty, value)
    }

    /// A permission that is a constant, as its statement and its language. If the value has another type, it is to be blamed, and
    /// once however often this stands in an expansion, so all tokens get its span.
    fn as_constant(&self) -> Option<TokenStream> {
        let tokens = self.member.permission.as_deref()?;
        let range = Range::of(tokens)?;
        let (value, method) = (ungrouped(tokens), of_target(self.target, "_member"));
        let method = Ident::new(&method.to_string(), range.first);
        Some(quote_spanned!(range.first=> __lambda_perm::Constant(#value).#method()))
    }

    /// The name of the item in which the statements have been examined.
    fn examined(&self) -> Option<Ident> {
        self.member.permission.is_none().then(|| self.item("examined"))
    }

    /// The statements as members of the set.
    fn of_set(&self, exceptions: Exceptions) -> Vec<TokenStream> {
        let Some(name) = self.examined() else {
            let (statement, lints) = match exceptions {
                Exceptions::Listed => (self.statement_with_exceptions(), TokenStream::new()),
                Exceptions::Meant => {
                    let lints = self.member.statements.iter().flat_map(allowing);
                    (self.statement_of_permission(), lints.collect())
                }
            };
            return vec![quote!(__lambda_perm::Member::new(__lambda_perm::Check::new(#statement).in_set() #lints))];
        };
        let count = self.member.statements.len();
        let member = |at: usize| {
            let with_next = (at + 1 < count).then(|| quote!(.with_next()));
            let at = Literal::usize_unsuffixed(at);
            quote!(__lambda_perm::Member::new(#name.check(#at)) #with_next)
        };
        (0..count).map(member).collect()
    }

    /// The statements of the policy, with the resource of the set.
    fn statements_of_set(&self) -> Vec<TokenStream> {
        let statements: Vec<TokenStream> = match self.examined() {
            None => vec![self.statement_with_exceptions()],
            Some(name) => (0..self.member.statements.len())
                .map(|at| {
                    let at = Literal::usize_unsuffixed(at);
                    quote!(#name.statement(#at))
                })
                .collect(),
        };
        statements.into_iter().map(|statement| quote!(__lambda_perm_set.statement(#statement))).collect()
    }

    /// The statement of a permission that is a constant, with the lints that are allowed here.
    fn statement_with_exceptions(&self) -> TokenStream {
        let statement = self.statement_of_permission();
        let exceptions = self.member.statements.first().filter(|call| call.allow.is_some()).map(|call| {
            let list = exception_list(call, lambda_perm_core::Lint::is_of_sets);
            quote!(.excepting_in_set(const { #list }))
        });
        quote!(#statement #exceptions)
    }

    /// The statement of a permission that is a constant.
    fn statement_of_permission(&self) -> TokenStream {
        // There is no expression, and that has been reported.
        if self.member.permission.as_ref().is_some_and(Vec::is_empty) {
            return quote! {
                __lambda_perm::Statement::new(__lambda_perm::FUNCTION).with_pending(__lambda_perm::Key::StatementId)
            };
        }
        let (name, make) = (self.item("permission"), format_ident!("statement_of_{}", of_target(self.target, "")));
        match self.language {
            None => quote!(__lambda_perm::copy_of(#name)),
            Some(_) => quote!(__lambda_perm::#make(#name)),
        }
    }
}

/// Tokens as one value.
fn ungrouped(tokens: &[TokenTree]) -> Group {
    Group::new(Delimiter::None, tokens.iter().cloned().collect())
}

const fn is_of_statement(key: Key) -> bool {
    !key.is_of_resource()
}

const fn is_statement_id(key: Key) -> bool {
    matches!(key, Key::StatementId)
}

/// Whether the second statement of a function URL has its own value for the key.
const fn is_own_of_second(key: Key) -> bool {
    matches!(key, Key::InvokedViaFunctionUrl)
}

/// Where the values of all statements can be checked.
fn place_of_policy(call: &PolicyCall) -> Place {
    let has_inline = call.members.iter().any(|member| member.permission.as_deref().is_some_and(needs_inline));
    let start = if has_inline { Place::Inline } else { place(&call.resource) };
    call.members
        .iter()
        .filter_map(|member| member.statements.first())
        .fold(start, |found, statement| found.and(place(statement)))
}
