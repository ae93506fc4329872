//! The short forms of CloudFormation's functions.

use alloc::{borrow::Cow, format};

use super::Node;
use crate::facts::cloudformation::SHORT_FORMS;

/// The tag and the argument of a value that has a short form.
pub(super) fn short(node: &Node) -> Option<(&'static str, Cow<'_, Node>)> {
    let Node::Map(entries) = node else { return None };
    let [(name, argument)] = entries.as_slice() else { return None };
    if name == "Fn::GetAtt" {
        return Some(("GetAtt", Cow::Owned(attribute(argument)?)));
    }
    let function = SHORT_FORMS.iter().find(|function| function.name == name)?;
    let fits = match argument {
        Node::Text(_) => function.text,
        Node::List(_) => function.list,
        _ => false,
    };
    fits.then_some((function.tag(), Cow::Borrowed(argument)))
}

/// The long name of a tag.
#[cfg(feature = "merge")]
pub(crate) fn long(tag: &str) -> Option<&'static str> {
    match tag {
        "GetAtt" => Some("Fn::GetAtt"),
        "Condition" => Some("Condition"),
        _ => SHORT_FORMS.iter().find(|function| function.tag() == tag).map(|function| function.name),
    }
}

/// `[A, B]` as `A.B`, which means the same only if `A` has no point.
fn attribute(argument: &Node) -> Option<Node> {
    let Node::List(parts) = argument else { return None };
    let [Node::Text(resource), Node::Text(attribute)] = parts.as_slice() else { return None };
    let reads_back = !resource.is_empty() && !resource.contains('.') && !attribute.is_empty();
    reads_back.then(|| Node::Text(format!("{resource}.{attribute}")))
}
