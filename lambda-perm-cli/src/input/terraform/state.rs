//! State files of version 4: `terraform.tfstate`.
//!
//! Source: Terraform, internal/states/statefile/version4.go.

use super::{
    declare,
    resource::{Resource, is_declaring},
    scope::Scope,
};
use crate::{
    declared::Contents,
    file::SourceFile,
    tree::{Data, Node},
};

/// Adds what the resources of a state declare.
pub fn declare(file: &SourceFile, root: &Node, contents: &mut Contents) {
    for of in root.get("resources").map(Node::items).unwrap_or_default() {
        let text = |name: &str| of.get(name).and_then(Node::as_text);
        let (Some(kind), Some(name)) = (text("type").filter(|kind| is_declaring(kind)), text("name")) else { continue };
        if text("mode") != Some("managed") {
            continue;
        }
        let module = text("module").map_or_else(String::new, |module| format!("{module}."));
        let span = of.get("name").map_or_else(|| of.span.clone(), |name| name.span.clone());
        for instance in of.get("instances").map(Node::items).unwrap_or_default() {
            // What is still to be removed.
            if instance.get("deposed").is_some() {
                continue;
            }
            let Some(attributes) = instance.get("attributes") else { continue };
            let resource = Resource {
                address: format!("{module}{kind}.{name}{}", index(instance.get("index_key"))),
                kind,
                arguments: attributes.entries(),
                open: sensitive(instance),
                span: span.clone(),
                extent: instance.span.clone(),
                scope: text("provider").map(|provider| format!("{module}{provider}")),
                is_evaluated: true,
            };
            declare::one(file, &resource, &Scope::default(), contents);
        }
    }
}

/// The index of an instance, as addresses have it.
pub fn index(key: Option<&Node>) -> String {
    match key.map(|key| (&key.data, key.scalar())) {
        Some((Data::Text(text), _)) => format!("[{text:?}]"),
        Some((_, Some(number))) => format!("[{number}]"),
        _ => String::new(),
    }
}

/// The attributes whose values nobody is to read.
fn sensitive(instance: &Node) -> Vec<&str> {
    let paths = instance.get("sensitive_attributes").map(Node::items).unwrap_or_default();
    paths.iter().filter_map(|path| path.items().first()?.get("value")?.as_text()).collect()
}
