//! Permissions of either kind and all requests that they make, as the judges read them.

use std::collections::BTreeMap;

use lambda_perm::{
    AccountId, FunctionPermission, FunctionPolicyBuf, LayerVersionPermission, RevisionId,
    facts::partitions::REGION_CODES,
    output::{HttpRequest, Scope, ScopeError},
};
use lambda_perm_core::{
    __private::{function_of, layer_version_of},
    key::Target,
};
use serde_json::{Value, json};

use crate::support::case::Case;

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
            Target::Function => Self::Function(function_of(&case.draft(), &[])),
            Target::LayerVersion => Self::Layer(layer_version_of(&case.draft().with_version(version), &[])),
        }
    }

    /// The requests to add and to remove, without and with a revision, and to read; then those for a whole policy.
    pub fn requests(&self) -> Vec<Rendered> {
        match self {
            Self::Function(permission) => {
                let mut requests = vec![
                    rendered!(permission.add_permission()),
                    rendered!(permission.add_permission().revision_id(REVISION)),
                    rendered!(permission.remove_permission()),
                    rendered!(permission.remove_permission().revision_id(REVISION)),
                    rendered!(permission.get_policy()),
                ];
                requests.extend(of_policy(permission));
                requests
            }
            Self::Layer(permission) => vec![
                rendered!(permission.add_layer_version_permission()),
                rendered!(permission.add_layer_version_permission().revision_id(REVISION)),
                rendered!(permission.remove_layer_version_permission()),
                rendered!(permission.remove_layer_version_permission().revision_id(REVISION)),
                rendered!(permission.get_layer_version_policy()),
            ],
        }
    }

    /// The statement, unless the permission is for another place than the scope.
    pub fn statement(&self, scope: &Scope<'_>) -> Option<String> {
        let statement = match self {
            Self::Function(permission) => permission.statement(scope).map(|statement| statement.to_json()),
            Self::Layer(permission) => permission.statement(scope).map(|statement| statement.to_json()),
        };
        match statement {
            Err(ScopeError::Findings(_)) => None,
            statement => Some(statement.expect("the scope fits")),
        }
    }
}

const REVISION: RevisionId = RevisionId::new("2a3f1d6c-1c5b-4f0e-9a53-0f6a1b1f2c3d");

/// The requests for a policy of this statement alone, unless it needs a companion or is right nowhere.
fn of_policy(permission: &FunctionPermission<&str>) -> Vec<Rendered> {
    let Ok(policy) = FunctionPolicyBuf::of(&[*permission]) else { return Vec::new() };
    let name = permission.function_name();
    let account = AccountId::parse(name.account().unwrap_or("123456789012")).expect("an account");
    // A bare name is where its principal and its source are, if these are in one partition.
    let mut scopes = REGION_CODES.iter().map(|region| Scope::new(region, account)).chain([Scope::NONE]);
    let Some(scope) = scopes.find(|scope| permission.statement(scope).is_ok()) else { return Vec::new() };
    let put = policy.put_resource_policy(&scope).expect("the scope fits");
    let delete = policy.delete_resource_policy(&scope).expect("the scope fits");
    vec![
        rendered!(put.clone()),
        rendered!(put.revision_id(REVISION)),
        rendered!(policy.get_resource_policy(&scope).expect("the scope fits")),
        rendered!(delete.clone()),
        rendered!(delete.revision_id(REVISION)),
    ]
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
