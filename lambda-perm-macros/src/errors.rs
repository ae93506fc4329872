//! The errors of one call. Collected, never thrown: a call reports all of them at once.

use lambda_perm_core::finding::Finding;
use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};

use crate::span::Range;

#[derive(Default)]
pub(crate) struct Errors(Vec<Reported>);

struct Reported {
    range: Range,
    text: String,
}

impl Errors {
    pub(crate) fn push(&mut self, range: Range, finding: &Finding<'_>) {
        self.0.push(Reported { range, text: finding.render().as_str().to_owned() });
    }

    /// Reports what has not been reported in the same words.
    pub(crate) fn push_once(&mut self, range: Range, finding: &Finding<'_>) {
        if !self.0.iter().any(|reported| reported.text == finding.render().as_str()) {
            self.push(range, finding);
        }
    }

    pub(crate) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) const fn len(&self) -> usize {
        self.0.len()
    }

    /// The text of each error, and from where to where it is.
    #[cfg(test)]
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, Range)> {
        self.0.iter().map(|reported| (reported.text.as_str(), reported.range))
    }

    /// A `compile_error!` statement for each error. The compiler underlines a macro call from its first token to its
    /// last, so these carry the ends of the range.
    pub(crate) fn to_statements(&self) -> TokenStream {
        self.0.iter().flat_map(Reported::to_statement).collect()
    }
}

impl Reported {
    fn to_statement(&self) -> Vec<TokenTree> {
        let Range { first, last } = self.range;
        let mut literal = Literal::string(&self.text);
        literal.set_span(last);
        let mut group = Group::new(Delimiter::Brace, TokenTree::from(literal).into());
        group.set_span(last);
        vec![
            punct(':', Spacing::Joint, first),
            punct(':', Spacing::Alone, first),
            Ident::new("core", first).into(),
            punct(':', Spacing::Joint, first),
            punct(':', Spacing::Alone, first),
            Ident::new("compile_error", first).into(),
            punct('!', Spacing::Alone, first),
            group.into(),
            punct(';', Spacing::Alone, last),
        ]
    }
}

fn punct(character: char, spacing: Spacing, span: Span) -> TokenTree {
    let mut punct = Punct::new(character, spacing);
    punct.set_span(span);
    punct.into()
}
