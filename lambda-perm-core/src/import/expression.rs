//! Expressions of templates as the macros take them.

use alloc::string::ToString;

use super::layout::Layout;
use crate::{
    check::check_expression,
    expression::{Index, ShownArgument, Untyped, Value, name::check_name, reference_of, resource::check_reference},
    facts::parameters::Key,
};

/// The expression as the macros take it.
pub(super) fn layout(expression: &Untyped) -> Layout {
    match &*expression.value() {
        // Text is one by its dynamic references alone.
        Value::Text(text) => match reference_of(text) {
            Some(reference) => layout_of(&Value::Resolve(reference.into())),
            None => layout_of(&Value::Sub(text.clone(), [].into())),
        },
        value => layout_of(value),
    }
}

fn layout_of(value: &Value) -> Layout {
    let arguments = || value.arguments().iter().map(argument).collect();
    match (value, value.function_name()) {
        (_, Some(name)) => Layout::Call(name.into(), arguments()),
        (Value::Text(text), None) => Layout::literal(text),
        (_, None) => Layout::List(arguments()),
    }
}

fn argument(argument: &ShownArgument<'_>) -> Layout {
    match argument {
        ShownArgument::Literal(text) => Layout::literal(text),
        ShownArgument::Number(number) => Layout::Word(number.to_string().into()),
        ShownArgument::Value(value) => layout_of(value),
        ShownArgument::Variable(name, value) => Layout::pair(name, layout_of(value)),
        ShownArgument::Declared(of) => Layout::pair("of", Layout::literal(of)),
    }
}

/// Whether the macros take the expression. They take less than a template may hold: no default of `FindInMap`, no mapping whose
/// name is none, no variable of `Sub` that is no word of Rust, no list of nothing or in the place of a value, and nothing wrong in a
/// side of `If` that no condition chooses.
pub(super) fn is_taken(expression: &Untyped, key: Key) -> bool {
    match &*expression.value() {
        Value::Text(_) => true,
        value => is_value(value, key) && is_right(value, key),
    }
}

/// Whether nothing is wrong with what it may be by itself, also with a side of `If` that no condition chooses.
fn is_right(value: &Value, key: Key) -> bool {
    let made = match value {
        Value::If(_, values) => return values.iter().all(|value| is_right(value, key)),
        Value::Text(text) => Untyped::of_text(text.clone(), key),
        call if check_reference(call, key).is_some() => return false,
        call => Untyped::of_value(call.clone(), key),
    };
    made.is_ok_and(|expression| check_expression(key, &expression).is_none())
}

/// Whether the macros take it where one value stands.
fn is_value(value: &Value, key: Key) -> bool {
    let is_one = |value: &Value| is_value(value, key);
    value.list_name().is_none()
        && match value {
            Value::List(_) | Value::FindInMap(_, Some(_)) => false,
            Value::FindInMap(keys, None) => keys.iter().all(is_one) && is_mapping(keys.first(), key),
            Value::Sub(_, variables) => variables.iter().all(|(name, value)| is_word(name) && is_one(value)),
            Value::If(_, values) => values.iter().all(is_one),
            Value::Select(Index::Given(index), values) => is_one(index) && is_list(values, key),
            Value::Select(Index::At(_), values) | Value::Join(_, values) => is_list(values, key),
            Value::ImportValue(value) | Value::Split(_, value) => is_one(value),
            Value::Text(_) | Value::Ref(..) | Value::GetAtt(..) | Value::Resolve(_) | Value::Terraform(_) => true,
        }
}

/// Whether the macros take it where a list stands.
fn is_list(value: &Value, key: Key) -> bool {
    match value {
        Value::Text(_) => false,
        Value::List(values) => !values.is_empty() && values.iter().all(|value| is_value(value, key)),
        Value::If(_, values) => values.iter().all(|value| is_list(value, key)),
        Value::Split(_, text) => is_value(text, key),
        Value::Ref(..) => true,
        value => is_value(value, key),
    }
}

/// Whether the macros take it as a mapping: text must be the name of one.
fn is_mapping(map: Option<&Value>, key: Key) -> bool {
    match map {
        Some(Value::Text(name)) => check_name(name, "a mapping", key).is_none(),
        _ => true,
    }
}

/// Whether it is a word of Rust.
fn is_word(name: &str) -> bool {
    let is_first = |byte: &u8| byte.is_ascii_alphabetic() || *byte == b'_';
    name.as_bytes().first().is_some_and(is_first)
        && name != "_"
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}
