//! Tokens to a [`Call`]. Never fails: what cannot be read is reported, and reading goes on behind the next comma.

use lambda_perm_core::{
    finding::{Finding, Lint},
    grammar,
    key::Key,
};
use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};

use crate::{
    call::{Allow, Argument, Call, Meant},
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
    for part in
        split(tokens.collect()).into_iter().flat_map(|part| split_at_arguments(part, errors)).collect::<Vec<_>>()
    {
        match part.tokens.as_slice() {
            [] => errors.push(Range::of_one(part.end), &grammar::empty_argument()),
            [TokenTree::Ident(ident), TokenTree::Group(group)]
                if ident == "allow" && group.delimiter() == Delimiter::Parenthesis =>
            {
                parse_allow(&mut call, ident, group, errors);
            }
            [TokenTree::Ident(ident), ..] if ident == "allow" => {
                report(&part.tokens, &grammar::malformed_allow(), errors);
                call.meant_lints.extend(part.tokens.iter().flat_map(named_lints));
            }
            [TokenTree::Ident(ident)] => parse_argument(&mut call, ident, &[], errors),
            [TokenTree::Ident(ident), TokenTree::Punct(equals), value @ ..]
                if equals.as_char() == '=' && !starts_with_equals(value) =>
            {
                parse_argument(&mut call, ident, value, errors);
            }
            tokens => {
                let start = tokens.first().map(word).unwrap_or_default();
                report(tokens, &grammar::malformed_argument(&start), errors);
                mean(&mut call, &start, tokens);
                mean_inside(&mut call, tokens);
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

/// Splits where a comma was forgotten: before `key =` or `allow(`, behind something that can end a value.
fn split_at_arguments(part: Part, errors: &mut Errors) -> Vec<Part> {
    let (mut parts, mut current) = (Vec::new(), Vec::new());
    for (at, token) in part.tokens.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| part.tokens.get(at));
        let behind = part.tokens.get(at + 1..).unwrap_or_default();
        if let (Some(before), TokenTree::Ident(ident)) = (before, token) {
            if current.len() >= 2 && ends_value(before) && begins_argument(ident, behind) {
                errors.push(Range::of_one(ident.span()), &grammar::missing_comma(&ident.to_string()));
                parts.push(Part { tokens: std::mem::take(&mut current), end: before.span() });
            }
        }
        current.push(token.clone());
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

fn begins_argument(ident: &Ident, behind: &[TokenTree]) -> bool {
    match behind {
        [TokenTree::Punct(equals), rest @ ..] => equals.as_char() == '=' && !starts_with_equals(rest),
        [TokenTree::Group(group), ..] => ident == "allow" && group.delimiter() == Delimiter::Parenthesis,
        _ => false,
    }
}

/// Takes note of the key that a misspelt or malformed argument stands for.
fn mean(call: &mut Call, name: &str, tokens: &[TokenTree]) {
    if let (Some(key), Some(range)) = (grammar::meant_key(name), Range::of(tokens)) {
        call.meant.push(Meant { key, range });
    }
}

/// The same for the keys in brackets, where the arguments have been written in a group of their own.
fn mean_inside(call: &mut Call, tokens: &[TokenTree]) {
    let [TokenTree::Group(group)] = tokens else { return };
    for token in group.stream() {
        if let (TokenTree::Ident(ident), Some(range)) = (token, Range::of(tokens)) {
            call.meant.extend(Key::find(&ident.to_string()).map(|key| Meant { key, range }));
        }
    }
}

/// The word that a token is, whether it is in quotes or not.
fn word(token: &TokenTree) -> String {
    match token {
        TokenTree::Literal(literal) => match value::read_literal(literal) {
            Some(litrs::Literal::String(text)) => text.value().to_owned(),
            _ => String::new(),
        },
        TokenTree::Ident(ident) => ident.to_string(),
        _ => String::new(),
    }
}

/// The lints that are named somewhere in an `allow` that cannot be read.
fn named_lints(token: &TokenTree) -> Vec<Lint> {
    match token {
        TokenTree::Group(group) => group.stream().into_iter().flat_map(|token| named_lints(&token)).collect(),
        token => Lint::find(&word(token)).into_iter().collect(),
    }
}

/// `==` is no assignment.
fn starts_with_equals(tokens: &[TokenTree]) -> bool {
    matches!(tokens.first(), Some(TokenTree::Punct(punct)) if punct.as_char() == '=')
}

fn parse_argument(call: &mut Call, ident: &Ident, tokens: &[TokenTree], errors: &mut Errors) {
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
        value::read(key, tokens, errors)
    };
    call.arguments.push(Argument { key, ident: ident.clone(), value, tokens: tokens.to_vec() });
}

fn parse_allow(call: &mut Call, ident: &Ident, group: &Group, errors: &mut Errors) {
    if call.allow.is_some() {
        errors.push(Range::of_one(ident.span()), &grammar::duplicate_allow());
        return;
    }
    let (mut lints, mut reason, before) = (Vec::new(), None, errors.len());
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
            [] => errors.push(Range::of_one(part.end), &grammar::empty_argument()),
            tokens => {
                report(tokens, &grammar::malformed_allow(), errors);
                call.meant_lints.extend(tokens.iter().flat_map(named_lints));
            }
        }
    }
    if reason.is_none() {
        errors.push(Range { first: ident.span(), last: group.span() }, &grammar::missing_reason());
    } else if lints.is_empty() && errors.len() == before {
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
    if let [TokenTree::Literal(literal)] = value::unwrap_groups(tokens).as_slice() {
        if let Some(litrs::Literal::String(text)) = value::read_literal(literal) {
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
pub(crate) struct Part {
    pub(crate) tokens: Vec<TokenTree>,
    /// The comma behind them.
    end: Span,
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
