//! Calls of intrinsic functions, and references of Terraform: `source_arn = Sub("arn:${AWS::Partition}:s3:::${Name}")`.

use lambda_perm_core::{
    draft::Draft,
    facts::cloudformation::{Intrinsic as Function, ResourceType},
    finding::Finding,
    key::Key,
    template::{
        Intrinsic, Value as Argument,
        intrinsic::{self as rules, resembles_intrinsic},
        reference,
    },
};
use proc_macro2::{Delimiter, Group, Ident, TokenTree};

use super::{Value, literal_text, unwrap_groups};
use crate::{errors::Errors, parse::split, span::Range};

/// The language of a value that is no plain text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Language {
    CloudFormation,
    Terraform,
}

/// What Terraform's templates are written as.
const TERRAFORM: &str = "Terraform";

/// Whether `name(..)` is a value of a template, and no function or type of the user's.
pub(super) fn is_template(name: &str, group: &Group) -> bool {
    group.delimiter() == Delimiter::Parenthesis && (name == TERRAFORM || resembles_intrinsic(name))
}

/// Reads `name(..)` as the value of a key.
pub(super) fn read(key: Key, name: &Ident, group: &Group, tokens: &[TokenTree], errors: &mut Errors) -> Value {
    let mut reader = Reader { key, errors };
    let all = Range::of(tokens).unwrap_or(Range::of_one(name.span()));
    let is_terraform = name == TERRAFORM;
    if !rules::takes_intrinsic(key) {
        let function =
            if is_terraform { TERRAFORM } else { Function::find(&name.to_string()).map_or("it", Function::name) };
        reader.errors.push(all, &rules::misplaced(function, key));
        return Value::Wrong;
    }
    let value = if is_terraform { reader.terraform(group, all) } else { reader.cloudformation(name, group, all) };
    value.unwrap_or(Value::Wrong)
}

/// Reads arguments. What is wrong is reported, and there is no value then.
struct Reader<'e> {
    key: Key,
    errors: &'e mut Errors,
}

impl Reader<'_> {
    fn terraform(&mut self, group: &Group, all: Range) -> Option<Value> {
        let tokens: Vec<TokenTree> = group.stream().into_iter().collect();
        let Some(text) = literal_text(&tokens) else {
            self.errors.push(all, &reference::malformed(self.key));
            return None;
        };
        self.check(&tokens, reference::terraform_template(&text, self.key))?;
        let shown = reference::reference_text(&text);
        self.check_whole(std::slice::from_ref(&shown), all)?;
        Some(Value::Template { language: Language::Terraform, expression: text, text: shown })
    }

    fn cloudformation(&mut self, name: &Ident, group: &Group, all: Range) -> Option<Value> {
        let intrinsic = self.call(name, group)?;
        let found = rules::check_reference(&intrinsic, self.key);
        self.report(found, all)?;
        self.check_whole(&intrinsic.alternatives(), all)?;
        Some(Value::Template {
            language: Language::CloudFormation,
            expression: intrinsic.to_json(),
            text: intrinsic.to_text(),
        })
    }

    /// Checks what the value may be, as far as its text shows.
    fn check_whole(&mut self, texts: &[String], all: Range) -> Option<()> {
        let found = texts.iter().find_map(|text| Draft::check_in_part(self.key, text));
        self.report(found, all)
    }

    fn report(&mut self, found: Option<Finding<'_>>, range: Range) -> Option<()> {
        match found {
            None => Some(()),
            Some(finding) => {
                self.errors.push(range, &finding);
                None
            }
        }
    }

    fn check(&mut self, tokens: &[TokenTree], found: Option<Finding<'_>>) -> Option<()> {
        match Range::of(tokens) {
            Some(range) => self.report(found, range),
            None => found.is_none().then_some(()),
        }
    }

    fn call(&mut self, name: &Ident, group: &Group) -> Option<Intrinsic> {
        let text = name.to_string();
        let Some(function) = Function::find(&text) else {
            self.errors.push(Range::of_one(name.span()), &rules::unknown(&text, self.key));
            return None;
        };
        let arguments: Vec<Vec<TokenTree>> =
            split(group.stream().into_iter().collect()).into_iter().map(|part| part.tokens).collect();
        let before = self.errors.len();
        let intrinsic = self.arguments(function, &arguments);
        if intrinsic.is_none() && self.errors.len() == before {
            let range = Range { first: name.span(), last: group.span() };
            self.errors.push(range, &rules::malformed(function, self.key));
        }
        intrinsic
    }

    /// `None` where the arguments are not those of the function, or something else about them has been reported.
    fn arguments(&mut self, function: Function, arguments: &[Vec<TokenTree>]) -> Option<Intrinsic> {
        let key = self.key;
        match (function, arguments) {
            (Function::Ref, [name, of @ ..]) => {
                let (text, of) = (literal_text(name)?, self.declared(of)?);
                self.check(name, rules::check_ref(&text, key))?;
                Some(Intrinsic::Ref(text, of))
            }
            (Function::GetAtt, [name, of @ ..]) => {
                let (text, of) = (literal_text(name)?, self.declared(of)?);
                self.check(name, rules::check_get_att(&text, key))?;
                let (resource, attribute) = text.split_once('.')?;
                Some(Intrinsic::GetAtt(resource.to_owned(), attribute.to_owned(), of))
            }
            (Function::Sub, [text, variables @ ..]) => self.sub(text, variables),
            (Function::ImportValue, [name]) => Some(Intrinsic::ImportValue(Box::new(self.value(name)?))),
            (Function::Join, [delimiter, values]) => {
                Some(Intrinsic::Join(literal_text(delimiter)?, Box::new(self.list(values)?)))
            }
            (Function::Select, [index, values]) => {
                Some(Intrinsic::Select(number(index)?, Box::new(self.list(values)?)))
            }
            (Function::Split, [delimiter, text]) => {
                Some(Intrinsic::Split(literal_text(delimiter)?, Box::new(self.value(text)?)))
            }
            (Function::FindInMap, [map, top, second]) => {
                if let Some(name) = literal_text(map) {
                    self.check(map, rules::check_name(&name, "a mapping", key))?;
                }
                let keys = [self.value(map)?, self.value(top)?, self.value(second)?];
                Some(Intrinsic::FindInMap(Box::new(keys)))
            }
            (Function::If, [condition, then, otherwise]) => {
                let name = literal_text(condition)?;
                self.check(condition, rules::check_name(&name, "a condition", key))?;
                let values = [self.value(then)?, self.value(otherwise)?];
                Some(Intrinsic::If(name, Box::new(values)))
            }
            _ => None,
        }
    }

    fn sub(&mut self, text_tokens: &[TokenTree], variables: &[Vec<TokenTree>]) -> Option<Intrinsic> {
        let text = literal_text(text_tokens)?;
        let mut read = Vec::new();
        for variable in variables {
            let [TokenTree::Ident(name), TokenTree::Punct(equals), value @ ..] = variable.as_slice() else {
                return None;
            };
            if equals.as_char() != '=' {
                return None;
            }
            let name_text = name.to_string();
            if !rules::has_variable(&text, &name_text) {
                self.errors.push(Range::of_one(name.span()), &rules::unused_variable(&name_text, self.key));
                return None;
            }
            read.push((name_text, self.value(value)?));
        }
        let names: Vec<String> = read.iter().map(|(name, _)| name.clone()).collect();
        self.check(text_tokens, rules::check_sub(&text, &names, self.key))?;
        Some(Intrinsic::Sub(text, read))
    }

    /// A text or a call of a function.
    fn value(&mut self, tokens: &[TokenTree]) -> Option<Argument> {
        match unwrap_groups(tokens).as_slice() {
            [TokenTree::Ident(name), TokenTree::Group(group)] if group.delimiter() == Delimiter::Parenthesis => {
                Some(Argument::Intrinsic(self.call(name, group)?))
            }
            tokens => {
                let text = literal_text(tokens)?;
                self.check(tokens, rules::check_text(&text, self.key))?;
                Some(Argument::Text(text))
            }
        }
    }

    /// A list of values, or a call of a function that gives one.
    fn list(&mut self, tokens: &[TokenTree]) -> Option<Argument> {
        match unwrap_groups(tokens).as_slice() {
            [TokenTree::Group(group)] if group.delimiter() == Delimiter::Bracket => {
                let parts = split(group.stream().into_iter().collect());
                let values: Option<Vec<Argument>> = parts.iter().map(|part| self.value(&part.tokens)).collect();
                Some(Argument::List(values.filter(|values| !values.is_empty())?))
            }
            tokens => match self.value(tokens)? {
                Argument::Text(_) => None,
                value => Some(value),
            },
        }
    }

    /// `of = "AWS::SNS::Topic"`, if it is given.
    fn declared(&mut self, arguments: &[Vec<TokenTree>]) -> Option<Option<&'static ResourceType>> {
        let of = match arguments {
            [] => return Some(None),
            [of] => of,
            _ => return None,
        };
        let [TokenTree::Ident(name), TokenTree::Punct(equals), value @ ..] = of.as_slice() else { return None };
        if name != "of" || equals.as_char() != '=' {
            return None;
        }
        let text = literal_text(value)?;
        match rules::declared_type(&text, self.key) {
            Ok(of) => Some(of),
            Err(finding) => {
                self.check(value, Some(finding))?;
                None
            }
        }
    }
}

fn number(tokens: &[TokenTree]) -> Option<u64> {
    match unwrap_groups(tokens).as_slice() {
        [TokenTree::Literal(literal)] => match super::read_literal(literal)? {
            litrs::Literal::Integer(number) => number.value::<u64>(),
            _ => None,
        },
        _ => None,
    }
}
