//! Templates of CloudFormation and SAM, in JSON and YAML.
//!
//! | resource | what it declares |
//! |---|---|
//! | `AWS::Lambda::Permission`, `AWS::Lambda::LayerVersionPermission` | a permission |
//! | `AWS::Lambda::ResourcePolicy` | a policy; with functions inside, a permission for each statement that AddPermission can write |
//! | `AWS::Serverless::Function` with a function URL that anyone may call | the two permissions that SAM makes for it |
//!
//! The permissions that SAM makes for events are SAM's own, and not declared by the file.

mod loops;
mod metadata;
mod permission;
mod policy;
mod serverless;
mod template;
mod value;

use lambda_perm_core::{
    Error,
    facts::cloudformation::{HARMLESS_TRANSFORMS, RESOURCE_POLICY, STACK, STACK_SET, serverless as facts},
    finding::Finding,
    grammar::{duplicate_entry, no_map, permission_target},
};

use self::template::{Resource, Template};
use super::misspelt;
use crate::{
    declared::{Contents, Skipped},
    exception::comment,
    file::{SourceFile, Span},
    finding::{LocatedFinding, Subject},
    tree::{Data, Entry, Node, ReadError, json, yaml},
};

/// Reads a template.
pub fn read(file: &SourceFile) -> Contents {
    let mut contents = Contents::default();
    let is_json = file.text.trim_start_matches('\u{feff}').trim_start().starts_with('{');
    match root(file, is_json, &mut contents) {
        Ok(root) => {
            let root = loops::unrolled(root, is_json);
            declare(&Template::of(&root, is_json), &mut contents);
        }
        Err(error) => contents.errors.push(error),
    }
    if !is_json {
        comment::attach(&file.text, &mut contents);
    }
    contents
}

/// What begins with a brace is JSON: CloudFormation takes nothing else there.
fn root(file: &SourceFile, is_json: bool, contents: &mut Contents) -> Result<Node, ReadError> {
    if is_json {
        return json::read(&file.text);
    }
    let read = yaml::read(&file.text)?;
    if let Some(start) = read.second_document {
        let message = "a second document begins here, and a template is one document";
        let error = ReadError::new(message, start..start).with_help("put each template into a file of its own");
        contents.errors.push(error);
    }
    Ok(read.root)
}

fn declare(template: &Template<'_>, contents: &mut Contents) {
    for (name, span) in template.transforms() {
        if !HARMLESS_TRANSFORMS.contains(&name) {
            skip(contents, format!("the macro `{name}` may change what is here when it is deployed"), span);
        }
    }
    let Some(resources) = template.resources() else { return };
    if !matches!(resources.value.data, Data::Map(_)) {
        contents.findings.push(located(no_map(&resources.name), &resources.name_span, None));
    }
    for entry in template::repeated(resources.value.entries()) {
        contents.findings.push(located(duplicate_entry(&entry.name), &entry.name_span, Some(&entry.name)));
    }
    for entry in resources.value.entries() {
        if entry.name.starts_with("Fn::") {
            let message = format!("`{}` makes resources that only a deployment knows", entry.name);
            skip(contents, message, entry.name_span.clone());
        } else if let Some(resource) = Resource::of(entry) {
            declare_resource(template, &resource, contents);
        }
    }
}

fn declare_resource(template: &Template<'_>, resource: &Resource<'_>, contents: &mut Contents) {
    let name = resource.name;
    match resource.kind {
        RESOURCE_POLICY => policy::declare(template, resource, contents),
        facts::FUNCTION => serverless::declare(template, resource, contents),
        STACK | facts::APPLICATION => {
            skip(contents, format!("the nested stack `{name}` has a template of its own"), resource.name_span());
        }
        STACK_SET if resource.property("TemplateBody").is_some() => {
            skip(contents, format!("the stack set `{name}` has a template inside"), resource.name_span());
        }
        kind => match permission_target(kind) {
            Some(target) => permission::declare(template, resource, target, contents),
            None => contents.errors.extend(misspelt::error(kind, resource.kind_span())),
        },
    }
}

fn skip(contents: &mut Contents, message: String, span: Span) {
    contents.skipped.push(Skipped { message, span });
}

/// A finding about how a resource is written.
fn located(finding: Finding<'_>, span: &Span, name: Option<&str>) -> LocatedFinding {
    let subject = Subject { name: name.map(str::to_owned), ..Subject::default() };
    LocatedFinding::new(&Error::from(finding), span.clone(), subject)
}

/// From the name of an entry to the end of its value.
const fn extent(entry: &Entry) -> Span {
    let end = if entry.value.span.end > entry.name_span.end { entry.value.span.end } else { entry.name_span.end };
    entry.name_span.start..end
}

#[cfg(test)]
mod tests;
