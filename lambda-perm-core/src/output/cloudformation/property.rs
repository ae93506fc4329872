//! Values of properties.

use alloc::{format, string::String, vec};

use crate::{
    output::template::{Node, document::map},
    template::{CloudFormation, Deferred},
};

/// A value of a property: text, or an intrinsic function.
///
/// `FunctionPermission<Property>` is what `grant!` makes of a call with an intrinsic function.
pub type Property<S = &'static str> = Deferred<CloudFormation, S>;

/// What a permission that renders to CloudFormation holds: text, or a [`Property`].
#[diagnostic::on_unimplemented(
    message = "a permission that holds `{Self}` is not for CloudFormation",
    note = "a permission of text renders to every output, and one with intrinsic functions to CloudFormation"
)]
pub trait PropertyValue: sealed::PropertyValue {}

impl PropertyValue for &str {}
impl PropertyValue for String {}
impl<S: AsRef<str>> PropertyValue for Property<S> {}

pub(super) mod sealed {
    use alloc::string::String;

    use super::Property;

    pub trait PropertyValue {
        /// The text, with a hole for each part that only the deployment knows.
        fn text(&self) -> &str;

        /// The JSON of an intrinsic function; empty for plain text.
        fn intrinsic(&self) -> &str;
    }

    impl PropertyValue for &str {
        fn text(&self) -> &str {
            self
        }

        fn intrinsic(&self) -> &str {
            ""
        }
    }

    impl PropertyValue for String {
        fn text(&self) -> &str {
            self
        }

        fn intrinsic(&self) -> &str {
            ""
        }
    }

    impl<S: AsRef<str>> PropertyValue for Property<S> {
        fn text(&self) -> &str {
            self.shown()
        }

        fn intrinsic(&self) -> &str {
            self.as_intrinsic().unwrap_or_default()
        }
    }
}

/// The value, unless it is absent.
pub(super) fn node(value: &impl PropertyValue) -> Option<Node> {
    match (value.text(), value.intrinsic()) {
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
