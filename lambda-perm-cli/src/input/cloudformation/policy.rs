//! `AWS::Lambda::ResourcePolicy`: a whole policy.
//!
//! A document without functions is judged as a policy. One with functions is not known as a whole: each statement that AddPermission
//! could have written is judged as a permission, and of the others each value.

use lambda_perm_core::{
    check::unused_allow,
    declaration::{Declaration, DeclaredValue},
    expression::Language,
    facts::cloudformation::{POLICY_DOCUMENT, RESOURCE_ARN, RESOURCE_POLICY_PROPERTIES},
    facts::parameters::Key,
    grammar::{allow_without_statement, duplicate_entry, missing_property, no_map, null_property, unknown_property},
};

use super::{
    super::statement::{self, Values, sid, statements},
    located,
    metadata::{self, WrittenAllow},
    skip,
    template::{Resource, Template, repeated},
    value::{FUNCTION, PropertyValue, call, has_call},
};
use crate::{
    declared::{Contents, DeclaredPermission, DeclaredPolicy, PolicyPlaces},
    file::Span,
    tree::{Data, Node, rendered::Rendered},
};

/// Adds the policy that a resource is, or its statements.
pub fn declare(template: &Template<'_>, resource: &Resource<'_>, contents: &mut Contents) {
    check_properties(template, resource, contents);
    let allows = metadata::exceptions(resource, &mut contents.findings);
    let Some(document) = resource.property(POLICY_DOCUMENT) else { return };
    let name = resource.name;
    match &document.data {
        Data::Text(text) if !has_call(document) => {
            let places = match template.is_json {
                true => PolicyPlaces::Escaped(document.span.start + 1),
                false => PolicyPlaces::Whole(document.span.clone()),
            };
            whole(resource, text.clone(), places, Vec::new(), allows, contents);
        }
        Data::Map(_) if !has_call(document) => {
            let Rendered { text, places } = Rendered::of(document);
            let with_sid = statements(document).into_iter().filter_map(|statement| Some((sid(statement)?, statement)));
            let statements = with_sid.map(|(sid, statement)| (sid.to_owned(), statement.span.clone())).collect();
            whole(resource, text, PolicyPlaces::Values(places), statements, allows, contents);
        }
        Data::Map(_) if call(document).is_none() => parts(template, resource, document, allows, contents),
        Data::Null => {
            contents.findings.push(located(null_property(POLICY_DOCUMENT), &document.span, Some(name)));
        }
        Data::Map(_) | Data::Text(_) => {
            skip(contents, format!("only a deployment knows the policy of `{name}`"), document.span.clone());
        }
        _ => contents.findings.push(located(no_map(POLICY_DOCUMENT), &document.span, Some(name))),
    }
}

fn check_properties(template: &Template<'_>, resource: &Resource<'_>, contents: &mut Contents) {
    let entries = match resource.properties() {
        _ if template.is_changed => return,
        Some(entry) if !matches!(entry.value.data, Data::Map(_)) => {
            return contents.findings.push(located(no_map(&entry.name), &entry.value.span, Some(resource.name)));
        }
        Some(entry) => entry.value.entries(),
        None => &[],
    };
    let is_open = entries.iter().any(|entry| entry.name.starts_with(FUNCTION));
    let is_known = |name: &str| RESOURCE_POLICY_PROPERTIES.contains(&name) || name.starts_with(FUNCTION);
    for entry in repeated(entries) {
        contents.findings.push(located(duplicate_entry(&entry.name), &entry.name_span, Some(resource.name)));
    }
    for entry in entries.iter().filter(|entry| !is_known(&entry.name)) {
        let finding = unknown_property(resource.kind, &entry.name);
        contents.findings.push(located(finding, &entry.name_span, Some(resource.name)));
    }
    for name in RESOURCE_POLICY_PROPERTIES {
        if !is_open && resource.property(name).is_none() {
            let finding = missing_property(resource.kind, name);
            contents.findings.push(located(finding, &resource.name_span(), Some(resource.name)));
        }
    }
}

/// Adds a document that is known as a whole.
fn whole(
    resource: &Resource<'_>,
    text: String,
    places: PolicyPlaces,
    statements: Vec<(String, Span)>,
    allows: Vec<WrittenAllow>,
    contents: &mut Contents,
) {
    let mut exceptions = Vec::new();
    for allow in allows {
        match (&allow.sid, statements.as_slice()) {
            (Some((sid, _)), _) | (None, [(sid, _)]) => exceptions.push((sid.clone(), allow.exception, allow.span)),
            (None, _) => {
                contents.findings.push(located(allow_without_statement(), &allow.span, Some(resource.name)));
            }
        }
    }
    let arn = resource.property(RESOURCE_ARN).and_then(Node::as_text).map(str::to_owned);
    let name = Some(resource.name.to_owned());
    contents.policies.push(DeclaredPolicy { name, resource: arn, text, places, statements, exceptions });
}

/// Adds the statements of a document with functions inside.
fn parts(
    template: &Template<'_>,
    resource: &Resource<'_>,
    document: &Node,
    allows: Vec<WrittenAllow>,
    contents: &mut Contents,
) {
    let statements = statements(document);
    let (first, first_apart) = (contents.permissions.len(), contents.apart.len());
    let empty = |statement: &Node| DeclaredPermission {
        group: Some(format!("the policy {}", resource.name)),
        ..statement::empty(resource.name, Language::CloudFormation, statement)
    };
    statement::declare(&statements, "functions inside", empty, template, contents);
    for allow in allows {
        let of = |statement: &&&Node| match &allow.sid {
            Some((sid_of_allow, _)) => sid(statement) == Some(sid_of_allow),
            None => statements.len() == 1,
        };
        let Some(statement) = statements.iter().find(of) else {
            let finding = match allow.sid {
                Some(_) => unused_allow(allow.exception.lint()),
                None => allow_without_statement(),
            };
            contents.findings.push(located(finding, &allow.span, Some(resource.name)));
            continue;
        };
        let apart = contents.apart.get_mut(first_apart..).unwrap_or_default();
        for value in apart.iter_mut().filter(|value| value.extent == statement.span) {
            value.exceptions.push((allow.exception.clone(), allow.span.clone()));
        }
        let declared: &mut [DeclaredPermission] = contents.permissions.get_mut(first..).unwrap_or_default();
        let Some(permission) = declared.iter_mut().find(|permission| permission.extent == statement.span) else {
            continue;
        };
        let lint = allow.exception.lint();
        match permission.exceptions.iter().any(|(other, _)| other.lint() == lint) {
            true => contents.findings.push(metadata::duplicate(lint, &allow.span, resource.name)),
            false => permission.allow(allow.exception, allow.span),
        }
    }
}

impl Values for Template<'_> {
    fn is_open(&self, node: &Node) -> bool {
        call(node).is_some()
    }

    fn declare(&self, declaration: Declaration, key: Key, node: &Node) -> Option<Declaration> {
        match self.value(node) {
            PropertyValue::Absent => None,
            value => Some(declaration.with(key, value.declared().unwrap_or(DeclaredValue::Open))),
        }
    }
}
