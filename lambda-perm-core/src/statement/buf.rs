//! Statements that own their text.

use alloc::{borrow::Cow, string::String, vec::Vec};

use super::{Field, Statement};
use crate::{
    expression::{Text, TextBuf, Untyped},
    facts::parameters::{Key, Target},
    finding::Exception,
};

/// A [`Statement`] that owns its text.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct StatementBuf {
    target: Target,
    texts: [Field<Cow<'static, str>>; Key::COUNT],
    /// In the order of the keys, so that it does not count in which one they were given.
    expressions: Vec<(Key, Untyped)>,
    exceptions: Vec<Exception>,
    set_exceptions: Vec<Exception>,
}

impl StatementBuf {
    /// A statement without any values.
    pub(crate) const fn new(target: Target) -> Self {
        let texts = [const { Field::Absent }; Key::COUNT];
        Self { target, texts, expressions: Vec::new(), exceptions: Vec::new(), set_exceptions: Vec::new() }
    }

    /// Gives a key a value.
    pub(crate) fn set(&mut self, key: Key, value: Field<TextBuf>) {
        self.expressions.retain(|(other, _)| *other != key);
        self.texts[key as usize] = match value {
            Field::Absent => Field::Absent,
            Field::Pending => Field::Pending,
            Field::Known(TextBuf::Plain(text)) => Field::Known(text),
            Field::Known(TextBuf::Expression(expression)) => {
                self.expressions.push((key, *expression));
                self.sort_expressions();
                Field::Absent
            }
        };
    }

    fn sort_expressions(&mut self) {
        self.expressions.sort_by_key(|(key, _)| *key as usize);
    }

    /// Allows lints, with reasons.
    pub(crate) fn allow(&mut self, exceptions: impl IntoIterator<Item = Exception>) {
        self.exceptions.extend(exceptions);
    }

    /// Allows lints in a set, with reasons.
    pub(crate) fn allow_in_set(&mut self, exceptions: impl IntoIterator<Item = Exception>) {
        self.set_exceptions.extend(exceptions);
    }

    /// Takes the function or layer version of another statement.
    pub(crate) fn take_resource_of(&mut self, other: &Self) {
        self.expressions.retain(|(key, _)| !key.is_of_resource());
        self.expressions.extend(other.expressions.iter().filter(|(key, _)| key.is_of_resource()).cloned());
        self.sort_expressions();
        for key in Key::RESOURCE {
            self.texts[*key as usize].clone_from(&other.texts[*key as usize]);
        }
    }

    /// Replaces what it allows in a set by what another statement allows there.
    pub(crate) fn take_set_exceptions(&mut self, other: Self) {
        self.set_exceptions = other.set_exceptions;
    }

    /// The same statement with the qualifier of the function's name as a value of its own.
    pub(crate) fn with_split_name(self) -> Self {
        let statement = self.as_statement();
        if statement.with_split_name() == statement { self } else { statement.with_split_name().into() }
    }

    /// The text of a value, if it is known and no expression.
    #[cfg(feature = "document")]
    pub(crate) fn text_of(&self, key: Key) -> Option<&str> {
        match &self.texts[key as usize] {
            Field::Known(text) => Some(text),
            Field::Absent | Field::Pending => None,
        }
    }

    /// The statement, borrowed.
    pub(crate) const fn as_statement(&self) -> Statement<'_> {
        let mut statement = Statement::new(self.target).with_expressions(self.expressions.as_slice());
        let mut at = 0;
        while at < Key::COUNT {
            let key = Key::ALL[at];
            // In place: a statement is too large to be copied for each key.
            match &self.texts[at] {
                Field::Absent => {}
                Field::Pending => statement = statement.with_pending(key),
                Field::Known(Cow::Borrowed(text)) => statement.set(key, text),
                Field::Known(Cow::Owned(text)) => statement.set(key, text.as_str()),
            }
            at += 1;
        }
        statement.excepting(self.exceptions.as_slice()).excepting_in_set(self.set_exceptions.as_slice())
    }
}

impl From<Statement<'_>> for StatementBuf {
    fn from(statement: Statement<'_>) -> Self {
        let mut owned = Self::new(statement.target());
        for key in Key::ALL {
            match statement.field(*key) {
                Field::Absent => {}
                Field::Pending => owned.set(*key, Field::Pending),
                Field::Known(Text::Plain(text)) => owned.set(*key, Field::Known(String::from(text).into())),
                Field::Known(Text::Expression(expression)) => {
                    owned.expressions.push((*key, expression.clone()));
                }
            }
        }
        owned.allow(statement.exceptions().iter().cloned());
        owned.allow_in_set(statement.set_exceptions().iter().cloned());
        owned
    }
}
