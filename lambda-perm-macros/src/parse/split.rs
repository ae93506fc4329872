//! Tokens between commas.

use lambda_perm_core::grammar;
use proc_macro2::{Delimiter, Ident, Span, TokenTree};

use super::ends_operator;
use crate::{errors::Errors, span::Range};

/// The tokens between two commas.
pub(crate) struct Part {
    pub(crate) tokens: Vec<TokenTree>,
    /// The comma behind them.
    pub(super) end: Span,
}

/// Splits at commas, except at those between the angle brackets of a path, as in `Table::<3, true>::BUCKET`.
pub(crate) fn split(tokens: Vec<TokenTree>) -> Vec<Part> {
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
        let behind = part.tokens.get(at + 1..).unwrap_or_default();
        if let (Some(before), TokenTree::Ident(ident)) = (before, token)
            && current.len() >= 2
            && (ends_value(before) || is_semicolon(before))
            && begins_argument(ident, behind)
        {
            current.pop_if(|token| is_semicolon(token));
            errors.push(Range::of_one(ident.span()), &grammar::missing_comma(&ident.to_string()));
            parts.push(Part { tokens: std::mem::take(&mut current), end: before.span() });
        }
        current.push(token.clone());
    }
    if let Some(semicolon) = current.pop_if(|token| is_semicolon(token))
        && parts.is_empty()
    {
        errors.push(Range::of_one(semicolon.span()), &grammar::semicolon());
    }
    parts.push(Part { tokens: current, end: part.end });
    parts
}

fn is_semicolon(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == ';')
}

fn ends_value(token: &TokenTree) -> bool {
    match token {
        TokenTree::Punct(_) => false,
        TokenTree::Ident(ident) => !["let", "mut", "ref", "const", "static"].iter().any(|keyword| ident == keyword),
        TokenTree::Literal(_) | TokenTree::Group(_) => true,
    }
}

fn begins_argument(ident: &Ident, behind: &[TokenTree]) -> bool {
    match behind {
        [TokenTree::Punct(equals), rest @ ..] => equals.as_char() == '=' && !ends_operator(rest),
        [TokenTree::Group(group), ..] => {
            let is_clause = ident == "allow" || grammar::is_member(&ident.to_string());
            is_clause && group.delimiter() == Delimiter::Parenthesis
        }
        _ => false,
    }
}
