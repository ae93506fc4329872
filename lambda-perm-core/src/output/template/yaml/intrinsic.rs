//! The short forms of CloudFormation's functions.

use alloc::{borrow::Cow, format};

use super::Node;

/// Which arguments a function has in short form. A map is never one of them: it may be a function in short form itself,
/// and a value has no two tags. Such a function keeps its long form, as CloudFormation demands.
struct Function {
    name: &'static str,
    tag: &'static str,
    text: bool,
    list: bool,
}

const fn of_text(name: &'static str, tag: &'static str) -> Function {
    Function { name, tag, text: true, list: false }
}

const fn of_list(name: &'static str, tag: &'static str) -> Function {
    Function { name, tag, text: false, list: true }
}

/// The functions that have a short form, but `Fn::GetAtt`, whose argument changes. `Condition` stays long: it is also the
/// name of an attribute of resources.
const FUNCTIONS: &[Function] = &[
    of_text("Ref", "Ref"),
    Function { name: "Fn::Sub", tag: "Sub", text: true, list: true },
    of_text("Fn::ImportValue", "ImportValue"),
    of_text("Fn::Base64", "Base64"),
    of_text("Fn::GetAZs", "GetAZs"),
    of_list("Fn::Join", "Join"),
    of_list("Fn::Select", "Select"),
    of_list("Fn::Split", "Split"),
    of_list("Fn::FindInMap", "FindInMap"),
    of_list("Fn::If", "If"),
    of_list("Fn::Cidr", "Cidr"),
    of_list("Fn::Equals", "Equals"),
    of_list("Fn::And", "And"),
    of_list("Fn::Or", "Or"),
    of_list("Fn::Not", "Not"),
];

/// The tag and the argument of a value that has a short form.
pub(super) fn short(node: &Node) -> Option<(&'static str, Cow<'_, Node>)> {
    let Node::Map(entries) = node else { return None };
    let [(name, argument)] = entries.as_slice() else { return None };
    if name == "Fn::GetAtt" {
        return Some(("GetAtt", Cow::Owned(attribute(argument)?)));
    }
    let function = FUNCTIONS.iter().find(|function| function.name == name)?;
    let fits = match argument {
        Node::Text(_) => function.text,
        Node::List(_) => function.list,
        _ => false,
    };
    fits.then_some((function.tag, Cow::Borrowed(argument)))
}

/// The long name of a tag.
#[cfg(feature = "merge")]
pub(in crate::output::template) fn long(tag: &str) -> Option<&'static str> {
    match tag {
        "GetAtt" => Some("Fn::GetAtt"),
        "Condition" => Some("Condition"),
        _ => FUNCTIONS.iter().find(|function| function.tag == tag).map(|function| function.name),
    }
}

/// `[A, B]` as `A.B`, which stands for it only where `A` has no point.
fn attribute(argument: &Node) -> Option<Node> {
    let Node::List(parts) = argument else { return None };
    let [Node::Text(resource), Node::Text(attribute)] = parts.as_slice() else { return None };
    let reads_back = !resource.is_empty() && !resource.contains('.') && !attribute.is_empty();
    reads_back.then(|| Node::Text(format!("{resource}.{attribute}")))
}
