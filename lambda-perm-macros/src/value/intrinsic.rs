//! Calls of intrinsic functions, and references of Terraform: `source_arn = Sub("arn:${AWS::Partition}:s3:::${Name}")`.

mod arguments;

use lambda_perm_core::{
    check::{check_expression, check_given},
    expression::{
        Intrinsic, Language, Untyped, Value as Argument,
        grammar::{self, resembles_intrinsic},
        reference, resource,
    },
    facts::cloudformation::Intrinsic as Function,
    facts::parameters::Key,
    finding::Finding,
};
use proc_macro2::{Group, Ident, TokenTree};

use self::arguments::Wanted;
use super::Value;
use crate::{
    errors::Errors,
    tokens::{Form, literal_text, split},
};

/// The language of a value that is wrong, so that the call has the type that it was to have.
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

/// What Terraform's templates are written as.
const TERRAFORM: &str = "Terraform";

/// Whether `name(..)` is a value of a template, and no function or type of the user's.
pub(super) fn is_template(name: &Ident) -> bool {
    name == TERRAFORM || resembles_intrinsic(&name.to_string())
}

/// Reads `name(..)` as the value of a key.
pub(super) fn read(key: Key, name: &Ident, group: &Group, tokens: &[TokenTree], errors: &mut Errors) -> Value {
    let mut reader = Reader { key, depth: 0, errors };
    let value =
        if name == TERRAFORM { reader.terraform(group, tokens) } else { reader.cloudformation(name, group, tokens) };
    value.unwrap_or(Value::Wrong)
}

/// Reads values. What is wrong is reported, and there is no value then.
struct Reader<'e> {
    key: Key,
    /// In how many functions the value stands that is read.
    depth: usize,
    errors: &'e mut Errors,
}

impl Reader<'_> {
    fn terraform(&mut self, group: &Group, all: &[TokenTree]) -> Option<Value> {
        self.check_place(TERRAFORM, all)?;
        let tokens: Vec<TokenTree> = group.stream().into_iter().collect();
        let Some(text) = literal_text(&tokens) else {
            let blamed = if tokens.is_empty() { all } else { &tokens };
            return self.wrong(blamed, &reference::no_literal(self.key));
        };
        self.check(&tokens, reference::terraform_template(&text, self.key))?;
        let expression = Untyped::owned(reference::reference_text(&text), text, "", Vec::new());
        self.check(&tokens, check_expression(self.key, &expression))?;
        Some(Value::Template { language: Language::Terraform, expression })
    }

    fn cloudformation(&mut self, name: &Ident, group: &Group, all: &[TokenTree]) -> Option<Value> {
        if let Some(function) = Function::find(&name.to_string()) {
            self.check_place(function.name(), all)?;
        }
        let intrinsic = self.call(name, group, Wanted::One)?;
        self.check(all, grammar::check_size(intrinsic.depth(), intrinsic.length(), self.key))?;
        let Ok(alternatives) = intrinsic.alternatives() else {
            return self.wrong(all, &grammar::too_many_texts(self.key));
        };
        let (shown, source) = (intrinsic.to_text(), intrinsic.to_json());
        let expression = Untyped::owned(shown, source, intrinsic.target(), alternatives);
        self.check_whole(&Argument::Intrinsic(intrinsic), &expression, all)?;
        Some(Value::Template { language: Language::CloudFormation, expression })
    }

    /// Checks that the key takes what only the deployment knows.
    fn check_place(&mut self, name: &'static str, all: &[TokenTree]) -> Option<()> {
        let is_wrong = !grammar::takes_intrinsic(self.key);
        self.check(all, is_wrong.then(|| grammar::misplaced(name, self.key)))
    }

    /// Checks what the value may be: of an `If`, each of the two, which is blamed for it.
    fn check_whole(&mut self, value: &Argument, expression: &Untyped, tokens: &[TokenTree]) -> Option<()> {
        self.check_sides(value, tokens)?;
        self.check(tokens, check_expression(self.key, expression))
    }

    fn check_sides(&mut self, value: &Argument, tokens: &[TokenTree]) -> Option<()> {
        if let Argument::Intrinsic(Intrinsic::If(_, values)) = value
            && let Form::Call(_, group) = Form::of(tokens)
            && let [_, then, otherwise] = split(group.stream()).as_slice()
        {
            let [first, second] = &**values;
            let found = [self.check_sides(first, &then.tokens), self.check_sides(second, &otherwise.tokens)];
            return found.iter().all(Option::is_some).then_some(());
        }
        if let Argument::Intrinsic(intrinsic) = value {
            self.check(tokens, resource::check_reference(intrinsic, self.key))?;
        }
        self.check(tokens, check_given(self.key, &value.to_text()))
    }

    /// Reports what was found of the tokens.
    fn check(&mut self, tokens: &[TokenTree], found: Option<Finding<'_>>) -> Option<()> {
        found.map_or(Some(()), |finding| self.wrong(tokens, &finding))
    }

    fn wrong<T>(&mut self, tokens: &[TokenTree], finding: &Finding<'_>) -> Option<T> {
        self.errors.report(tokens, finding);
        None
    }
}
