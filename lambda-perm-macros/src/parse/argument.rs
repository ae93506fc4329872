//! `key = value`, and what was meant to be one.

use lambda_perm_core::{facts::parameters::Key, grammar};
use proc_macro2::{Group, Ident, TokenTree};

use crate::{
    call::{Argument, Call, Meant},
    errors::Errors,
    span::Range,
    tokens::{ListItem, is_punct, pair, word},
    value,
};

pub(super) fn parse_argument(call: &mut Call, part: &ListItem, errors: &mut Errors) {
    if let Some((ident, value)) = pair(&part.tokens) {
        return parse_value(call, ident, value, errors);
    }
    match part.tokens.as_slice() {
        [] => errors.push(Range::of_one(part.end), &grammar::empty_argument()),
        [TokenTree::Ident(ident)] => parse_value(call, ident, &[], errors),
        [.., TokenTree::Ident(word), TokenTree::Punct(bang), TokenTree::Group(group)]
            if bang.as_char() == '!' && grammar::is_macro(&word.to_string()) =>
        {
            errors.report(&part.tokens, &grammar::nested(&word.to_string()));
            mean_all(call, group, &part.tokens);
        }
        tokens => {
            let start = name_of(tokens);
            errors.report(tokens, &grammar::malformed_argument(&start));
            let before = call.meant.len();
            mean(call, &start, tokens);
            mean_inside(call, tokens);
            call.has_unread |= call.meant.len() == before && !grammar::has_meaning(&start);
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
        value::ArgumentValue::Wrong
    } else {
        value::read(key, tokens, call.at, errors)
    };
    call.arguments.push(Argument { key, ident: ident.clone(), value, tokens: tokens.to_vec() });
}

/// The key of a malformed argument as it was written: the text before `=`, `:` or a value, such as `source-account`,
/// `aws:SourceArn` or `--source-arn`.
pub(super) fn name_of(tokens: &[TokenTree]) -> String {
    let is_value = |token: &TokenTree| matches!(token, TokenTree::Literal(_) | TokenTree::Group(_));
    let end = ['=', ':'].iter().find_map(|character| tokens.iter().position(|token| is_punct(token, *character)));
    let end = end.or_else(|| tokens.iter().position(is_value)).unwrap_or(1).max(1);
    let name = tokens.get(..end).unwrap_or_default();
    name.iter().map(|token| if let TokenTree::Punct(punct) = token { punct.to_string() } else { word(token) }).collect()
}

/// Notes the key meant by a misspelt or malformed argument.
fn mean(call: &mut Call, name: &str, tokens: &[TokenTree]) {
    if let (Some(key), Some(range)) = (grammar::meant_key(name), Range::of(tokens)) {
        call.meant.push(Meant { key, range });
    }
}

/// The same for keys in brackets: arguments in a group of their own, or written as a statement outside of a set.
fn mean_inside(call: &mut Call, tokens: &[TokenTree]) {
    if let [TokenTree::Group(group)] | [TokenTree::Ident(_), TokenTree::Group(group)] = tokens {
        mean_all(call, group, tokens);
    }
}

/// Notes all keys in a group. Findings about them blame the tokens.
pub(super) fn mean_all(call: &mut Call, group: &Group, blamed: &[TokenTree]) {
    let Some(range) = Range::of(blamed) else { return };
    let tokens: Vec<TokenTree> = group.stream().into_iter().collect();
    for pair in tokens.windows(2) {
        if let [name, TokenTree::Punct(sign)] = pair
            && matches!(sign.as_char(), '=' | ':')
        {
            call.meant.extend(grammar::meant_key(&word(name)).map(|key| Meant { key, range }));
        }
    }
}
