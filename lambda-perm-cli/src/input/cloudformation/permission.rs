//! `AWS::Lambda::Permission` and `AWS::Lambda::LayerVersionPermission`.

use lambda_perm_core::{
    declaration::{Declaration, DeclaredValue},
    document::layer_version,
    expression::Language,
    facts::parameters::{Key, Target, ValueKind},
    grammar::{
        duplicate_entry, key_of_property, meant_property, no_map, null_property, unknown_property, wrong_property,
    },
};

use super::{
    located, metadata,
    template::{Resource, Template, repeated},
    value::{FUNCTION, PropertyValue, call, referenced},
};
use crate::{
    declared::{Contents, DeclaredPermission},
    finding::LocatedFinding,
    tree::{Data, Entry, Node},
};

/// Adds the permission that a resource is.
pub fn declare(template: &Template<'_>, resource: &Resource<'_>, target: Target, contents: &mut Contents) {
    let declaration = Declaration::new(target, Some(Language::CloudFormation));
    // CloudFormation makes the statement's ID.
    let mut permission = DeclaredPermission {
        name: resource.name.to_owned(),
        declaration: declaration.with(Key::StatementId, DeclaredValue::Open),
        span: resource.name_span(),
        extent: resource.extent(),
        values: Vec::new(),
        exceptions: Vec::new(),
        group: None,
        help: None,
        written: None,
    };
    let mut properties = Properties { template, resource, target, findings: Vec::new(), is_open: template.is_changed };
    properties.take(&mut permission);
    contents.findings.append(&mut properties.findings);
    permission.group = group(template, resource, Key::of_name(target));
    for allow in metadata::of_permission(resource, &mut contents.findings) {
        permission.allow(allow.exception, allow.span);
    }
    contents.permissions.push(permission);
}

/// What tells the permissions that are in one policy together: a function by its logical ID, whichever way it is referred to, and
/// the condition, since those of two conditions may never meet.
fn group(template: &Template<'_>, resource: &Resource<'_>, name: Key) -> Option<String> {
    let property = name.parameter().cloudformation?;
    let value = resource.property(property)?;
    let named = referenced(template, value).or_else(|| {
        let shown = value.scalar()?;
        Some(format!("name {shown}"))
    });
    match (named, resource.condition()) {
        (named, None) => named,
        (Some(named), Some(condition)) => Some(format!("{named} if {condition}")),
        (None, Some(condition)) => Some(format!("{} if {condition}", resource.name)),
    }
}

/// The properties of a permission, on their way to its values.
struct Properties<'t, 'a> {
    template: &'t Template<'a>,
    resource: &'t Resource<'a>,
    target: Target,
    findings: Vec<LocatedFinding>,
    /// Whether there may be more properties than the file says.
    is_open: bool,
}

impl Properties<'_, '_> {
    fn take(&mut self, permission: &mut DeclaredPermission) {
        let entries = match self.resource.properties() {
            Some(Entry { value: Node { data: Data::Map(entries), .. }, .. }) => entries.as_slice(),
            Some(entry) => {
                self.findings.push(located(no_map(&entry.name), &entry.value.span, Some(self.resource.name)));
                self.is_open = true;
                &[]
            }
            None => &[],
        };
        for entry in repeated(entries) {
            self.findings.push(located(duplicate_entry(&entry.name), &entry.name_span, Some(self.resource.name)));
        }
        for entry in entries {
            match key_of_property(&entry.name, self.target) {
                Some(key) => self.value(permission, key, entry),
                // `Fn::Transform` and `Fn::ForEach` add properties that only a deployment knows.
                None if entry.name.starts_with(FUNCTION) => self.is_open = true,
                None if self.template.is_changed => {}
                None => self.unknown(permission, entry),
            }
        }
        if self.is_open {
            for key in Key::ALL.iter().filter(|key| key.fits(self.target)) {
                declare_value(permission, *key, DeclaredValue::MaybeAbsent);
            }
        }
    }

    fn unknown(&mut self, permission: &mut DeclaredPermission, entry: &Entry) {
        let finding = unknown_property(self.resource.kind, &entry.name);
        self.findings.push(located(finding, &entry.name_span, Some(self.resource.name)));
        if let Some(key) = meant_property(&entry.name, self.target)
            && self.resource.property(key.parameter().cloudformation.unwrap_or_default()).is_none()
        {
            declare_value(permission, key, DeclaredValue::Open);
        }
    }

    fn value(&mut self, permission: &mut DeclaredPermission, key: Key, entry: &Entry) {
        let node = &entry.value;
        let value = self.template.value(node);
        if value == PropertyValue::Absent || permission.declaration.has(key) {
            return;
        }
        permission.values.push((key, node.span.clone()));
        let wrong = match &node.data {
            Data::Null => Some(null_property(&entry.name)),
            Data::List(_) => Some(wrong_property(key, &entry.name, true)),
            Data::Map(_) if call(node).is_none() => Some(wrong_property(key, &entry.name, false)),
            _ => None,
        };
        if let Some(wrong) = wrong {
            if !self.template.is_changed {
                self.findings.push(located(wrong, &node.span, Some(self.resource.name)));
            }
            return declare_value(permission, key, DeclaredValue::Open);
        }
        match (key, &value) {
            (Key::LayerName, _) => layer(permission, node, &value),
            (_, PropertyValue::Text(text)) if key.parameter().kind == ValueKind::Boolean && is_other_boolean(text) => {
                declare_value(permission, key, DeclaredValue::Open);
            }
            _ => {
                if let Some(declared) = value.declared() {
                    declare_value(permission, key, declared);
                }
            }
        }
    }
}

/// Another spelling of a Boolean, as YAML 1.1 has it. A reader of YAML 1.2 takes it for text.
fn is_other_boolean(text: &str) -> bool {
    const BOOLEANS: [&str; 8] = ["true", "false", "yes", "no", "on", "off", "y", "n"];
    let is_usual = matches!(text, "true" | "false");
    !is_usual && BOOLEANS.iter().any(|boolean| text.eq_ignore_ascii_case(boolean))
}

fn declare_value(permission: &mut DeclaredPermission, key: Key, value: DeclaredValue<'_>) {
    permission.declaration = permission.declaration.clone().with(key, value);
}

/// The layer and its version, which the ARN of a layer version names both.
fn layer(permission: &mut DeclaredPermission, node: &Node, value: &PropertyValue) {
    let text = match call(node) {
        Some(("Fn::Sub", argument)) => argument.as_text(),
        _ => node.as_text(),
    };
    let split = text.and_then(layer_version).filter(|(_, version)| version.bytes().all(|byte| byte.is_ascii_digit()));
    match (split, value) {
        (Some((layer, version)), _) => {
            let is_sub = call(node).is_some();
            let json = serde_json::json!({"Fn::Sub": layer}).to_string();
            let is_constant = !is_sub || !layer.contains("${");
            let layer = if is_constant { DeclaredValue::Text(layer) } else { DeclaredValue::CloudFormation(&json) };
            declare_value(permission, Key::LayerName, layer);
            declare_value(permission, Key::VersionNumber, DeclaredValue::Text(version));
        }
        // The rules say that an ARN without a version lacks it.
        (None, PropertyValue::Text(text)) => declare_value(permission, Key::LayerName, DeclaredValue::Text(text)),
        (None, PropertyValue::Function(json)) if matches!(call(node), Some(("Ref", _))) => {
            declare_value(permission, Key::LayerName, DeclaredValue::CloudFormation(json));
        }
        (None, _) => {
            declare_value(permission, Key::LayerName, DeclaredValue::Open);
            declare_value(permission, Key::VersionNumber, DeclaredValue::Open);
        }
    }
    if permission.declaration.has(Key::VersionNumber) {
        permission.values.push((Key::VersionNumber, node.span.clone()));
    }
}
