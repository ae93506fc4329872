//! `serde::Serialize`, for those who embed outputs in data of their own. Gives the same JSON as the writers.

use alloc::string::String;

use serde_core::ser::{Serialize, SerializeMap, Serializer};

use super::{Document, request::ParameterValue, statement::Statement};
use crate::{
    facts::conditions::ConditionKey,
    finding::{At, Error, Findings, Lint, Location},
    stored::{Conditions, Principal, at_run_time},
};

impl Serialize for Statement<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("Sid", self.sid)?;
        map.serialize_entry("Effect", "Allow")?;
        map.serialize_entry("Principal", &PrincipalElement(self))?;
        map.serialize_entry("Action", self.action)?;
        let mut resource = String::new();
        at_run_time::resource(&self.resource, &mut resource);
        map.serialize_entry("Resource", &resource)?;
        if !self.conditions.is_empty() {
            map.serialize_entry("Condition", &self.conditions)?;
        }
        map.end()
    }
}

struct PrincipalElement<'a>(&'a Statement<'a>);

impl Serialize for PrincipalElement<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (class, text) = match self.0.principal {
            Principal::Everyone => return serializer.serialize_str("*"),
            Principal::Service(text) => ("Service", String::from(text)),
            Principal::Identity(text) => ("AWS", String::from(text)),
            Principal::Account(id) => ("AWS", alloc::format!("arn:{}:iam::{id}:root", self.0.resource.home.partition)),
        };
        let mut map = serializer.serialize_map(Some(1))?;
        map.serialize_entry(class, &text)?;
        map.end()
    }
}

impl Serialize for Conditions<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        let entries = self.entries();
        let present = || entries.iter().filter_map(|(key, value)| Some((*key, (*value)?)));
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

impl<'a, C: AsRef<[Statement<'a>]>> Serialize for Document<'a, C> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry("Version", "2012-10-17")?;
        map.serialize_entry("Id", "default")?;
        map.serialize_entry("Statement", self.statements())?;
        map.end()
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
