//! Policy documents as values of templates.

use alloc::{
    string::{String, ToString},
    vec,
    vec::Vec,
};

use crate::{
    expression::{Text, Untyped},
    facts::{
        conditions::CONDITION_KEYS,
        parameters::{Key, Parameter, Target, ValueKind},
    },
    statement::{Field, Statement},
    template::{Node, entries_of, map},
    text::placeholder::{has_placeholder, is_placeholder},
    value::{PrincipalKind, principal},
};

/// The document with these statements.
pub(crate) fn document(statements: Vec<Node>) -> Node {
    map([("Version", "2012-10-17".into()), ("Id", "default".into()), ("Statement", Node::List(statements))])
}

/// A statement, made from its principal, its resource and a function for the values of keys.
pub(crate) fn statement(
    statement: &Statement<'_>,
    principal: Node,
    resource: Node,
    value: impl Fn(Key) -> Option<Node>,
) -> Node {
    let text = |key| value(key).unwrap_or(Node::Null);
    let entries = [
        ("Sid", Some(text(Key::StatementId))),
        ("Effect", Some("Allow".into())),
        ("Principal", Some(principal)),
        ("Action", Some(text(Key::Action))),
        ("Resource", Some(resource)),
        ("Condition", conditions(statement, value)),
    ];
    entries_of(entries)
}

/// The conditions by their operators, in the order in which Lambda stores them.
fn conditions(statement: &Statement<'_>, value: impl Fn(Key) -> Option<Node>) -> Option<Node> {
    let mut operators: Vec<(String, Node)> = Vec::new();
    for key in CONDITION_KEYS.iter().filter(|key| statement.condition(key).is_some()) {
        // In a policy document, a boolean is a string.
        let value = match value(key.parameter)? {
            Node::Bool(value) => Node::Text(value.to_string()),
            value => value,
        };
        let entry = (String::from(key.key), value);
        match operators.last_mut() {
            Some((operator, Node::Map(entries))) if operator == key.operator => entries.push(entry),
            _ => operators.push((key.operator.into(), Node::Map(vec![entry]))),
        }
    }
    (!operators.is_empty()).then_some(Node::Map(operators))
}

/// The principal of a statement as a policy names it, if its text shows the kind: everyone, an account by the ARN of its root, an
/// identity or a service. The end of a reference shows whether it is an ARN.
pub(crate) fn principal(
    text: &str,
    value: Node,
    root: impl FnOnce() -> Node,
    is_arn: impl Fn(&str) -> bool,
) -> Option<Node> {
    Some(match principal::kind(text) {
        PrincipalKind::Everyone => value,
        PrincipalKind::Account => map([("AWS", root())]),
        PrincipalKind::Identity => map([("AWS", value)]),
        PrincipalKind::Service if !has_placeholder(text) || text.ends_with(".amazonaws.com") => {
            map([("Service", value)])
        }
        PrincipalKind::Service if is_placeholder(text) && is_arn(text) => map([("AWS", value)]),
        PrincipalKind::Service => return None,
    })
}

/// The values of a statement by their names in a template, in the order of templates.
pub(crate) fn named_values(
    target: Target,
    name: fn(&Parameter) -> Option<&'static str>,
    value: impl Fn(Key) -> Option<Node>,
) -> Vec<(String, Node)> {
    let keys = Key::IN_TEMPLATES.iter().filter(|key| key.fits(target));
    keys.filter_map(|key| Some((name(key.parameter())?.into(), value(*key)?))).collect()
}

/// The value of a key, made by one function for text and one for expressions.
pub(crate) fn value_node(
    statement: &Statement<'_>,
    key: Key,
    plain: impl Fn(&str) -> Node,
    expression: impl Fn(&Untyped) -> Node,
) -> Option<Node> {
    let text = match statement.field(key) {
        Field::Known(Text::Expression(found)) => return Some(expression(found)),
        Field::Known(Text::Plain(text)) => text,
        Field::Absent | Field::Pending => return None,
    };
    Some(match key.parameter().kind {
        ValueKind::Text => plain(text),
        ValueKind::Number => Node::Number(text.into()),
        ValueKind::Boolean => Node::Bool(text == "true"),
    })
}
