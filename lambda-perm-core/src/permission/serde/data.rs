//! Values as a format has them, before they are checked.
//!
//! A self-describing format is read as it is, so that a number in the place of a text gets the message of the macros. Other formats
//! are not for people, and are asked for the type that each key takes: a text with JSON where that may be a value of a template.

use alloc::{
    borrow::ToOwned,
    format,
    string::{String, ToString},
    vec::Vec,
};
use core::fmt;

use serde_core::de::{Deserialize, DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};

use super::{ALLOW, LINT, REASON, STATEMENTS};
use crate::{
    expression::Language,
    facts::parameters::{Key, ValueKind},
    finding::Error,
    grammar,
    template::Node,
};

/// A number of some format.
#[derive(Clone, Copy)]
pub(super) enum DataNumber {
    Whole(u64),
    Negative,
    TooLarge,
    Fraction,
}

impl DataNumber {
    /// The number that these digits are.
    pub(super) fn of(digits: &str) -> Self {
        match (digits.parse(), digits.parse::<f64>()) {
            (Ok(number), _) => Self::Whole(number),
            (_, Ok(number)) if number < 0.0 => Self::Negative,
            (_, Ok(number)) if number >= 18_446_744_073_709_551_616.0 => Self::TooLarge,
            _ => Self::Fraction,
        }
    }
}

/// How to read a value.
#[derive(Clone, Copy)]
pub(super) struct Seed {
    form: DataForm,
    language: Option<Language>,
    depth: usize,
}

/// The type to read, for formats that do not say it.
#[derive(Clone, Copy)]
enum DataForm {
    Object,
    List,
    Of(ValueKind),
    /// Text of JSON.
    Json,
}

/// How deep objects and lists may be nested: `serde_json` reads as many levels.
const DEEPEST: usize = 128;

impl Seed {
    /// A permission or a policy in this language.
    pub(super) const fn whole(language: Option<Language>) -> Self {
        Self { form: DataForm::Object, language, depth: 0 }
    }

    /// The value of an entry.
    const fn of(self, form: DataForm) -> Self {
        Self { form, depth: self.depth + 1, ..self }
    }

    /// The type of the value of an entry.
    fn form(self, name: &str) -> Option<DataForm> {
        match name {
            ALLOW | STATEMENTS => Some(DataForm::List),
            LINT | REASON => Some(DataForm::Of(ValueKind::Text)),
            _ => Key::find(name).map(|key| match key.parameter() {
                parameter if self.language.is_some() && parameter.takes_expression => DataForm::Json,
                parameter => DataForm::Of(parameter.kind),
            }),
        }
    }
}

impl<'de> DeserializeSeed<'de> for Seed {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        if self.depth > DEEPEST {
            return Err(D::Error::custom("a list or an object stands too deep in others"));
        }
        let says_what_it_has = deserializer.is_human_readable();
        let reader = DataVisitor { seed: self, says_what_it_has };
        match self.form {
            _ if says_what_it_has => deserializer.deserialize_any(reader),
            DataForm::Object => deserializer.deserialize_map(reader),
            DataForm::List => deserializer.deserialize_seq(reader),
            DataForm::Json => Node::parse(&String::deserialize(deserializer)?).map_err(D::Error::custom),
            DataForm::Of(ValueKind::Text) => deserializer.deserialize_str(reader),
            DataForm::Of(ValueKind::Number) => deserializer.deserialize_u64(reader),
            DataForm::Of(ValueKind::Boolean) => deserializer.deserialize_bool(reader),
        }
    }
}

struct DataVisitor {
    seed: Seed,
    says_what_it_has: bool,
}

impl<'de> Visitor<'de> for DataVisitor {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.seed.form {
            DataForm::Object => "an object",
            DataForm::List => "a list",
            DataForm::Json | DataForm::Of(ValueKind::Text) => "a string",
            DataForm::Of(ValueKind::Number) => "a whole number",
            DataForm::Of(ValueKind::Boolean) => "`true` or `false`",
        })
    }

    fn visit_str<E>(self, text: &str) -> Result<Node, E> {
        Ok(Node::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Node, E> {
        Ok(Node::Text(text))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Bool(value))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Node, E> {
        Ok(Node::Number(number.to_string()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Node, E> {
        Ok(Node::Number(number.to_string()))
    }

    fn visit_u128<E>(self, number: u128) -> Result<Node, E> {
        Ok(Node::Number(number.to_string()))
    }

    fn visit_i128<E>(self, number: i128) -> Result<Node, E> {
        Ok(Node::Number(number.to_string()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Node, E> {
        // `3.0` is not to become `3`.
        Ok(Node::Number(format!("{number:?}")))
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_none<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        self.seed.of(self.seed.form).deserialize(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        self.seed.of(self.seed.form).deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Node, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = list.next_element_seed(self.seed.of(DataForm::Object))? {
            values.push(value);
        }
        Ok(Node::List(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut entries = Vec::new();
        while let Some(EntryName(name)) = map.next_key()? {
            let form = match self.seed.form(&name) {
                Some(form) => form,
                None if self.says_what_it_has => DataForm::Of(ValueKind::Text),
                // The length of its value is unknown.
                None => return Err(A::Error::custom(Error::from(grammar::unknown_key(&name)))),
            };
            let value = map.next_value_seed(self.seed.of(form))?;
            if let (NUMBER, Node::Text(digits)) = (name.as_str(), &value) {
                return Ok(Node::Number(digits.clone()));
            }
            entries.push((name, value));
        }
        Ok(Node::Map(entries))
    }
}

/// The name of an entry.
struct EntryName(String);

impl<'de> Deserialize<'de> for EntryName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self)
    }
}

/// With its feature `arbitrary_precision`, `serde_json` passes a number as an object with only this entry.
const NUMBER: &str = "$serde_json::private::Number";
