//! Intrinsic functions as the JSON of a template: compact, functions by their long names.

use alloc::{format, string::String};

use super::{Index, Intrinsic, Value, dynamic_reference::written};
use crate::facts::cloudformation::DEFAULT_VALUE;
use crate::text::json::{escape, hexadecimal, is_plain_byte};

impl Intrinsic {
    /// The value as compact JSON, functions by their long names.
    pub fn to_json(&self) -> String {
        let mut json = String::new();
        self.write_json(&mut json);
        json
    }

    fn write_json(&self, out: &mut String) {
        match self {
            Self::Ref(name, _) => call(out, "Ref", |out| string(out, name)),
            Self::GetAtt(resource, attribute, _) => call(out, "Fn::GetAtt", |out| {
                list(out, [resource, attribute], |out, text| string(out, text));
            }),
            Self::Sub(text, variables) if variables.is_empty() => call(out, "Fn::Sub", |out| string(out, text)),
            Self::Sub(text, variables) => call(out, "Fn::Sub", |out| {
                out.push('[');
                string(out, text);
                out.push_str(",{");
                for (number, (name, value)) in variables.iter().enumerate() {
                    if number > 0 {
                        out.push(',');
                    }
                    string(out, name);
                    out.push(':');
                    value.write_json(out);
                }
                out.push_str("}]");
            }),
            Self::ImportValue(name) => call(out, "Fn::ImportValue", |out| name.write_json(out)),
            Self::Join(delimiter, values) => call(out, "Fn::Join", |out| with_first(out, delimiter, values)),
            Self::Select(index, values) => call(out, "Fn::Select", |out| {
                match index {
                    Index::At(at) => out.push_str(&format!("[{at},")),
                    Index::Given(index) => {
                        out.push('[');
                        index.write_json(out);
                        out.push(',');
                    }
                }
                values.write_json(out);
                out.push(']');
            }),
            Self::Split(delimiter, text) => call(out, "Fn::Split", |out| with_first(out, delimiter, text)),
            Self::FindInMap(keys, default) => call(out, "Fn::FindInMap", |out| {
                out.push('[');
                for (number, key) in keys.iter().enumerate() {
                    if number > 0 {
                        out.push(',');
                    }
                    key.write_json(out);
                }
                if let Some(default) = default {
                    out.push_str(",{");
                    string(out, DEFAULT_VALUE);
                    out.push(':');
                    default.write_json(out);
                    out.push('}');
                }
                out.push(']');
            }),
            Self::Resolve(reference) => string(out, &written(reference)),
            Self::If(condition, values) => call(out, "Fn::If", |out| {
                out.push('[');
                string(out, condition);
                for value in values.iter() {
                    out.push(',');
                    value.write_json(out);
                }
                out.push(']');
            }),
        }
    }
}

impl Value {
    fn write_json(&self, out: &mut String) {
        match self {
            Self::Text(text) => string(out, text),
            Self::Intrinsic(intrinsic) => intrinsic.write_json(out),
            Self::List(values) => list(out, values, |out, value| value.write_json(out)),
        }
    }
}

/// A text as a JSON string.
pub(super) fn text_to_json(text: &str) -> String {
    let mut json = String::new();
    string(&mut json, text);
    json
}

fn call(out: &mut String, name: &str, argument: impl FnOnce(&mut String)) {
    out.push_str("{\"");
    out.push_str(name);
    out.push_str("\":");
    argument(out);
    out.push('}');
}

fn with_first(out: &mut String, first: &str, second: &Value) {
    out.push('[');
    string(out, first);
    out.push(',');
    second.write_json(out);
    out.push(']');
}

fn list<T>(out: &mut String, items: impl IntoIterator<Item = T>, mut write: impl FnMut(&mut String, T)) {
    out.push('[');
    for (number, item) in items.into_iter().enumerate() {
        if number > 0 {
            out.push(',');
        }
        write(out, item);
    }
    out.push(']');
}

fn string(out: &mut String, text: &str) {
    out.push('"');
    for character in text.chars() {
        match u8::try_from(character) {
            Ok(byte) if !is_plain_byte(byte) => match escape(byte) {
                Some(escape) => out.push_str(escape),
                None => {
                    for text in ["\\u00", hexadecimal(byte >> 4), hexadecimal(byte & 15)] {
                        out.push_str(text);
                    }
                }
            },
            _ => out.push(character),
        }
    }
    out.push('"');
}
