//! Spans of several tokens, which stable Rust cannot join.

use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;

/// The span from the first of some tokens to the last.
#[derive(Clone, Copy)]
pub(crate) struct Range {
    pub(crate) first: Span,
    pub(crate) last: Span,
}

impl Range {
    pub(crate) fn of(tokens: &[TokenTree]) -> Option<Self> {
        Some(Self { first: span_of(tokens.first()?, true), last: span_of(tokens.last()?, false) })
    }

    pub(crate) const fn of_one(span: Span) -> Self {
        Self { first: span, last: span }
    }
}

/// An error takes the span to blame from its first and last token.
impl ToTokens for Range {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        [self.first, self.last].into_iter().for_each(|span| Ident::new("_", span).to_tokens(tokens));
    }
}

/// The span of a token's first part, or of its last. A fragment that `macro_rules!` passes on is in an invisible group. The group
/// has the span of `$name` in the macro, and the tokens inside have the user's.
fn span_of(token: &TokenTree, is_first: bool) -> Span {
    if let TokenTree::Group(group) = token
        && group.delimiter() == Delimiter::None
    {
        let mut inside = group.stream().into_iter();
        let end = if is_first { inside.next() } else { inside.last() };
        return end.map_or(group.span(), |end| span_of(&end, is_first));
    }
    token.span()
}

/// The line and the column, both counted from 1, at which a span begins. Only the compiler gives them.
pub(crate) fn position(span: Span) -> Option<(u32, u32)> {
    if !proc_macro::is_available() {
        return None;
    }
    let span = span.unwrap();
    Some((u32::try_from(span.line()).ok()?, u32::try_from(span.column()).ok()?))
}
