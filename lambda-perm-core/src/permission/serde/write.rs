//! Permissions and policies as objects.

use serde_core::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use super::{ALLOW, LINT, REASON, STATEMENTS};
use crate::{
    facts::parameters::{Key, ValueKind},
    finding::Exception,
    permission::Statements,
    statement::Statement,
    value::LayerVersion,
};

/// A statement as an object: with its resource, or as one of a policy, which names the resource once.
pub(super) struct Object<'a> {
    pub(super) statement: Statement<'a>,
    pub(super) is_in_policy: bool,
}

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (statement, allow) = (&self.statement, AllowList(self.statement));
        let entries = || entries(statement).filter(|(key, _)| !(self.is_in_policy && key.is_of_resource()));
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
pub(super) struct Policy<'a>(pub(super) Statements<'a>);

impl Serialize for Policy<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let first = self.0.get(0);
        let entries = || first.iter().flat_map(entries).filter(|(key, _)| key.is_of_resource());
        let mut map = serializer.serialize_map(Some(entries().count() + 1))?;
        entries().try_for_each(|(key, value)| map.serialize_entry(key.name(), &value))?;
        map.serialize_entry(STATEMENTS, &List(self.0))?;
        map.end()
    }
}

struct List<'a>(Statements<'a>);

impl Serialize for List<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut all = serializer.serialize_seq(Some(self.0.len()))?;
        for statement in self.0.iter() {
            all.serialize_element(&Object { statement, is_in_policy: true })?;
        }
        all.end()
    }
}

/// The values that are given, by their keys.
fn entries<'a>(statement: &Statement<'a>) -> impl Iterator<Item = (Key, GivenValue<'a>)> + use<'a> {
    let statement = *statement;
    Key::ALL
        .iter()
        .filter_map(move |key| Some((*key, GivenValue { kind: key.parameter().kind, text: statement.known(*key)? })))
}

struct GivenValue<'a> {
    kind: ValueKind,
    text: &'a str,
}

impl Serialize for GivenValue<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.kind {
            ValueKind::Text => serializer.serialize_str(self.text),
            ValueKind::Number => serializer.serialize_u64(LayerVersion::trusted(self.text).get()),
            ValueKind::Boolean => serializer.serialize_bool(self.text == "true"),
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
