//! Terraform: modules in HCL and JSON, and what `terraform show -json` and state files say.
//!
//! | resource | what it declares |
//! |---|---|
//! | `aws_lambda_permission`, `aws_lambda_layer_version_permission` | a permission |
//! | `aws_lambda_function_url` that anyone may call | the two permissions that the provider makes for it |
//! | `aws_lambda_resource_policy`, `aws_lambdaweb_resource_policy` | a policy; with references inside, a permission for each statement that AddPermission can write |
//!
//! A file is not all of a module, so no rule misses a statement in it.

mod block;
mod condition;
mod declare;
mod folder;
mod function_url;
mod instance;
mod module;
mod module_call;
mod permission;
mod plan;
mod policy;
mod resource;
mod scope;
mod state;
mod template;
mod value;

use lambda_perm_core::facts::terraform::{
    FUNCTION_URL, LAYER_VERSION_PERMISSION, PERMISSION, RESOURCE_POLICY, WEB_FUNCTION_POLICY,
};

use self::resource::Resource;
use super::Format;

pub use self::folder::Modules;
use crate::{
    declared::{Contents, Skipped},
    exception::comment,
    file::SourceFile,
    tree::{Node, ReadError, hcl, json},
};

/// The types whose resources are looked at.
pub const TYPES: [&str; 5] = [PERMISSION, LAYER_VERSION_PERMISSION, RESOURCE_POLICY, WEB_FUNCTION_POLICY, FUNCTION_URL];

/// What begins the call of a module. It may say the values of permissions.
const CALL: &str = "module \"";

/// The member of JSON that has the calls of modules.
const CALLS_IN_JSON: &str = "\"module\"";

/// A file has one of these if it has to do with permissions.
pub const WORDS: [&str; 7] =
    [PERMISSION, LAYER_VERSION_PERMISSION, RESOURCE_POLICY, WEB_FUNCTION_POLICY, FUNCTION_URL, CALL, CALLS_IN_JSON];

/// The format of a text that names such a type, if it is one of Terraform's. A module that only calls others is told by the name of
/// the file: pages about modules show such calls too.
pub fn format(name: &str, text: &str) -> Option<Format> {
    if !TYPES.iter().any(|kind| text.contains(kind)) {
        let calls = [(".tf", CALL, Format::Terraform), (".tf.json", CALLS_IN_JSON, Format::TerraformJson)];
        let is_call = |(end, word, _): &(&str, &str, _)| name.ends_with(end) && text.contains(word);
        return calls.into_iter().find(is_call).map(|(.., format)| format);
    }
    let has_member = |name: &str| text.contains(&format!("\"{name}\""));
    if !text.trim_start_matches('\u{feff}').trim_start().starts_with('{') {
        return is_hcl(text).then_some(Format::Terraform);
    }
    if has_member("format_version") {
        return Some(Format::TerraformShow);
    }
    match has_member("lineage") || has_member("terraform_version") {
        true => Some(Format::TerraformState),
        false => has_member("resource").then_some(Format::TerraformJson),
    }
}

/// Whether a text has a block of HCL for such a resource, and is no page that shows one.
fn is_hcl(text: &str) -> bool {
    let is_block = |line: &str| {
        let mut words = line.split_whitespace();
        words.next() == Some("resource") && words.next().is_some_and(|kind| TYPES.contains(&kind.trim_matches('"')))
    };
    text.lines().any(is_block) && begins_as_hcl(text)
}

/// Whether the first line of a text that is no comment is one of HCL: `locals {`, `region = "us-east-1"`.
fn begins_as_hcl(text: &str) -> bool {
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    while rest.starts_with(['#', '/']) {
        let end = if rest.starts_with("/*") { "*/" } else { "\n" };
        rest = rest.split_once(end).map_or("", |(_, behind)| behind.trim_start());
    }
    let line = rest.lines().next().unwrap_or_default();
    let name = line.trim_start_matches(|character: char| character.is_alphanumeric() || matches!(character, '_' | '-'));
    name.len() < line.len() && name.trim_start().starts_with(['"', '{', '='])
        || line.split_whitespace().count() > 1 && line.trim_end().ends_with('{')
}

/// Reads a file of a module in HCL: `main.tf`.
pub fn read_hcl(file: &SourceFile, modules: &Modules) -> Contents {
    let declare = |root: &Node, contents: &mut Contents| module::declare(file, root, modules, contents);
    let mut contents = read(hcl::read(&file.text), declare);
    comment::attach(&file.text, &mut contents);
    contents
}

/// Reads a file of a module in JSON: `main.tf.json`.
pub fn read_json(file: &SourceFile, modules: &Modules) -> Contents {
    read(json::read(&file.text).map(template::of_json), |root, contents| module::declare(file, root, modules, contents))
}

/// Reads what `terraform show -json` prints of a plan or a state.
pub fn read_shown(file: &SourceFile) -> Contents {
    read(json::read(&file.text), |root, contents| plan::declare(file, root, contents))
}

/// Reads a state file: `terraform.tfstate`.
pub fn read_state(file: &SourceFile) -> Contents {
    read(json::read(&file.text), |root, contents| state::declare(file, root, contents))
}

fn read(root: Result<Node, ReadError>, declare: impl FnOnce(&Node, &mut Contents)) -> Contents {
    let mut contents = Contents::default();
    match root {
        Ok(root) => declare(&root, &mut contents),
        Err(error) => contents.errors.push(error),
    }
    contents
}

fn skip(contents: &mut Contents, resource: &Resource<'_>, why: &str) {
    contents.skipped.push(Skipped { message: format!("`{}` {why}", resource.address), span: resource.span.clone() });
}

#[cfg(test)]
mod tests;
