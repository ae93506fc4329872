//! Calls as templates: with values as they are, and with intrinsic functions or references in their place.

use lambda_perm::{
    AccountId, Exception, FunctionPolicyBuf, FunctionUrlAuthType, PermissionBuf,
    cloudformation::{self, Expression, Resource, Resources, Template},
    output::Scope,
    terraform::{self, Configuration},
};
use lambda_perm_core::facts::parameters::{Key, Target};
use serde_json::{Value, json};

use crate::support::{
    calls::{ACCOUNT, calls},
    case::Case,
    requests,
};

/// A template of one permission, and what becomes of it.
pub struct Rendered {
    pub case: Case,
    pub template: Template,
    /// What stands for the parameters.
    pub parameters: Value,
}

impl Rendered {
    fn new(case: &Case, resource: Resource) -> Self {
        let template = Template::new(Resources::of([resource]).expect("one resource")).expect("a small template");
        let template = template.with_parameters().expect("nothing but parameters");
        Self { case: case.clone(), template, parameters: json!({}) }
    }

    /// The statement that the deployment makes.
    pub fn statement(&self) -> Value {
        let scope = match self.case.values.iter().find(|(key, _)| *key == Key::FunctionName || *key == Key::LayerName) {
            Some((_, name)) if name.starts_with("arn:") => Scope::NONE,
            _ => Scope::new("us-east-1", AccountId::new(ACCOUNT)),
        };
        let statement = requests::statement(&self.case.permission(3), &scope).expect("the scope fits");
        serde_json::from_str(&statement).expect("JSON")
    }
}

/// Every call as it is, those that can be written with functions once more so, and those for functions as whole policies.
pub fn templates() -> Vec<Rendered> {
    let calls = calls();
    let plain = calls.iter().map(|case| Rendered::new(case, plain(case)));
    let policies = calls.iter().filter_map(|case| Some(Rendered::new(case, whole_policy(case)?)));
    let pending = calls.iter().filter_map(|case| {
        let rendered = Rendered::new(case, pending(case)?);
        Some(Rendered { parameters: json!({"Fn": text(case, Key::FunctionName)}), ..rendered })
    });
    plain.chain(pending).chain(policies).collect()
}

/// The call as the whole policy of its function, unless it needs a companion.
fn whole_policy(case: &Case) -> Option<Resource> {
    let PermissionBuf::Function(permission) = case.permission(3) else { return None };
    FunctionPolicyBuf::of([permission]).ok()?.cloudformation_policy().ok()
}

pub fn plain(case: &Case) -> Resource {
    match case.permission(3) {
        PermissionBuf::Function(permission) => permission.cloudformation(),
        PermissionBuf::LayerVersion(permission) => permission.cloudformation(),
    }
    .expect("within the limits")
}

fn text(case: &Case, key: Key) -> Option<&str> {
    case.values.iter().find(|(other, _)| *other == key).map(|(_, text)| text.as_str())
}

/// The call for a function that is a parameter, with the stack's own partition, Region and account. `None` where the call is for
/// a layer, or holds characters that are nobody's names.
fn pending(case: &Case) -> Option<Resource> {
    let text = |key| text(case, key);
    if case.target != Target::Function || text(Key::FunctionName)? != "f" || text(Key::SourceArn)?.contains(['$', '\\'])
    {
        return None;
    }
    let principal = match text(Key::Principal)? {
        ACCOUNT => Expression::reference("AWS::AccountId").ok()?,
        other => Expression::from(other),
    };
    let function = Expression::reference("Fn").ok()?;
    let mut builder = cloudformation::FunctionPermissionBuilder::new(
        function,
        text(Key::StatementId)?,
        text(Key::Action)?,
        principal,
    );
    for (key, text) in &case.values {
        builder = match key {
            Key::Qualifier => builder.qualifier(text.as_str()),
            Key::SourceArn => builder.source_arn(of_stack(text)),
            Key::SourceAccount => builder.source_account(Expression::reference("AWS::AccountId").ok()?),
            Key::EventSourceToken => builder.event_source_token(text.as_str()),
            Key::PrincipalOrgId => builder.principal_org_id(text.as_str()),
            Key::FunctionUrlAuthType => builder.function_url_auth_type(if text == "NONE" {
                FunctionUrlAuthType::None
            } else {
                FunctionUrlAuthType::AwsIam
            }),
            Key::InvokedViaFunctionUrl => builder.invoked_via_function_url(text == "true"),
            _ => builder,
        };
    }
    let exceptions = case.allowed.iter().map(|lint| Exception::new(*lint, "a test"));
    let permission = builder.allow(exceptions).build();
    permission.unwrap_or_else(|findings| panic!("{:?}: {findings}", case.values)).cloudformation().ok()
}

/// The ARN with the stack's partition, Region and account.
fn of_stack(arn: &str) -> Expression {
    let parts: Vec<&str> = arn.splitn(6, ':').collect();
    let [_, _, service, region, account, resource] = parts.as_slice() else { panic!("{arn} is no ARN") };
    let region = if region.is_empty() { "" } else { "${AWS::Region}" };
    let account = if account.is_empty() { "" } else { "${AWS::AccountId}" };
    let text = format!("arn:${{AWS::Partition}}:{service}:{region}:{account}:{resource}");
    Expression::sub(&text).expect("the text of a Sub")
}

/// The configuration of a call, with its resource's address and the values that Terraform must plan.
pub fn configuration(case: &Case) -> Option<(Configuration, String, Value)> {
    let resource: terraform::Resource = match case.permission(3) {
        PermissionBuf::Function(permission) => permission.terraform(),
        PermissionBuf::LayerVersion(permission) => permission.terraform(),
    }
    .ok()?;
    let address = format!("{}.{}", resource.resource_type(), resource.name());
    let mut planned: serde_json::Map<String, Value> = case
        .values
        .iter()
        .filter(|(key, text)| !(*key == Key::InvokedViaFunctionUrl && text == "false"))
        .map(|(key, text)| match key {
            Key::InvokedViaFunctionUrl => (key.name().to_owned(), json!(true)),
            _ => (key.name().to_owned(), json!(text)),
        })
        .collect();
    if case.target == Target::LayerVersion {
        // The second is the provider's own.
        planned.extend([("version_number".into(), json!(3)), ("skip_destroy".into(), json!(false))]);
    }
    // A qualifier in the name is handed over apart.
    if let PermissionBuf::Function(permission) = case.permission(3) {
        planned.insert("function_name".into(), json!(permission.function_name().as_str()));
        if let Some(qualifier) = permission.qualifier() {
            planned.insert("qualifier".into(), json!(qualifier.as_str()));
        }
    }
    Some((Configuration::of([resource]).ok()?, address, Value::Object(planned)))
}
