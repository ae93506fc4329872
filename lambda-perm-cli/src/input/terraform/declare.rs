//! What resources declare, each by its type.

use lambda_perm_core::facts::{
    parameters::Target,
    terraform::{FUNCTION_URL, LAYER_VERSION_PERMISSION, PERMISSION},
};

use super::{
    block::resources,
    function_url,
    instance::{Instance, Made},
    permission, policy,
    resource::{Overridden, Resource},
    scope::Scope,
    skip,
};
use crate::{declared::Contents, file::SourceFile, tree::Node};

/// Adds what the resources of a file declare.
pub fn all(file: &SourceFile, root: &Node, scope: &Scope<'_>, overridden: &Overridden, contents: &mut Contents) {
    for mut resource in resources(root) {
        resource.open = overridden.of(&resource.address).collect();
        let made = match resource.is_open("count") || resource.is_open("for_each") {
            true => Made::Unknown,
            false => Made::of(resource.arguments, scope),
        };
        if matches!(made, Made::Never) {
            skip(contents, &resource, "is not made: its `count` is 0, or its `for_each` is empty");
        }
        for Instance { index, given } in made.instances(resource.arguments, scope) {
            let instance = Resource { address: format!("{}{index}", resource.address), ..resource.clone() };
            one(file, &instance, &scope.with(given), contents);
        }
    }
}

/// Adds what a resource declares.
pub fn one(file: &SourceFile, resource: &Resource<'_>, scope: &Scope<'_>, contents: &mut Contents) {
    match resource.kind {
        PERMISSION => permission::declare(resource, Target::Function, scope, contents),
        LAYER_VERSION_PERMISSION => permission::declare(resource, Target::LayerVersion, scope, contents),
        FUNCTION_URL => function_url::declare(resource, scope, contents),
        _ => policy::declare(file, resource, scope, contents),
    }
}
