//! The values of an object for a permission or a policy, and what is wrong with how they are written.

use alloc::{
    boxed::Box,
    string::{String, ToString},
    vec::Vec,
};

use super::{ALLOW, LINT, REASON, STATEMENTS, data::DataNumber};
use crate::{
    expression::{Language, TextBuf, read_data},
    facts::parameters::{Key, Target, ValueKind},
    finding::{Code, Error, Exception, Finding, Lint, Phrase},
    grammar,
    permission::Unchecked,
    template::Node,
};

/// What an object stands for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum ObjectKind {
    Permission,
    Policy,
    /// One statement of a policy.
    Statement,
}

/// The values of an object, and everything that is wrong with how they are written.
#[derive(Default)]
pub(super) struct Draft {
    /// `None` if there is a value that could not be read.
    values: Vec<(Key, Option<TextBuf>)>,
    language: Option<Language>,
    exceptions: Vec<Exception>,
    /// Lints that may have been meant by a wrong `allow`. They are not reported as unused.
    guessed: Vec<Lint>,
    /// The statements of a policy.
    pub(super) statements: Option<Vec<Node>>,
    /// Whether there is something wrong in the place of `statements`.
    pub(super) has_wrong_statements: bool,
    errors: Vec<Error>,
}

impl Draft {
    /// Reads an object.
    pub(super) fn of(
        entries: Vec<(String, Node)>,
        part: ObjectKind,
        target: Target,
        language: Option<Language>,
    ) -> Self {
        let mut draft = Self { language, ..Self::default() };
        let (mut meant, mut has_allow) = (Vec::new(), false);
        for (name, data) in entries {
            match (name.as_str(), Key::find(&name)) {
                (ALLOW, _) if part == ObjectKind::Policy => draft.wrong(grammar::misplaced_allow()),
                (ALLOW, _) if has_allow => draft.wrong(grammar::duplicate_allow()),
                (ALLOW, _) => {
                    has_allow = true;
                    draft.allow(data);
                }
                (STATEMENTS, _) if part == ObjectKind::Policy => draft.take_statements(data),
                (_, Some(key)) => {
                    meant.extend(grammar::counterpart(key));
                    draft.take(key, data, part, target);
                }
                (_, None) => {
                    meant.extend(grammar::meant_key(&name));
                    draft.has_wrong_statements |= part == ObjectKind::Policy && names_statements(&name);
                    draft.wrong(unknown_key(&name, part));
                }
            }
        }
        for key in meant {
            if key.fits(target) && !draft.has(key) {
                draft.values.push((key, None));
            }
        }
        draft
    }

    /// A statement that is not an object, so that nothing is known of it.
    pub(super) fn of_no_object(part: ObjectKind, target: Target) -> Self {
        let values = Key::ALL.iter().filter(|key| key.fits(target)).map(|key| (*key, None)).collect();
        Self { values, errors: Vec::from([no_object(part).into()]), ..Self::default() }
    }

    /// The values, together with those of the resource.
    pub(super) fn unchecked(&mut self, on: Unchecked) -> Unchecked {
        let values = core::mem::take(&mut self.values).into_iter().fold(on, |values, (key, text)| match text {
            Some(text) => values.with_text(key, text),
            None => values.with_pending(key),
        });
        let (of_set, own): (Vec<_>, Vec<_>) =
            core::mem::take(&mut self.exceptions).into_iter().partition(|exception| exception.lint().is_of_sets());
        let values = values.allowing(own).allowing_in_set(of_set);
        self.guessed.iter().fold(values, |values, lint| values.silencing(*lint))
    }

    /// What is wrong with how the values are written.
    pub(super) fn errors_about(&mut self, values: &Unchecked) -> impl Iterator<Item = Error> {
        core::mem::take(&mut self.errors).into_iter().map(|error| values.statement().subject_of(error))
    }

    fn has(&self, key: Key) -> bool {
        self.values.iter().any(|(other, _)| *other == key)
    }

    fn wrong(&mut self, finding: Finding<'_>) {
        self.errors.push(finding.into());
    }

    fn take(&mut self, key: Key, data: Node, part: ObjectKind, target: Target) {
        let is_of_part = match part {
            ObjectKind::Permission => true,
            ObjectKind::Policy => key.is_of_resource(),
            ObjectKind::Statement => !key.is_of_resource(),
        };
        if !key.fits(target) {
            self.wrong(foreign_key(key, target));
        } else if !is_of_part {
            self.wrong(grammar::misplaced_key(key));
        } else if self.has(key) {
            self.wrong(grammar::duplicate_key(key));
        } else {
            match text(key, data, self.language) {
                Ok(text) => self.values.push((key, Some(text))),
                Err(error) => {
                    self.values.push((key, None));
                    self.errors.push(error);
                }
            }
        }
    }

    fn take_statements(&mut self, data: Node) {
        match data {
            _ if self.statements.is_some() || self.has_wrong_statements => self.wrong(duplicate_statements()),
            Node::List(statements) => self.statements = Some(statements),
            _ => {
                self.has_wrong_statements = true;
                self.wrong(no_statements());
            }
        }
    }

    fn allow(&mut self, data: Node) {
        let Node::List(exceptions) = data else { return self.wrong(grammar::malformed_allow()) };
        for exception in exceptions {
            let Node::Map(entries) = exception else {
                self.wrong(grammar::malformed_allow());
                continue;
            };
            self.exception(entries);
        }
    }

    fn exception(&mut self, entries: Vec<(String, Node)>) {
        let (mut lint, mut reason, mut is_malformed) = (None, None, false);
        for (name, data) in entries {
            let place = match name.as_str() {
                LINT => &mut lint,
                REASON => &mut reason,
                _ => {
                    is_malformed = true;
                    continue;
                }
            };
            let Node::Text(text) = data else {
                is_malformed = true;
                continue;
            };
            is_malformed |= place.replace(text).is_some();
        }
        let meant = lint.as_deref().and_then(grammar::meant_lint);
        let Some(name) = lint.filter(|_| !is_malformed) else {
            self.guess(meant);
            return self.wrong(grammar::malformed_allow());
        };
        let Some(lint) = Lint::find(&name) else {
            self.guess(meant);
            return self.wrong(grammar::unknown_lint(&name));
        };
        if self.exceptions.iter().any(|other| other.lint() == lint) {
            return self.wrong(grammar::duplicate_lint(lint));
        }
        match Exception::because(lint, reason.unwrap_or_default()) {
            Ok(exception) => self.exceptions.push(exception),
            Err(error) => {
                self.guess(Some(lint));
                self.errors.push(error);
            }
        }
    }

    /// Says that the lint may have been meant. Then neither its finding nor an unused `allow` is reported too.
    fn guess(&mut self, lint: Option<Lint>) {
        let Some(lint) = lint else { return };
        self.guessed.push(lint);
        if !self.exceptions.iter().any(|other| other.lint() == lint) {
            self.exceptions.extend(Exception::because(lint, "unknown"));
        }
    }
}

/// A value, of which text is in the API's spelling.
fn text(key: Key, data: Node, language: Option<Language>) -> Result<TextBuf, Error> {
    match read_data(&data, key, language) {
        Some(read) => read.map(|expression| TextBuf::Expression(Box::new(expression))),
        None => plain_text(key, data).map(TextBuf::from).map_err(Error::from),
    }
}

/// A text in the API's spelling.
fn plain_text(key: Key, data: Node) -> Result<String, Finding<'static>> {
    let number = match &data {
        Node::Number(digits) => Some(DataNumber::of(digits)),
        _ => None,
    };
    match (key.parameter().kind, data, number) {
        (ValueKind::Text, Node::Text(text), _) => Ok(text),
        (ValueKind::Number, _, Some(DataNumber::Whole(number))) => Ok(number.to_string()),
        (ValueKind::Number, _, Some(DataNumber::Negative)) => Err(grammar::negative_version()),
        (ValueKind::Number, _, Some(DataNumber::TooLarge)) => Err(grammar::too_large_version()),
        (ValueKind::Boolean, Node::Bool(value), _) => Ok(if value { "true" } else { "false" }.into()),
        (_, Node::Null, _) => Err(null(key)),
        (_, Node::List(_), _) => Err(grammar::list_of_values(key)),
        (_, _, number) => Err(grammar::wrong_kind(key, number.is_some())),
    }
}

/// A key without a value.
const fn null<'a>(key: Key) -> Finding<'a> {
    let message = Phrase::quoting(key.name()).plain(" is null, which is no value");
    let help = if key.is_required() { "write the value" } else { "leave the key out where it has no value" };
    Finding::new(Code::MissingValue, key, message, Phrase::new(help))
}

/// The finding for something else in the place of an object.
pub(super) const fn no_object<'a>(part: ObjectKind) -> Finding<'a> {
    let (message, help) = match part {
        ObjectKind::Permission => (
            "a permission is an object of keys and values",
            "write {\"function_name\": \"..\", \"statement_id\": \"..\", \"action\": \"..\", \"principal\": \"..\"}",
        ),
        ObjectKind::Policy => (
            "a policy is an object: what it is for, and its statements",
            "write {\"function_name\": \"..\", \"statements\": [{\"statement_id\": \"..\", \"action\": \"..\", \"principal\": \"..\"}]}",
        ),
        ObjectKind::Statement => (
            "a statement is an object of keys and values",
            "write {\"statement_id\": \"..\", \"action\": \"..\", \"principal\": \"..\"}",
        ),
    };
    Finding::of_call(Code::MalformedArgument, Phrase::new(message), Phrase::new(help))
}

/// Statements that are not a list.
const fn no_statements<'a>() -> Finding<'a> {
    let help = "write \"statements\": [{\"statement_id\": \"..\", \"action\": \"..\", \"principal\": \"..\"}]";
    Finding::of_call(Code::WrongKind, Phrase::new("`statements` takes a list of objects"), Phrase::new(help))
}

const fn duplicate_statements<'a>() -> Finding<'a> {
    let message = Phrase::new("`statements` is given twice");
    Finding::of_call(Code::DuplicateKey, message, Phrase::new("put all statements into one list"))
}

const fn unknown_key(name: &str, part: ObjectKind) -> Finding<'_> {
    let help = match part {
        ObjectKind::Policy if names_statements(name) => "did you mean `statements`?",
        _ if names_statements(name) => "a permission is one statement: write its keys here, or read a policy",
        _ => return grammar::unknown_key(name),
    };
    Finding::of_call(Code::UnknownKey, Phrase::new("there is no key ").quoted(name), Phrase::new(help))
}

/// Whether a name stands for the statements of a policy.
const fn names_statements(name: &str) -> bool {
    grammar::names_statements(name) || grammar::meant_member(name).is_some()
}

/// A key of the other target. The type that is read decides the target, unless it takes both.
const fn foreign_key<'a>(key: Key, target: Target) -> Finding<'a> {
    let (message, help) = match (target, key) {
        (Target::Function, Key::LayerName | Key::VersionNumber) => {
            (" is for layer versions, and this is for a function", "give the layer version a permission of its own")
        }
        (Target::LayerVersion, Key::FunctionName) => {
            (" is for functions, and this is for a layer version", "give the function a permission of its own")
        }
        (Target::Function, Key::WebFunction) => {
            (" is for web functions, and this is for a function", "give the web function a policy of its own")
        }
        (Target::LayerVersion, Key::WebFunction) => {
            (" is for web functions, and this is for a layer version", "give the web function a policy of its own")
        }
        (Target::WebFunction, Key::FunctionName) => {
            (" is for functions, and this is for a web function", "give the function a policy of its own")
        }
        (Target::WebFunction, Key::LayerName | Key::VersionNumber) => {
            (" is for layer versions, and this is for a web function", "give the layer version a policy of its own")
        }
        _ => return grammar::foreign_key(key, target),
    };
    Finding::new(Code::ForeignKey, key, Phrase::quoting(key.name()).plain(message), Phrase::new(help))
}
