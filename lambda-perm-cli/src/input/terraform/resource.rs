//! A resource, wherever it is declared.

use lambda_perm_core::facts::{
    parameters::Target,
    terraform::{FUNCTION_URL, LAYER_VERSION_PERMISSION, PERMISSION},
};

use super::{TYPES, function_url, permission, policy, scope::Scope};
use crate::{
    declared::Contents,
    file::{SourceFile, Span},
    tree::{Entry, Node},
};

/// A resource with its arguments.
#[derive(Clone)]
pub struct Resource<'n> {
    /// `aws_lambda_permission.uploads`, `module.m.aws_lambda_permission.uploads[0]`.
    pub address: String,
    pub kind: &'n str,
    pub arguments: &'n [Entry],
    /// The names of arguments that have values which the file does not say.
    pub open: Vec<&'n str>,
    /// The place of its name.
    pub span: Span,
    pub extent: Span,
    /// What tells the provider, and when the resource is there: those of one text have one policy where their functions have one
    /// name. `None` where nothing tells that.
    pub scope: Option<String>,
    /// Whether arguments are values, and not written by somebody: each attribute is there, and `""` and `false` are none.
    pub is_evaluated: bool,
}

impl<'n> Resource<'n> {
    /// The value of an argument.
    pub fn argument(&self, name: &str) -> Option<&'n Node> {
        self.arguments.iter().find(|entry| entry.name == name).map(|entry| &entry.value)
    }

    /// Whether the file leaves the value of an argument open.
    pub fn is_open(&self, name: &str) -> bool {
        self.open.contains(&name)
    }
}

/// Whether resources of this type are looked at.
pub fn is_declaring(kind: &str) -> bool {
    TYPES.contains(&kind)
}

/// Adds what a resource declares.
pub fn declare(file: &SourceFile, resource: &Resource<'_>, scope: &Scope<'_>, contents: &mut Contents) {
    match resource.kind {
        PERMISSION => permission::declare(resource, Target::Function, scope, contents),
        LAYER_VERSION_PERMISSION => permission::declare(resource, Target::LayerVersion, scope, contents),
        FUNCTION_URL => function_url::declare(resource, scope, contents),
        _ => policy::declare(file, resource, scope, contents),
    }
}
