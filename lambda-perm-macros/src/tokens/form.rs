//! The outer form of a value's tokens.

use std::borrow::Cow;

use proc_macro2::{Delimiter, Group, Ident, TokenTree};
use syn::{Lit, LitBool};

/// The forms of values that are read here.
pub(crate) enum Form {
    Literal(Lit),
    /// `-7`. syn's parser for it panics on `-0b12`, which the lexer passes to macros.
    Negative,
    Word(Ident),
    /// `name(..)`
    Call(Ident, Group),
    /// `[..]`
    List(Group),
    Other,
}

impl Form {
    /// Looks only at the outermost tokens. A parser of syn would first copy everything inside them, recursing as deep as they are
    /// nested, and would stop at the first mistake.
    pub(crate) fn of(tokens: &[TokenTree]) -> Self {
        match &*unwrap_groups(tokens) {
            [TokenTree::Literal(literal)] => Form::Literal(Lit::new(literal.clone())),
            [minus, TokenTree::Literal(_)] if is_punct(minus, '-') => Form::Negative,
            [TokenTree::Ident(word)] if word == "true" || word == "false" => {
                Form::Literal(Lit::Bool(LitBool::new(word == "true", word.span())))
            }
            [TokenTree::Ident(word)] => Form::Word(word.clone()),
            [TokenTree::Ident(name), TokenTree::Group(group)] if group.delimiter() == Delimiter::Parenthesis => {
                Form::Call(name.clone(), group.clone())
            }
            [TokenTree::Group(group)] if group.delimiter() == Delimiter::Bracket => Form::List(group.clone()),
            _ => Form::Other,
        }
    }
}

pub(crate) fn is_punct(token: &TokenTree, character: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == character)
}

/// The text of a string literal.
pub(crate) fn literal_text(tokens: &[TokenTree]) -> Option<String> {
    match Form::of(tokens) {
        Form::Literal(Lit::Str(text)) if text.suffix().is_empty() => Some(text.value()),
        _ => None,
    }
}

/// `macro_rules!` passes fragments in invisible groups around what the user wrote.
pub(crate) fn unwrap_groups(tokens: &[TokenTree]) -> Cow<'_, [TokenTree]> {
    let mut tokens = Cow::from(tokens);
    while let [TokenTree::Group(group)] = &*tokens
        && group.delimiter() == Delimiter::None
    {
        tokens = group.stream().into_iter().collect();
    }
    tokens
}
