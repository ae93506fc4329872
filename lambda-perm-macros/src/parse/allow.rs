//! `allow(lint, .., reason = "..")`.

use lambda_perm_core::{finding::Lint, grammar};
use proc_macro2::{Group, Ident, TokenTree};

use crate::{
    call::{Allow, Call},
    errors::Errors,
    span::Range,
    tokens::{literal_text, pair, split, word},
};

pub(super) fn parse_allow(call: &mut Call, ident: &Ident, group: &Group, errors: &mut Errors) {
    if call.allow.is_some() {
        errors.push(Range::of_one(ident.span()), &grammar::duplicate_allow());
        return;
    }
    let (mut lints, mut reason, before) = (Vec::new(), None, errors.len());
    for part in split(group.stream()) {
        match (pair(&part.tokens), part.tokens.as_slice()) {
            (Some((name, value)), _) if name == "reason" && reason.is_none() => {
                reason = Some(parse_reason(name, value, errors));
            }
            (_, [TokenTree::Ident(name)]) => {
                let meant = parse_lint(&mut lints, name, errors);
                call.meant_lints.extend(meant);
            }
            (_, []) => errors.push(Range::of_one(part.end), &grammar::empty_argument()),
            (_, tokens) => {
                errors.report(tokens, &grammar::malformed_allow());
                call.meant_lints.extend(tokens.iter().flat_map(named_lints));
            }
        }
    }
    if reason.is_none() && errors.len() == before {
        errors.push(Range { first: ident.span(), last: group.span() }, &grammar::missing_reason());
    } else if reason.is_some() && lints.is_empty() && errors.len() == before {
        errors.push(Range { first: ident.span(), last: group.span() }, &grammar::malformed_allow());
    }
    call.allow = Some(Allow { lints, reason: reason.unwrap_or_default() });
}

/// Reports a name that is not a lint's, and returns the lint that was meant.
fn parse_lint(lints: &mut Vec<(Lint, Ident)>, ident: &Ident, errors: &mut Errors) -> Option<Lint> {
    let name = ident.to_string();
    match Lint::find(&name) {
        None => {
            errors.push(Range::of_one(ident.span()), &grammar::unknown_lint(&name));
            return grammar::meant_lint(&name);
        }
        Some(lint) if lints.iter().any(|(other, _)| *other == lint) => {
            errors.push(Range::of_one(ident.span()), &grammar::duplicate_lint(lint));
        }
        Some(lint) => lints.push((lint, ident.clone())),
    }
    None
}

/// The reason, which must not be empty.
fn parse_reason(name: &Ident, tokens: &[TokenTree], errors: &mut Errors) -> String {
    if let Some(text) = literal_text(tokens)
        && !grammar::is_no_reason(&text)
    {
        return text;
    }
    let range = Range::of(tokens).unwrap_or(Range::of_one(name.span()));
    errors.push(range, &grammar::missing_reason());
    String::new()
}

/// The lints that are named somewhere in an `allow` that cannot be read, however deep.
pub(super) fn named_lints(token: &TokenTree) -> Vec<Lint> {
    let (mut lints, mut tokens) = (Vec::new(), vec![token.clone()]);
    while let Some(token) = tokens.pop() {
        match token {
            TokenTree::Group(group) => tokens.extend(group.stream()),
            token => lints.extend(Lint::find(&word(&token))),
        }
    }
    lints
}
