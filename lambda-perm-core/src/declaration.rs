//! Permissions as the files of other tools declare them: judged by the rules of the macros, with values that the file leaves open.
//!
//! A template, a Terraform module or a shell script says what it says, and often not all: a parameter, a variable of a module, the
//! item of a loop. Such a value is open, and no rule that needs it finds anything.

#[cfg(test)]
mod tests;
mod words;

use alloc::{boxed::Box, format, string::String, vec, vec::Vec};

use crate::{
    document::{DocumentError, DocumentStatement},
    expression::{
        InLanguage, Language, TextBuf, Untyped, grammar::takes_intrinsic, read_template, terraform::may_be_null,
    },
    facts::parameters::{Key, Target},
    finding::{At, Code, Error, Exception, Finding, Findings, Lint, Phrase, written_reference},
    grammar::whole_policy_only,
    permission::{
        FunctionPermissionBuf, LayerVersionPermissionBuf, PermissionBuf, PolicyMember, Unchecked, try_policy,
    },
    statement::{Account, ResourceScope, Statement, at_run_time},
    text::{between, from, json, placeholder},
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
    /// A text with `${NAME}` for each part that the file does not say, as a script has variables: `arn:aws:s3:::${BUCKET}`.
    Placeholders(&'a str),
    /// Something that the file does not say.
    Open,
    /// Something of which the file does not even say whether it is there: a property that a condition takes away.
    MaybeAbsent,
}

/// A permission that a file declares. It may be wrong, and values may be open.
#[derive(Clone, Debug)]
pub struct Declaration {
    target: Target,
    language: Option<Language>,
    /// Whether it is a statement of a whole policy.
    is_in_policy: bool,
    values: Vec<(Key, DeclaredText)>,
    exceptions: Vec<Exception>,
    /// What is wrong with expressions by themselves.
    errors: Vec<Error>,
    /// The keys that may not be there at all.
    doubtful: Vec<Key>,
    is_among_others: bool,
}

#[derive(Clone, Debug)]
enum DeclaredText {
    Given(TextBuf),
    Open,
}

impl DeclaredText {
    fn of(expression: Untyped) -> Self {
        Self::Given(TextBuf::Expression(Box::new(expression)))
    }
}

impl Declaration {
    /// A permission of which nothing is known yet, in a template of this language.
    pub const fn new(target: Target, language: Option<Language>) -> Self {
        Self {
            target,
            language,
            is_in_policy: false,
            values: Vec::new(),
            exceptions: Vec::new(),
            errors: Vec::new(),
            doubtful: Vec::new(),
            is_among_others: false,
        }
    }

    /// The same as a statement of a policy that the template has as a whole. Its values are no properties, and have no limits of these.
    #[must_use]
    pub const fn in_policy(mut self) -> Self {
        self.is_in_policy = true;
        self
    }

    /// The same with the value of a parameter. The first one of a parameter stays.
    #[must_use]
    pub fn with(mut self, key: Key, value: DeclaredValue<'_>) -> Self {
        if self.value(key).is_some() {
            return self;
        }
        let is_doubtful = match value {
            DeclaredValue::Terraform(template) => may_be_null(template),
            DeclaredValue::MaybeAbsent => true,
            _ => false,
        };
        if is_doubtful && !key.is_required() {
            self.doubtful.push(key);
        }
        let read = match value {
            // A template may say by a function what a macro takes as text alone. Then nothing is known of it.
            DeclaredValue::CloudFormation(_) | DeclaredValue::Terraform(_) | DeclaredValue::Placeholders(_)
                if !takes_intrinsic(key) =>
            {
                Ok(DeclaredText::Open)
            }
            DeclaredValue::Text(text) => Ok(DeclaredText::Given(TextBuf::from(String::from(text)))),
            DeclaredValue::Open | DeclaredValue::MaybeAbsent => Ok(DeclaredText::Open),
            DeclaredValue::CloudFormation(json) => read_template(json, key).map(DeclaredText::Given),
            DeclaredValue::Terraform(template) => Untyped::of_declared_template(template, key)
                .map(|expression| expression.map_or(DeclaredText::Open, DeclaredText::of)),
            DeclaredValue::Placeholders(text) => Untyped::of_template(&with_variables(text), key)
                .map(|expression| DeclaredText::of(expression.shown_as(text))),
        };
        let value = read.unwrap_or_else(|error| {
            self.errors.push(error);
            DeclaredText::Open
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

    /// The same beside others of the same function or layer version that the file does not show: those of another file of a module,
    /// or such as a resource makes by itself. No rule then misses one.
    #[must_use]
    pub const fn among_others(mut self) -> Self {
        self.is_among_others = true;
        self
    }

    /// What it is for.
    pub const fn target(&self) -> Target {
        self.target
    }

    /// The parameters that say what it is for: the one of the name, and the one of the version, the alias or the endpoint.
    pub const fn resource_keys(&self) -> (Key, Key) {
        match self.target {
            Target::Function => (Key::FunctionName, Key::Qualifier),
            Target::LayerVersion => (Key::LayerName, Key::VersionNumber),
            Target::WebFunction => (Key::WebFunction, Key::Endpoint),
        }
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
            DeclaredText::Given(TextBuf::Plain(text)) => Some(text),
            _ => None,
        }
    }

    /// The text of a value with placeholders for what only the deployment knows: `arn:aws:s3:::${Bucket}`. `None` if the parameter is
    /// not given, or open.
    pub fn shown(&self, key: Key) -> Option<&str> {
        match self.value(key)? {
            DeclaredText::Given(TextBuf::Plain(text)) => Some(text),
            DeclaredText::Given(TextBuf::Expression(expression)) => Some(expression.shown()),
            DeclaredText::Open => None,
        }
    }

    /// The same as messages show it: a reference whose ARN would be shown stands for itself, `${aws_sns_topic.orders.arn}`.
    pub fn displayed(&self, key: Key) -> Option<String> {
        let shown = self.shown(key)?;
        Some(written_reference(shown).map_or_else(|| shown.into(), |(reference, rest)| [reference, rest].concat()))
    }

    /// Whether the parameter is given or may be, be its value open or not.
    pub fn has(&self, key: Key) -> bool {
        self.value(key).is_some()
    }

    /// Everything that is wrong with it, as the permission of `grant!`, whatever an open value is and whether it is there or not.
    pub fn findings(&self) -> Vec<Error> {
        let all = self.meaning(|_| true).findings_of_meaning();
        self.certain(all)
    }

    /// Those of the errors that there are also without some or all of the values that may not be there.
    fn certain(&self, mut errors: Vec<Error>) -> Vec<Error> {
        // A bit for each of them: there are no more than the optional keys.
        for left_out in 1..1_usize << self.doubtful.len() {
            if errors.is_empty() {
                break;
            }
            let place = |key| self.doubtful.iter().position(|other| *other == key);
            let is_kept = |key| place(key).is_none_or(|at| left_out & 1 << at == 0);
            let found = self.meaning(is_kept).findings_of_meaning();
            errors.retain(|error| found.iter().any(|other| is_same(error, other)));
        }
        errors
    }

    /// What it means if only these keys are there.
    fn meaning(&self, is_kept: impl Fn(Key) -> bool) -> Self {
        let values = self.values.iter().filter(|(key, _)| is_kept(*key)).cloned().collect();
        Self { values, doubtful: Vec::new(), ..self.clone() }
    }

    fn findings_of_meaning(&self) -> Vec<Error> {
        let found = self.unchecked(|_| true).checked().err();
        let found = self.errors.iter().cloned().chain(found.into_iter().flatten());
        self.said(found)
    }

    /// Everything that is wrong with several of one function or layer version, each by itself and all together, as the statements of
    /// `policy!`. [`Error::statement`] says which one.
    pub fn findings_of_all(all: &[&Self]) -> Vec<Error> {
        let mut found = Self::findings_of_meanings(all, |_, _| true);
        if all.iter().any(|declared| !declared.doubtful.is_empty()) {
            let least = Self::findings_of_meanings(all, |declared, key| !declared.doubtful.contains(&key));
            let own: Vec<(Vec<Error>, Vec<Error>)> = all
                .iter()
                .map(|declared| (declared.meaning(|_| true).findings_of_meaning(), declared.findings()))
                .collect();
            found.retain(|error| {
                let at = error.statement().map_or(0, |number| number.saturating_sub(1));
                let is_doubted = own.get(at).is_some_and(|(most, certain)| has(most, error) && !has(certain, error));
                !is_doubted && least.iter().any(|other| is_same(error, other) && error.statement() == other.statement())
            });
        }
        if all.iter().any(|declared| declared.is_among_others) {
            found.retain(|error| !is_about_missing(error));
        }
        found
    }

    fn findings_of_meanings(all: &[&Self], is_kept: fn(&Self, Key) -> bool) -> Vec<Error> {
        let all: Vec<Self> = all.iter().map(|declared| declared.meaning(|key| is_kept(declared, key))).collect();
        let Some(first) = all.first() else { return Vec::new() };
        let resource = first.unchecked(Key::is_of_resource);
        let member = |declared: &Self| PolicyMember::Statements(vec![declared.unchecked(|key| !key.is_of_resource())]);
        let found = try_policy(&resource, all.iter().map(member).collect()).err();
        let own = all
            .iter()
            .enumerate()
            .flat_map(|(at, declared)| declared.errors.iter().cloned().map(move |error| error.of_statement(at)));
        first.said(own.chain(found.into_iter().flatten()))
    }

    /// What is found, in its words.
    fn said(&self, found: impl Iterator<Item = Error>) -> Vec<Error> {
        let is_of_property = |error: &Error| error.code() == Code::CloudFormationLimit;
        let found = found.filter(|error| !(self.is_in_policy && is_of_property(error)));
        let worded = |error: Error| match self.is_in_policy {
            true => error.for_document(),
            false => error.for_declaration(self.target, self.language),
        };
        found.map(worded).collect()
    }

    /// The same with this identifier of the statement, where the file gives none: CloudFormation and Terraform make one.
    #[must_use]
    pub fn or_statement_id(mut self, id: &str) -> Self {
        if self.shown(Key::StatementId).is_none() {
            self.values.retain(|(key, _)| *key != Key::StatementId);
            self.doubtful.retain(|key| *key != Key::StatementId);
            self = self.with(Key::StatementId, DeclaredValue::Text(id));
        }
        self
    }

    /// The permission that it declares. A lint that it would meet becomes an exception with the reason
    /// [`READ_FROM_POLICY`](Exception::READ_FROM_POLICY).
    ///
    /// # Errors
    ///
    /// What is wrong with it, and which values the file does not say. Without one of these, the permission would be another one.
    pub fn permission<L: InLanguage>(&self) -> Result<PermissionBuf<L>, Findings> {
        let open = self.values.iter().filter(|(_, value)| self.is_unsaid(value)).map(|(key, _)| unsaid(*key).into());
        if let Some(errors) = Findings::merged([self.errors.iter().cloned().chain(open)]) {
            return Err(errors);
        }
        let statement = self.unchecked(|_| true).in_force()?;
        match self.target {
            Target::Function => Ok(FunctionPermissionBuf::new(statement).into()),
            Target::LayerVersion => Ok(LayerVersionPermissionBuf::new(statement).into()),
            Target::WebFunction => Err(whole_policy_only().into()),
        }
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
        // What a file has may be anything, and references have quotes: `${aws_lambda_function.f["a"].arn}`.
        let mut text = json::Escaping::default();
        at_run_time::statement(&statement, &resource, &mut text);
        DocumentStatement::parse(&text.0).map(DocumentStatement::into_owned)
    }

    /// Whether nobody can write a value down: it is open, or has parts that only a script knows.
    const fn is_unsaid(&self, value: &DeclaredText) -> bool {
        match value {
            DeclaredText::Open => true,
            DeclaredText::Given(text) => self.language.is_none() && matches!(text, TextBuf::Expression(_)),
        }
    }

    fn value(&self, key: Key) -> Option<&DeclaredText> {
        self.values.iter().find(|(other, _)| *other == key).map(|(_, value)| value)
    }

    /// The values of some keys. The exceptions belong to the statement, and not to what it is for.
    fn unchecked(&self, is_wanted: fn(Key) -> bool) -> Unchecked {
        let values = Unchecked::new(self.target, None).in_template(self.language);
        let of_set = |exception: &Exception| exception.lint().is_of_sets();
        let (of_set, own): (Vec<_>, Vec<_>) = self.exceptions.iter().cloned().partition(of_set);
        let values = if is_wanted(Key::StatementId) { values.allowing(own).allowing_in_set(of_set) } else { values };
        self.values.iter().filter(|(key, _)| is_wanted(*key)).fold(values, |values, (key, value)| match value {
            DeclaredText::Given(text) => values.with_text(*key, text.clone()),
            DeclaredText::Open => values.with_pending(*key),
        })
    }
}

/// Whether two errors say the same of the same value.
fn is_same(one: &Error, other: &Error) -> bool {
    one.code() == other.code() && one.at() == other.at()
}

fn has(errors: &[Error], error: &Error) -> bool {
    errors.iter().any(|other| is_same(error, other))
}

/// Whether an error is that there is no other statement, or that an exception for this is not used.
fn is_about_missing(error: &Error) -> bool {
    error.code() == Code::IncompleteUrl || error.at() == At::Allow(Lint::IncompleteUrl)
}

/// A value that is given, and that the file does not say.
const fn unsaid<'a>(key: Key) -> Finding<'a> {
    let message = Phrase::quoting(key.name()).plain(" has a value that this file does not say");
    Finding::new(Code::MissingValue, key, message, Phrase::new("write the permission with the value that is meant"))
}

/// A template of Terraform in which each placeholder is a variable of nearly that name.
fn with_variables(text: &str) -> String {
    let (mut template, mut at) = (String::with_capacity(text.len() + 8), 0);
    let literal = |text: &str| text.replace("${", "$${").replace("%{", "%%{");
    while let Some((start, end)) = placeholder::first(text, at) {
        template.push_str(&literal(between(text, at, start)));
        template.push_str("${var._");
        let name = between(text, start + 2, end - 1).chars();
        template.extend(name.map(|character| if character.is_ascii_alphanumeric() { character } else { '_' }));
        template.push('}');
        at = end;
    }
    template.push_str(&literal(from(text, at)));
    template
}
