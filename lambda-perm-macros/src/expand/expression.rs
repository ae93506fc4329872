//! Expressions of templates, as constants: the tree, and the texts that it can give.

use lambda_perm_core::expression::{Alternative, CONSTANT, Index, Untyped, Value};
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{format_ident, quote, quote_spanned};

use crate::value::TemplateConstant;

/// An expression of a template of which all texts have been judged.
pub(super) fn judged(expression: &Untyped, private: &TokenStream) -> TokenStream {
    Expansion { private, constants: &[] }.untyped(expression, &[])
}

/// An expression of a template, with the texts that it can give.
pub(super) fn untyped(expression: &Untyped, private: &TokenStream) -> TokenStream {
    Expansion { private, constants: &[] }.untyped(expression, expression.alternatives())
}

/// An expression of a template, with constants that const evaluation puts in.
pub(super) fn with_constants(
    expression: &Untyped,
    constants: &[TemplateConstant],
    private: &TokenStream,
) -> TokenStream {
    Expansion { private, constants }.untyped(expression, expression.alternatives())
}

/// A value of a template, in which the numbers of constants stand for what a program gives.
pub(super) fn with_parts(expression: &Untyped, private: &TokenStream) -> TokenStream {
    Expansion { private, constants: &[] }.value(&expression.value())
}

/// The text of a constant. All that is added gets the span of the constant, which is to blame if it has another type.
pub(super) fn template_constant(constant: &TemplateConstant) -> TokenStream {
    let span = constant.tokens.first().map_or_else(Span::call_site, TokenTree::span);
    let value: TokenStream = constant.tokens.iter().cloned().collect();
    let method = Ident::new("expression_part", span);
    quote_spanned!(span=> const { &__lambda_perm::Constant(#value) }.#method())
}

struct Expansion<'a> {
    /// The path to what expansions call.
    private: &'a TokenStream,
    /// The constants that stand in texts by their numbers.
    constants: &'a [TemplateConstant],
}

impl Expansion<'_> {
    fn untyped(&self, expression: &Untyped, alternatives: &[Alternative]) -> TokenStream {
        let private = self.private;
        let (shown, value) = (self.text(expression.shown()), self.value(&expression.value()));
        if alternatives.is_empty() {
            return quote!(#private::Untyped::Constant { shown: #shown, value: #value });
        }
        let texts = alternatives.iter().map(|alternative| self.alternative(alternative));
        let texts = quote!(const { &[#(#texts),*] });
        quote!(#private::Untyped::OfTexts { shown: #shown, value: #value, texts: #texts })
    }

    fn alternative(&self, alternative: &Alternative) -> TokenStream {
        let private = self.private;
        let sides = alternative.sides().iter().map(|side| {
            let (choice, side) = (side.choice(), side.side());
            quote!(#private::Side::new(#choice, #side))
        });
        let text = self.text(alternative.text());
        quote!(#private::Alternative::new(const { &[#(#sides),*] }, #text))
    }

    fn value(&self, value: &Value) -> TokenStream {
        let private = self.private;
        let (variant, content) = match value {
            Value::Text(text) => ("Text", vec![self.text(text)]),
            Value::List(values) => ("List", vec![self.list(values)]),
            Value::Ref(name, None) => ("Ref", vec![self.text(name)]),
            Value::Ref(name, Some(of)) => ("RefOf", vec![self.text(name), quote!(#of)]),
            Value::GetAtt(resource, attribute, None) => ("GetAtt", vec![self.text(resource), self.text(attribute)]),
            Value::GetAtt(resource, attribute, Some(of)) => {
                ("GetAttOf", vec![self.text(resource), self.text(attribute), quote!(#of)])
            }
            Value::Sub(text, variables) => {
                let variables = variables.iter().map(|(name, value)| {
                    let value = self.value(value);
                    quote!((#name, #value))
                });
                ("Sub", vec![self.text(text), self.borrowed(quote!([#(#variables),*]))])
            }
            Value::ImportValue(name) => ("ImportValue", vec![self.inner(name)]),
            Value::Join(delimiter, values) => ("Join", vec![self.text(delimiter), self.inner(values)]),
            Value::Select(index, values) => ("Select", vec![self.index(index), self.inner(values)]),
            Value::Split(delimiter, text) => ("Split", vec![self.text(delimiter), self.inner(text)]),
            Value::FindInMap(keys, _) => ("FindInMap", vec![self.list(&**keys)]),
            Value::If(condition, values) => ("If", vec![self.text(condition), self.list(&**values)]),
            Value::Resolve(reference) => ("Resolve", vec![self.text(reference)]),
            Value::Terraform(template) => ("Terraform", vec![self.text(template)]),
        };
        let variant = format_ident!("{variant}");
        quote!(#private::ConstValue::#variant(#(#content),*))
    }

    fn list(&self, values: &[Value]) -> TokenStream {
        let values = values.iter().map(|value| self.value(value));
        self.borrowed(quote!([#(#values),*]))
    }

    fn inner(&self, value: &Value) -> TokenStream {
        self.borrowed(self.value(value))
    }

    /// A value that lives as long as the program. The compiler sees to that by itself, unless it calls a function on the way.
    fn borrowed(&self, value: TokenStream) -> TokenStream {
        match self.constants {
            [] => quote!(&#value),
            _ => quote!(const { &#value }),
        }
    }

    fn index(&self, index: &Index) -> TokenStream {
        let private = self.private;
        match index {
            Index::At(index) => quote!(#private::ConstIndex::At(#index)),
            Index::Given(index) => {
                let index = self.inner(index);
                quote!(#private::ConstIndex::Given(#index))
            }
        }
    }

    /// A text, in which the constants take the places of their numbers.
    fn text(&self, text: &str) -> TokenStream {
        let private = self.private;
        match self.pieces(text).as_slice() {
            _ if self.constants.is_empty() => quote!(#text),
            [] => quote!(""),
            [piece] => quote!(#piece),
            pieces => quote!(const { &#private::Joined::text(&[#(#pieces),*]) }.as_str()),
        }
    }

    /// The pieces of a text: literals, and a constant between each two.
    fn pieces(&self, text: &str) -> Vec<TokenStream> {
        let pieces = text.split(CONSTANT).enumerate().filter(|(_, piece)| !piece.is_empty()).map(|(at, piece)| {
            let number = piece.parse().ok().filter(|_| at % 2 == 1);
            let constant = number.and_then(|number: usize| self.constants.get(number));
            constant.map_or_else(|| quote!(#piece), template_constant)
        });
        pieces.collect()
    }
}
