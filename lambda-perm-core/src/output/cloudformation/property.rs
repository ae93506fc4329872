//! Values of properties.

use alloc::{format, string::String, vec};

use crate::{
    output::template::{Node, document::map},
    template::{CloudFormation, Deferred, ValueIn},
};

/// A value of a property: text, or an intrinsic function.
///
/// `FunctionPermission<Property>` is what `grant!` makes of a call with an intrinsic function.
pub type Property<S = &'static str> = Deferred<CloudFormation, S>;

/// The value, unless it is absent.
pub(super) fn node(value: &impl ValueIn<CloudFormation>) -> Option<Node> {
    match (value.text(), value.expression()) {
        ("", "") => None,
        (text, "") => Some(Node::from(text)),
        // What the macro or the reader has written is JSON.
        (text, json) => Some(Node::parse(json).unwrap_or_else(|_| Node::from(text))),
    }
}

/// One value behind the other, with something between them.
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
