//! Arguments between which a comma was forgotten.

use lambda_perm_core::grammar;
use proc_macro2::{Delimiter, TokenTree};

use crate::{
    errors::Errors,
    span::Range,
    tokens::{ListItem, is_punct, pair},
};

/// Splits where a comma was forgotten: before `key =` or `allow(` if what precedes can end a value, and after a semicolon.
pub(super) fn split_at_arguments(part: ListItem, errors: &mut Errors) -> Vec<ListItem> {
    let (mut parts, mut current) = (Vec::new(), Vec::new());
    for (at, token) in part.tokens.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| part.tokens.get(at));
        let rest = part.tokens.get(at..).unwrap_or_default();
        if let (Some(before), TokenTree::Ident(ident)) = (before, token)
            && current.len() >= 2
            && (ends_value(before) || is_punct(before, ';'))
            && begins_argument(rest)
        {
            current.pop_if(|token| is_punct(token, ';'));
            errors.push(Range::of_one(ident.span()), &grammar::missing_comma(&ident.to_string()));
            parts.push(ListItem { tokens: std::mem::take(&mut current), end: before.span() });
        }
        current.push(token.clone());
    }
    if let Some(semicolon) = current.pop_if(|token| is_punct(token, ';'))
        && parts.is_empty()
    {
        errors.push(Range::of_one(semicolon.span()), &grammar::semicolon());
    }
    parts.push(ListItem { tokens: current, end: part.end });
    parts
}

fn ends_value(token: &TokenTree) -> bool {
    match token {
        TokenTree::Punct(_) => false,
        TokenTree::Ident(ident) => !["let", "mut", "ref", "const", "static"].iter().any(|keyword| ident == keyword),
        TokenTree::Literal(_) | TokenTree::Group(_) => true,
    }
}

fn begins_argument(tokens: &[TokenTree]) -> bool {
    match tokens {
        [TokenTree::Ident(word), TokenTree::Group(group), ..] => {
            let is_clause = word == "allow" || grammar::is_member(&word.to_string());
            is_clause && group.delimiter() == Delimiter::Parenthesis
        }
        _ => pair(tokens).is_some(),
    }
}
