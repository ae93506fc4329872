//! `serde::Serialize`, for outputs inside of other data. It gives the same JSON as the writers.

use alloc::string::String;

use serde_core::ser::{Serialize, SerializeMap, Serializer};

use super::{Document, PolicyStatement, request::ParameterValue};
use crate::{
    facts::{
        conditions::{CONDITION_KEYS, ConditionKey},
        parameters::Key,
    },
    finding::{At, Error, Findings, Lint, Location},
    statement::{Principal, Statement, at_run_time},
};

impl Serialize for PolicyStatement<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (statement, mut resource) = (&self.statement, String::new());
        at_run_time::resource_of(statement, &self.resource, &mut resource);
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("Sid", statement.text(Key::StatementId))?;
        map.serialize_entry("Effect", "Allow")?;
        map.serialize_entry("Principal", &PrincipalElement(self))?;
        map.serialize_entry("Action", statement.text(Key::Action))?;
        map.serialize_entry("Resource", &resource)?;
        if CONDITION_KEYS.iter().any(|key| statement.condition(key).is_some()) {
            map.serialize_entry("Condition", &Conditions(statement))?;
        }
        map.end()
    }
}

struct PrincipalElement<'a>(&'a PolicyStatement<'a>);

impl Serialize for PrincipalElement<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (class, text) = match Principal::of(self.0.statement.text(Key::Principal)) {
            Principal::Everyone => return serializer.serialize_str("*"),
            Principal::Service(text) => ("Service", String::from(text)),
            Principal::Identity(text) => ("AWS", String::from(text)),
            Principal::Account(id) => ("AWS", alloc::format!("arn:{}:iam::{id}:root", self.0.resource.scope.partition)),
        };
        let mut map = serializer.serialize_map(Some(1))?;
        map.serialize_entry(class, &text)?;
        map.end()
    }
}

/// The conditions by their operators.
struct Conditions<'a>(&'a Statement<'a>);

impl Serialize for Conditions<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        let present = || CONDITION_KEYS.iter().filter_map(|key| Some((key, self.0.condition(key)?)));
        let mut written = "";
        for (key, _) in present() {
            if key.operator != written {
                written = key.operator;
                map.serialize_entry(written, &OfOperator(present().filter(|(key, _)| key.operator == written)))?;
            }
        }
        map.end()
    }
}

/// The keys of one operator with their values.
struct OfOperator<I>(I);

impl<'a, I: Iterator<Item = (&'a ConditionKey, &'a str)> + Clone> Serialize for OfOperator<I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.clone().map(|(key, value)| (key.key, value)))
    }
}

impl Serialize for Document<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry("Version", "2012-10-17")?;
        map.serialize_entry("Id", "default")?;
        map.serialize_entry("Statement", &StatementList(self))?;
        map.end()
    }
}

struct StatementList<'a>(&'a Document<'a>);

impl Serialize for StatementList<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.statements())
    }
}

impl Serialize for Error {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("code", self.code().id())?;
        map.serialize_entry("lint", &self.code().lint().map(Lint::name))?;
        let (key, allow) = match self.at() {
            At::Call => (None, None),
            At::Value(key) => (Some(key.name()), None),
            At::Allow(lint) => (None, Some(lint.name())),
        };
        map.serialize_entry("key", &key)?;
        map.serialize_entry("allow", &allow)?;
        map.serialize_entry("statement", &self.statement())?;
        map.serialize_entry("statement_id", &self.statement_id())?;
        map.serialize_entry("resource", &self.resource())?;
        map.serialize_entry("message", self.message())?;
        map.serialize_entry("help", self.help())?;
        map.serialize_entry("location", &self.location())?;
        map.end()
    }
}

impl Serialize for Location {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry("file", self.file)?;
        map.serialize_entry("line", &self.line)?;
        map.serialize_entry("column", &self.column)?;
        map.end()
    }
}

impl Serialize for Findings {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self)
    }
}

impl Serialize for ParameterValue<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Number(number) => serializer.serialize_u64(number),
            Self::Boolean(value) => serializer.serialize_bool(value),
        }
    }
}
