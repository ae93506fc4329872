//! Permissions and policies as objects.

use serde_core::ser::{Error as _, Serialize, SerializeMap, SerializeSeq, Serializer};

use super::{ALLOW, LINT, REASON, STATEMENTS};
use crate::{
    expression::{Language, Text, data_node},
    facts::parameters::{Key, Parameter, ValueKind},
    finding::Exception,
    permission::Statements,
    statement::{Field, Statement},
    template::Node,
};

/// A statement as an object: with its resource, or as one of a policy, which names the resource once.
pub(super) struct Object<'a> {
    pub(super) statement: Statement<'a>,
    pub(super) language: Option<Language>,
    pub(super) is_in_policy: bool,
}

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (statement, allow) = (&self.statement, AllowList(self.statement));
        let entries =
            || entries(statement, self.language).filter(|(key, _)| !(self.is_in_policy && key.is_of_resource()));
        // Some formats write the number of entries first.
        let count = entries().count() + usize::from(allow.exceptions().next().is_some());
        let mut map = serializer.serialize_map(Some(count))?;
        entries().try_for_each(|(key, value)| map.serialize_entry(key.name(), &value))?;
        if allow.exceptions().next().is_some() {
            map.serialize_entry(ALLOW, &allow)?;
        }
        map.end()
    }
}

/// A policy as an object: its resource, and its statements.
pub(super) struct Policy<'a> {
    pub(super) statements: Statements<'a>,
    pub(super) language: Option<Language>,
}

impl Serialize for Policy<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let first = self.statements.get(0);
        let entries = || {
            first.iter().flat_map(|statement| entries(statement, self.language)).filter(|(key, _)| key.is_of_resource())
        };
        let mut map = serializer.serialize_map(Some(entries().count() + 1))?;
        entries().try_for_each(|(key, value)| map.serialize_entry(key.name(), &value))?;
        map.serialize_entry(STATEMENTS, &List(self))?;
        map.end()
    }
}

struct List<'a>(&'a Policy<'a>);

impl Serialize for List<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut all = serializer.serialize_seq(Some(self.0.statements.len()))?;
        for statement in self.0.statements.iter() {
            all.serialize_element(&Object { statement, language: self.0.language, is_in_policy: true })?;
        }
        all.end()
    }
}

/// The values that are given, by their keys.
fn entries<'a>(
    statement: &Statement<'a>,
    language: Option<Language>,
) -> impl Iterator<Item = (Key, GivenValue<'a>)> + use<'a> {
    let statement = *statement;
    Key::ALL.iter().filter_map(move |key| match statement.field(*key) {
        Field::Known(text) => Some((*key, GivenValue { parameter: key.parameter(), text, language })),
        Field::Absent | Field::Pending => None,
    })
}

struct GivenValue<'a> {
    parameter: &'static Parameter,
    text: Text<'a>,
    language: Option<Language>,
}

impl GivenValue<'_> {
    fn node(&self) -> Node {
        match (self.text, self.parameter.kind) {
            (Text::Expression(expression), _) => data_node(expression),
            (Text::Plain(text), ValueKind::Text) => Node::from(text),
            (Text::Plain(text), ValueKind::Number) => Node::Number(text.into()),
            (Text::Plain(text), ValueKind::Boolean) => Node::Bool(text == "true"),
        }
    }
}

impl Serialize for GivenValue<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // A format that does not say what it has is read as the type that a key takes.
        if self.language.is_some() && self.parameter.takes_expression && !serializer.is_human_readable() {
            return serializer.serialize_str(&self.node().to_json());
        }
        match (self.text, self.parameter.kind) {
            (Text::Plain(text), ValueKind::Text) => serializer.serialize_str(text),
            _ => self.node().serialize(serializer),
        }
    }
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            // What a permission has of numbers are versions and indices; a document may have others.
            Self::Number(digits) => match (digits.parse(), digits.parse()) {
                (Ok(number), _) => serializer.serialize_u64(number),
                (_, Ok(number)) => serializer.serialize_i64(number),
                _ => match digits.parse::<f64>() {
                    Ok(number) if number.is_finite() => serializer.serialize_f64(number),
                    // JSON has no infinity, and another number would be another value.
                    _ => Err(S::Error::custom(format_args!("{digits} is larger than a number of serde can be"))),
                },
            },
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(items) => serializer.collect_seq(items),
            Self::Map(entries) => serializer.collect_map(entries.iter().map(|(key, value)| (key, value))),
        }
    }
}

/// The lints that are allowed, those of sets behind the others.
struct AllowList<'a>(Statement<'a>);

impl<'a> AllowList<'a> {
    fn exceptions(&self) -> impl Iterator<Item = &'a Exception> + Clone {
        self.0.exceptions().iter().chain(self.0.set_exceptions())
    }
}

impl Serialize for AllowList<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut all = serializer.serialize_seq(Some(self.exceptions().count()))?;
        for exception in self.exceptions() {
            all.serialize_element(exception)?;
        }
        all.end()
    }
}

impl Serialize for Exception {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry(LINT, self.lint().name())?;
        map.serialize_entry(REASON, self.reason())?;
        map.end()
    }
}
