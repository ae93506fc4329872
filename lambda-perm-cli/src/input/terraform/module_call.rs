//! Calls of modules: `module "orders" { source = "./topic-permission" .. }`.
//!
//! The permissions of a module stand in its own files, with the values of its variables open. A call says these values, so what is
//! wrong with one of them is only seen here. What is wrong with the module whatever it is given is said where it stands.
//!
//! A module that is not in a folder beside the one that calls it is not looked for.

use std::{
    collections::BTreeMap,
    path::{Component, Path, PathBuf},
};

use lambda_perm_core::facts::{
    parameters::Target,
    terraform::{FUNCTION_URL, LAYER_VERSION_PERMISSION, PERMISSION},
};

use super::{
    block::{blocks, of_block},
    folder::{Module, Modules},
    function_url,
    instance::{Instance, Made},
    permission::{self, keys},
    resource::Resource,
    scope::{Given, Scope},
    value::ArgumentValue,
};
use crate::{
    declared::{Contents, DeclaredPermission, Skipped},
    file::{SourceFile, Span},
    tree::{Data, Entry, Node},
};

/// How deep modules may call one another.
const DEEPEST: usize = 8;

/// The most calls and permissions that the calls of a file are looked at for: modules may call one another in a circle.
const MOST: usize = 10_000;

/// What a path to a folder begins with, other than an address of a registry.
const LOCAL: [&str; 2] = ["./", "../"];

/// Adds the permissions of the modules that a file calls, as far as its arguments say more of them than the modules do.
pub fn declare(file: &SourceFile, root: &Node, scope: &Scope<'_>, modules: &Modules, contents: &mut Contents) {
    let mut remote = Vec::new();
    let folder = file.path.as_deref().and_then(Path::parent);
    let mut reader = Reader { modules, left: MOST, permissions: Vec::new() };
    for block in root.entries().iter().filter(|entry| entry.name == "module") {
        for call in Call::all(block) {
            match (call.source(), folder) {
                (Some(source), Some(folder)) if is_local(source) => {
                    let caller = Caller { folder, address: "", depth: 0, span: &call.span(), extent: &call.extent };
                    reader.call(&call, scope, &caller);
                }
                (Some(source), _) if !is_local(source) && call.is_about_permissions(source) => remote.push(call),
                _ => {}
            }
        }
    }
    contents.permissions.append(&mut reader.permissions);
    if let Some(first) = remote.first() {
        let names: Vec<String> = remote.iter().map(|call| format!("`module.{}`", call.named.name)).collect();
        let message = format!(
            "the permissions of {} are not in these files; `terraform show -json` prints those of a plan",
            names.join(", ")
        );
        contents.skipped.push(Skipped { message, span: first.span() });
    }
}

/// Whether a module stands in a folder of this machine.
fn is_local(source: &str) -> bool {
    LOCAL.iter().any(|start| source.starts_with(start))
}

/// What the names of arguments have by which a module from elsewhere makes permissions: `allowed_triggers`.
const OF_PERMISSIONS: [&str; 4] = ["allowed_trigger", "permission", "principal", "function_url"];

/// A call of a module.
struct Call<'n> {
    named: &'n Entry,
    body: &'n Node,
    extent: Span,
}

impl<'n> Call<'n> {
    fn all(block: &'n Entry) -> impl Iterator<Item = Self> {
        blocks(&block.value).flat_map(Node::entries).flat_map(move |named| {
            blocks(&named.value).map(move |body| {
                let is_block = block.value.span.end == body.span.end;
                let start = if is_block { block.name_span.start } else { named.name_span.start };
                Self { named, body, extent: start..body.span.end.max(named.name_span.end) }
            })
        })
    }

    fn source(&self) -> Option<&'n str> {
        self.body.get("source").and_then(Node::as_text)
    }

    /// Whether a module from elsewhere is one that makes functions, and is told who may call them.
    fn is_about_permissions(&self, source: &str) -> bool {
        let is_told = |entry: &Entry| OF_PERMISSIONS.iter().any(|word| entry.name.contains(word));
        source.to_ascii_lowercase().contains("lambda") && self.body.entries().iter().any(is_told)
    }

    fn span(&self) -> Span {
        self.named.name_span.clone()
    }

    /// The values of the variables of the module, as far as this call says them.
    fn values(
        &self,
        module: &Module,
        scope: &Scope<'_>,
        span_of: impl Fn(&Node) -> Option<Span>,
    ) -> BTreeMap<String, Given> {
        let of_variable = |variable: &Entry| {
            let declared = |name: &str| blocks(&variable.value).find_map(|body| body.get(name));
            let is_never_null = declared("nullable").is_some_and(|node| node.data == Data::Boolean(false));
            let argument = self.body.get(&variable.name);
            let given = argument.map(|node| Given { value: scope.evaluated(node).into_owned(), span: span_of(node) });
            let given = given.filter(|given| !(is_never_null && given.value.data == Data::Null));
            let given = given.or_else(|| Some(Given { value: declared("default")?.clone(), span: None }))?;
            Some((format!("var.{}", variable.name), given))
        };
        module.variables.iter().filter_map(of_variable).collect()
    }
}

/// Where a call stands.
struct Caller<'c> {
    folder: &'c Path,
    /// The address of the module that it is in: `module.a.`, or nothing.
    address: &'c str,
    depth: usize,
    /// The place of the call in the file that is read.
    span: &'c Span,
    extent: &'c Span,
}

struct Reader<'m> {
    modules: &'m Modules,
    /// How many calls and permissions may still be looked at.
    left: usize,
    permissions: Vec<DeclaredPermission>,
}

impl Reader<'_> {
    fn call(&mut self, call: &Call<'_>, scope: &Scope<'_>, caller: &Caller<'_>) {
        let Some(source) = call.source().filter(|source| is_local(source) && caller.depth < DEEPEST) else { return };
        let folder = joined(caller.folder, source);
        let module = self.modules.of(&folder);
        let made = Made::of(call.body.entries(), scope);
        for Instance { index, given } in made.instances(call.body.entries(), scope) {
            if !self.is_left() {
                return;
            }
            let scope = scope.with(given);
            let span_of = |node: &Node| match caller.depth {
                0 => Some(node.span.clone()),
                _ => scope.origin(node),
            };
            let values = call.values(&module, &scope, span_of);
            let address = format!("{}module.{}{index}.", caller.address, call.named.name);
            let inside = Caller { folder: &folder, address: &address, depth: caller.depth + 1, ..*caller };
            self.module(&module, &module.scope([]).with(values), &inside);
        }
    }

    /// Whether one more may be looked at.
    const fn is_left(&mut self) -> bool {
        let is_left = self.left > 0;
        self.left = self.left.saturating_sub(1);
        is_left
    }

    fn module(&mut self, module: &Module, scope: &Scope<'_>, caller: &Caller<'_>) {
        let own = module.scope([]);
        for resource in module.resources.iter().flat_map(of_block) {
            self.resource(module, &resource, scope, &own, caller);
        }
        for call in module.calls.iter().flat_map(Call::all) {
            self.call(&call, scope, caller);
        }
    }

    /// Adds the permission that a resource is with the values of a call. `own` is what the module says without these.
    fn resource(
        &mut self,
        module: &Module,
        resource: &Resource<'_>,
        scope: &Scope<'_>,
        own: &Scope<'_>,
        caller: &Caller<'_>,
    ) {
        let target = match resource.kind {
            PERMISSION | FUNCTION_URL => Target::Function,
            LAYER_VERSION_PERMISSION => Target::LayerVersion,
            _ => return,
        };
        let made = Made::of(resource.arguments, scope);
        // What is there only for some values of the variables has no meaning for others.
        if matches!(made, Made::Unknown) {
            return;
        }
        let open: Vec<&str> = module.overridden.of(&resource.address).collect();
        for Instance { index, given } in made.instances(resource.arguments, scope) {
            if !self.is_left() {
                return;
            }
            let (scope, own) = (scope.with(given.iter().cloned()), own.with(given.iter().cloned()));
            let is_said = |(_, name): (_, &str)| {
                resource
                    .argument(name)
                    .is_some_and(|node| ArgumentValue::of(node, &scope) != ArgumentValue::of(node, &own))
            };
            let of_call = Resource {
                address: format!("{}{}{index}", caller.address, resource.address),
                open: open.clone(),
                span: caller.span.clone(),
                extent: caller.extent.clone(),
                ..resource.clone()
            };
            let written = Resource { open: open.clone(), ..resource.clone() };
            let mut declared = match resource.kind {
                FUNCTION_URL => public_url(&of_call, &written, &scope, &own),
                _ if keys(target).any(is_said) => {
                    let written = permission::declared(&written, target, &own).declaration;
                    vec![DeclaredPermission {
                        written: Some(written),
                        ..permission::declared(&of_call, target, &scope)
                    }]
                }
                _ => Vec::new(),
            };
            for permission in &mut declared {
                let origin = |(key, name): (_, &str)| Some((key, scope.origin(resource.argument(name)?)?));
                permission.values = keys(target).filter_map(origin).collect();
                permission.group = Some(of_call.address.clone());
                for exception in module.exceptions.get(&resource.address).into_iter().flatten() {
                    // It stands in a file of the module.
                    permission.allow(exception.clone(), 0..0);
                }
            }
            self.permissions.append(&mut declared);
        }
    }
}

/// The permissions of a URL that a call makes public, at the value that does so.
fn public_url(
    of_call: &Resource<'_>,
    written: &Resource<'_>,
    scope: &Scope<'_>,
    own: &Scope<'_>,
) -> Vec<DeclaredPermission> {
    let Some(auth_type) = function_url::public_auth_type(of_call, scope) else { return Vec::new() };
    if function_url::public_auth_type(written, own).is_some() {
        return Vec::new();
    }
    let span = scope.origin(auth_type).unwrap_or_else(|| of_call.span.clone());
    let declared = function_url::declared(of_call, scope).into_iter();
    declared.map(|permission| DeclaredPermission { span: span.clone(), ..permission }).collect()
}

/// The folder that a path leads to from another one, without the parts that say nothing.
fn joined(folder: &Path, source: &str) -> PathBuf {
    let mut joined = folder.to_owned();
    for part in Path::new(source).components() {
        match part {
            Component::ParentDir if matches!(joined.components().next_back(), Some(Component::Normal(_))) => {
                joined.pop();
            }
            Component::CurDir => {}
            part => joined.push(part),
        }
    }
    joined
}
