//! Whether a value can be an item of its own.

use lambda_perm_core::facts::parameters::Key;
use proc_macro2::{Delimiter, Ident, TokenTree};

use crate::{
    call::{Argument, Call},
    value::{ArgumentValue, is_keyword, unwrap_groups},
};

/// Where the values of a call can be checked.
pub(in crate::expand) enum Place {
    /// In items of their own.
    Items,
    /// Only in an inline `const`: they mention `Self`, what seems to be a type parameter, or a variable.
    Inline,
    /// In items, unless these constants are of type parameters: `S::NAME`.
    Either(Vec<OfCapital>),
}

/// A constant of a type with one capital letter as its name, which is a type or a type parameter.
pub(in crate::expand) struct OfCapital {
    pub(in crate::expand) ty: Ident,
    pub(in crate::expand) name: Ident,
}

/// Where the values of a call can be checked.
pub(in crate::expand) fn place(call: &Call) -> Place {
    let mut constants = Vec::new();
    for argument in &call.arguments {
        let is_inline = match &argument.value {
            ArgumentValue::Expression | ArgumentValue::Constructed { .. } | ArgumentValue::Suffixed => {
                needs_inline(&argument.tokens)
            }
            ArgumentValue::TemplateOfConstants { constants, .. } => {
                constants.iter().any(|constant| needs_inline(&constant.tokens))
            }
            ArgumentValue::Regional { region, .. } => needs_inline(&region.clone().into_iter().collect::<Vec<_>>()),
            _ => false,
        };
        match of_capital(argument) {
            Some(constant) if is_inline => constants.push(constant),
            None if is_inline => return Place::Inline,
            _ => {}
        }
    }
    if constants.is_empty() { Place::Items } else { Place::Either(constants) }
}

impl Place {
    /// The place of two together.
    pub(in crate::expand) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Place::Inline, _) | (_, Place::Inline) => Place::Inline,
            (Place::Items, place) | (place, Place::Items) => place,
            (Place::Either(mut constants), Place::Either(more)) => {
                constants.extend(more);
                Place::Either(constants)
            }
        }
    }
}

/// The constant, if the value is nothing but its name.
pub(in crate::expand) fn of_capital(argument: &Argument) -> Option<OfCapital> {
    match (&argument.value, &*unwrap_groups(&argument.tokens)) {
        (
            ArgumentValue::Expression,
            [TokenTree::Ident(ty), TokenTree::Punct(a), TokenTree::Punct(b), TokenTree::Ident(name)],
        ) if argument.key != Key::VersionNumber
            && is_capital(&ty.to_string())
            && a.as_char() == ':'
            && b.as_char() == ':' =>
        {
            Some(OfCapital { ty: ty.clone(), name: name.clone() })
        }
        _ => None,
    }
}

pub(in crate::expand) fn needs_inline(tokens: &[TokenTree]) -> bool {
    mentions_parameter(tokens) || mentions_local(tokens)
}

/// Whether this mentions `Self` or a type parameter, as far as the tokens show: one capital letter that begins a path, as in
/// `T::NAME`, or stands in angle brackets, as in `<T as Named>::NAME`.
fn mentions_parameter(tokens: &[TokenTree]) -> bool {
    let is_punct = |at: Option<usize>, character| match at.and_then(|at| tokens.get(at)) {
        Some(TokenTree::Punct(punct)) => punct.as_char() == character,
        _ => false,
    };
    tokens.iter().enumerate().any(|(at, token)| match token {
        TokenTree::Ident(ident) if ident == "Self" => true,
        TokenTree::Ident(ident) if is_capital(&ident.to_string()) => {
            let before = at.checked_sub(1);
            is_punct(before, '<') || (is_punct(Some(at + 1), ':') && !is_punct(before, ':'))
        }
        TokenTree::Group(group) => mentions_parameter(&group.stream().into_iter().collect::<Vec<_>>()),
        _ => false,
    })
}

fn is_capital(word: &str) -> bool {
    word.len() == 1 && word.starts_with(char::is_uppercase)
}

/// Whether this mentions a variable, as far as the tokens show: a lower-case word outside of blocks and macros that is not a path,
/// function, method or field. A value that begins with a variable has been reported before.
fn mentions_local(tokens: &[TokenTree]) -> bool {
    let punct = |at: Option<usize>| match at.and_then(|at| tokens.get(at)) {
        Some(TokenTree::Punct(punct)) => punct.as_char(),
        _ => ' ',
    };
    tokens.iter().enumerate().any(|(at, token)| match token {
        TokenTree::Ident(_) if punct(Some(at + 1)) == '!' => false,
        TokenTree::Ident(ident) => {
            let is_called = matches!(tokens.get(at + 1), Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis);
            let is_part = matches!(punct(at.checked_sub(1)), '.' | ':') || punct(Some(at + 1)) == ':';
            !is_called && !is_part && is_variable(&ident.to_string())
        }
        TokenTree::Group(group) if group.delimiter() != Delimiter::Brace && punct(at.checked_sub(1)) != '!' => {
            mentions_local(&group.stream().into_iter().collect::<Vec<_>>())
        }
        _ => false,
    })
}

fn is_variable(word: &str) -> bool {
    const PRIMITIVES: [&str; 19] = [
        "bool", "char", "f32", "f64", "false", "i128", "i16", "i32", "i64", "i8", "isize", "str", "true", "u128",
        "u16", "u32", "u64", "u8", "usize",
    ];
    word.starts_with(char::is_lowercase) && !is_keyword(word) && !PRIMITIVES.contains(&word)
}
