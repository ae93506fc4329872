//! Spans of several tokens, which stable Rust cannot join.

use proc_macro2::{Span, TokenTree};

/// From the first of some tokens to the last.
#[derive(Clone, Copy)]
pub(crate) struct Range {
    pub(crate) first: Span,
    pub(crate) last: Span,
}

impl Range {
    pub(crate) fn of(tokens: &[TokenTree]) -> Option<Self> {
        let (first, last) = (tokens.first()?.span(), tokens.last()?.span());
        Some(Self { first, last })
    }

    pub(crate) const fn of_one(span: Span) -> Self {
        Self { first: span, last: span }
    }
}

/// The line and the column, both counted from 1, at which a span begins. Only the compiler tells them.
pub(crate) fn position(span: Span) -> Option<(u32, u32)> {
    if !proc_macro::is_available() {
        return None;
    }
    let span = span.unwrap();
    Some((u32::try_from(span.line()).ok()?, u32::try_from(span.column()).ok()?))
}
