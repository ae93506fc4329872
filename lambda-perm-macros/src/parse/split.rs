//! Tokens between commas.

use lambda_perm_core::grammar;
use proc_macro2::{Delimiter, Span, TokenTree};

use super::pair;
use crate::{errors::Errors, span::Range, value::is_punct};

/// The tokens between two commas.
pub(crate) struct Part {
    pub(crate) tokens: Vec<TokenTree>,
    /// The comma behind them.
    pub(super) end: Span,
}

/// Splits at commas, except at those between the angle brackets of a path, as in `Table::<3, true>::BUCKET`.
pub(crate) fn split(tokens: impl IntoIterator<Item = TokenTree>) -> Vec<Part> {
    let (mut parts, mut current, mut depth) = (Vec::new(), Vec::new(), 0_usize);
    let mut previous = [' '; 2];
    for token in tokens {
        let mut character = ' ';
        if let TokenTree::Punct(punct) = &token {
            character = punct.as_char();
            match character {
                '<' if depth > 0 || previous == [':', ':'] || previous[1] == '=' => depth += 1,
                '>' if previous[1] != '-' => depth = depth.saturating_sub(1),
                ',' if depth == 0 => {
                    parts.push(Part { tokens: std::mem::take(&mut current), end: punct.span() });
                    previous = [' '; 2];
                    continue;
                }
                _ => {}
            }
        }
        previous = [previous[1], character];
        current.push(token);
    }
    if let Some(last) = current.last() {
        let end = last.span();
        parts.push(Part { tokens: current, end });
    }
    parts
}

/// Splits where a comma was forgotten: before `key =` or `allow(`, behind something that can end a value, or behind a
/// semicolon.
pub(super) fn split_at_arguments(part: Part, errors: &mut Errors) -> Vec<Part> {
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
            parts.push(Part { tokens: std::mem::take(&mut current), end: before.span() });
        }
        current.push(token.clone());
    }
    if let Some(semicolon) = current.pop_if(|token| is_punct(token, ';'))
        && parts.is_empty()
    {
        errors.push(Range::of_one(semicolon.span()), &grammar::semicolon());
    }
    parts.push(Part { tokens: current, end: part.end });
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
