//! Tokens to a [`Call`]. Never fails: what cannot be read is reported, and reading goes on behind the next comma.

use lambda_perm_core::{
    finding::{Finding, Lint},
    grammar,
    key::Key,
};
use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};

use crate::{
    call::{Allow, Argument, Call},
    errors::Errors,
    span::Range,
    value,
};

/// Reads `$crate key = value, ..`.
pub(crate) fn parse(input: TokenStream, errors: &mut Errors) -> Call {
    let mut tokens = input.into_iter();
    let krate = tokens.next().unwrap_or_else(|| Ident::new("lambda_perm", Span::call_site()).into());
    let mut call = Call {
        krate,
        span: Span::call_site(),
        arguments: Vec::new(),
        meant: Vec::new(),
        allow: None,
        meant_lints: Vec::new(),
    };
    for part in split(tokens.collect()) {
        match part.tokens.as_slice() {
            [] => errors.push(Range::of_one(part.end), &grammar::malformed_argument()),
            [TokenTree::Ident(ident), TokenTree::Group(group), rest @ ..] if ident == "allow" => {
                if rest.is_empty() && group.delimiter() == Delimiter::Parenthesis {
                    parse_allow(&mut call, ident, group, errors);
                } else {
                    report(&part.tokens, &grammar::malformed_allow(), errors);
                }
            }
            [TokenTree::Ident(ident)] if ident == "allow" => report(&part.tokens, &grammar::malformed_allow(), errors),
            [TokenTree::Ident(ident)] => parse_argument(&mut call, ident, &[], errors),
            [TokenTree::Ident(ident), TokenTree::Punct(equals), value @ ..]
                if equals.as_char() == '=' && !starts_with_equals(value) =>
            {
                parse_argument(&mut call, ident, value, errors);
            }
            tokens => {
                report(tokens, &grammar::malformed_argument(), errors);
                if let Some(TokenTree::Ident(ident)) = tokens.first() {
                    call.meant.extend(Key::find(&ident.to_string()));
                }
            }
        }
    }
    call
}

fn report(tokens: &[TokenTree], finding: &Finding<'_>, errors: &mut Errors) {
    if let Some(range) = Range::of(tokens) {
        errors.push(range, finding);
    }
}

/// `==` is no assignment.
fn starts_with_equals(tokens: &[TokenTree]) -> bool {
    matches!(tokens.first(), Some(TokenTree::Punct(punct)) if punct.as_char() == '=')
}

fn parse_argument(call: &mut Call, ident: &Ident, tokens: &[TokenTree], errors: &mut Errors) {
    let name = ident.to_string();
    let Some(key) = Key::find(&name) else {
        errors.push(Range::of_one(ident.span()), &grammar::unknown_key(&name));
        call.meant.extend(grammar::meant_key(&name));
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
        value::read(key, tokens, errors)
    };
    call.arguments.push(Argument { key, ident: ident.clone(), value, tokens: tokens.to_vec() });
}

fn parse_allow(call: &mut Call, ident: &Ident, group: &Group, errors: &mut Errors) {
    if call.allow.is_some() {
        errors.push(Range::of_one(ident.span()), &grammar::duplicate_allow());
        return;
    }
    let (mut lints, mut reason) = (Vec::new(), None);
    for part in split(group.stream().into_iter().collect()) {
        match part.tokens.as_slice() {
            [TokenTree::Ident(name), TokenTree::Punct(equals), value @ ..]
                if name == "reason" && equals.as_char() == '=' && reason.is_none() =>
            {
                reason = Some(parse_reason(name, value, errors));
            }
            [TokenTree::Ident(name)] => {
                let meant = parse_lint(&mut lints, name, errors);
                call.meant_lints.extend(meant);
            }
            [] => errors.push(Range::of_one(part.end), &grammar::malformed_allow()),
            tokens => {
                report(tokens, &grammar::malformed_allow(), errors);
                if let Some(TokenTree::Ident(name)) = tokens.first() {
                    call.meant_lints.extend(Lint::find(&name.to_string()));
                }
            }
        }
    }
    if reason.is_none() {
        errors.push(Range { first: ident.span(), last: group.span() }, &grammar::missing_reason());
    } else if lints.is_empty() && errors.is_empty() {
        errors.push(Range { first: ident.span(), last: group.span() }, &grammar::malformed_allow());
    }
    call.allow = Some(Allow { lints, reason: reason.unwrap_or_default() });
}

/// Returns the lint that a name that is none stands for.
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

/// The reason, which must say something.
fn parse_reason(name: &Ident, tokens: &[TokenTree], errors: &mut Errors) -> String {
    if let [TokenTree::Literal(literal)] = tokens {
        if let litrs::Literal::String(text) = litrs::Literal::from(literal) {
            if !text.value().trim().is_empty() {
                return text.value().to_owned();
            }
        }
    }
    let range = Range::of(tokens).unwrap_or(Range::of_one(name.span()));
    errors.push(range, &grammar::missing_reason());
    String::new()
}

/// The tokens between two commas.
struct Part {
    tokens: Vec<TokenTree>,
    /// The comma behind them.
    end: Span,
}

/// Splits at commas, except at those between the angle brackets of a path, as in `Table::<3, true>::BUCKET`.
fn split(tokens: Vec<TokenTree>) -> Vec<Part> {
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
