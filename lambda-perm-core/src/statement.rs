//! What is known of a statement.
//!
//! A [`Statement`] has a value for each parameter of the API: absent, pending, or known. The macros, const evaluation and run time
//! all make one, and the rules check it. A permission is a statement in which they found nothing.

#[cfg(feature = "runtime")]
mod buf;
mod combination;
mod json;
mod resource;

#[cfg(feature = "runtime")]
pub use buf::StatementBuf;
pub(crate) use combination::Combination;
#[cfg(any(feature = "document", feature = "json"))]
pub(crate) use json::Principal;
#[cfg(feature = "runtime")]
pub(crate) use json::at_run_time;
pub(crate) use json::{DOCUMENT_HEAD, DOCUMENT_TAIL, Length, in_const};
pub(crate) use resource::{Account, ResourceScope, StatementResource};

#[cfg(feature = "runtime")]
use crate::finding::Error;
use crate::{
    expression::{Text, Untyped},
    facts::{
        cloudformation::CHINESE_ARN,
        parameters::{Key, Keys, Target},
    },
    finding::Exception,
    text::{first, starts_with},
    value::function_name,
};

/// What is known of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field<T> {
    /// Not given.
    Absent,
    /// Given, but known only in const evaluation or at run time, or wrong by itself.
    Pending,
    /// Given, and right by itself.
    Known(T),
}

impl<T: Copy> Field<T> {
    /// The value, if it is known.
    pub const fn known(&self) -> Option<T> {
        match self {
            Field::Known(value) => Some(*value),
            _ => None,
        }
    }
}

/// A statement. Its known values are right by themselves. `check` says whether they are right together.
///
/// Const evaluation checks each field of a constant, so there are few: the texts are in the order of their keys, and sets of keys
/// say which are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Statement<'a> {
    pub(crate) target: Target,
    /// The given keys whose values are known.
    pub(crate) known: Keys,
    /// The given keys whose values are pending.
    pub(crate) pending: Keys,
    /// Texts in the API's spelling. The text of an expression has placeholders.
    pub(crate) texts: [&'a str; Key::SLOTS],
    /// The expressions among the name and the qualifier.
    pub(crate) name: Option<&'a Untyped>,
    pub(crate) qualifier: Option<&'a Untyped>,
    /// The expressions among the other values.
    pub(crate) expressions: &'a [(Key, Untyped)],
    pub(crate) exceptions: &'a [Exception],
    pub(crate) set_exceptions: &'a [Exception],
}

impl<'a> Statement<'a> {
    /// A statement without any values.
    pub const fn new(target: Target) -> Self {
        Self::of_texts(target, Keys::NONE, [""; Key::SLOTS])
    }

    /// A statement of texts that are right by themselves, in the order of their keys.
    pub(crate) const fn of_texts(target: Target, known: Keys, texts: [&'a str; Key::SLOTS]) -> Self {
        Self {
            target,
            known,
            pending: Keys::NONE,
            texts,
            name: None,
            qualifier: None,
            expressions: &[],
            exceptions: &[],
            set_exceptions: &[],
        }
    }

    /// The same statement with a text that is right by itself.
    #[must_use]
    pub const fn with(mut self, key: Key, text: &'a str) -> Self {
        self.set(key, text);
        self
    }

    /// Gives a key a text that is right by itself.
    const fn set(&mut self, key: Key, text: &'a str) {
        self.known = self.known.with(key);
        self.texts[key.slot()] = text;
        match key {
            Key::FunctionName | Key::LayerName | Key::WebFunction => self.name = None,
            Key::Qualifier => self.qualifier = None,
            _ => {}
        }
    }

    /// The same statement with expressions whose texts are right around their placeholders.
    #[must_use]
    pub const fn with_expressions(mut self, expressions: &'a [(Key, Untyped)]) -> Self {
        let mut at = 0;
        while at < expressions.len() {
            let (key, expression) = &expressions[at];
            self = self.with(*key, expression.shown());
            match key {
                Key::FunctionName | Key::LayerName | Key::WebFunction => self.name = Some(expression),
                Key::Qualifier => self.qualifier = Some(expression),
                _ => {}
            }
            at += 1;
        }
        self.expressions = expressions;
        self
    }

    /// The same statement with a pending value.
    #[must_use]
    pub const fn with_pending(mut self, key: Key) -> Self {
        self = self.without(key);
        self.pending = self.pending.with(key);
        self
    }

    /// The same statement without a value for the key.
    #[must_use]
    pub const fn without(mut self, key: Key) -> Self {
        self = self.with(key, "");
        self.known = self.known.without(key);
        self.pending = self.pending.without(key);
        self
    }

    /// The same statement with the lints that are allowed in it, with reasons.
    #[must_use]
    pub const fn excepting(mut self, exceptions: &'a [Exception]) -> Self {
        self.exceptions = exceptions;
        self
    }

    /// The same statement with the lints that are allowed in it as one of a set.
    #[must_use]
    pub const fn excepting_in_set(mut self, exceptions: &'a [Exception]) -> Self {
        self.set_exceptions = exceptions;
        self
    }

    /// The same statement for the function or layer version of another one.
    #[must_use]
    pub const fn with_resource_of(mut self, other: &Self) -> Self {
        let (keys, mut at) = (Key::of_resource(self.target), 0);
        while at < keys.len() {
            self = self.with_value_of(keys[at], other);
            at += 1;
        }
        self
    }

    /// The same statement with the name of the function or layer from another one. The qualifier stays.
    #[must_use]
    pub(crate) const fn named_like(self, other: &Self) -> Self {
        self.with_split_name().with_value_of(Key::of_name(self.target), &other.with_split_name())
    }

    /// The same statement with another one's value for a key.
    const fn with_value_of(mut self, key: Key, other: &Self) -> Self {
        self = match other.value(key) {
            Field::Known(text) => self.with(key, text),
            Field::Pending => self.with_pending(key),
            Field::Absent => self.without(key),
        };
        match key {
            Key::FunctionName | Key::LayerName | Key::WebFunction => self.name = other.name,
            Key::Qualifier => self.qualifier = other.qualifier,
            _ => {}
        }
        self
    }

    /// The same statement with the qualifier of the function's name as a value of its own.
    #[must_use]
    pub(crate) const fn with_split_name(self) -> Self {
        if self.name.is_some() || !self.known.has(Key::FunctionName) {
            return self;
        }
        match function_name::split(self.text(Key::FunctionName)) {
            (name, Some(qualifier)) => self.with(Key::FunctionName, name).with(Key::Qualifier, qualifier),
            (_, None) => self,
        }
    }

    /// Only the values that name the function or layer version.
    #[must_use]
    pub const fn resource(&self) -> Self {
        Self::new(self.target).with_resource_of(self)
    }

    /// The error, said to be about this statement.
    #[cfg(feature = "runtime")]
    pub(crate) fn subject_of(&self, error: Error) -> Error {
        let resource = self.known(Key::of_name(self.target)).map(|name| {
            let qualifier = self.known(Key::Qualifier).or_else(|| self.known(Key::VersionNumber));
            qualifier.map_or_else(|| name.into(), |qualifier| alloc::format!("{name}:{qualifier}"))
        });
        error.about(self.known(Key::StatementId).map(Into::into), resource)
    }

    /// What the statement is for.
    pub const fn target(&self) -> Target {
        self.target
    }

    /// What is known of a value: text or an expression.
    pub(crate) const fn field(&self, key: Key) -> Field<Text<'a>> {
        match (self.value(key), self.expression(key)) {
            (Field::Known(_), Some(expression)) => Field::Known(Text::Expression(expression)),
            (Field::Known(text), None) => Field::Known(Text::Plain(text)),
            (Field::Pending, _) => Field::Pending,
            (Field::Absent, _) => Field::Absent,
        }
    }

    /// What is known of a value, as text.
    pub(crate) const fn value(&self, key: Key) -> Field<&'a str> {
        if self.known.has(key) {
            Field::Known(self.texts[key.slot()])
        } else if self.pending.has(key) {
            Field::Pending
        } else {
            Field::Absent
        }
    }

    /// Whether a value is given.
    pub(crate) const fn has(&self, key: Key) -> bool {
        self.known.and(self.pending).has(key)
    }

    /// The text of a value, if it is known.
    pub(crate) const fn known(&self, key: Key) -> Option<&'a str> {
        if self.known.has(key) { Some(self.texts[key.slot()]) } else { None }
    }

    /// The text of a value; empty if it is not known.
    pub(crate) const fn text(&self, key: Key) -> &'a str {
        if self.known.has(key) { self.texts[key.slot()] } else { "" }
    }

    /// The expression, if a value is one.
    pub(crate) const fn expression(&self, key: Key) -> Option<&'a Untyped> {
        match key {
            Key::FunctionName | Key::LayerName | Key::WebFunction => return self.name,
            Key::Qualifier => return self.qualifier,
            _ => {}
        }
        first!(self.expressions, |given| given.0 as usize == key as usize => &given.1)
    }

    /// Whether a value is an expression.
    pub(crate) const fn is_expression(&self, key: Key) -> bool {
        self.known.has(key) && self.expression(key).is_some()
    }

    /// Whether any value is an expression.
    pub(crate) const fn has_expression(&self) -> bool {
        self.name.is_some() || self.qualifier.is_some() || !self.expressions().but(Keys::RESOURCE).is_empty()
    }

    /// Whether an expression can give several texts.
    pub(crate) const fn has_alternatives(&self) -> bool {
        matches!(self.name, Some(given) if !given.alternatives().is_empty())
            || matches!(self.qualifier, Some(given) if !given.alternatives().is_empty())
            || first!(self.expressions, |given| !given.1.alternatives().is_empty()).is_some()
    }

    /// Whether a value shows that this is for the partition of the Chinese Regions.
    pub(crate) const fn is_in_china(&self) -> bool {
        first!(self.texts, |text| starts_with(text, CHINESE_ARN)).is_some()
    }

    /// The last key whose expression can give several texts; that of the name where there is none.
    pub(crate) const fn key_with_alternatives(&self) -> Key {
        let mut at = self.expressions.len();
        while at > 0 {
            at -= 1;
            if !self.expressions[at].1.alternatives().is_empty() {
                return self.expressions[at].0;
            }
        }
        if matches!(self.qualifier, Some(given) if !given.alternatives().is_empty()) {
            return Key::Qualifier;
        }
        Key::of_name(self.target)
    }

    /// The keys whose values are expressions.
    pub(crate) const fn expressions(&self) -> Keys {
        let (mut keys, mut at) = (Keys::NONE, 0);
        if self.name.is_some() {
            keys = keys.with(Key::of_name(self.target));
        }
        if self.qualifier.is_some() {
            keys = keys.with(Key::Qualifier);
        }
        while at < self.expressions.len() {
            let key = self.expressions[at].0;
            if !key.is_of_resource() {
                keys = keys.with(key);
            }
            at += 1;
        }
        keys
    }

    /// Whether any value is pending.
    pub(crate) const fn has_pending(&self) -> bool {
        !self.pending.is_empty()
    }

    /// Whether a value is pending that says what is granted to whom: any but the statement's ID.
    pub(crate) const fn has_pending_grant(&self) -> bool {
        !self.pending.without(Key::StatementId).is_empty()
    }

    /// The declared type of the template resource that the function's or layer's name refers to; empty if none is declared.
    pub(crate) const fn declared(&self) -> &'static str {
        match self.name {
            Some(expression) => expression.declared(),
            None => "",
        }
    }

    /// The lints that are allowed.
    pub(crate) const fn exceptions(&self) -> &'a [Exception] {
        self.exceptions
    }

    /// The lints that are allowed in a set.
    pub(crate) const fn set_exceptions(&self) -> &'a [Exception] {
        self.set_exceptions
    }
}
