//! What holds for all values of templates: readers that take any text, JSON as `serde_json` writes it, and no finding that
//! what fills a placeholder would take away.

use std::collections::BTreeSet;

use lambda_perm::facts::services::SERVICES;
use lambda_perm_core::{
    check::{Check, check_given, check_value},
    expression::{Alternative, Index, MOST, Untyped, Value, name},
    facts::parameters::{Key, Target},
    statement::Statement,
};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

use crate::support::depth::times;

/// A function of any shape, with texts that JSON has to escape.
fn function() -> impl Strategy<Value = Value> {
    function_of("[a-zA-Z0-9:.$ {}\"\\\\\u{1}\n\u{e9}/-]{0,12}")
}

/// A function of any shape, with texts of this pattern.
pub(crate) fn function_of(pattern: &'static str) -> impl Strategy<Value = Value> {
    let text = move || pattern;
    let leaf = prop_oneof![
        text().prop_map(|name| Value::Ref(name, None)),
        (text(), text()).prop_map(|(name, attribute)| Value::GetAtt(name, attribute, None)),
        text().prop_map(|text| Value::Sub(text, Vec::new())),
        text().prop_map(Value::Resolve),
    ];
    leaf.prop_recursive(4, 32, 3, move |inner| {
        let one = prop_oneof![text().prop_map(Value::Text), inner.clone()].boxed();
        let list = prop_oneof![prop::collection::vec(one.clone(), 0..4).prop_map(Value::List), inner].boxed();
        let names = prop::collection::btree_map("[A-Z][a-z]{1,3}", one.clone(), 0..3);
        prop_oneof![
            (text(), names).prop_map(|(text, variables)| Value::Sub(text, variables.into_iter().collect())),
            one.clone().prop_map(|name| Value::ImportValue(Box::new(name))),
            (text(), list.clone()).prop_map(|(delimiter, values)| Value::Join(delimiter, Box::new(values))),
            (0..4_usize, list.clone()).prop_map(|(index, values)| Value::Select(Index::At(index), Box::new(values))),
            (one.clone(), list)
                .prop_map(|(index, values)| Value::Select(Index::Given(Box::new(index)), Box::new(values))),
            (text(), one.clone()).prop_map(|(delimiter, text)| Value::Split(delimiter, Box::new(text))),
            ([one.clone(), one.clone(), one.clone()], prop::option::of(one.clone()))
                .prop_map(|(keys, default)| Value::FindInMap(Box::new(keys), default.map(Box::new))),
            ("[AB]", [one.clone(), one]).prop_map(|(condition, values)| Value::If(condition, Box::new(values))),
        ]
    })
}

/// The same as a value of `serde_json`, by the CloudFormation user guide.
fn to_json(value: &Value) -> Json {
    match value {
        Value::Text(text) | Value::Terraform(text) => json!(text),
        Value::List(values) => values.iter().map(to_json).collect(),
        Value::Ref(name, _) => json!({ "Ref": name }),
        Value::GetAtt(resource, attribute, _) => json!({ "Fn::GetAtt": [resource, attribute] }),
        Value::Sub(text, variables) if variables.is_empty() => json!({ "Fn::Sub": text }),
        Value::Sub(text, variables) => {
            let variables: serde_json::Map<_, _> =
                variables.iter().map(|(name, value)| (name.clone(), to_json(value))).collect();
            json!({ "Fn::Sub": [text, variables] })
        }
        Value::Resolve(reference) => json!(format!("{{{{resolve:{reference}}}}}")),
        Value::ImportValue(name) => json!({ "Fn::ImportValue": to_json(name) }),
        Value::Join(delimiter, values) => json!({ "Fn::Join": [delimiter, to_json(values)] }),
        Value::Select(Index::At(at), values) => json!({ "Fn::Select": [at, to_json(values)] }),
        Value::Select(Index::Given(index), values) => json!({ "Fn::Select": [to_json(index), to_json(values)] }),
        Value::Split(delimiter, text) => json!({ "Fn::Split": [delimiter, to_json(text)] }),
        Value::FindInMap(keys, default) => {
            let default = default.iter().map(|value| json!({ "DefaultValue": to_json(value) }));
            json!({ "Fn::FindInMap": keys.iter().map(to_json).chain(default).collect::<Vec<_>>() })
        }
        Value::If(condition, values) => json!({ "Fn::If": [condition, to_json(&values[0]), to_json(&values[1])] }),
    }
}

/// The same where the conditions `A` and `B` are known.
fn on(conditions: [bool; 2], value: &Value) -> Value {
    let inner = |value: &Value| Box::new(on(conditions, value));
    match value {
        Value::If(condition, values) => {
            let holds = conditions[usize::from(condition == "B")];
            on(conditions, &values[usize::from(!holds)])
        }
        Value::List(values) => Value::List(values.iter().map(|value| on(conditions, value)).collect()),
        Value::Sub(text, variables) => {
            let variables = variables.iter().map(|(name, value)| (name.clone(), on(conditions, value)));
            Value::Sub(text.clone(), variables.collect())
        }
        Value::Join(delimiter, values) => Value::Join(delimiter.clone(), inner(values)),
        Value::Select(index, values) => Value::Select(index.clone(), inner(values)),
        Value::Split(delimiter, text) => Value::Split(delimiter.clone(), inner(text)),
        Value::FindInMap(keys, default) => Value::FindInMap(keys.clone(), default.as_deref().map(inner)),
        other => other.clone(),
    }
}

/// The texts that a value can give, of an alternative for each.
fn texts(value: &Value) -> Option<Vec<String>> {
    let alternatives = value.alternatives().ok()?;
    if alternatives.is_empty() {
        return Some(vec![value.to_text()]);
    }
    Some(alternatives.iter().map(|alternative| alternative.text().to_owned()).collect())
}

/// The text with placeholders of no name: that of a function tells its arguments as they are written.
fn unnamed(text: &str) -> String {
    let mut parts = text.split("${");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + "${" + part.split_once('}').map_or(part, |(_, rest)| rest))
}

/// Whether the expression may give the text under these conditions.
fn is_on(alternative: &Alternative, conditions: [bool; 2]) -> bool {
    alternative.sides().iter().all(|side| match side.choice() {
        "A" => side.side() == usize::from(!conditions[0]),
        "B" => side.side() == usize::from(!conditions[1]),
        _ => true,
    })
}

/// A text with pieces of what the readers look for.
fn odd_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("${"),
        Just("}"),
        Just("$"),
        Just("!"),
        Just("${!"),
        Just("AWS::"),
        Just("${AWS::Region}"),
        Just(":"),
        Just("arn:"),
        Just("aws_sns_topic.t"),
        Just(".arn}"),
        Just("%{"),
        Just("\u{e9}"),
        Just("/"),
        Just("*"),
        Just("function:"),
        Just("layer:"),
        Just("a"),
        Just("123456789012"),
        Just(" "),
        Just(""),
    ];
    prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())
}

/// The text, with parts of it replaced by placeholders. One with a colon begins or ends the text: nobody has a parameter with the
/// end of one part of an ARN and the beginning of the next.
fn with_placeholders(text: &str, cuts: &[(prop::sample::Index, prop::sample::Index)]) -> String {
    let mut placeholders: Vec<(usize, usize)> = Vec::new();
    for (start, end) in cuts {
        let (start, end) = (start.index(text.len() + 1), end.index(text.len() + 1));
        let (start, end) = (start.min(end), start.max(end));
        let is_part = start == 0 || end == text.len() || !text[start..end].contains(':');
        if start < end && is_part && placeholders.iter().all(|(from, to)| end <= *from || start >= *to) {
            placeholders.push((start, end));
        }
    }
    placeholders.sort_unstable();
    let (mut found, mut at) = (String::new(), 0);
    for (number, (start, end)) in placeholders.iter().enumerate() {
        found.push_str(&text[at..*start]);
        found.push_str(&format!("${{Placeholder{number}}}"));
        at = *end;
    }
    found + &text[at..]
}

fn cuts() -> impl Strategy<Value = Vec<(prop::sample::Index, prop::sample::Index)>> {
    prop::collection::vec(any::<(prop::sample::Index, prop::sample::Index)>(), 1..4)
}

/// All findings about values. Those with placeholders are known in part.
fn found(target: Target, values: &[(Key, &str)]) -> Vec<String> {
    let has_placeholder = |text: &str| text.contains("${");
    let expressions: Vec<(Key, Untyped)> = values
        .iter()
        .filter(|(_, text)| has_placeholder(text))
        .map(|(key, text)| {
            let (shown, value) = ((*text).to_owned(), Value::Terraform((*text).to_owned()));
            (*key, Untyped::Owned { shown, value, alternatives: Vec::new() })
        })
        .collect();
    let mut statement = Statement::new(target).with_expressions(&expressions);
    let mut found = Vec::new();
    for (key, text) in values {
        let alone = if has_placeholder(text) {
            check_given(*key, text)
        } else {
            statement = statement.with(*key, text);
            check_value(*key, text)
        };
        found.extend(alone.map(|finding| finding.to_string()));
    }
    found.extend(Check::new(statement).findings().map(|(_, finding)| finding.to_string()));
    found
}

/// The documented sources, with a value for each variable.
fn sources() -> Vec<(&'static str, String)> {
    let fill = |form: &str| {
        let mut text = form.replace("${Partition}", "aws").replace("${Region}", "us-east-1");
        text = text.replace("${Account}", "123456789012");
        while let (Some(start), Some(end)) = (text.find("${"), text.find('}')) {
            text.replace_range(start..=end, "abc123");
        }
        text
    };
    let of = |principal: &'static str, forms: Vec<&str>| {
        forms.into_iter().map(|form| (principal, fill(form))).collect::<Vec<_>>()
    };
    SERVICES
        .iter()
        .flat_map(|service| of(service.principal, service.source_arns.iter().map(|source| source.form).collect()))
        .collect()
}

fn grant<'a>(principal: &'a str, source: &'a str) -> Vec<(Key, &'a str)> {
    vec![
        (Key::FunctionName, "f"),
        (Key::StatementId, "s"),
        (Key::Action, "lambda:InvokeFunction"),
        (Key::Principal, principal),
        (Key::SourceArn, source),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000 * times(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn json_is_what_serde_json_writes(value in function()) {
        let text = value.to_json();
        let expected = to_json(&value);
        prop_assert_eq!(serde_json::from_str::<Json>(&text).expect("JSON"), expected.clone());
        prop_assert_eq!(text, expected.to_string());
    }

    #[test]
    fn conditions_decide_which_text_a_function_gives(value in function()) {
        let Ok(alternatives) = value.alternatives() else { return Ok(()) };
        prop_assert!(alternatives.len() <= MOST);
        for conditions in [[true, true], [true, false], [false, true], [false, false]] {
            let own: BTreeSet<String> = match alternatives.as_slice() {
                [] => [unnamed(&value.to_text())].into(),
                all => all.iter().filter(|one| is_on(one, conditions)).map(|one| unnamed(one.text())).collect(),
            };
            let Some(known) = texts(&on(conditions, &value)) else { continue };
            prop_assert_eq!(own, known.iter().map(|text| unnamed(text)).collect(), "{:?}", conditions);
        }
    }

    #[test]
    fn a_text_without_variables_stays_as_it_is(text in odd_text()) {
        if name::check_sub::<&str>(&text, &[], Key::SourceArn).is_none() {
            prop_assert_eq!(Value::Sub(text.clone(), Vec::new()).to_text(), text);
        }
    }

    #[test]
    fn readers_take_any_text(text in prop_oneof![odd_text(), ".{0,40}"]) {
        for key in Key::ALL.iter().copied() {
            let _ = (check_value(key, &text), check_given(key, &text));
        }
        let key = Key::SourceArn;
        let _ = (name::check_ref(&text, key), name::check_get_att(&text, key), name::declared_type(&text, key));
        let _ = (name::check_text(&text, key), Untyped::of_template(&text, key).is_ok());
        let rendered = name::check_sub::<&str>(&text, &[], key).map(|finding| finding.to_string());
        prop_assert!(rendered.is_none_or(|text| text.contains("= help: ")));
        for principal in ["s3.amazonaws.com", "apigateway.amazonaws.com", &text] {
            let _ = found(Target::Function, &grant(principal, &text));
        }
    }

    #[test]
    fn nothing_is_found_of_a_source_that_a_placeholder_could_make_right(
        source in prop::sample::select(sources()),
        cuts in cuts(),
    ) {
        let (principal, text) = source;
        let before = found(Target::Function, &grant(principal, &text));
        let with = with_placeholders(&text, &cuts);
        for finding in found(Target::Function, &grant(principal, &with)) {
            // What was wrong before, such as an account that is missing, may still be: by its code.
            let code = &finding[finding.len() - 7..];
            prop_assert!(before.iter().any(|other| other.ends_with(code)), "{principal} {with}: {finding}");
        }
    }

    #[test]
    fn nothing_is_found_of_other_values_that_a_placeholder_could_make_right(
        value in prop::sample::select(vec![
            (Key::FunctionName, "my-function"),
            (Key::FunctionName, "my-function:prod"),
            (Key::FunctionName, "123456789012:function:my-function"),
            (Key::FunctionName, "arn:aws:lambda:us-east-1:123456789012:function:my-function:prod"),
            (Key::Principal, "123456789012"),
            (Key::Principal, "arn:aws:iam::123456789012:role/path/r"),
            (Key::Principal, "arn:aws:sts::123456789012:assumed-role/r/session"),
            (Key::Principal, "arn:aws:iam::123456789012:root"),
            (Key::Qualifier, "prod"),
        ]),
        cuts in cuts(),
    ) {
        let (key, text) = value;
        let with = with_placeholders(text, &cuts);
        let mut values = vec![(Key::StatementId, "s"), (Key::Action, "lambda:GetFunction"), (key, with.as_str())];
        for (other, text) in [(Key::FunctionName, "f"), (Key::Principal, "210987654321")] {
            if other != key {
                values.push((other, text));
            }
        }
        prop_assert_eq!(found(Target::Function, &values), Vec::<String>::new(), "{}", with);
    }

    #[test]
    fn nothing_is_found_of_layers_that_a_placeholder_could_make_right(cuts in cuts()) {
        for text in ["my-layer", "arn:aws:lambda:us-east-1:123456789012:layer:my-layer"] {
            let with = with_placeholders(text, &cuts);
            let values = [
                (Key::LayerName, with.as_str()),
                (Key::StatementId, "s"),
                (Key::Action, "lambda:GetLayerVersion"),
                (Key::Principal, "123456789012"),
            ];
            prop_assert_eq!(found(Target::LayerVersion, &values), Vec::<String>::new(), "{}", with);
        }
    }
}
