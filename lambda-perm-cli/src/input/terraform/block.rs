//! Blocks of a file of a module: those of resources that declare permissions, as they are written.

use super::resource::{Resource, is_declaring};
use crate::tree::{Data, Entry, Node};

/// The arguments by which resources of one module differ in the provider that they are for, or in when they are there.
const SCOPE: [&str; 4] = ["provider", "region", "count", "for_each"];

/// The resources of a file that declare permissions, as they are written.
pub fn resources(root: &Node) -> impl Iterator<Item = Resource<'_>> {
    root.entries().iter().filter(|entry| entry.name == "resource").flat_map(of_block)
}

/// The same of one block, or of the object that JSON has for all of them.
pub fn of_block(block: &Entry) -> impl Iterator<Item = Resource<'_>> {
    let kinds = blocks(&block.value).flat_map(Node::entries).filter(|entry| is_declaring(&entry.name));
    kinds.flat_map(move |kind| {
        let named = blocks(&kind.value).flat_map(Node::entries);
        named.flat_map(move |named| blocks(&named.value).map(move |body| resource(block, kind, named, body)))
    })
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
