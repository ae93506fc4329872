//! Files of modules, in HCL or JSON.

use super::{
    block::{blocks, resources},
    declare,
    folder::{Modules, is_override},
    module_call, skip,
};
use crate::{declared::Contents, file::SourceFile, tree::Node};

/// Adds what the resources of a file declare, and those of the modules that it calls.
pub fn declare(file: &SourceFile, root: &Node, modules: &Modules, contents: &mut Contents) {
    let module = modules.around(file).unwrap_or_default();
    let locals = root.entries().iter().filter(|entry| entry.name == "locals");
    let scope = module.scope(locals.flat_map(|block| blocks(&block.value)).flat_map(Node::entries));
    if file.path.as_deref().is_some_and(is_override) {
        for resource in resources(root) {
            skip(contents, &resource, "overrides values of a resource in another file, where they count as unknown");
        }
        return;
    }
    declare::all(file, root, &scope, &module.overridden, contents);
    module_call::declare(file, root, &scope, modules, contents);
}
