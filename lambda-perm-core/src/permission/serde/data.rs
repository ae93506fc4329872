//! Values as a format has them, before they are checked.
//!
//! A self-describing format is read as it is, so that a number in the place of a text gets the message of the macros. Other formats
//! are not for people, and are asked for the type that each key takes.

use alloc::{borrow::ToOwned, string::String, vec::Vec};
use core::fmt;

use serde_core::de::{Deserialize, DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};

use super::{ALLOW, LINT, REASON, STATEMENTS};
use crate::{
    facts::parameters::{Key, ValueKind},
    finding::Error,
    grammar,
};

/// A value of some format.
pub(super) enum Data {
    Text(String),
    Number(DataNumber),
    Boolean(bool),
    Null,
    List(Vec<Data>),
    /// In the order in which they were written, with duplicates.
    Object(Vec<(String, Data)>),
    Bytes,
}

/// A number of some format.
#[derive(Clone, Copy)]
pub(super) enum DataNumber {
    Whole(u64),
    Negative,
    TooLarge,
    Fraction,
}

/// How to read a value.
#[derive(Clone, Copy)]
pub(super) struct Seed {
    form: DataForm,
    depth: usize,
}

/// The type to read, for formats that do not say it.
#[derive(Clone, Copy)]
enum DataForm {
    Object,
    List,
    Of(ValueKind),
}

/// How deep objects and lists are nested in a policy: the policy, its statements, one of them, its exceptions, and one of these.
/// Anything deeper is wrong, and is read only as deep as the message needs.
const DEEPEST: usize = 8;

impl Seed {
    /// A permission or a policy.
    pub(super) const WHOLE: Self = Self { form: DataForm::Object, depth: 0 };

    /// The value of an entry.
    const fn of(self, form: DataForm) -> Self {
        Self { form, depth: self.depth + 1 }
    }
}

/// The type of the value of an entry.
fn form(name: &str) -> Option<DataForm> {
    match name {
        ALLOW | STATEMENTS => Some(DataForm::List),
        LINT | REASON => Some(DataForm::Of(ValueKind::Text)),
        _ => Key::find(name).map(|key| DataForm::Of(key.parameter().kind)),
    }
}

impl<'de> DeserializeSeed<'de> for Seed {
    type Value = Data;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Data, D::Error> {
        if self.depth > DEEPEST {
            return Err(D::Error::custom("a list or an object stands too deep in others"));
        }
        let says_what_it_has = deserializer.is_human_readable();
        let reader = DataVisitor { seed: self, says_what_it_has };
        match self.form {
            _ if says_what_it_has => deserializer.deserialize_any(reader),
            DataForm::Object => deserializer.deserialize_map(reader),
            DataForm::List => deserializer.deserialize_seq(reader),
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
    type Value = Data;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.seed.form {
            DataForm::Object => "an object",
            DataForm::List => "a list",
            DataForm::Of(ValueKind::Text) => "a string",
            DataForm::Of(ValueKind::Number) => "a whole number",
            DataForm::Of(ValueKind::Boolean) => "`true` or `false`",
        })
    }

    fn visit_str<E>(self, text: &str) -> Result<Data, E> {
        Ok(Data::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Data, E> {
        Ok(Data::Text(text))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Data, E> {
        Ok(Data::Boolean(value))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Data, E> {
        Ok(Data::Number(DataNumber::Whole(number)))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Data, E> {
        Ok(Data::Number(u64::try_from(number).map_or(DataNumber::Negative, DataNumber::Whole)))
    }

    fn visit_u128<E>(self, number: u128) -> Result<Data, E> {
        Ok(Data::Number(u64::try_from(number).map_or(DataNumber::TooLarge, DataNumber::Whole)))
    }

    fn visit_i128<E>(self, number: i128) -> Result<Data, E> {
        let number = match u64::try_from(number) {
            Ok(number) => DataNumber::Whole(number),
            Err(_) if number < 0 => DataNumber::Negative,
            Err(_) => DataNumber::TooLarge,
        };
        Ok(Data::Number(number))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Data, E> {
        Ok(Data::Number(of_float(number)))
    }

    fn visit_unit<E>(self) -> Result<Data, E> {
        Ok(Data::Null)
    }

    fn visit_none<E>(self) -> Result<Data, E> {
        Ok(Data::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Data, D::Error> {
        self.seed.of(self.seed.form).deserialize(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Data, D::Error> {
        self.seed.of(self.seed.form).deserialize(deserializer)
    }

    fn visit_bytes<E>(self, _: &[u8]) -> Result<Data, E> {
        Ok(Data::Bytes)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Data, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = list.next_element_seed(self.seed.of(DataForm::Object))? {
            values.push(value);
        }
        Ok(Data::List(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Data, A::Error> {
        let mut entries = Vec::new();
        while let Some(EntryName(name)) = map.next_key()? {
            let form = match form(&name) {
                Some(form) => form,
                None if self.says_what_it_has => DataForm::Of(ValueKind::Text),
                // The length of its value is unknown.
                None => return Err(A::Error::custom(Error::from(grammar::unknown_key(&name)))),
            };
            let value = map.next_value_seed(self.seed.of(form))?;
            if let (NUMBER, Data::Text(digits)) = (name.as_str(), &value) {
                return Ok(Data::Number(of_digits(digits)));
            }
            entries.push((name, value));
        }
        Ok(Data::Object(entries))
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

fn of_digits(digits: &str) -> DataNumber {
    match digits.parse() {
        Ok(number) => DataNumber::Whole(number),
        Err(_) => digits.parse().map_or(DataNumber::Fraction, of_float),
    }
}

/// A number that does not fit into 64 bits or is not whole.
const fn of_float(number: f64) -> DataNumber {
    if number < 0.0 {
        DataNumber::Negative
    } else if number >= 18_446_744_073_709_551_616.0 {
        DataNumber::TooLarge
    } else {
        DataNumber::Fraction
    }
}
