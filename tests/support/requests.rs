//! All requests that permissions of either kind make, as the judges read them.

use std::collections::BTreeMap;

use lambda_perm::{
    AccountId, FunctionPermissionBuf, FunctionPolicyBuf, PermissionBuf, RevisionId, WebFunctionPolicyBuf,
    facts::partitions::REGION_CODES,
    output::{HttpRequest, Scope, ScopeError},
};
use serde_json::{Value, json};

/// A request in all its forms.
pub struct Rendered {
    pub api: &'static str,
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
            api: request.operation().api,
            operation: request.operation().name,
            parameters: request.to_value(),
            argv: request.command_line(),
            shell: request.shell_line(),
            input: request.parameters(),
            http: request.http(),
        }
    }};
}

/// The requests for a whole policy, of either kind.
macro_rules! rendered_whole {
    ($policy:expr, $scope:expr) => {{
        let put = $policy.put_resource_policy($scope).expect("the scope fits");
        let delete = $policy.delete_resource_policy($scope).expect("the scope fits");
        vec![
            rendered!(put.clone()),
            rendered!(put.revision_id(REVISION)),
            rendered!($policy.get_resource_policy($scope).expect("the scope fits")),
            rendered!(delete.clone()),
            rendered!(delete.revision_id(REVISION)),
        ]
    }};
}

/// The requests to add and to remove, without and with a revision, and to read; then those for a whole policy.
pub fn requests(permission: &PermissionBuf) -> Vec<Rendered> {
    match permission {
        PermissionBuf::Function(permission) => {
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
        PermissionBuf::LayerVersion(permission) => vec![
            rendered!(permission.add_layer_version_permission()),
            rendered!(permission.add_layer_version_permission().revision_id(REVISION)),
            rendered!(permission.remove_layer_version_permission()),
            rendered!(permission.remove_layer_version_permission().revision_id(REVISION)),
            rendered!(permission.get_layer_version_policy()),
        ],
    }
}

/// The requests for the policy of a web function. A name is completed.
pub fn of_web_function(policy: &WebFunctionPolicyBuf) -> Vec<Rendered> {
    let is_named = policy.get(0).is_some_and(|statement| statement.web_function().region().is_none());
    let scope = if is_named { Scope::new("us-east-1", AccountId::new("123456789012")) } else { Scope::NONE };
    rendered_whole!(policy, &scope)
}

/// The statement, unless the permission is for another place than the scope.
pub fn statement(permission: &PermissionBuf, scope: &Scope<'_>) -> Option<String> {
    let statement = match permission {
        PermissionBuf::Function(permission) => permission.statement(scope).map(|statement| statement.to_json()),
        PermissionBuf::LayerVersion(permission) => permission.statement(scope).map(|statement| statement.to_json()),
    };
    match statement {
        Err(ScopeError::Findings(_)) => None,
        statement => Some(statement.expect("the scope fits")),
    }
}

const REVISION: RevisionId = RevisionId::new("2a3f1d6c-1c5b-4f0e-9a53-0f6a1b1f2c3d");

/// The requests for a policy of this statement alone, unless it needs a companion or is right nowhere.
fn of_policy(permission: &FunctionPermissionBuf) -> Vec<Rendered> {
    let Ok(policy) = FunctionPolicyBuf::of([permission]) else { return Vec::new() };
    let name = permission.function_name();
    let account = AccountId::parse(name.account().unwrap_or("123456789012")).expect("an account");
    // A bare name is where its principal and its source are, if these are in one partition.
    let mut scopes = REGION_CODES.iter().map(|region| Scope::new(region, account)).chain([Scope::NONE]);
    let Some(scope) = scopes.find(|scope| permission.statement(scope).is_ok()) else { return Vec::new() };
    rendered_whole!(policy, &scope)
}

impl Rendered {
    /// The HTTP request as the judges read it: the query decoded, the path as it travels.
    pub fn http(&self) -> Value {
        let pairs = self.http.query.iter().flat_map(|query| query.split('&')).filter_map(|pair| pair.split_once('='));
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
