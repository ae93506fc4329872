//! Values of properties.

use alloc::{format, string::String, vec};

use crate::{
    expression::template_node,
    facts::parameters::Key,
    output::nodes::value_node,
    statement::Statement,
    template::{Node, map},
};

/// The value of a key, unless it is absent.
pub(super) fn node(statement: &Statement<'_>, key: Key) -> Option<Node> {
    value_node(statement, key, |text| Node::from(text), template_node)
}

/// Two values joined, with a text between them.
pub(super) fn joined(first: Node, between: &str, second: Option<Node>) -> Node {
    match (first, second) {
        (first, None) => first,
        (Node::Text(first), Some(Node::Text(second))) => Node::Text(format!("{first}{between}{second}")),
        (first, Some(second)) => {
            function("Fn::Join", Node::List(vec![between.into(), Node::List(vec![first, second])]))
        }
    }
}

/// A call of an intrinsic function.
pub(super) fn function(name: &str, argument: Node) -> Node {
    map([(name, argument)])
}

/// Text in which `${..}` is replaced.
pub(super) fn sub(text: String) -> Node {
    function("Fn::Sub", Node::Text(text))
}
