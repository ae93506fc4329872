//! Policy documents as values of templates.

use alloc::{string::String, vec, vec::Vec};

use super::Node;
use crate::{
    facts::conditions::{
        EVENT_SOURCE_TOKEN, FUNCTION_URL_AUTH_TYPE, INVOKED_VIA_FUNCTION_URL, PRINCIPAL_ORG_ID, SOURCE_ACCOUNT,
        SOURCE_ARN,
    },
    permission::FunctionPermission,
};

/// The document with these statements.
pub(crate) fn document(statements: Vec<Node>) -> Node {
    map([("Version", "2012-10-17".into()), ("Id", "default".into()), ("Statement", Node::List(statements))])
}

/// The statement of a permission, given its principal, its resource, and how the values of conditions are written.
pub(crate) fn statement<S>(
    permission: &FunctionPermission<S>,
    principal: Node,
    resource: Node,
    value: impl Fn(&S) -> Option<Node>,
) -> Node {
    let text = |text: &S| value(text).unwrap_or(Node::Null);
    let Node::Map(mut entries) = map([
        ("Sid", text(&permission.statement_id)),
        ("Effect", "Allow".into()),
        ("Principal", principal),
        ("Action", text(&permission.action)),
        ("Resource", resource),
    ]) else {
        return Node::Null;
    };
    entries.extend(conditions(permission, value).map(|conditions| (String::from("Condition"), conditions)));
    Node::Map(entries)
}

/// The conditions by their operators, in the order in which Lambda stores them.
fn conditions<S>(permission: &FunctionPermission<S>, value: impl Fn(&S) -> Option<Node>) -> Option<Node> {
    let auth_type = permission.function_url_auth_type.map(|auth_type| Node::from(auth_type.as_str()));
    // `false` writes no condition.
    let via_url = permission.invoked_via_function_url.filter(|via_url| *via_url).map(|_| Node::from("true"));
    let mut operators: Vec<(String, Node)> = Vec::new();
    for (key, value) in [
        (SOURCE_ACCOUNT, value(&permission.source_account)),
        (FUNCTION_URL_AUTH_TYPE, auth_type),
        (PRINCIPAL_ORG_ID, value(&permission.principal_org_id)),
        (EVENT_SOURCE_TOKEN, value(&permission.event_source_token)),
        (SOURCE_ARN, value(&permission.source_arn)),
        (INVOKED_VIA_FUNCTION_URL, via_url),
    ] {
        let Some(value) = value else { continue };
        let entry = (String::from(key.key), value);
        match operators.last_mut() {
            Some((operator, Node::Map(entries))) if operator == key.operator => entries.push(entry),
            _ => operators.push((key.operator.into(), Node::Map(vec![entry]))),
        }
    }
    (!operators.is_empty()).then_some(Node::Map(operators))
}

/// A map with these entries.
pub(crate) fn map<const N: usize>(entries: [(&str, Node); N]) -> Node {
    Node::Map(entries.into_iter().map(|(key, value)| (key.into(), value)).collect())
}
