//! Permissions as the files of other tools declare them: judged by the rules of the macros, with values that the file leaves open.
//!
//! A template, a Terraform module or a shell script says what it says, and often not all: a parameter, a variable of a module, the
//! item of a loop. Such a value is open, and no rule that needs it finds anything.
//!
//! ```
//! # extern crate lambda_perm_core as lambda_perm;
//! use lambda_perm::declaration::{Declaration, DeclaredValue};
//! use lambda_perm::facts::parameters::{Key, Target};
//!
//! let declared = Declaration::new(Target::Function, None)
//!     .with(Key::FunctionName, DeclaredValue::Open)
//!     .with(Key::StatementId, DeclaredValue::Text("uploads"))
//!     .with(Key::Action, DeclaredValue::Text("lambda:InvokeFunction"))
//!     .with(Key::Principal, DeclaredValue::Text("s3.amazonaws.com"));
//! let findings = declared.findings();
//! assert_eq!(findings[0].code().id(), "LP0501");
//! assert_eq!(findings.len(), 1);
//! ```

mod words;

use alloc::{boxed::Box, format, string::String, vec, vec::Vec};

use crate::{
    document::{DocumentError, DocumentStatement},
    expression::{InLanguage, Language, TextBuf, Untyped, grammar::takes_intrinsic, read_template},
    facts::parameters::{Key, Target},
    finding::{Error, Exception, Findings},
    permission::{
        FunctionPermissionBuf, LayerVersionPermissionBuf, PermissionBuf, PolicyMember, Unchecked, try_policy,
    },
    statement::{Account, ResourceScope, Statement, at_run_time},
};

/// The value of a parameter, as a file has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeclaredValue<'a> {
    /// A text, in the API's spelling: `"true"` for a Boolean, digits for a number.
    Text(&'a str),
    /// The JSON of a value of CloudFormation: a string or an intrinsic function by its long name. The type of the resource that a
    /// function refers to may stand beside it: `{"Ref": "Topic", "of": "AWS::SNS::Topic"}`.
    CloudFormation(&'a str),
    /// A template of Terraform: `${aws_sns_topic.orders.arn}`.
    Terraform(&'a str),
    /// Something that the file does not say.
    Open,
}

/// A permission that a file declares. It may be wrong, and values may be open.
#[derive(Clone, Debug)]
pub struct Declaration {
    target: Target,
    language: Option<Language>,
    values: Vec<(Key, Value)>,
    exceptions: Vec<Exception>,
    /// What is wrong with expressions by themselves.
    errors: Vec<Error>,
}

#[derive(Clone, Debug)]
enum Value {
    Given(TextBuf),
    Open,
}

impl Value {
    const fn is_open(&self) -> bool {
        matches!(self, Self::Open)
    }
}

impl Declaration {
    /// A permission of which nothing is known yet, in a template of this language.
    pub const fn new(target: Target, language: Option<Language>) -> Self {
        Self { target, language, values: Vec::new(), exceptions: Vec::new(), errors: Vec::new() }
    }

    /// The same with the value of a parameter. The first one of a parameter stays.
    #[must_use]
    pub fn with(mut self, key: Key, value: DeclaredValue<'_>) -> Self {
        if self.value(key).is_some() {
            return self;
        }
        let read = match value {
            // A template may say by a function what a macro takes as text alone. Then nothing is known of it.
            DeclaredValue::CloudFormation(_) | DeclaredValue::Terraform(_) if !takes_intrinsic(key) => Ok(Value::Open),
            DeclaredValue::Text(text) => Ok(Value::Given(TextBuf::from(String::from(text)))),
            DeclaredValue::Open => Ok(Value::Open),
            DeclaredValue::CloudFormation(json) => read_template(json, key).map(Value::Given),
            DeclaredValue::Terraform(template) => Untyped::of_template(template, key)
                .map(|expression| Value::Given(TextBuf::Expression(Box::new(expression)))),
        };
        let value = read.unwrap_or_else(|error| {
            self.errors.push(error);
            Value::Open
        });
        self.values.push((key, value));
        self
    }

    /// The same with an exception.
    #[must_use]
    pub fn allowing(mut self, exception: Exception) -> Self {
        self.exceptions.push(exception);
        self
    }

    /// What it is for.
    pub const fn target(&self) -> Target {
        self.target
    }

    /// The language of the template that it is in.
    pub const fn language(&self) -> Option<Language> {
        self.language
    }

    /// The exceptions that it has.
    pub fn exceptions(&self) -> &[Exception] {
        &self.exceptions
    }

    /// The text of a value, if it has no placeholders.
    pub fn text(&self, key: Key) -> Option<&str> {
        match self.value(key)? {
            Value::Given(TextBuf::Plain(text)) => Some(text),
            _ => None,
        }
    }

    /// The text of a value with placeholders for what only the deployment knows: `arn:aws:s3:::${Bucket}`. `None` if the parameter is
    /// not given, or open.
    pub fn shown(&self, key: Key) -> Option<&str> {
        match self.value(key)? {
            Value::Given(TextBuf::Plain(text)) => Some(text),
            Value::Given(TextBuf::Expression(expression)) => Some(expression.shown()),
            Value::Open => None,
        }
    }

    /// Whether the parameter is given, be its value open or not.
    pub fn has(&self, key: Key) -> bool {
        self.value(key).is_some()
    }

    /// Everything that is wrong with it, as the permission of `grant!`.
    pub fn findings(&self) -> Vec<Error> {
        let found = self.unchecked(|_| true).checked().err();
        let found = self.errors.iter().cloned().chain(found.into_iter().flatten());
        found.map(|error| error.for_declaration(self.target, self.language)).collect()
    }

    /// Everything that is wrong with several of one function or layer version, each by itself and all together, as the statements of
    /// `policy!`. [`Error::statement`] says which one.
    pub fn findings_of_all(all: &[&Self]) -> Vec<Error> {
        let Some(first) = all.first() else { return Vec::new() };
        let resource = first.unchecked(Key::is_of_resource);
        let member = |declared: &&Self| PolicyMember::Statements(vec![declared.unchecked(|key| !key.is_of_resource())]);
        let found = try_policy(&resource, all.iter().map(member).collect()).err();
        let own = all
            .iter()
            .enumerate()
            .flat_map(|(at, declared)| declared.errors.iter().cloned().map(move |error| error.of_statement(at)));
        let found = own.chain(found.into_iter().flatten());
        found.map(|error| error.for_declaration(first.target, first.language)).collect()
    }

    /// The permission that it declares. A lint that it would meet becomes an exception with the reason
    /// [`READ_FROM_POLICY`](Exception::READ_FROM_POLICY).
    ///
    /// # Errors
    ///
    /// What is wrong with it. An open value is missing.
    pub fn permission<L: InLanguage>(&self) -> Result<PermissionBuf<L>, Findings> {
        if let Some(errors) = Findings::merged([self.errors.iter().cloned()]) {
            return Err(errors);
        }
        let given = Self {
            values: self.values.iter().filter(|(_, value)| !value.is_open()).cloned().collect(),
            ..self.clone()
        };
        let statement = given.unchecked(|_| true).in_force()?;
        Ok(match self.target {
            Target::Function => FunctionPermissionBuf::new(statement).into(),
            Target::LayerVersion => LayerVersionPermissionBuf::new(statement).into(),
        })
    }

    /// The statement that it becomes, as far as the file says it: with placeholders for what only the deployment knows, and `*` for a
    /// scope that the name does not give. For comparing and showing, and not for AWS.
    ///
    /// # Errors
    ///
    /// When there is no such statement: a required value is missing, or a text is none that a document may have.
    pub fn statement(&self) -> Result<DocumentStatement<'static>, DocumentError> {
        const ANY: ResourceScope<'static> =
            ResourceScope { partition: "aws", region: "*", account: Account::Text("*") };
        let open = |key: Key| format!("${{{}}}", key.name());
        let texts =
            self.values.iter().map(|(key, _)| (*key, self.shown(*key).map_or_else(|| open(*key), String::from)));
        let texts: Vec<(Key, String)> = texts.collect();
        let statement =
            texts.iter().fold(Statement::new(self.target), |statement, (key, text)| statement.with(*key, text));
        let (resource, _) = statement.resource_or(ANY);
        let mut text = String::new();
        at_run_time::statement(&statement, &resource, &mut text);
        DocumentStatement::parse(&text).map(DocumentStatement::into_owned)
    }

    fn value(&self, key: Key) -> Option<&Value> {
        self.values.iter().find(|(other, _)| *other == key).map(|(_, value)| value)
    }

    /// The values of some keys. The exceptions belong to the statement, and not to what it is for.
    fn unchecked(&self, is_wanted: fn(Key) -> bool) -> Unchecked {
        let values = Unchecked::new(self.target, None).in_template(self.language);
        let of_set = |exception: &Exception| exception.lint().is_of_sets();
        let (of_set, own): (Vec<_>, Vec<_>) = self.exceptions.iter().cloned().partition(of_set);
        let values = if is_wanted(Key::StatementId) { values.allowing(own).allowing_in_set(of_set) } else { values };
        self.values.iter().filter(|(key, _)| is_wanted(*key)).fold(values, |values, (key, value)| match value {
            Value::Given(text) => values.with_text(*key, text.clone()),
            Value::Open => values.with_pending(*key),
        })
    }
}
