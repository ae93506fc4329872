//! What `terraform show -json` prints of plans and states.
//!
//! Source: Terraform documentation, JSON output format.

use std::collections::BTreeMap;

use super::{
    declare,
    resource::{Resource, is_declaring},
    scope::Scope,
    state::index,
};
use crate::{
    declared::Contents,
    file::SourceFile,
    tree::{Data, Entry, Node},
};

/// Adds what the resources will be after a plan, or are in a state.
pub fn declare(file: &SourceFile, root: &Node, contents: &mut Contents) {
    let providers = Providers::of(root);
    let mut take = |resource: Resource<'_>| declare::one(file, &resource, &Scope::default(), contents);
    match (root.get("resource_changes"), root.get("values")) {
        // All resources, with those that do not change.
        (Some(changes), _) => changes.items().iter().filter_map(|change| changed(change, &providers)).for_each(take),
        (None, Some(values)) => walk(values.get("root_module"), &mut |node| {
            if let Some(resource) = stated(node) {
                take(resource);
            }
        }),
        (None, None) => {}
    }
}

/// A resource as it will be. `None` for one that is removed, and for what declares nothing.
fn changed<'n>(node: &'n Node, providers: &Providers<'n>) -> Option<Resource<'n>> {
    let change = node.get("change")?;
    let after = change.get("after").filter(|after| !after.entries().is_empty())?;
    let text = |name: &str| node.get(name).and_then(Node::as_text);
    let module = text("module_address").unwrap_or_default();
    let resource = known(node, after)?;
    let open = [change.get("after_unknown"), change.get("after_sensitive")].into_iter().flatten().flat_map(marked);
    let provider = providers.of_resource(module, resource.kind, text("name").unwrap_or_default());
    Some(Resource { open: open.collect(), scope: provider.map(|provider| format!("{module} {provider}")), ..resource })
}

/// A resource as it is in a state. Which of several providers it has is not said.
fn stated(node: &Node) -> Option<Resource<'_>> {
    let resource = known(node, node.get("values")?)?;
    Some(Resource { open: node.get("sensitive_values").map(marked).unwrap_or_default(), ..resource })
}

fn known<'n>(node: &'n Node, values: &'n Node) -> Option<Resource<'n>> {
    let text = |name: &str| node.get(name).and_then(Node::as_text);
    let kind = text("type").filter(|kind| is_declaring(kind))?;
    if text("mode").is_some_and(|mode| mode != "managed") || node.get("deposed").is_some() {
        return None;
    }
    let address = text("address").map_or_else(
        || format!("{kind}.{}{}", text("name").unwrap_or_default(), index(node.get("index"))),
        str::to_owned,
    );
    let span = node.get("address").map_or_else(|| node.span.clone(), |address| address.span.clone());
    let (arguments, extent) = (values.entries(), node.span.clone());
    Some(Resource { address, kind, arguments, open: Vec::new(), span, extent, scope: None, is_evaluated: true })
}

/// The names that are marked as unknown or sensitive: `{"principal": true}`.
fn marked(node: &Node) -> Vec<&str> {
    let is_marked = |entry: &&Entry| entry.value.data == Data::Boolean(true);
    node.entries().iter().filter(is_marked).map(|entry| entry.name.as_str()).collect()
}

/// Hands over all resources of a module and those in it. The depth of trees is bounded.
fn walk<'n>(module: Option<&'n Node>, take: &mut impl FnMut(&'n Node)) {
    let Some(module) = module else { return };
    module.get("resources").map(Node::items).unwrap_or_default().iter().for_each(&mut *take);
    for child in module.get("child_modules").map(Node::items).unwrap_or_default() {
        walk(Some(child), take);
    }
}

/// The configuration of the provider that each resource has, by the names of the modules that it is in, its type and its name.
struct Providers<'n>(BTreeMap<(String, &'n str, &'n str), &'n str>);

impl<'n> Providers<'n> {
    fn of(root: &'n Node) -> Self {
        let mut providers = Self(BTreeMap::new());
        if let Some(module) = root.get("configuration").and_then(|configuration| configuration.get("root_module")) {
            providers.take(module, "");
        }
        providers
    }

    fn take(&mut self, module: &'n Node, path: &str) {
        for resource in module.get("resources").map(Node::items).unwrap_or_default() {
            let text = |name: &str| resource.get(name).and_then(Node::as_text);
            if let (Some(kind), Some(name), Some(key)) = (text("type"), text("name"), text("provider_config_key")) {
                self.0.insert((path.to_owned(), kind, name), key);
            }
        }
        for call in module.get("module_calls").map(Node::entries).unwrap_or_default() {
            if let Some(module) = call.value.get("module") {
                self.take(module, &format!("{path}.{}", call.name));
            }
        }
    }

    /// The provider of a resource in the module of this address: `module.a["b"].module.c`.
    fn of_resource(&self, module: &str, kind: &'n str, name: &'n str) -> Option<&'n str> {
        self.0.get(&(path(module), kind, name)).copied()
    }
}

/// The names of modules in an address, without their indexes, each behind a dot.
fn path(address: &str) -> String {
    let (mut names, mut rest) = (String::new(), address);
    while let Some(behind) = rest.trim_start_matches('.').strip_prefix("module.") {
        let end = behind.find(['.', '[']).unwrap_or(behind.len());
        let (name, behind) = behind.split_at(end);
        names.push('.');
        names.push_str(name);
        rest = behind_index(behind);
    }
    names
}

/// What stands behind an index: `[0]`, `["a.b"]`.
fn behind_index(text: &str) -> &str {
    let Some(inside) = text.strip_prefix('[') else { return text };
    match inside.strip_prefix('"') {
        Some(_) => {
            let mut keys = serde_json::Deserializer::from_str(inside).into_iter::<String>();
            let is_key = keys.next().is_some_and(|key| key.is_ok());
            let behind = inside.get(keys.byte_offset()..).filter(|_| is_key);
            behind.and_then(|behind| behind.strip_prefix(']')).unwrap_or_default()
        }
        None => inside.split_once(']').map_or("", |(_, behind)| behind),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indexes_are_no_part_of_a_path() {
        for (address, expected) in [
            ("", ""),
            ("module.a", ".a"),
            ("module.a[0].module.b", ".a.b"),
            (r#"module.a["x.module.y\"]"].module.b"#, ".a.b"),
            ("module.a[", ".a"),
        ] {
            assert_eq!(path(address), expected, "{address}");
        }
    }
}
