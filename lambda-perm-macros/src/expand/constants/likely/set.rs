//! Sets whose constants are likely to be of such forms.
//!
//! The statements are a static, because the compiler looks at all that a constant refers to, and at a static once.

use lambda_perm_core::{
    check::{Check, likely::SetForms},
    facts::parameters::{Key, Target},
};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::{MadeCall, Place, assert, is_plain, likely_item, private, text};
use crate::{
    analyse::{PolicyAnalysis, Waiting, checks_of_member},
    call::{Argument, Call, MemberCall, PolicyCall},
    expand::{
        constants::place,
        language, literals, of_target,
        statement::{key_path, lint_path},
    },
    span::Range,
};

/// The policy, if something is likely of each constant.
pub(in crate::expand) fn expand_policy(call: &PolicyCall, analysis: &PolicyAnalysis) -> Option<TokenStream> {
    let target = analysis.target;
    let set = LikelyCall::of(call, analysis)?;
    let krate = &call.resource.krate;
    let (constants, statements) = (set.constants(), set.statements());
    let (likely, asserts, settled) = (set.likely(), set.asserts(), set.settled());
    let (make, language) = (of_target(target, "_policy"), language(None));
    let count = call.members.len();
    // What is found of a large set takes longer than the compiler expects of a constant, and that is fine.
    Some(quote! {{
        use #krate::__private::{self as __lambda_perm, WrongText as _};
        #constants
        static __lambda_perm_statements: [__lambda_perm::Statement<'static>; #count] = [#(#statements),*];
        #[allow(long_running_const_eval)]
        const __lambda_perm_likely: __lambda_perm::LikelySet<#count> = #likely;
        #[allow(long_running_const_eval)]
        {
            #asserts
        }
        __lambda_perm::#make::<__lambda_perm::#language>(#settled)
    }})
}

/// A call of which something is likely.
struct LikelyCall<'c> {
    call: &'c PolicyCall,
    target: Target,
    waiting: &'c [Waiting],
    forms: SetForms,
}

impl<'c> LikelyCall<'c> {
    fn of(call: &'c PolicyCall, analysis: &'c PolicyAnalysis) -> Option<Self> {
        let (target, waiting) = (analysis.target, analysis.waiting.as_slice());
        let is_alone = |member: &MemberCall| member.permission.is_none() && member.statements.len() == 1;
        let is_taken = |call: &Call| matches!(place(call), Place::Items) && call.arguments.iter().all(is_plain);
        let is_unreported =
            waiting.iter().all(|waiting| waiting.reported.is_empty()) && analysis.reported_of_set.is_empty();
        let mut calls = call.statements().map(|(_, statement)| statement).chain([&call.resource]);
        if !is_unreported || !call.members.iter().all(is_alone) || !calls.all(is_taken) {
            return None;
        }
        let checks: Vec<Check<'_>> = call.members.iter().flat_map(|member| checks_of_member(member, target)).collect();
        let silencing = checks
            .into_iter()
            .zip(call.statements())
            .zip(waiting)
            .map(|((check, (_, statement)), waiting)| waiting.silenced_of(statement).fold(check, Check::silenced));
        let checks: Vec<Check<'_>> = silencing.collect();
        let made: Vec<Option<MadeCall>> =
            call.statements().map(|(_, statement)| MadeCall::of_source(statement)).collect();
        let known: Vec<_> = made.iter().map(|made| made.as_ref().map(MadeCall::known)).collect();
        let forms = SetForms::of(&checks, &known)?;
        Some(Self { call, target, waiting, forms })
    }

    /// The constants: of the resource, with the number behind the last statement, and of the statements.
    fn all(&self) -> impl Iterator<Item = (usize, &Argument, &[u8])> {
        let of_resource = self.forms.resource.iter().map(|form| (self.call.members.len(), &self.call.resource, form));
        let calls = self.call.statements().map(|(_, statement)| statement);
        let own = self.forms.statements.iter().zip(calls).enumerate();
        let own = own.flat_map(|(at, (forms, call))| forms.iter().map(move |form| (at, call, form)));
        of_resource.chain(own).filter_map(|(at, call, (key, form))| Some((at, call.argument(*key)?, form.as_slice())))
    }

    /// The items of the constants, each with a check by itself.
    fn constants(&self) -> TokenStream {
        let items = self.all().filter_map(|(at, argument, form)| {
            let (name, form) = (name(at, argument.key), Literal::byte_string(form));
            if let Some(made) = MadeCall::of(argument) {
                return made.item(&name, self.account(at));
            }
            let (text, range) = (text(argument)?, Range::of(&argument.tokens)?);
            let key = key_path(argument.key, &private());
            let assert = assert(range, &name, "assert", quote!(#key));
            Some(quote! {
                const #name: __lambda_perm::LikelyText = __lambda_perm::LikelyText::of(#text, #form);
                #assert
            })
        });
        items.collect()
    }

    /// The account that a statement names.
    fn account(&self, at: usize) -> Option<&str> {
        self.call.statements().nth(at).and_then(|(_, statement)| literals::text(statement, Key::SourceAccount))
    }

    fn statements(&self) -> Vec<TokenStream> {
        let statements = self.call.statements().enumerate().map(|(at, (_, statement))| {
            let constant = |argument: &Argument| {
                let at = if argument.key.is_of_resource() { self.call.members.len() } else { at };
                let name = name(at, argument.key);
                match text(argument) {
                    Some(_) => Some(quote!(#name.text)),
                    None => MadeCall::of(argument).map(|_| quote!(#name.text())),
                }
            };
            literals::statement_with(statement, self.target, &constant)
        });
        statements.collect()
    }

    /// What asks whether all constants are likely, and applies the rules where they are not.
    fn likely(&self) -> TokenStream {
        let krate = &self.call.resource.krate;
        let names = self.all().map(|(at, argument, _)| name(at, argument.key));
        let distinct = self.forms.distinct.iter().map(|key| {
            let key = key_path(*key, &private());
            quote!(&& __lambda_perm::LikelySet::are_distinct(&__lambda_perm_statements, #key))
        });
        let constants = self.all().map(|(at, argument, _)| {
            let (at, key) = (number(at), key_path(argument.key, &private()));
            quote!((#at, #key))
        });
        let silenced = self.call.statements().zip(self.waiting).enumerate().flat_map(|(at, ((_, call), waiting))| {
            let lints = waiting.silenced_of(call);
            lints.map(move |lint| {
                let (at, lint) = (number(at), lint_path(krate, lint));
                quote!((#at, #lint))
            })
        });
        quote! {
            if #(#names.is_likely)&* #(#distinct)* {
                __lambda_perm::LikelySet::of(&__lambda_perm_statements)
            } else {
                __lambda_perm::LikelySet::examined(&__lambda_perm_statements, &[#(#constants),*], &[#(#silenced),*])
            }
        }
    }

    /// The statements as the policy has them. A name of another form than the likely one may carry a qualifier. What takes that out
    /// is in a generic function, because the compiler would evaluate it in any other place.
    fn settled(&self) -> TokenStream {
        if !self.forms.resource.iter().any(|(key, _)| *key == Key::FunctionName) {
            return quote!(&__lambda_perm_statements);
        }
        let name = name(self.call.members.len(), Key::FunctionName);
        quote! {{
            const fn __lambda_perm_settled<const GENERIC: bool>() -> &'static [__lambda_perm::Statement<'static>] {
                const { &__lambda_perm_likely.settled() }
            }
            if #name.is_likely { &__lambda_perm_statements } else { __lambda_perm_settled::<true>() }
        }}
    }

    /// A check for each token that a finding may blame.
    fn asserts(&self) -> TokenStream {
        let of_resource = self.call.resource.arguments(self.target).map(|argument| self.asserts_of_resource(argument));
        let of_statements = self.call.members.iter().zip(self.waiting).enumerate();
        let of_statements =
            of_statements.map(|(at, (member, waiting))| self.asserts_of_member(at, member, &waiting.blamed));
        of_resource.flatten().chain(of_statements).collect()
    }

    fn asserts_of_resource(&self, argument: &Argument) -> Option<TokenStream> {
        let (range, key) = (Range::of(&argument.tokens)?, key_path(argument.key, &private()));
        let may_blame = self.waiting.iter().any(|waiting| waiting.blamed.contains(&argument.key));
        may_blame.then(|| assert(range, &likely_item(), "assert_resource", quote!(#key)))
    }

    fn asserts_of_member(&self, at: usize, member: &MemberCall, blamed: &[Key]) -> TokenStream {
        let Some(call) = member.statements.first() else { return TokenStream::new() };
        let number = number(at);
        let about =
            |range, method: &str, more: TokenStream| assert(range, &likely_item(), method, quote!(#number #more));
        let own = call.arguments(self.target).filter(|argument| !argument.key.is_of_resource());
        let of_values = own.filter_map(|argument| {
            let range = Range::of(&argument.tokens)?;
            let check = |method: &str| about(range, method, TokenStream::new());
            let of_value = blamed.contains(&argument.key).then(|| check(argument.key.name()));
            let of_id = self.forms.may_blame_ids && argument.key == Key::StatementId;
            let of_id = of_id.then(|| check("assert_statement_id"));
            Some(quote!(#of_value #of_id))
        });
        let of_lints = call.allowed().map(|(lint, ident)| {
            let lint = lint_path(&call.krate, *lint);
            about(Range::of_one(ident.span()), "assert_allow", quote!(, #lint))
        });
        let of_statement =
            self.forms.may_blame_statements.then(|| about(member.range, "assert_statement", TokenStream::new()));
        quote!(#(#of_values)* #(#of_lints)* #of_statement)
    }
}

/// The name of the item of a constant.
fn name(at: usize, key: Key) -> Ident {
    format_ident!("__lambda_perm_{at}_{}", key.name())
}

fn number(at: usize) -> Literal {
    Literal::usize_unsuffixed(at)
}
