//! Calls of intrinsic functions, and references of Terraform: `source_arn = Sub("arn:${AWS::Partition}:s3:::${Name}")`.

mod arguments;

use lambda_perm_core::{
    Error,
    check::check_expression,
    expression::{
        Language, Untyped, Value,
        grammar::{self, resembles_intrinsic},
        resource, terraform,
    },
    facts::cloudformation::Intrinsic,
    facts::parameters::Key,
    finding::Finding,
};
use proc_macro2::{Group, Ident, TokenTree};

use self::arguments::Wanted;
use super::{ArgumentValue, TemplateConstant, Time};
use crate::{
    errors::Errors,
    tokens::{Form, literal_text, split},
};

/// The language that a wrong value was meant to have, so that the call still gets the intended type.
pub(crate) fn language_meant(key: Key, tokens: &[TokenTree]) -> Option<Language> {
    if !grammar::takes_intrinsic(key) {
        return None;
    }
    match Form::of(tokens) {
        Form::Call(name, _) if is_template(&name) => {
            Some(if name == TERRAFORM { Language::Terraform } else { Language::CloudFormation })
        }
        _ => None,
    }
}

/// The word before a template of Terraform: `Terraform("${..}")`.
const TERRAFORM: &str = "Terraform";

/// Whether `name(..)` is a value of a template, and not a function or type of the user's.
pub(super) fn is_template(name: &Ident) -> bool {
    name == TERRAFORM || resembles_intrinsic(&name.to_string())
}

/// Reads `name(..)` as the value of a key.
pub(super) fn read(
    key: Key,
    name: &Ident,
    group: &Group,
    tokens: &[TokenTree],
    at: Time,
    errors: &mut Errors,
) -> ArgumentValue {
    let mut reader = IntrinsicReader { key, depth: 0, errors, at, constants: Vec::new() };
    let value =
        if name == TERRAFORM { reader.terraform(group, tokens) } else { reader.cloudformation(name, group, tokens) };
    value.unwrap_or(ArgumentValue::Wrong)
}

/// Reads values. A wrong one is reported, and gives no value.
struct IntrinsicReader<'e> {
    key: Key,
    /// How many functions are around the value that is being read.
    depth: usize,
    errors: &'e mut Errors,
    /// When the values of the call are known.
    at: Time,
    /// The constants among the arguments so far.
    constants: Vec<TemplateConstant>,
}

impl IntrinsicReader<'_> {
    fn terraform(&mut self, group: &Group, all: &[TokenTree]) -> Option<ArgumentValue> {
        self.check_place(TERRAFORM, all)?;
        let tokens: Vec<TokenTree> = group.stream().into_iter().collect();
        let Some(text) = literal_text(&tokens) else {
            let blamed = if tokens.is_empty() { all } else { &tokens };
            return self.wrong(blamed, &terraform::no_literal(self.key));
        };
        let expression = match Untyped::of_template(&text, self.key) {
            Ok(expression) => expression,
            Err(error) => return self.failed(&tokens, &error),
        };
        self.check(&tokens, check_expression(self.key, &expression))?;
        Some(ArgumentValue::Template { language: Language::Terraform, expression })
    }

    fn cloudformation(&mut self, name: &Ident, group: &Group, all: &[TokenTree]) -> Option<ArgumentValue> {
        if let Some(function) = Intrinsic::find(&name.to_string()) {
            self.check_place(function.name(), all)?;
        }
        let value = self.call(name, group, Wanted::One)?;
        let expression = match Untyped::of_value(value, self.key) {
            Ok(expression) => expression,
            Err(error) => return self.failed(all, &error),
        };
        let language = Language::CloudFormation;
        if !self.constants.is_empty() {
            let constants = core::mem::take(&mut self.constants);
            return Some(ArgumentValue::TemplateOfConstants { language, expression, constants });
        }
        self.check_sides(&expression.value(), all)?;
        self.check(all, check_expression(self.key, &expression))?;
        Some(ArgumentValue::Template { language, expression })
    }

    /// Checks that the key takes values known only at deployment.
    fn check_place(&mut self, name: &'static str, all: &[TokenTree]) -> Option<()> {
        let is_wrong = !grammar::takes_intrinsic(self.key);
        self.check(all, is_wrong.then(|| grammar::misplaced(name, self.key)))
    }

    /// Checks what the value may be: of an `If`, each of the two, which is blamed for it.
    fn check_sides(&mut self, value: &Value, tokens: &[TokenTree]) -> Option<()> {
        if let Value::If(_, values) = value
            && let Form::Call(_, group) = Form::of(tokens)
            && let [_, then, otherwise] = split(group.stream()).as_slice()
        {
            let [first, second] = &**values;
            let found = [self.check_sides(first, &then.tokens), self.check_sides(second, &otherwise.tokens)];
            return found.iter().all(Option::is_some).then_some(());
        }
        let made = match value {
            Value::Text(text) => Untyped::of_text(text.clone(), self.key),
            call => {
                self.check(tokens, resource::check_reference(call, self.key))?;
                Untyped::of_value(call.clone(), self.key)
            }
        };
        match made {
            Ok(expression) => self.check(tokens, check_expression(self.key, &expression)),
            Err(error) => self.failed(tokens, &error),
        }
    }

    /// Reports a finding at the tokens.
    fn check(&mut self, tokens: &[TokenTree], found: Option<Finding<'_>>) -> Option<()> {
        found.map_or(Some(()), |finding| self.wrong(tokens, &finding))
    }

    fn failed<T>(&mut self, tokens: &[TokenTree], error: &Error) -> Option<T> {
        self.errors.report_error(tokens, error);
        None
    }

    fn wrong<T>(&mut self, tokens: &[TokenTree], finding: &Finding<'_>) -> Option<T> {
        self.errors.report(tokens, finding);
        None
    }
}
