//! A value of a template.

use alloc::{
    collections::BTreeSet,
    format,
    string::{String, ToString},
    vec::Vec,
};
use core::iter;

use serde_core::de::Error;

use super::json::{self, Token, Tokens};
use crate::text::json::Sink;

/// A value of a template. Maps keep their order, so that the text is the same each time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Node {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, as JSON writes it: no Rust type can represent all of them.
    Number(String),
    /// A string.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// A map. No key is in it twice.
    Map(Vec<(String, Node)>),
}

/// How deep lists and maps may be nested. `serde_json` reads as many levels.
const DEEPEST: usize = 128;

impl From<&str> for Node {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

impl Node {
    /// The value of a JSON text.
    ///
    /// # Errors
    ///
    /// The text is not JSON, nests [too deep](Self::is_too_deep), or a map has a key twice.
    pub(crate) fn parse(json: &str) -> serde_json::Result<Self> {
        let mut tokens = json::tokens(json)?;
        if Self::is_too_deep(json) {
            return Err(Error::custom(format!("lists and maps are nested more than {DEEPEST} levels deep")));
        }
        // `serde_json` has accepted the text, so there is a token.
        match tokens.next() {
            Some((_, token)) => value(token, &mut tokens),
            None => Ok(Self::Null),
        }
    }

    /// Whether a text is nested too deep: functions over values call themselves for each level.
    pub(crate) fn is_too_deep(json: &str) -> bool {
        json::depth(json) > DEEPEST
    }

    /// Compact JSON.
    pub(crate) fn to_json(&self) -> String {
        let mut out = String::new();
        self.write_json(&mut out, &JsonStyle::COMPACT);
        out
    }

    /// Appends compact JSON with strings written in another way.
    pub(crate) fn write_json_with(&self, out: &mut String, string: fn(&str, &mut String)) {
        self.write_json(out, &JsonStyle { string, ..JsonStyle::COMPACT });
    }

    /// JSON with line breaks, for people.
    pub(crate) fn to_json_pretty(&self) -> String {
        let mut out = String::new();
        self.write_json(&mut out, &JsonStyle::PRETTY);
        out
    }

    /// Appends JSON.
    pub(crate) fn write_json(&self, out: &mut String, style: &JsonStyle<'_>) {
        self.write_at(0, out, style);
    }

    fn write_at(&self, depth: usize, out: &mut String, style: &JsonStyle<'_>) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Bool(true) => out.push_str("true"),
            Self::Bool(false) => out.push_str("false"),
            Self::Number(number) => (style.number)(number, out),
            Self::Text(text) => (style.string)(text, out),
            Self::List(items) if items.is_empty() => out.push_str("[]"),
            Self::Map(entries) if entries.is_empty() => out.push_str("{}"),
            Self::List(items) => {
                out.push('[');
                for (at, item) in items.iter().enumerate() {
                    style.separate(at, depth + 1, out);
                    item.write_at(depth + 1, out, style);
                }
                style.close(']', depth, out);
            }
            Self::Map(entries) => {
                out.push('{');
                for (at, (key, value)) in entries.iter().enumerate() {
                    style.separate(at, depth + 1, out);
                    style.key(key, out);
                    value.write_at(depth + 1, out, style);
                }
                style.close('}', depth, out);
            }
        }
    }
}

/// How JSON is laid out.
#[derive(Clone, Debug)]
pub(crate) struct JsonStyle<'a> {
    /// How to break lines; `None` for a single line.
    pub(crate) lines: Option<Lines<'a>>,
    /// Between the items of a line.
    pub(crate) comma: &'a str,
    /// Between a key and its value.
    pub(crate) colon: &'a str,
    /// Writes a string.
    pub(crate) string: fn(&str, &mut String),
    /// Writes a number.
    pub(crate) number: fn(&str, &mut String),
}

/// How lines are broken and indented.
#[derive(Clone, Debug)]
pub(crate) struct Lines<'a> {
    /// `\n` or `\r\n`.
    pub(crate) line_break: &'a str,
    /// The text before a value at depth 0.
    pub(crate) indent: &'a str,
    /// The text that each level adds.
    pub(crate) unit: &'a str,
}

impl JsonStyle<'static> {
    pub(crate) const COMPACT: Self = Self {
        lines: None,
        comma: ",",
        colon: ":",
        string: |text, out| out.string(text),
        number: |number, out| out.push_str(number),
    };

    const PRETTY: Self =
        Self { lines: Some(Lines { line_break: "\n", indent: "", unit: "  " }), colon: ": ", ..Self::COMPACT };
}

impl JsonStyle<'_> {
    /// Appends the text before the item or entry with this number.
    fn separate(&self, number: usize, depth: usize, out: &mut String) {
        match &self.lines {
            Some(lines) => {
                out.push_str(if number == 0 { "" } else { "," });
                lines.start(depth, out);
            }
            None => out.push_str(if number == 0 { "" } else { self.comma }),
        }
    }

    /// Appends a key, and what stands between it and its value.
    pub(crate) fn key(&self, key: &str, out: &mut String) {
        (self.string)(key, out);
        out.push_str(self.colon);
    }

    fn close(&self, bracket: char, depth: usize, out: &mut String) {
        if let Some(lines) = &self.lines {
            lines.start(depth, out);
        }
        out.push(bracket);
    }
}

impl Lines<'_> {
    fn start(&self, depth: usize, out: &mut String) {
        out.push_str(self.line_break);
        out.push_str(self.indent);
        out.extend(iter::repeat_n(self.unit, depth));
    }
}

/// A map of the entries that have values.
pub(crate) fn entries_of<const N: usize>(entries: [(&str, Option<Node>); N]) -> Node {
    Node::Map(entries.into_iter().filter_map(|(key, value)| Some((key.into(), value?))).collect())
}

/// A map with these entries.
pub(crate) fn map<const N: usize>(entries: [(&str, Node); N]) -> Node {
    Node::Map(entries.into_iter().map(|(key, value)| (key.into(), value)).collect())
}

/// The value that starts with a token.
fn value(token: Token<'_>, tokens: &mut Tokens<'_>) -> serde_json::Result<Node> {
    match token {
        Token::Map => entries(tokens),
        Token::List => list(tokens),
        Token::String(string) => Ok(Node::Text(json::unescape(string)?.into_owned())),
        Token::Literal("null") => Ok(Node::Null),
        Token::Literal(word @ ("true" | "false")) => Ok(Node::Bool(word == "true")),
        Token::Literal(number) => Ok(Node::Number(number.to_string())),
        Token::End => Err(Error::custom("unexpected bracket")),
    }
}

fn list(tokens: &mut Tokens<'_>) -> serde_json::Result<Node> {
    let mut items = Vec::new();
    loop {
        match tokens.next() {
            None | Some((_, Token::End)) => return Ok(Node::List(items)),
            Some((_, token)) => items.push(value(token, tokens)?),
        }
    }
}

fn entries(tokens: &mut Tokens<'_>) -> serde_json::Result<Node> {
    let (mut known, mut names) = (Vec::new(), BTreeSet::new());
    while let Some((_, Token::String(key))) = tokens.next() {
        let key = json::unescape(key)?.into_owned();
        if !names.insert(key.clone()) {
            return Err(Error::custom(format!("duplicate key `{key}`")));
        }
        if let Some((_, token)) = tokens.next() {
            known.push((key, value(token, tokens)?));
        }
    }
    Ok(Node::Map(known))
}
