//! A module: what the files of one folder say together.
//!
//! | what | where it is looked for |
//! |---|---|
//! | local values | in all files |
//! | arguments that an override file replaces | in `override.tf` and files whose name ends with `_override.tf` |
//! | variables, resources and calls of a module that is called | in all files |
//!
//! Values of variables that files say, such as `terraform.tfvars`, are left alone: they are those of one deployment.
//!
//! Source: Terraform documentation, files and configuration structure, override files.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use lambda_perm_core::Exception;

use super::{
    block::{blocks, resources},
    declare,
    resource::{Overridden, is_declaring},
    scope::Scope,
    template,
};
use crate::{
    declared::Contents,
    exception::comment,
    file::SourceFile,
    tree::{Data, Entry, Node, hcl, json},
};

/// The largest file that is read for what it says about others.
const LARGEST: u64 = 4 << 20;

/// The modules that were read, by their folders: each is read once.
#[derive(Debug, Default)]
pub struct Modules(Mutex<BTreeMap<PathBuf, Arc<Module>>>);

impl Modules {
    /// The module in a folder.
    pub fn of(&self, folder: &Path) -> Arc<Module> {
        // What was read stays right, whatever stopped another thread.
        let mut modules = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(modules.entry(folder.to_owned()).or_insert_with(|| Arc::new(Module::read(folder))))
    }

    /// The module that a file is a part of; none for a text that is in no folder, or that Terraform would not read there.
    pub fn around(&self, file: &SourceFile) -> Option<Arc<Module>> {
        let path = file.path.as_deref().filter(|path| is_file_of_module(path))?;
        Some(self.of(path.parent()?))
    }
}

/// What the files of a folder say.
#[derive(Debug, Default)]
pub struct Module {
    locals: BTreeMap<String, Node>,
    /// The blocks `variable`: each entry has the name of one.
    pub variables: Vec<Entry>,
    /// The blocks `module`.
    pub calls: Vec<Entry>,
    /// The blocks `resource` for permissions, each with what tells its exceptions.
    pub resources: Vec<Entry>,
    /// The exceptions of permissions, by their addresses.
    pub exceptions: BTreeMap<String, Vec<Exception>>,
    /// The names of arguments that override files replace, by the addresses of their resources.
    pub overridden: Overridden,
}

impl Module {
    fn read(folder: &Path) -> Self {
        let mut module = Self::default();
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let files = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
        let mut files: Vec<PathBuf> = files.filter(|path| is_file_of_module(path)).collect();
        // Override files come behind all others, in the order of their names.
        files.sort_by_cached_key(|path| (is_override(path), path.clone()));
        for path in &files {
            let is_small = fs::metadata(path).is_ok_and(|metadata| metadata.is_file() && metadata.len() <= LARGEST);
            if let Some(text) = is_small.then(|| fs::read_to_string(path).ok()).flatten() {
                module.take(path, text);
            }
        }
        module
    }

    /// Takes what a file says. One that cannot be read says nothing here: that is reported where it is read by itself.
    fn take(&mut self, path: &Path, text: String) {
        let is_json = path.extension().is_some_and(|extension| extension == "json");
        let read = if is_json { json::read(&text).map(template::of_json) } else { hcl::read(&text) };
        let Ok(Node { data: Data::Map(entries), .. }) = read else { return };
        let root = Node { span: 0..text.len(), data: Data::Map(entries) };
        if is_override(path) {
            resources(&root).for_each(|resource| self.overridden.add(resource));
        } else if resources(&root).next().is_some() {
            self.take_exceptions(&SourceFile::new("", text), &root, is_json);
        }
        let Data::Map(entries) = root.data else { return };
        for entry in entries {
            match entry.name.as_str() {
                "locals" => {
                    let locals = blocks(&entry.value).flat_map(Node::entries);
                    self.locals.extend(locals.map(|local| (local.name.clone(), local.value.clone())));
                }
                "variable" => self.variables.extend(blocks(&entry.value).flat_map(Node::entries).cloned()),
                "module" if !is_override(path) => self.calls.push(entry),
                "resource" if !is_override(path) => {
                    let is_permission = |node: &Node| node.entries().iter().any(|kind| is_declaring(&kind.name));
                    if blocks(&entry.value).any(is_permission) {
                        self.resources.push(entry);
                    }
                }
                _ => {}
            }
        }
    }

    fn take_exceptions(&mut self, file: &SourceFile, root: &Node, is_json: bool) {
        let mut contents = Contents::default();
        declare::all(file, root, &Scope::default(), &Overridden::default(), &mut contents);
        if !is_json {
            comment::attach(&file.text, &mut contents);
        }
        for permission in contents.permissions.into_iter().filter(|permission| !permission.exceptions.is_empty()) {
            let exceptions = permission.exceptions.into_iter().map(|(exception, _)| exception);
            self.exceptions.entry(permission.name).or_default().extend(exceptions);
        }
    }

    /// What references in this module stand for. `own` are the local values of the file that is read.
    pub fn scope<'n>(&'n self, own: impl IntoIterator<Item = &'n Entry>) -> Scope<'n> {
        Scope::new(own).in_module(&self.locals)
    }
}

/// Whether Terraform reads a file of this name.
fn is_file_of_module(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    (name.ends_with(".tf") || name.ends_with(".tf.json")) && !name.starts_with('.')
}

/// Whether a file replaces what others of its folder say.
pub fn is_override(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    let stem = name.strip_suffix(".json").unwrap_or(&name);
    stem.strip_suffix(".tf").is_some_and(|stem| stem == "override" || stem.ends_with("_override"))
}
