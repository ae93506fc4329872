//! Files of modules, in HCL or JSON.

use super::{
    local::Locals,
    resource::{Resource, declare as declare_resource, is_declaring},
    skip,
};
use crate::{
    declared::Contents,
    file::SourceFile,
    tree::{Data, Entry, Node},
};

/// The arguments by which resources of one module differ in the provider that they are for, or in when they are there.
const SCOPE: [&str; 4] = ["provider", "region", "count", "for_each"];

/// Adds what the resources of a file declare.
pub fn declare(file: &SourceFile, root: &Node, contents: &mut Contents) {
    let locals = Locals::of(root);
    for block in root.entries().iter().filter(|entry| entry.name == "resource") {
        for kind in blocks(&block.value).flat_map(Node::entries).filter(|entry| is_declaring(&entry.name)) {
            for named in blocks(&kind.value).flat_map(Node::entries) {
                for body in blocks(&named.value) {
                    let resource = resource(block, kind, named, body);
                    match resource.argument("count").or_else(|| resource.argument("for_each")) {
                        Some(count) if is_nothing(count) => {
                            skip(contents, &resource, "is not made: its `count` is 0, or its `for_each` is empty");
                        }
                        _ => declare_resource(file, &resource, &locals, contents),
                    }
                }
            }
        }
    }
}

fn resource<'n>(block: &Entry, kind: &'n Entry, named: &Entry, body: &'n Node) -> Resource<'n> {
    // A block of HCL begins with `resource` and ends with the body, and a resource of JSON begins with its name.
    let is_block = block.value.span.end == body.span.end;
    let start = if is_block { block.name_span.start } else { named.name_span.start };
    let of_scope = |name: &&str| Some(format!("{name} {:?} ", data(body.get(name)?)));
    Resource {
        address: format!("{}.{}", kind.name, named.name),
        kind: kind.name.as_str(),
        arguments: body.entries(),
        open: Vec::new(),
        span: named.name_span.clone(),
        extent: start..body.span.end.max(named.name_span.end),
        scope: Some(SCOPE.iter().filter_map(of_scope).collect()),
        is_evaluated: false,
    }
}

/// A value without the places of its parts.
fn data(node: &Node) -> String {
    match &node.data {
        Data::List(items) => items.iter().map(data).collect(),
        Data::Map(entries) => entries.iter().map(|entry| entry.name.clone() + &data(&entry.value)).collect(),
        Data::Template(text) => text.clone(),
        _ => node.scalar().unwrap_or_default().to_owned(),
    }
}

/// Blocks of one kind: one object, or in JSON a list of them.
pub fn blocks(node: &Node) -> impl Iterator<Item = &Node> {
    let one = (!matches!(node.data, Data::List(_))).then_some(node);
    one.into_iter().chain(node.items())
}

/// Whether `count` or `for_each` makes no resource.
fn is_nothing(node: &Node) -> bool {
    match &node.data {
        Data::Number(number) => number == "0",
        Data::List(items) => items.is_empty(),
        Data::Map(entries) => entries.is_empty(),
        Data::Template(template) => template == "${toset([])}",
        _ => false,
    }
}
