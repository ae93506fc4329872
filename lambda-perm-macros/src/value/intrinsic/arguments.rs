//! The arguments of intrinsic functions. Everything wrong with them is reported, so all are read before a missing one is reported.

use lambda_perm_core::{
    expression::{CONSTANT, Index, Value, check_dynamic_reference, check_index, grammar, name},
    facts::cloudformation::Intrinsic,
    finding::Finding,
};
use proc_macro2::{Group, Ident, TokenTree};
use syn::Lit;

use super::{
    super::{TemplateConstant, Time, depth::is_too_deep, is_constant, is_keyword, is_no_expression},
    IntrinsicReader,
};
use crate::{
    span::Range,
    tokens::{Form, literal_text, pair, split},
};

/// What kind of value a place takes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    One,
    List,
}

type Tokens = Vec<TokenTree>;

impl IntrinsicReader<'_> {
    /// Reads a call of a function.
    pub(super) fn call(&mut self, name: &Ident, group: &Group, wanted: Wanted) -> Option<Value> {
        let text = name.to_string();
        let Some(function) = Intrinsic::find(&text) else {
            self.errors.push(Range::of_one(name.span()), &grammar::unknown(&text, self.key));
            return None;
        };
        if self.depth == grammar::DEEPEST {
            self.errors.push(Range::of_one(name.span()), &grammar::too_deep(self.key));
            return None;
        }
        let arguments: Vec<Tokens> = split(group.stream()).into_iter().map(|part| part.tokens).collect();
        let range = Range { first: name.span(), last: group.span() };
        if arguments.is_empty() || arguments.iter().any(Vec::is_empty) {
            self.errors.push(range, &grammar::malformed(function, self.key));
            return None;
        }
        let before = self.errors.len();
        self.depth += 1;
        let value = self.arguments(function, &arguments, wanted);
        self.depth -= 1;
        match &value {
            None if self.errors.len() == before => {
                self.errors.push(range, &grammar::malformed(function, self.key));
            }
            Some(value) if wanted == Wanted::One => {
                if let Some(what) = value.list_name() {
                    self.errors.push(range, &grammar::list(what, self.key));
                    return None;
                }
            }
            _ => {}
        }
        value
    }

    /// `None` if their number is wrong, or something about them has been reported.
    fn arguments(&mut self, function: Intrinsic, arguments: &[Tokens], wanted: Wanted) -> Option<Value> {
        let literal = |reader: &mut Self, tokens: &Tokens| reader.literal(function, tokens);
        match (function, arguments) {
            (Intrinsic::Ref, [name, of @ ..]) => {
                let of = self.declared(function, of);
                let text = match self.constant(name, true) {
                    Some(constant) => constant,
                    None => self.named(function, name, name::check_ref)?,
                };
                Some(Value::Ref(text, of?))
            }
            (Intrinsic::GetAtt, [name, of @ ..]) => {
                let of = self.declared(function, of);
                let text = self.named(function, name, name::check_get_att)?;
                let (resource, attribute) = text.split_once('.')?;
                Some(Value::GetAtt(resource.to_owned(), attribute.to_owned(), of?))
            }
            (Intrinsic::Sub, [text, variables @ ..]) => self.sub(text, variables),
            (Intrinsic::ImportValue, [export]) => {
                if let Some(text) = literal_text(export) {
                    self.check(export, name::check_export(&text, self.key))?;
                }
                Some(Value::ImportValue(Box::new(self.value(function, export)?)))
            }
            (Intrinsic::Resolve, [reference]) => {
                Some(Value::Resolve(self.named(function, reference, check_dynamic_reference)?))
            }
            (Intrinsic::Join, [delimiter, values]) => {
                let (delimiter, values) = (literal(self, delimiter), self.list(function, values));
                Some(Value::Join(delimiter?, Box::new(values?)))
            }
            (Intrinsic::Select, [index, values]) => self.select(index, values),
            (Intrinsic::Split, [delimiter, text]) => {
                let (delimiter, text) = (literal(self, delimiter), self.value(function, text));
                Some(Value::Split(delimiter?, Box::new(text?)))
            }
            (Intrinsic::FindInMap, [map, top, second]) => {
                if let Some(text) = literal_text(map) {
                    self.check(map, name::check_name(&text, "a mapping", self.key))?;
                }
                let keys = [self.value(function, map), self.value(function, top), self.value(function, second)];
                let [map, top, second] = keys;
                Some(Value::FindInMap(Box::new([map?, top?, second?]), None))
            }
            (Intrinsic::If, [condition, then, otherwise]) => {
                let condition = self.named(function, condition, |text, key| name::check_name(text, "a condition", key));
                let mut read = |tokens| match wanted {
                    Wanted::One => self.value(function, tokens),
                    Wanted::List => self.list(function, tokens),
                };
                let (then, otherwise) = (read(then), read(otherwise));
                Some(Value::If(condition?, Box::new([then?, otherwise?])))
            }
            _ => None,
        }
    }

    fn sub(&mut self, text_tokens: &Tokens, variables: &[Tokens]) -> Option<Value> {
        let text = self.literal(Intrinsic::Sub, text_tokens);
        let mut read: Vec<(String, Option<Value>)> = Vec::new();
        let mut is_right = true;
        for variable in variables {
            let Some((name, value)) = pair(variable).filter(|(_, value)| !value.is_empty()) else {
                self.errors.report(variable, &grammar::unnamed_variable(self.key));
                is_right = false;
                continue;
            };
            let name_text = name.to_string();
            let is_used = text.as_deref().is_none_or(|text| name::has_variable(text, &name_text));
            let finding = if !is_used {
                Some(name::unused_variable(&name_text, self.key))
            } else if read.iter().any(|(other, _)| *other == name_text) {
                Some(name::repeated_variable(&name_text, self.key))
            } else {
                None
            };
            is_right &= self.check(&[name.clone().into()], finding).is_some();
            read.push((name_text, self.value(Intrinsic::Sub, value)));
        }
        let names: Vec<String> = read.iter().map(|(name, _)| name.clone()).collect();
        let text = text?;
        self.check(text_tokens, name::check_sub(&text, &names, self.key))?;
        let variables: Option<Vec<_>> = read.into_iter().map(|(name, value)| Some((name, value?))).collect();
        is_right.then_some(Value::Sub(text, variables?))
    }

    fn select(&mut self, index_tokens: &Tokens, values: &Tokens) -> Option<Value> {
        let values = self.list(Intrinsic::Select, values);
        let index = match Form::of(index_tokens) {
            Form::Call(name, group) if super::is_template(&name) => {
                Index::Given(Box::new(self.call(&name, &group, Wanted::One)?))
            }
            _ => match number(index_tokens) {
                Some(number) => Index::At(number),
                None => return self.wrong(index_tokens, &grammar::no_index(self.key)),
            },
        };
        let values = values?;
        self.check(index_tokens, check_index(&index, &values, self.key))?;
        Some(Value::Select(index, Box::new(values)))
    }

    /// A string literal.
    fn literal(&mut self, function: Intrinsic, tokens: &[TokenTree]) -> Option<String> {
        literal_text(tokens).or_else(|| self.wrong(tokens, &grammar::no_literal(function, self.key)))
    }

    /// A string literal that is a name.
    fn named(
        &mut self,
        function: Intrinsic,
        tokens: &Tokens,
        check: for<'t> fn(&'t str, lambda_perm_core::facts::parameters::Key) -> Option<Finding<'t>>,
    ) -> Option<String> {
        let text = self.literal(function, tokens)?;
        self.check(tokens, check(&text, self.key))?;
        Some(text)
    }

    /// A text or a call of a function.
    fn value(&mut self, function: Intrinsic, tokens: &[TokenTree]) -> Option<Value> {
        match Form::of(tokens) {
            Form::Call(name, group) if super::is_template(&name) => self.call(&name, &group, Wanted::One),
            Form::Literal(Lit::Str(text)) if text.suffix().is_empty() => {
                let text = text.value();
                self.check(tokens, name::check_text(&text, self.key))?;
                Some(Value::Text(text))
            }
            _ => match self.constant(tokens, false) {
                Some(constant) => Some(Value::Text(constant)),
                None => self.wrong(tokens, &grammar::no_value(function, self.key)),
            },
        }
    }

    /// What stands for a constant, until const evaluation puts it in, or for what a program gives when it runs.
    fn constant(&mut self, tokens: &[TokenTree], is_name: bool) -> Option<String> {
        let is_taken = match self.at {
            Time::Compile => is_constant(tokens),
            Time::Run => is_expression(tokens) && !is_no_expression(tokens) && !is_too_deep(tokens),
        };
        if !is_taken {
            return None;
        }
        self.constants.push(TemplateConstant { tokens: tokens.to_vec(), is_name });
        Some(format!("{CONSTANT}{}{CONSTANT}", self.constants.len() - 1))
    }

    /// A list of values, or a call of a function that may give one.
    fn list(&mut self, function: Intrinsic, tokens: &[TokenTree]) -> Option<Value> {
        match Form::of(tokens) {
            Form::List(list) if !list.stream().is_empty() => {
                let parts = split(list.stream());
                let values: Vec<_> = parts.iter().map(|part| self.item(function, &part.tokens, tokens)).collect();
                Some(Value::List(values.into_iter().collect::<Option<_>>()?))
            }
            Form::Call(name, group) if super::is_template(&name) => self.call(&name, &group, Wanted::List),
            _ => self.wrong(tokens, &grammar::no_list(function, self.key)),
        }
    }

    /// A value of a list. Nothing between two commas is reported at the list, because there is no token to blame.
    fn item(&mut self, function: Intrinsic, tokens: &[TokenTree], list: &[TokenTree]) -> Option<Value> {
        if tokens.is_empty() {
            return self.wrong(list, &grammar::no_list(function, self.key));
        }
        self.value(function, tokens)
    }

    /// `of = "AWS::SNS::Topic"`, if it is given.
    fn declared(&mut self, function: Intrinsic, arguments: &[Tokens]) -> Option<Option<&'static str>> {
        let [of] = arguments else {
            let Some(second) = arguments.get(1) else { return Some(None) };
            return self.wrong(second, &grammar::no_declaration(function, self.key));
        };
        let Some((_, value)) = pair(of).filter(|(name, value)| *name == "of" && !value.is_empty()) else {
            return self.wrong(of, &grammar::no_declaration(function, self.key));
        };
        let text = self.literal(function, value)?;
        match name::declared_type(&text, self.key) {
            Ok(of) => Some(of),
            Err(finding) => self.wrong(value, &finding),
        }
    }
}

fn number(tokens: &[TokenTree]) -> Option<usize> {
    match Form::of(tokens) {
        Form::Literal(Lit::Int(number)) => number.base10_parse().ok(),
        _ => None,
    }
}

/// Whether these are tokens of an expression that a program evaluates. One that begins with a capital letter and is called is a
/// misspelt function of a template sooner than a function of the user's.
fn is_expression(tokens: &[TokenTree]) -> bool {
    match (tokens.first(), Form::of(tokens)) {
        (_, Form::Call(name, _)) => name.to_string().starts_with(char::is_lowercase),
        (Some(TokenTree::Ident(word)), _) => {
            let (text, is_alone) = (word.to_string(), tokens.len() == 1);
            let begins_one = !is_alone && BEFORE_EXPRESSIONS.contains(&text.as_str());
            !super::is_template(word)
                && !matches!(text.as_str(), "true" | "false")
                && (begins_one || !is_keyword(&text))
        }
        (Some(TokenTree::Punct(punct)), _) => matches!(punct.as_char(), '&' | '*'),
        _ => false,
    }
}

/// The keywords that begin an expression.
const BEFORE_EXPRESSIONS: [&str; 5] = ["const", "if", "loop", "match", "unsafe"];
