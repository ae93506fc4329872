//! `aws_lambda_function_url`: for a URL that anyone may call, the provider makes permissions.

use lambda_perm_core::{
    declaration::DeclaredValue,
    facts::{
        function_url::{PUBLIC_AUTH_TYPE, PUBLIC_URL_PERMISSIONS, TERRAFORM_STATEMENT_IDS},
        parameters::Target,
    },
    grammar::PUBLIC_URL_HELP_OF_TERRAFORM,
};

use super::{permission, resource::Resource, scope::Scope, value::ArgumentValue};
use crate::{
    declared::{Contents, DeclaredPermission},
    tree::Node,
};

const AUTHORIZATION_TYPE: &str = "authorization_type";

/// Adds the permissions of a URL, if the provider makes them. They stand where the auth type does.
pub fn declare(resource: &Resource<'_>, scope: &Scope<'_>, contents: &mut Contents) {
    for permission in declared(resource, scope) {
        permission::add(resource, permission, contents);
    }
}

/// The auth type of a URL that anyone may call.
pub fn public_auth_type<'n>(resource: &Resource<'n>, scope: &Scope<'_>) -> Option<&'n Node> {
    let auth_type = resource.argument(AUTHORIZATION_TYPE).filter(|_| !resource.is_open(AUTHORIZATION_TYPE))?;
    (ArgumentValue::of(auth_type, scope) == ArgumentValue::Text(PUBLIC_AUTH_TYPE.to_owned())).then_some(auth_type)
}

/// The permissions of a URL, without exceptions.
pub fn declared(resource: &Resource<'_>, scope: &Scope<'_>) -> Vec<DeclaredPermission> {
    let Some(auth_type) = public_auth_type(resource, scope) else { return Vec::new() };
    let made = PUBLIC_URL_PERMISSIONS.iter().zip(TERRAFORM_STATEMENT_IDS).map(|(values, id)| {
        let mut permission = permission::declared(resource, Target::Function, scope);
        permission.declaration = values
            .iter()
            .fold(permission.declaration, |declared, (key, text)| declared.with(*key, DeclaredValue::Text(text)))
            .or_statement_id(id);
        // The provider leaves out the one whose ID another resource has taken.
        permission.group = Some(resource.address.clone());
        permission.span = auth_type.span.clone();
        permission.help = Some(PUBLIC_URL_HELP_OF_TERRAFORM);
        permission
    });
    made.collect()
}
