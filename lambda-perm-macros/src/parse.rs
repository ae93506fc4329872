//! Tokens to a [`Call`] or a [`PolicyCall`](crate::call::PolicyCall). Never fails: what cannot be read is reported, and reading
//! continues after the next comma.

mod allow;
mod argument;
mod policy;
mod split;

pub(crate) use policy::parse_policy;

use lambda_perm_core::grammar;
use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};

use self::split::split_at_arguments;
use crate::{
    call::Call,
    errors::Errors,
    span::Range,
    tokens::{ListItem, split},
    value::Time,
};

/// Reads `$crate key = value, ..`.
pub(crate) fn parse(input: TokenStream, at: Time, errors: &mut Errors) -> Call {
    let (krate, tokens) = split_crate(input);
    let mut call = Call::new(krate, at, Range::of_one(Span::call_site()));
    for part in parts(tokens, errors) {
        parse_part(&mut call, &part, errors);
    }
    call
}

/// The `$crate` that the wrapper passes, and what the user wrote.
fn split_crate(input: TokenStream) -> (TokenTree, impl Iterator<Item = TokenTree>) {
    let mut tokens = input.into_iter();
    let krate = tokens.next().unwrap_or_else(|| Ident::new("lambda_perm", Span::call_site()).into());
    (krate, tokens)
}

/// The tokens between commas, also where a comma was forgotten.
fn parts(tokens: impl IntoIterator<Item = TokenTree>, errors: &mut Errors) -> Vec<ListItem> {
    split(tokens).into_iter().flat_map(|part| split_at_arguments(part, errors)).collect()
}

/// Reads `key = value` or `allow(..)`.
fn parse_part(call: &mut Call, part: &ListItem, errors: &mut Errors) {
    match part.tokens.as_slice() {
        [TokenTree::Ident(ident), TokenTree::Group(group)]
            if ident == "allow" && group.delimiter() == Delimiter::Parenthesis =>
        {
            allow::parse_allow(call, ident, group, errors);
        }
        [TokenTree::Ident(ident), ..] if ident == "allow" => {
            errors.report(&part.tokens, &grammar::malformed_allow());
            call.meant_lints.extend(part.tokens.iter().flat_map(allow::named_lints));
        }
        _ => argument::parse_argument(call, part, errors),
    }
}
