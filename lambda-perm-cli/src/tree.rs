//! JSON, YAML and HCL as one kind of tree, which knows where each value stands.

pub mod hcl;
pub mod json;
pub mod rendered;
pub mod values;
pub mod yaml;

use crate::file::Span;

/// A value and its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// The whole value: a string with its quotes, an object with its braces.
    pub span: Span,
    pub data: Data,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq)]
pub enum Data {
    Null,
    Boolean(bool),
    /// A number, as it is written.
    Number(String),
    /// A text, without quotes and escapes.
    Text(String),
    List(Vec<Node>),
    /// The entries in their order; a name may be there twice. A tag of YAML is a map of one entry: `!Ref x` is `{"Ref": "x"}`.
    Map(Vec<Entry>),
    /// An expression of HCL that is no literal, as a template: `${aws_sns_topic.orders.arn}`.
    Template(String),
}

/// One entry of a map.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub name: String,
    pub name_span: Span,
    pub value: Node,
}

/// Why a text could not be read, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError {
    pub message: String,
    /// What to write instead, or to do. May be empty.
    pub help: String,
    pub span: Span,
}

impl ReadError {
    pub fn new(message: impl Into<String>, span: Span) -> Self {
        Self { message: message.into(), help: String::new(), span }
    }

    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }
}

/// A message of a library or of the system, as messages begin here.
pub fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_lowercase().chain(characters).collect()).unwrap_or_default()
}

/// What the system says, without its number, and without the names of files that are not the user's: `no such file or directory`.
pub fn system_reason(error: &std::io::Error) -> String {
    lower_first(error.to_string().split(" (os error").next().unwrap_or_default())
}

impl Node {
    /// The value of the first entry of this name, if it is a map that has one.
    pub fn get(&self, name: &str) -> Option<&Self> {
        self.entry(name).map(|entry| &entry.value)
    }

    /// The first entry of this name, if it is a map that has one.
    pub fn entry(&self, name: &str) -> Option<&Entry> {
        self.entries().iter().find(|entry| entry.name == name)
    }

    /// Its entries; none if it is no map.
    pub fn entries(&self) -> &[Entry] {
        match &self.data {
            Data::Map(entries) => entries,
            _ => &[],
        }
    }

    /// Its items; none if it is no list.
    pub fn items(&self) -> &[Self] {
        match &self.data {
            Data::List(items) => items,
            _ => &[],
        }
    }

    /// Its text, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        match &self.data {
            Data::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The text of a value that is no list and no map, as templates take it for a string: `true`, `123456789012`.
    pub fn scalar(&self) -> Option<&str> {
        match &self.data {
            Data::Text(text) | Data::Number(text) => Some(text),
            Data::Boolean(true) => Some("true"),
            Data::Boolean(false) => Some("false"),
            Data::Null | Data::List(_) | Data::Map(_) | Data::Template(_) => None,
        }
    }
}
