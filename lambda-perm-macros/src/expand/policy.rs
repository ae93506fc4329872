//! Sets.

use std::collections::BTreeMap;

use lambda_perm_core::key::{Key, Target};
use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::{format_ident, quote, quote_spanned};

use super::{
    constants::{
        Place, Statement, Style, asserts, asserts_of_lints, either, excepting, lint_path, needs_inline, own_exceptions,
        permission_type, place,
    },
    literals, template,
};
use crate::{
    analyse::{self, PolicyAnalysis, Waiting},
    call::{Call, Member, PolicyCall},
    span::Range,
    value::Language,
};

pub(crate) fn expand_policy(call: &PolicyCall, analysis: &PolicyAnalysis) -> TokenStream {
    if analysis.is_complete { of_literals(call, analysis.target) } else { of_constants(call, analysis) }
}

fn of_literals(call: &PolicyCall, target: Target) -> TokenStream {
    let krate = &call.resource.krate;
    let language = call.language();
    let permissions = call.statements().map(|(_, statement)| literals::of_set(statement, target, language));
    let document = analyse::set(call, target, |set| set.to_document()).unwrap_or_default();
    quote!(#krate::__private::policy([#(#permissions),*], #document))
}

fn of_constants(call: &PolicyCall, analysis: &PolicyAnalysis) -> TokenStream {
    let krate = &call.resource.krate;
    let permissions = members(call, analysis.target).map(|member| member.permissions()).collect::<TokenStream>();
    let ty = permission_type(analysis.target, call.language());
    let count = call.statements().count();
    let ty = quote!(#krate::Policy<[__lambda_perm::#ty; #count]>);
    let checks = |style| {
        let (checks, resource) = (checks_in(style, call, analysis), resource_in_template(call, analysis.target, style));
        quote!(#checks #resource)
    };
    // The length of an array must not depend on `Self`, so such a set has no document of its own.
    let inline = || {
        let checks = checks(Style::Inline);
        quote!(#checks __lambda_perm::policy([#permissions], ""))
    };
    let items = || {
        let checks = checks(Style::Items);
        quote! {
            #checks
            const __lambda_perm_document: [u8; __lambda_perm_set.known_size()] = __lambda_perm_set.document();
            const __lambda_perm_policy: #ty =
                __lambda_perm::policy([#permissions], __lambda_perm::text(&__lambda_perm_document));
        }
    };
    let made = quote!(__lambda_perm_policy);
    match place_of_policy(call) {
        Place::Inline => {
            let inline = inline();
            quote!(const { #inline })
        }
        Place::Items => {
            let items = items();
            quote!({ #items #made })
        }
        Place::Either(constants) => {
            either(krate, &constants, &values_of_capitals(call, analysis.target), &ty, (items(), made), &inline())
        }
    }
}

/// All values that are constants of types with one letter as their name, each once.
fn values_of_capitals(call: &PolicyCall, target: Target) -> Vec<(Ident, TokenStream)> {
    let of_resource = resource(call, target).values_of_capitals();
    let of_members = members(call, target).flat_map(|member| {
        let statements: Vec<_> = member.statements().take(1).collect();
        statements.iter().flat_map(Statement::values_of_capitals).collect::<Vec<_>>()
    });
    let values: BTreeMap<Ident, TokenStream> = of_resource.into_iter().chain(of_members).collect();
    values.into_iter().collect()
}

/// The items that check the constants of a set: the values, the statements, and then all of them together.
pub(crate) fn checks_of_policy(call: &PolicyCall, analysis: &PolicyAnalysis) -> TokenStream {
    checks_in(Style::of(&place_of_policy(call)), call, analysis)
}

fn checks_in(style: Style, call: &PolicyCall, analysis: &PolicyAnalysis) -> TokenStream {
    let krate = &call.resource.krate;
    let resource = resource(call, analysis.target);
    let of_resource = resource.values(style, Key::is_of_resource);
    let mut waiting = analysis.waiting.iter();
    let of_members: TokenStream = members(call, analysis.target)
        .map(|member| {
            let waiting: Vec<&Waiting> = waiting.by_ref().take(member.member.statements.len()).collect();
            member.checks(style, &waiting)
        })
        .collect();
    let examined = members(call, analysis.target).flat_map(|member| member.examined());
    let examined = quote!(&[#(#examined),*]);
    let rules = analysis.waiting.iter().fold(0, |rules, waiting| rules | waiting.rules);
    let asserts_of_resource = asserts(&resource, style, &examined, rules, Key::is_of_resource);
    let set = set(call, analysis, &resource, style);
    quote! {
        use #krate::__private::{self as __lambda_perm, WrongType as _};
        #of_resource
        #of_members
        #asserts_of_resource
        #set
    }
}

/// The keys of the resource.
fn resource(call: &PolicyCall, target: Target) -> Statement<'_> {
    Statement { call: &call.resource, target, language: call.language(), prefix: String::new(), suffix: "" }
}

/// The resource as a template writes it, in the words of the member whose name tells most of it.
fn resource_in_template(call: &PolicyCall, target: Target, style: Style) -> Option<TokenStream> {
    let language = call.language().filter(|_| may_be_renamed(call))?;
    let (mut number, mut arms) = (0, TokenStream::new());
    for member in members(call, target) {
        if member.member.permission.as_ref().is_some_and(|tokens| !tokens.is_empty()) {
            let (name, method) = (member.permission_name(), of_target(target, "named_like"));
            arms.extend(
                quote!(::core::option::Option::Some(#number) => __lambda_perm::#method(&__lambda_perm_of_set, #name),),
            );
        }
        number += member.member.statements.len();
    }
    let resource = resource(call, target);
    let of_set = resource.permission_of(&resource.draft(), quote!(&[]));
    let ty = permission_type(target, Some(language));
    let value = quote!({
        let __lambda_perm_of_set = #of_set;
        match __lambda_perm_set.named_by() { #arms _ => __lambda_perm_of_set }
    });
    Some(style.binding(&format_ident!("__lambda_perm_named"), &quote!(__lambda_perm::#ty), &value))
}

/// What is there for functions and for layer versions.
fn of_target(target: Target, method: &str) -> Ident {
    match target {
        Target::Function => format_ident!("function_{method}"),
        Target::LayerVersion => format_ident!("layer_version_{method}"),
    }
}

/// The items that check all statements together.
fn set(call: &PolicyCall, analysis: &PolicyAnalysis, resource: &Statement<'_>, style: Style) -> TokenStream {
    let name = format_ident!("__lambda_perm_set");
    let drafts = members(call, analysis.target).flat_map(|member| member.drafts());
    let reported = analysis.reported_of_set.iter().map(|(at, code)| {
        let code = format_ident!("{}", format!("{code:?}"));
        quote!((#at, __lambda_perm::Code::#code))
    });
    let draft = resource.draft();
    let members = format_ident!("__lambda_perm_members");
    let list = style.list(
        &members,
        &quote!(__lambda_perm::Member<'static>),
        &quote!(#(__lambda_perm::Member::new(#drafts)),*),
    );
    let set = style.binding(
        &name,
        &quote!(__lambda_perm::ExaminedSet<'static, 'static>),
        &quote!(__lambda_perm::Set::new(#draft, #members).examined(&[#(#reported),*])),
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
fn asserts_of_set(member: &Member, [first, last]: [usize; 2], style: Style, set: &Ident) -> TokenStream {
    let assert = |range: Range, method: &str, more: TokenStream| {
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

/// A member with the names of its items.
struct Named<'c> {
    member: &'c Member,
    target: Target,
    language: Option<Language>,
    /// Whether another member may have a name for the resource that tells more than the set's.
    may_be_renamed: bool,
    prefix: String,
}

fn members(call: &PolicyCall, target: Target) -> impl Iterator<Item = Named<'_>> {
    let language = call.language();
    let may_be_renamed = may_be_renamed(call);
    let name = move |(number, member)| Named { member, target, language, may_be_renamed, prefix: format!("{number}_") };
    call.members.iter().enumerate().map(name)
}

fn may_be_renamed(call: &PolicyCall) -> bool {
    call.members.iter().any(|member| member.permission.is_some())
}

impl<'c> Named<'c> {
    /// The statements, of which the second shares the values of the first.
    fn statements(&self) -> impl Iterator<Item = Statement<'c>> + '_ {
        let calls = self.member.statements.iter().zip(["", "_invoke"]);
        calls.map(|(call, suffix)| Statement {
            call,
            target: self.target,
            language: self.language,
            prefix: self.prefix.clone(),
            suffix,
        })
    }

    fn permission_name(&self) -> Ident {
        format_ident!("__lambda_perm_{}permission", self.prefix)
    }

    /// The items that check the statements, each by itself.
    fn checks(&self, style: Style, waiting: &[&Waiting]) -> TokenStream {
        if let Some(tokens) = &self.member.permission {
            return self.checks_of_permission(tokens, style);
        }
        let mut items = TokenStream::new();
        for (number, (statement, waiting)) in self.statements().zip(waiting).enumerate() {
            let is_wanted = if number == 0 { is_of_statement } else { is_statement_id };
            items.extend(statement.values(style, is_wanted));
            items.extend(statement.examined(style, waiting));
        }
        let examined = self.examined();
        let examined = quote!(&[#(#examined),*]);
        let rules = waiting.iter().fold(0, |rules, waiting| rules | waiting.rules);
        for (number, statement) in self.statements().enumerate() {
            let is_wanted = if number == 0 { is_of_statement } else { is_own_of_second };
            items.extend(asserts(&statement, style, &examined, rules, is_wanted));
        }
        items.extend(self.member.statements.first().map(|call| asserts_of_lints(call, style, &examined)));
        items
    }

    /// The items of a permission that is a constant, with the lints that are allowed here.
    fn checks_of_permission(&self, tokens: &[TokenTree], style: Style) -> TokenStream {
        let Some(range) = Range::of(tokens) else { return TokenStream::new() };
        let ty = permission_type(self.target, self.language);
        let value = Group::new(Delimiter::None, tokens.iter().cloned().collect());
        // A value of another type is to be blamed itself, so what stands around it gets its span.
        let value = match self.language {
            None => quote_spanned!(range.first=> &#value),
            Some(language) => {
                let language = template::language(language);
                quote_spanned!(range.first=> &__lambda_perm::Constant(#value).in_template::<__lambda_perm::#language>())
            }
        };
        let permission = style.value(&self.permission_name(), ty, value);
        quote!(#permission)
    }

    /// The names of the drafts that have been examined.
    fn examined(&self) -> Vec<Ident> {
        match self.member.permission {
            Some(_) => Vec::new(),
            None => self.statements().map(|statement| statement.name("examined")).collect(),
        }
    }

    /// The drafts, as expressions.
    fn drafts(&self) -> Vec<TokenStream> {
        match self.member.permission {
            Some(_) => {
                let (draft, krate) =
                    (self.draft_of_permission(), self.member.statements.first().map(|call| &call.krate));
                let lints = self.member.statements.iter().flat_map(Call::lints).map(|lint| {
                    let lint = krate.map(|krate| lint_path(krate, lint));
                    quote!(.allowing(#lint))
                });
                vec![quote!(#draft #(#lints)*)]
            }
            None => self.examined().into_iter().map(|name| quote!(#name.draft)).collect(),
        }
    }

    fn draft_of_permission(&self) -> TokenStream {
        let name = self.permission_name();
        match self.target {
            // There is none, which has been reported.
            _ if self.member.permission.as_ref().is_some_and(Vec::is_empty) => {
                quote!(__lambda_perm::Draft::new(__lambda_perm::FUNCTION).with_opaque(__lambda_perm::Key::StatementId))
            }
            Target::Function if self.language.is_some() => quote!(__lambda_perm::Draft::of_function_in(#name)),
            Target::LayerVersion if self.language.is_some() => quote!(__lambda_perm::Draft::of_layer_version_in(#name)),
            Target::Function => quote!(__lambda_perm::Draft::of_function(#name)),
            Target::LayerVersion => quote!(__lambda_perm::Draft::of_layer_version(#name)),
        }
    }

    /// The permissions, each with a comma behind it.
    fn permissions(&self) -> TokenStream {
        if self.member.permission.is_none() {
            let permissions = self
                .statements()
                .map(|statement| excepting(self.permission_of_statement(&statement), statement.call, self.target));
            return quote!(#(#permissions,)*);
        }
        let permission = self.permission_for_resource();
        let permission = match self.member.statements.first() {
            Some(call) => excepting(permission, call, self.target),
            None => permission,
        };
        quote!(#permission,)
    }

    fn permission_of_statement(&self, statement: &Statement<'_>) -> TokenStream {
        let exceptions = own_exceptions(statement.call);
        if !self.may_be_renamed {
            return statement.permission(exceptions);
        }
        if self.language.is_some() {
            let permission = statement.permission(exceptions);
            return self.for_named(&quote!(&#permission));
        }
        let examined = statement.name("examined");
        statement.permission_of(&quote!(__lambda_perm_set.resource_for(#examined.draft)), exceptions)
    }

    /// The permission of a member that is one already, for the resource of the set.
    fn permission_for_resource(&self) -> TokenStream {
        let (draft, name) = (self.draft_of_permission(), self.permission_name());
        if self.language.is_some() {
            return self.for_named(&quote!(#name));
        }
        let method = of_target(self.target, "of");
        quote!(__lambda_perm::#method(&__lambda_perm_set.resource_for(#draft), #name.exceptions()))
    }

    /// A permission for a template, for the resource as [`resource_in_template`] has it.
    fn for_named(&self, permission: &TokenStream) -> TokenStream {
        let method = of_target(self.target, "for_resource_of");
        quote!(__lambda_perm::#method(#permission, __lambda_perm_named))
    }
}

const fn is_of_statement(key: Key) -> bool {
    !key.is_of_resource()
}

const fn is_statement_id(key: Key) -> bool {
    matches!(key, Key::StatementId)
}

/// Whether the second statement of a function URL has the key to itself.
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
