//! Source ARNs that constructors make of constants.

use lambda_perm_core::{
    arn::{CONSTRUCTORS, Constructor, ConstructorParameter, Part, find_constructor},
    check::likely::Made,
    facts::parameters::Key,
};
use proc_macro2::{Ident, Literal, TokenStream, TokenTree};
use quote::quote;

use super::super::{call_at, of_constant};
use crate::{
    call::{Argument, Call},
    span::Range,
    tokens::literal_text,
    value::{ArgumentValue, is_constant, unwrap_groups},
};

/// A call of a constructor with constants.
pub(super) struct MadeCall {
    range: Range,
    constructor: &'static Constructor,
    tokens: Vec<TokenStream>,
    /// The arguments that are literals.
    texts: Vec<Option<String>>,
    is_of_source_account: bool,
}

impl MadeCall {
    /// How a call makes its source ARN, if it does so with literals and constants.
    pub(super) fn of_source(call: &Call) -> Option<Self> {
        let made = Self::of(call.argument(Key::SourceArn)?)?;
        let is_account =
            |tokens: &[TokenTree]| made.account().is_some_and(|account| is_same_constant(&account, tokens));
        let is_of_source_account =
            call.argument(Key::SourceAccount).is_some_and(|argument| is_account(&unwrap_groups(&argument.tokens)));
        Some(Self { is_of_source_account, ..made })
    }

    /// The argument that is the account.
    fn account(&self) -> Option<Vec<TokenTree>> {
        let is_account = |parameter: &ConstructorParameter| matches!(parameter.part, Part::Account);
        let tokens = self.tokens.get(self.constructor.parameters.iter().position(is_account)?)?;
        Some(unwrap_groups(&tokens.clone().into_iter().collect::<Vec<_>>()).into_owned())
    }

    /// The call, if its arguments are literals and constants.
    pub(super) fn of(argument: &Argument) -> Option<Self> {
        let ArgumentValue::Constructed { name, arguments } = &argument.value else { return None };
        let text = |tokens: &TokenStream| {
            let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
            let text = literal_text(&tokens);
            (text.is_some() || is_constant(&unwrap_groups(&tokens))).then_some(text)
        };
        let texts = arguments.iter().map(text).collect::<Option<_>>()?;
        let (range, constructor) = (Range::of(&argument.tokens)?, find_constructor(&name.to_string())?);
        Some(Self { range, constructor, tokens: arguments.clone(), texts, is_of_source_account: false })
    }

    /// What is known of it.
    pub(super) fn known(&self) -> Made<'_> {
        Made { constructor: self.constructor, arguments: &self.texts, is_of_source_account: self.is_of_source_account }
    }

    /// The item that makes the ARN, where the call names this account.
    pub(super) fn item(&self, name: &Ident, account: Option<&str>) -> Option<TokenStream> {
        let number = CONSTRUCTORS.iter().position(|constructor| constructor.name == self.constructor.name)?;
        let number = Literal::usize_unsuffixed(number);
        let constants = self.tokens.iter().zip(&self.texts).filter(|(_, text)| text.is_none()).map(|(tokens, _)| {
            let range = Range::of(&tokens.clone().into_iter().collect::<Vec<_>>()).unwrap_or(self.range);
            of_constant("TextOf", range, tokens.clone(), "arn_part", TokenStream::new())
        });
        let (forms, pieces) = (self.known().forms(account)?, self.known().pieces());
        let forms = forms.iter().map(|form| Literal::byte_string(form));
        let (first, others) = pieces.split_first()?;
        let texts = quote!(#first #(, #constants, #others)*);
        let literals = self.texts.iter().map(|text| text.as_deref().unwrap_or_default());
        let arguments = quote!(&[#texts], &[#(#forms),*], #number, [#(#literals),*]);
        let made = call_at(self.range, &["MadeArn", "of"], arguments);
        Some(quote!(const #name: __lambda_perm::MadeArn = #made;))
    }
}

/// Whether these are the same constant. Two macros may mean different crates by `$crate`.
fn is_same_constant(first: &[TokenTree], second: &[TokenTree]) -> bool {
    let word = |token: &TokenTree| token.to_string();
    let is_of_crate = first.iter().any(|token| word(token) == "$crate");
    is_constant(first) && !is_of_crate && first.iter().map(word).eq(second.iter().map(word))
}
