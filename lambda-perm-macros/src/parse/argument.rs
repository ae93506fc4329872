//! `key = value`, and what was meant to be one.

use lambda_perm_core::{grammar, key::Key};
use proc_macro2::{Ident, TokenTree};

use super::{Part, report, starts_with_equals, word};
use crate::{
    call::{Argument, Call, Meant},
    errors::Errors,
    span::Range,
    value,
};

pub(super) fn parse_argument(call: &mut Call, part: &Part, errors: &mut Errors) {
    match part.tokens.as_slice() {
        [] => errors.push(Range::of_one(part.end), &grammar::empty_argument()),
        [TokenTree::Ident(ident)] => parse_value(call, ident, &[], errors),
        [TokenTree::Ident(ident), TokenTree::Punct(equals), value @ ..]
            if equals.as_char() == '=' && !starts_with_equals(value) =>
        {
            parse_value(call, ident, value, errors);
        }
        tokens => {
            let start = tokens.first().map(word).unwrap_or_default();
            report(tokens, &grammar::malformed_argument(&start), errors);
            mean(call, &start, tokens);
            mean_inside(call, tokens);
        }
    }
}

fn parse_value(call: &mut Call, ident: &Ident, tokens: &[TokenTree], errors: &mut Errors) {
    let (name, start) = (ident.to_string(), TokenTree::from(ident.clone()));
    let Some(key) = Key::find(&name) else {
        errors.push(Range::of_one(ident.span()), &grammar::unknown_key(&name));
        mean(call, &name, if tokens.is_empty() { std::slice::from_ref(&start) } else { tokens });
        return;
    };
    if call.argument(key).is_some() {
        errors.push(Range::of_one(ident.span()), &grammar::duplicate_key(key));
        return;
    }
    let value = if tokens.is_empty() {
        errors.push(Range::of_one(ident.span()), &grammar::missing_value(&name));
        value::Value::Wrong
    } else {
        value::read(key, tokens, call.at, errors)
    };
    call.arguments.push(Argument { key, ident: ident.clone(), value, tokens: tokens.to_vec() });
}

/// Takes note of the key that a misspelt or malformed argument stands for.
fn mean(call: &mut Call, name: &str, tokens: &[TokenTree]) {
    if let (Some(key), Some(range)) = (grammar::meant_key(name), Range::of(tokens)) {
        call.meant.push(Meant { key, range });
    }
}

/// The same for the keys in brackets, where the arguments have been written in a group of their own, or as a statement
/// where there is no set.
fn mean_inside(call: &mut Call, tokens: &[TokenTree]) {
    let ([TokenTree::Group(group)] | [TokenTree::Ident(_), TokenTree::Group(group)]) = tokens else { return };
    for token in group.stream() {
        if let (TokenTree::Ident(ident), Some(range)) = (token, Range::of(tokens)) {
            call.meant.extend(Key::find(&ident.to_string()).map(|key| Meant { key, range }));
        }
    }
}
