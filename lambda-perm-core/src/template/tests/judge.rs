//! YAML as `saphyr` reads it, which resolves scalars by YAML 1.2.

use alloc::{
    format,
    string::{String, ToString},
    vec,
    vec::Vec,
};

use saphyr::{LoadableYamlNode, Scalar, Yaml};

use super::super::Node;

/// The value of a YAML text.
pub(crate) fn load(yaml: &str) -> Node {
    let mut documents = Yaml::load_from_str(yaml).unwrap_or_else(|error| panic!("{error}\n{yaml}"));
    assert_eq!(documents.len(), 1, "{yaml}");
    node(&documents.remove(0))
}

fn node(yaml: &Yaml<'_>) -> Node {
    match yaml {
        Yaml::Value(Scalar::Null) => Node::Null,
        Yaml::Value(Scalar::Boolean(value)) => Node::Bool(*value),
        Yaml::Value(Scalar::Integer(number)) => Node::Number(number.to_string()),
        Yaml::Value(Scalar::FloatingPoint(number)) => Node::Number(format!("{:?}", number.into_inner())),
        Yaml::Value(Scalar::String(text)) => Node::Text(text.to_string()),
        Yaml::Sequence(items) => Node::List(items.iter().map(node).collect()),
        Yaml::Mapping(entries) => Node::Map(entries.iter().map(|(key, value)| (text(key), node(value))).collect()),
        Yaml::Tagged(tag, value) => function(&tag.suffix, node(value)),
        other => panic!("{other:?}"),
    }
}

fn text(key: &Yaml<'_>) -> String {
    match node(key) {
        Node::Text(text) => text,
        other => panic!("a key that is {other:?}"),
    }
}

/// The long form of what has a tag.
fn function(tag: &str, argument: Node) -> Node {
    let argument = match (tag, argument) {
        ("GetAtt", Node::Text(text)) => {
            let (resource, attribute) = text.split_once('.').unwrap_or_else(|| panic!("{text:?}"));
            Node::List(vec![resource.into(), attribute.into()])
        }
        (_, argument) => argument,
    };
    let name = if tag == "Ref" || tag == "Condition" { tag.into() } else { format!("Fn::{tag}") };
    Node::Map(vec![(name, argument)])
}

/// The value with its numbers as this judge writes them.
pub(crate) fn with_plain_numbers(node: &Node) -> Node {
    match node {
        Node::Number(number) => Node::Number(match number.parse::<i64>() {
            Ok(whole) => whole.to_string(),
            Err(_) => format!("{:?}", number.parse::<f64>().unwrap_or(f64::NAN)),
        }),
        Node::List(items) => Node::List(items.iter().map(with_plain_numbers).collect()),
        Node::Map(entries) => {
            let entries: Vec<_> = entries.iter().map(|(key, value)| (key.clone(), with_plain_numbers(value))).collect();
            Node::Map(entries)
        }
        other => other.clone(),
    }
}
