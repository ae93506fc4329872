//! What SAM makes for a function URL that anyone may call.

use lambda_perm_core::{
    declaration::{Declaration, DeclaredValue},
    expression::Language,
    facts::{
        function_url::{PUBLIC_AUTH_TYPE, PUBLIC_URL_PERMISSIONS},
        parameters::{Key, Target},
    },
    grammar::PUBLIC_URL_HELP,
};
use serde_json::json;

use super::{
    metadata,
    template::{Resource, Template},
};
use crate::{
    declared::{Contents, DeclaredPermission},
    tree::{Data, Node},
};

const URL_CONFIG: &str = "FunctionUrlConfig";
const AUTH_TYPE: &str = "AuthType";

/// Adds the permissions of a function's URL, if SAM makes them. They stand where the auth type does.
pub fn declare(template: &Template<'_>, resource: &Resource<'_>, contents: &mut Contents) {
    let global = |name| template.global_of_functions(name);
    let own = resource.property(URL_CONFIG).and_then(|config| config.get(AUTH_TYPE));
    let auth_type = own.or_else(|| global(URL_CONFIG).and_then(|config| config.get(AUTH_TYPE)));
    let Some(Node { data: Data::Text(text), span }) = auth_type else { return };
    if text != PUBLIC_AUTH_TYPE || !template.is_serverless() {
        return;
    }
    let has_alias = resource.property("AutoPublishAlias").or_else(|| global("AutoPublishAlias")).is_some();
    let named = if has_alias { format!("{}.Alias", resource.name) } else { resource.name.to_owned() };
    let function = match has_alias {
        true => json!({ "Ref": named }),
        false => json!({"Ref": named, "of": resource.kind}),
    };
    let allows = metadata::of_permission(resource, &mut contents.findings);
    for values in PUBLIC_URL_PERMISSIONS {
        let declaration = Declaration::new(Target::Function, Some(Language::CloudFormation))
            .with(Key::StatementId, DeclaredValue::Open)
            .with(Key::FunctionName, DeclaredValue::CloudFormation(&function.to_string()));
        let declaration =
            values.iter().fold(declaration, |declared, (key, text)| declared.with(*key, DeclaredValue::Text(text)));
        let group = resource.condition().map_or_else(|| named.clone(), |condition| format!("{named} if {condition}"));
        let mut permission = DeclaredPermission {
            name: resource.name.to_owned(),
            declaration,
            span: span.clone(),
            extent: resource.extent(),
            values: Vec::new(),
            exceptions: Vec::new(),
            group: Some(group),
            help: Some(PUBLIC_URL_HELP),
            written: None,
        };
        for allow in &allows {
            permission.allow(allow.exception.clone(), allow.span.clone());
        }
        contents.permissions.push(permission);
    }
}
