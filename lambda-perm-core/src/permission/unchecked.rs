//! A permission from values that are known only at run time.

use alloc::{boxed::Box, string::String, vec::Vec};

use crate::{
    arn::{ConstArn, Wrong, find_constructor},
    check::{Check, check_expression, missing_key},
    expression::{ConstValue, ExpressionPart, InLanguage, Language, TextBuf, Untyped, resource::check_references},
    facts::parameters::{Key, Target},
    finding::{At, Error, Exception, Finding, Findings, Lint, Lints, Location},
    grammar,
    statement::{Field, Statement, StatementBuf},
    value::{self, principal},
};

/// The values of a permission, unchecked.
#[derive(Clone, Debug)]
pub struct Unchecked {
    /// The values that are right by themselves. Wrong ones are pending here.
    statement: StatementBuf,
    wrong: Vec<(Key, WrongValue)>,
    language: Option<Language>,
    not_needed: Option<&'static str>,
    /// Whether they come from a builder, not from a macro.
    is_built: bool,
    /// Whether a set checks the lints that are about sets, now or later.
    is_in_set: bool,
    /// Lints whose `allow` has been used by how the values were written.
    silenced: Lints,
    /// Where the values stand in the source.
    locations: [Option<Location>; Key::COUNT],
    location: Option<Location>,
}

/// A value that is wrong by itself.
#[derive(Clone, Debug)]
enum WrongValue {
    Text(String),
    Expression(Box<Untyped>),
    /// Of an expression that cannot be made.
    Unmade(Error),
    /// A wrong Region for a principal.
    Region(String),
    /// The name and the arguments of a constructor of ARNs.
    Arn(&'static str, Vec<String>),
}

impl WrongValue {
    fn finding(&self, key: Key) -> Option<Finding<'_>> {
        match self {
            Self::Text(text) => value::check(key, text),
            Self::Expression(expression) => wrong_expression(key, expression),
            Self::Unmade(error) => Some(error.into()),
            Self::Region(region) => Some(principal::wrong_region(region)),
            Self::Arn(constructor, arguments) => Some(construct(constructor, arguments)?.err()?.finding),
        }
    }
}

/// What is wrong with an expression by itself. A macro has checked the references of a constant.
fn wrong_expression(key: Key, expression: &Untyped) -> Option<Finding<'_>> {
    let reference = match expression {
        Untyped::Owned { value, .. } => check_references(value, key),
        Untyped::Constant { .. } | Untyped::OfTexts { .. } => None,
    };
    reference.or_else(|| check_expression(key, expression))
}

impl Unchecked {
    /// No values yet. The location is that of the call or statement.
    #[must_use]
    pub const fn new(target: Target, location: Option<Location>) -> Self {
        Self {
            statement: StatementBuf::new(target),
            wrong: Vec::new(),
            language: None,
            not_needed: None,
            is_built: false,
            is_in_set: false,
            silenced: Lints::NONE,
            locations: [None; Key::COUNT],
            location,
        }
    }

    /// No values yet, for a builder.
    pub(crate) fn of_builder<L: InLanguage>(target: Target) -> Self {
        Self { is_built: true, ..Self::new(target, None) }.in_template(L::LANGUAGE)
    }

    /// Says that the permission is for a template of this language.
    #[must_use]
    pub const fn in_template(mut self, language: Option<Language>) -> Self {
        self.language = language;
        self
    }

    /// Gives a key a text, or none.
    #[must_use]
    pub fn with(mut self, key: Key, text: Option<String>) -> Self {
        let value = match text {
            None => Field::Absent,
            Some(text) if value::check(key, &text).is_none() => Field::Known(text.into()),
            Some(text) => self.put_off(key, WrongValue::Text(text)),
        };
        self.statement.set(key, value);
        self
    }

    /// Gives a key an expression.
    #[must_use]
    pub fn with_expression(mut self, key: Key, expression: Untyped) -> Self {
        let expression = Box::new(expression);
        let value = match wrong_expression(key, &expression) {
            None => Field::Known(TextBuf::Expression(expression)),
            Some(_) => self.put_off(key, WrongValue::Expression(expression)),
        };
        self.statement.set(key, value);
        self
    }

    /// Gives a key an expression, with parts that are known only now.
    #[must_use]
    pub fn with_parts(mut self, key: Key, value: ConstValue, parts: &[ExpressionPart]) -> Self {
        match Untyped::of_parts(value, parts, key) {
            Ok(expression) => self.with_expression(key, expression),
            Err(error) => {
                let value = self.put_off(key, WrongValue::Unmade(error));
                self.statement.set(key, value);
                self
            }
        }
    }

    /// Gives a key a text or an expression.
    pub(crate) fn with_text(self, key: Key, text: TextBuf) -> Self {
        match text {
            TextBuf::Plain(text) => self.with(key, Some(text.into_owned())),
            TextBuf::Expression(expression) => self.with_expression(key, *expression),
        }
    }

    /// Gives the principal of a service in a Region. The service is given by its identifier.
    #[must_use]
    pub fn with_regional_principal(mut self, service: &str, region: Option<String>) -> Self {
        let region = region.unwrap_or_default();
        let value = match principal::in_region(service, &region) {
            Some(parts) => Field::Known(parts.concat().into()),
            None => self.put_off(Key::Principal, WrongValue::Region(region)),
        };
        self.statement.set(Key::Principal, value);
        self
    }

    /// Gives the source ARN that a constructor makes.
    #[must_use]
    pub fn with_constructed(mut self, constructor: &'static str, arguments: Vec<String>) -> Self {
        let made = construct(constructor, &arguments).and_then(Result::ok);
        let value = match made {
            Some(arn) => Field::Known(String::from(arn.as_str()).into()),
            None => self.put_off(Key::SourceArn, WrongValue::Arn(constructor, arguments)),
        };
        self.statement.set(Key::SourceArn, value);
        self
    }

    /// Says that a key is given, but its value is not known because it was wrong in another way.
    #[cfg(feature = "json")]
    pub(crate) fn with_pending(mut self, key: Key) -> Self {
        self.statement.set(key, Field::Pending);
        self
    }

    fn put_off(&mut self, key: Key, wrong: WrongValue) -> Field<TextBuf> {
        self.wrong.push((key, wrong));
        Field::Pending
    }

    /// Says that the principal was named by the identifier of a service that never needs a grant.
    #[must_use]
    pub const fn with_not_needed(mut self, id: &'static str) -> Self {
        self.not_needed = Some(id);
        self
    }

    /// Allows lints, with reasons.
    #[must_use]
    pub fn allowing(mut self, exceptions: impl IntoIterator<Item = impl Into<Exception>>) -> Self {
        self.statement.allow(exceptions.into_iter().map(Into::into));
        self
    }

    /// Allows lints that are about sets, with reasons.
    #[must_use]
    pub fn allowing_in_set(mut self, exceptions: impl IntoIterator<Item = impl Into<Exception>>) -> Self {
        self.statement.allow_in_set(exceptions.into_iter().map(Into::into));
        self
    }

    /// Says where the value of a key stands in the source.
    #[must_use]
    pub const fn at(mut self, key: Key, location: Option<Location>) -> Self {
        self.locations[key as usize] = location;
        self
    }

    /// Says where the statement stands in the source.
    #[must_use]
    pub const fn of(mut self, location: Option<Location>) -> Self {
        self.location = location;
        self
    }

    pub(crate) const fn statement(&self) -> Statement<'_> {
        self.statement.as_statement()
    }

    pub(crate) fn into_statement(self) -> StatementBuf {
        self.statement
    }

    /// The check of the statement.
    pub(crate) fn check(&self) -> Check<'_> {
        let check = Check::new(self.statement()).in_template(self.language);
        let check = if self.is_in_set { check.in_set() } else { check };
        let silenced = Lint::ALL.iter().filter(|lint| self.silenced.has(**lint));
        let check = silenced.fold(check, |check, lint| check.silenced(*lint));
        match self.not_needed {
            Some(id) => check.with_not_needed(id),
            None => check,
        }
    }

    /// Says that a set checks the lints that are about sets, now or later. An `allow` of these is not checked here.
    #[cfg(feature = "json")]
    pub(crate) const fn in_set(mut self) -> Self {
        self.is_in_set = true;
        self
    }

    /// Says that the `allow` of a lint has been used.
    #[cfg(feature = "json")]
    pub(crate) const fn silencing(mut self, lint: Lint) -> Self {
        self.silenced = self.silenced.with(lint);
        self
    }

    /// What is wrong with values by themselves, and which are missing.
    pub(crate) fn wrong(&self, is_wanted: fn(Key) -> bool) -> impl Iterator<Item = Finding<'_>> {
        let statement = self.statement();
        Key::ALL.iter().copied().filter(move |key| is_wanted(*key)).filter_map(move |key| {
            let wrong = self.wrong.iter().find(|(other, _)| *other == key);
            wrong.map_or_else(|| missing_key(&statement, key), |(_, wrong)| wrong.finding(key))
        })
    }

    /// What is wrong with the exceptions of a builder. For a macro, the compiler reports this.
    fn allowed_twice(&self) -> impl Iterator<Item = Finding<'_>> {
        let exceptions = self.statement().exceptions();
        let is_again = |(at, exception): &(usize, &Exception)| {
            exceptions.iter().take(*at).any(|other| other.lint() == exception.lint())
        };
        exceptions.iter().enumerate().filter(is_again).map(|(_, exception)| grammar::duplicate_lint(exception.lint()))
    }

    /// The finding with its place in the source.
    pub(crate) fn located(&self, finding: Finding<'_>) -> Error {
        let of_value = match finding.at() {
            At::Value(key) => self.locations[key as usize],
            At::Call | At::Allow(_) => None,
        };
        let error = self.statement().subject_of(Error::from(finding).at_location(of_value.or(self.location)));
        if self.is_built { error.for_builder() } else { error }
    }

    /// The statement, if nothing is wrong.
    pub(crate) fn checked(self) -> Result<StatementBuf, Findings> {
        let check = self.check();
        let of_rules = check.findings().map(|(_, finding)| finding).chain(self.allowed_twice());
        let errors: Vec<Error> = self.wrong(|_| true).chain(of_rules).map(|finding| self.located(finding)).collect();
        match Findings::new(errors) {
            Some(findings) => Err(findings),
            None => Ok(self.statement.with_split_name()),
        }
    }
}

#[cfg(feature = "document")]
impl Unchecked {
    /// The statement of a permission that is in force already, if nothing but lints is found. These become exceptions with the reason
    /// [`Exception::READ_FROM_POLICY`].
    pub(crate) fn in_force(mut self) -> Result<StatementBuf, Findings> {
        loop {
            let findings = match self.clone().checked() {
                Ok(statement) => return Ok(statement),
                Err(findings) => findings,
            };
            let errors = findings.iter().filter(|error| error.code().lint().is_none()).cloned();
            if let Some(errors) = Findings::merged([errors]) {
                return Err(errors);
            }
            // Each round has more lints, so this ends.
            let known = self.statement().exceptions().len();
            for lint in findings.iter().filter_map(|error| error.code().lint()) {
                if self.statement().exceptions().iter().all(|exception| exception.lint() != lint) {
                    self = self.allowing([Exception::because(lint, Exception::READ_FROM_POLICY)?]);
                }
            }
            if self.statement().exceptions().len() == known {
                return Err(findings);
            }
        }
    }
}

fn construct<'a>(constructor: &str, arguments: &'a [String]) -> Option<Result<ConstArn, Wrong<'a>>> {
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    Some(find_constructor(constructor)?.evaluate(&arguments))
}
