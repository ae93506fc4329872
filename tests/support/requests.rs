//! Permissions of either kind and all requests that they make, as the judges read them.

use std::collections::BTreeMap;

use lambda_perm::{
    FunctionPermission, LayerVersion, LayerVersionPermission,
    output::{HttpRequest, Scope},
};
use lambda_perm_core::key::Target;
use serde_json::{Value, json};

use crate::case::Case;

/// A permission of either kind.
pub enum Permission<'a> {
    Function(FunctionPermission<&'a str>),
    Layer(LayerVersionPermission<&'a str>),
}

/// A request in all its forms.
pub struct Rendered {
    pub operation: &'static str,
    pub parameters: Value,
    pub argv: Vec<String>,
    pub shell: String,
    pub input: String,
    pub http: HttpRequest,
}

macro_rules! rendered {
    ($request:expr) => {{
        let request = $request;
        Rendered {
            operation: request.operation().name,
            parameters: request.to_value(),
            argv: request.command_line(),
            shell: request.shell_line(),
            input: request.parameters(),
            http: request.http(),
        }
    }};
}

impl<'a> Permission<'a> {
    /// The permission of a case without findings. The version is for layers.
    pub fn of(case: &'a Case, version: u64) -> Self {
        match case.target {
            Target::Function => Self::Function(case.draft().function(&[])),
            Target::LayerVersion => Self::Layer(case.draft().layer_version(LayerVersion::new(version), &[])),
        }
    }

    /// The requests to add and to remove, without and with a revision, and to read.
    pub fn requests(&self, revision: &str) -> [Rendered; 5] {
        match self {
            Self::Function(permission) => [
                rendered!(permission.add_permission()),
                rendered!(permission.add_permission().revision_id(revision)),
                rendered!(permission.remove_permission()),
                rendered!(permission.remove_permission().revision_id(revision)),
                rendered!(permission.get_policy()),
            ],
            Self::Layer(permission) => [
                rendered!(permission.add_layer_version_permission()),
                rendered!(permission.add_layer_version_permission().revision_id(revision)),
                rendered!(permission.remove_layer_version_permission()),
                rendered!(permission.remove_layer_version_permission().revision_id(revision)),
                rendered!(permission.get_layer_version_policy()),
            ],
        }
    }

    pub fn statement(&self, scope: &Scope<'_>) -> String {
        match self {
            Self::Function(permission) => permission.statement(scope).expect("the scope fits").to_json(),
            Self::Layer(permission) => permission.statement(scope).expect("the scope fits").to_json(),
        }
    }
}

impl Rendered {
    /// The HTTP request as the judges read it: the query decoded, the path as it travels.
    pub fn http(&self) -> Value {
        let pairs = self.http.query.split('&').filter_map(|pair| pair.split_once('='));
        let query: BTreeMap<&str, String> = pairs.map(|(name, value)| (name, percent_decode(value))).collect();
        let body = self.http.body.as_ref().map(|body| serde_json::from_str::<Value>(body).expect("a JSON body"));
        json!({"method": self.http.method, "path": self.http.path, "query": query, "body": body})
    }
}

fn percent_decode(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some((plain, behind)) = rest.split_once('%') {
        bytes.extend_from_slice(plain.as_bytes());
        bytes.push(u8::from_str_radix(&behind[..2], 16).expect("two hexadecimal digits"));
        rest = &behind[2..];
    }
    bytes.extend_from_slice(rest.as_bytes());
    String::from_utf8(bytes).expect("UTF-8")
}
