//! `aws_lambda_permission` and `aws_lambda_layer_version_permission`.

use lambda_perm_core::{
    declaration::{Declaration, DeclaredValue},
    expression::Language,
    facts::parameters::{Key, PARAMETERS, Target, ValueKind},
    facts::terraform::target_of,
};

use super::{resource::Resource, scope::Scope, value::ArgumentValue};
use crate::{
    declared::{Contents, DeclaredPermission},
    exception::comment,
    file::Span,
};

/// The argument that is a comment, in the JSON of modules.
///
/// Source: Terraform documentation, JSON configuration syntax, comment properties.
const COMMENT: &str = "//";

/// Adds the permission that a resource is.
pub fn declare(resource: &Resource<'_>, target: Target, scope: &Scope<'_>, contents: &mut Contents) {
    let permission = declared(resource, target, scope);
    add(resource, permission, contents);
}

/// Adds a permission with the exceptions that the comments of JSON have.
pub fn add(resource: &Resource<'_>, mut permission: DeclaredPermission, contents: &mut Contents) {
    for comment in resource.arguments.iter().filter(|entry| entry.name == COMMENT) {
        let text = comment.value.as_text().unwrap_or_default();
        comment::attach_text(text, &comment.value.span, &mut permission, &mut contents.findings);
    }
    contents.permissions.push(permission);
}

/// The permission that a resource is, without exceptions.
pub fn declared(resource: &Resource<'_>, target: Target, scope: &Scope<'_>) -> DeclaredPermission {
    let mut permission = empty(resource, target);
    for (key, name) in keys(target) {
        let value = match resource.argument(name) {
            _ if resource.is_open(name) => Some((ArgumentValue::Open, None)),
            Some(node) => Some((ArgumentValue::of(node, scope), Some(node.span.clone()))),
            None => None,
        };
        if let Some((value, span)) = value.filter(|(value, _)| !is_none(key, value, resource.is_evaluated)) {
            give(&mut permission, key, &value, span);
        }
    }
    finish(&mut permission, resource);
    permission
}

/// A permission without any values, for a resource.
fn empty(resource: &Resource<'_>, target: Target) -> DeclaredPermission {
    DeclaredPermission {
        help: None,
        written: None,
        name: resource.address.clone(),
        declaration: Declaration::new(target, Some(Language::Terraform)).among_others(),
        span: resource.span.clone(),
        extent: resource.extent.clone(),
        values: Vec::new(),
        exceptions: Vec::new(),
        group: None,
    }
}

/// Gives a permission a value, which stands at this place.
fn give(permission: &mut DeclaredPermission, key: Key, value: &ArgumentValue, span: Option<Span>) {
    if let Some(value) = value.declared() {
        permission.declaration = permission.declaration.clone().with(key, value);
        permission.values.extend(span.map(|span| (key, span)));
    }
}

/// Says what follows from all values: an ID that Terraform makes, and which permissions are in one policy.
fn finish(permission: &mut DeclaredPermission, resource: &Resource<'_>) {
    if !permission.declaration.has(Key::StatementId) {
        permission.declaration = permission.declaration.clone().with(Key::StatementId, DeclaredValue::Open);
    }
    permission.group = Some(group(&permission.declaration, resource).unwrap_or_else(|| resource.address.clone()));
}

/// What tells the permissions that are in one policy together. `None` where the file does not say it.
fn group(declaration: &Declaration, resource: &Resource<'_>) -> Option<String> {
    let (name, qualifier) = declaration.resource_keys();
    let named = declaration.shown(name)?;
    let qualifier = match declaration.has(qualifier) {
        true => declaration.shown(qualifier)?,
        false => "",
    };
    let scope = resource.scope.as_ref()?;
    // A function is the same by its name and by its ARN.
    let named = target_of(named).unwrap_or(named);
    Some(format!("{named}:{qualifier} {scope}"))
}

/// The keys with the names of their arguments.
pub fn keys(target: Target) -> impl Iterator<Item = (Key, &'static str)> {
    PARAMETERS.iter().filter(move |row| row.key.fits(target)).filter_map(|row| Some((row.key, row.terraform?)))
}

/// Whether a value is as good as none: the provider takes an empty text for an argument that is not given, and does not send
/// `false`.
fn is_none(key: Key, value: &ArgumentValue, is_evaluated: bool) -> bool {
    match value {
        ArgumentValue::Absent => true,
        ArgumentValue::Text(text) if text.is_empty() => !key.is_required() || key == Key::StatementId,
        ArgumentValue::Text(text) => is_evaluated && key.parameter().kind == ValueKind::Boolean && text == "false",
        ArgumentValue::Template(_) | ArgumentValue::Open => false,
    }
}
