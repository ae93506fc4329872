//! Splitting at commas.

use proc_macro2::{Span, TokenTree};

/// The tokens between two commas.
pub(crate) struct ListItem {
    pub(crate) tokens: Vec<TokenTree>,
    /// The span of the comma after them.
    pub(crate) end: Span,
}

/// Splits at commas, except at those between the angle brackets of a path, as in `Table::<3, true>::BUCKET`.
pub(crate) fn split(tokens: impl IntoIterator<Item = TokenTree>) -> Vec<ListItem> {
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
                    parts.push(ListItem { tokens: std::mem::take(&mut current), end: punct.span() });
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
        parts.push(ListItem { tokens: current, end });
    }
    parts
}
