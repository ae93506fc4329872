//! JSON with the places of its values.

use jsonc_parser::{
    ParseOptions,
    ast::{ObjectPropName, Value},
    common::{Range, Ranged},
    parse_to_ast,
};

use super::{Data, Entry, Node, ReadError, lower_first};
use crate::file::{Span, whole_characters};

/// JSON as RFC 8259 has it, and nothing else.
const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

/// Reads a text of JSON.
pub fn read(text: &str) -> Result<Node, ReadError> {
    let parsed = parse_to_ast(text, &Default::default(), &STRICT).map_err(|error| {
        let message = lower_first(&error.kind().to_string());
        ReadError::new(format!("this is not JSON: {message}"), whole_characters(text, span(error.range())))
    })?;
    match parsed.value {
        Some(value) => Ok(node(value)),
        None => Err(ReadError::new("this is not JSON: there is nothing in it", 0..text.len())),
    }
}

/// The parser bounds the depth of what it reads, so this ends.
fn node(value: Value<'_>) -> Node {
    let span = span(value.range());
    let data = match value {
        Value::StringLit(text) => Data::Text(text.value.into_owned()),
        Value::NumberLit(number) => Data::Number(number.value.to_owned()),
        Value::BooleanLit(boolean) => Data::Boolean(boolean.value),
        Value::NullKeyword(_) => Data::Null,
        Value::Array(array) => Data::List(array.elements.into_iter().map(node).collect()),
        Value::Object(object) => Data::Map(
            object
                .properties
                .into_iter()
                .map(|property| {
                    let (name, name_span) = name(property.name);
                    Entry { name, name_span, value: node(property.value) }
                })
                .collect(),
        ),
    };
    Node { span, data }
}

fn name(name: ObjectPropName<'_>) -> (String, Span) {
    let span = span(name.range());
    let name = match name {
        ObjectPropName::String(text) => text.value.into_owned(),
        ObjectPropName::Word(word) => word.value.to_owned(),
    };
    (name, span)
}

const fn span(range: Range) -> Span {
    range.start..range.end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_have_their_places() {
        let text = r#"{"a": [1, "x\n"], "a": null}"#;
        let read = read(text).expect("JSON");
        assert_eq!(read.entries().len(), 2);
        let list = read.get("a").expect("a list");
        assert_eq!(&text[list.items()[1].span.clone()], r#""x\n""#);
        assert_eq!(list.items()[1].as_text(), Some("x\n"));
        assert_eq!(&text[read.entries()[1].name_span.clone()], r#""a""#);
    }

    #[test]
    fn what_is_no_json_has_its_place() {
        for (text, at) in [("{\"a\": 1,}", 7), ("// x\n1", 0), ("", 0), ("[1 2]", 2)] {
            assert_eq!(read(text).expect_err(text).span.start, at, "{text}");
        }
        assert!(read(&"[".repeat(100_000)).is_err());
    }
}
