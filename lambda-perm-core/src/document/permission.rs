//! From a statement to the permission that AddPermission would have to be given.

mod inexpressible;

use alloc::{
    borrow::Cow,
    string::{String, ToString},
    vec::Vec,
};

use super::{
    Condition, DocumentStatement, NamedPrincipal, Scalar, variable::has_variable, web_function::WebFunctionResource,
};
use crate::{
    facts::{
        actions,
        conditions::{CONDITION_KEYS, ConditionKey},
        identities::{IAM, ROOT},
        limits::is_account_id,
        parameters::{Key, Target, ValueKind},
        policy_language::{Comparison, Effect, Operator, PrincipalType},
    },
    permission::{
        FunctionPermissionBuf, LayerVersionPermissionBuf, PermissionBuf, Unchecked, WebFunctionPermissionBuf,
    },
    statement::{Statement, StatementBuf},
    value::{ArnParts, NameParts, PrincipalKind, principal},
};
pub use inexpressible::Inexpressible;

impl DocumentStatement<'_> {
    /// The permission that AddPermission would have to be given for this statement.
    ///
    /// A lint that the permission would meet becomes an exception with the reason `read from a policy`: the statement is in force,
    /// and [audit](super::PolicyDocument::audit) is for what is wrong with it. The function's name is the whole ARN, without the qualifier.
    ///
    /// What AWS is recorded to write in several ways means the same: an account by its number or the ARN of its root, condition
    /// keys and actions in any case, a list of one.
    ///
    /// # Errors
    ///
    /// What AddPermission cannot say, or what it would reject.
    ///
    /// ```
    /// # extern crate lambda_perm_core as lambda_perm;
    /// use lambda_perm::{Lint, document::{DocumentStatement, Inexpressible}};
    ///
    /// let statement = DocumentStatement::parse(
    ///     r#"{"Sid":"s3","Effect":"Allow","Principal":{"Service":"s3.amazonaws.com"},"Action":"lambda:InvokeFunction",
    ///        "Resource":"arn:aws:lambda:us-east-2:123456789012:function:f:prod"}"#,
    /// )?;
    /// let permission = statement.function_permission().unwrap();
    /// assert_eq!(permission.qualifier().unwrap().as_str(), "prod");
    /// assert_eq!(permission.exceptions()[0].lint(), Lint::UnscopedService);
    /// assert_eq!(permission.exceptions()[0].reason(), "read from a policy");
    ///
    /// let text = statement.text().replace("Allow", "Deny");
    /// assert_eq!(DocumentStatement::parse(&text)?.function_permission(), Err(Inexpressible::Deny));
    /// # Ok::<(), lambda_perm::document::DocumentError>(())
    /// ```
    pub fn function_permission(&self) -> Result<FunctionPermissionBuf, Inexpressible> {
        in_force(self.values(Target::Function)?).map(FunctionPermissionBuf::new)
    }

    /// The permission that AddLayerVersionPermission would have to be given for this statement, as for
    /// [`function_permission`](Self::function_permission).
    ///
    /// # Errors
    ///
    /// What AddLayerVersionPermission cannot say, or what it would reject.
    pub fn layer_version_permission(&self) -> Result<LayerVersionPermissionBuf, Inexpressible> {
        in_force(self.values(Target::LayerVersion)?).map(LayerVersionPermissionBuf::new)
    }

    /// What `policy!` would have to say for this statement of a web function, as for
    /// [`function_permission`](Self::function_permission). With those of the others, it makes a
    /// [`WebFunctionPolicyBuf`](crate::WebFunctionPolicyBuf).
    ///
    /// # Errors
    ///
    /// What `policy!` cannot say: a `Deny`, several actions, ..
    ///
    /// ```
    /// # extern crate lambda_perm_core as lambda_perm;
    /// use lambda_perm::{WebFunctionPolicyBuf, document::PolicyDocument};
    ///
    /// let document = PolicyDocument::parse(
    ///     r#"{"Version":"2012-10-17","Statement":[{"Sid":"cdn","Effect":"Allow","Principal":{"Service":"cloudfront.amazonaws.com"},
    ///        "Action":"lambda:InvokeWebFunctionEndpoint",
    ///        "Resource":"arn:aws:lambda:us-east-1:123456789012:web-function/my-app/endpoint/prod",
    ///        "Condition":{"ArnLike":{"AWS:SourceArn":"arn:aws:cloudfront::123456789012:distribution/E2QWRUHAPOMQZL"}}}]}"#,
    /// )?;
    /// let statements: Result<Vec<_>, _> =
    ///     document.statements().iter().map(|statement| statement.web_function_permission()).collect();
    /// let policy = WebFunctionPolicyBuf::of(statements?)?;
    /// assert!(policy.to_policy().to_string().starts_with("policy!(\n    web_function = "));
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    pub fn web_function_permission(&self) -> Result<WebFunctionPermissionBuf, Inexpressible> {
        in_force(self.values(Target::WebFunction)?).map(WebFunctionPermissionBuf::new)
    }

    /// The permission for what its resource is: a layer version, or else a function. For a statement of a web function there is none.
    ///
    /// # Errors
    ///
    /// As for [`function_permission`](Self::function_permission).
    pub fn permission(&self) -> Result<PermissionBuf, Inexpressible> {
        match self.target() {
            Target::LayerVersion => self.layer_version_permission().map(PermissionBuf::from),
            Target::Function | Target::WebFunction => self.function_permission().map(PermissionBuf::from),
        }
    }

    /// What its resource is.
    pub(super) fn target(&self) -> Target {
        self.resources.iter().next().map_or(Target::Function, target_of)
    }

    /// The values that the request would have, with the findings about them still to come.
    pub(crate) fn values(&self, target: Target) -> Result<Unchecked, Inexpressible> {
        if self.effect == Effect::Deny {
            return Err(Inexpressible::Deny);
        }
        if let Some(name) = self.unknown_members().next() {
            return Err(Inexpressible::UnknownMember(name.into()));
        }
        let sid = self.sid().ok_or(Inexpressible::NoSid)?;
        let action = self.actions.only().ok_or(Inexpressible::Actions)?;
        let resource = self.resources.only().ok_or(Inexpressible::Resources)?;
        let mut values = Unchecked::new(target, None)
            .with(Key::StatementId, Some(sid.into()))
            .with(Key::Action, Some(canonical_action(action).into()))
            .with(Key::Principal, Some(self.principal_value(resource)?.into()));
        for (key, text) in resource_values(target, resource)? {
            values = values.with(key, Some(text.into()));
        }
        let mut given: Vec<Key> = Vec::new();
        for condition in &self.conditions {
            let (key, value) = parameter(target, condition)?;
            if given.contains(&key) {
                return Err(Inexpressible::condition(condition, Inexpressible::TWICE));
            }
            given.push(key);
            values = values.with(key, Some(value.into()));
        }
        if target == Target::WebFunction && !is_for_web_resource(&values.statement(), resource) {
            return Err(Inexpressible::Resource { resource: resource.into(), target });
        }
        Ok(values)
    }

    /// The value of `principal`.
    fn principal_value(&self, resource: &str) -> Result<&str, Inexpressible> {
        let named = self.principals.only().ok_or(Inexpressible::Principals)?;
        if named.is_deleted() {
            return Err(Inexpressible::DeletedPrincipal(named.name.into()));
        }
        requested_principal(named, resource).ok_or(Inexpressible::PrincipalType(named.kind))
    }
}

/// The value of `principal` for which Lambda writes this one. `None` if there is none: a request has no types, so Lambda writes a
/// number, an ARN or `*` as `AWS`, and all else as `Service`.
fn requested_principal<'a>(named: NamedPrincipal<'a>, resource: &str) -> Option<&'a str> {
    let is_service = principal::kind(named.name) == PrincipalKind::Service;
    match named.kind {
        PrincipalType::Service if is_service => Some(named.name),
        PrincipalType::Aws if !is_service => Some(account_of_root(named.name, resource).unwrap_or(named.name)),
        _ => None,
    }
}

/// The statement, with exceptions for what it meets.
fn in_force(values: Unchecked) -> Result<StatementBuf, Inexpressible> {
    values.in_force().map_err(Inexpressible::Rejected)
}

/// The action in the catalogue's spelling. IAM compares actions without regard to case.
pub(super) fn canonical_action(text: &str) -> Cow<'_, str> {
    let is_of_lambda = |text: &str| {
        text.get(..actions::PREFIX.len()).is_some_and(|prefix| prefix.eq_ignore_ascii_case(actions::PREFIX))
    };
    if !is_of_lambda(text) {
        return Cow::Borrowed(text);
    }
    let name = text.get(actions::PREFIX.len()..).unwrap_or_default();
    let known = actions::NAMES.iter().find(|known| known.eq_ignore_ascii_case(name));
    let mut canonical = String::from(actions::PREFIX);
    canonical.push_str(known.copied().unwrap_or(name));
    if canonical == text { Cow::Borrowed(text) } else { Cow::Owned(canonical) }
}

/// The account that the ARN of a root user names, in the partition of the resource if that has one: AddPermission takes the number,
/// and Lambda writes the ARN.
pub(crate) fn account_of_root<'a>(name: &'a str, resource: &str) -> Option<&'a str> {
    let arn = ArnParts::split(name)?;
    let is_root = arn.service == IAM && arn.region.is_empty() && arn.resource == ROOT && is_account_id(arn.account);
    let is_there = ArnParts::split(resource).is_none_or(|resource| arn.partition == resource.partition);
    (is_root && is_there).then_some(arn.account)
}

/// Whether the text of a resource may stand for several, which IAM takes and no request does: it has a wildcard or a policy variable.
fn is_pattern(resource: &str) -> bool {
    resource.contains(['*', '?']) || has_variable(resource)
}

/// What a resource is: a layer version, of a web function, or else a function.
pub(super) fn target_of(resource: &str) -> Target {
    if layer_version(resource).is_some() {
        Target::LayerVersion
    } else if WebFunctionResource::split(resource).is_some() {
        Target::WebFunction
    } else {
        Target::Function
    }
}

/// Whether a statement with this action of a web function has this resource when it is written.
fn is_for_web_resource(statement: &Statement<'_>, resource: &str) -> bool {
    let written = statement.within_web_function().concat();
    WebFunctionResource::split(resource).is_some_and(|named| named.within == written)
}

/// The values that name the resource of a request.
pub(crate) fn resource_values(target: Target, resource: &str) -> Result<Vec<(Key, &str)>, Inexpressible> {
    let wrong = || Inexpressible::Resource { resource: resource.into(), target };
    // All endpoints of a web function have a name too, though with a wildcard.
    if target != Target::WebFunction && is_pattern(resource) {
        return Err(wrong());
    }
    match target {
        Target::Function => {
            let is_function = NameParts::split(target, resource).is_some_and(|named| named.scope.is_of_arn());
            if is_function { Ok([(Key::FunctionName, resource)].into()) } else { Err(wrong()) }
        }
        Target::LayerVersion => {
            // As Lambda writes the number, so that no pattern and no other spelling is one.
            let is_number = |version: &str| version.parse().is_ok_and(|number: u64| number.to_string() == version);
            let named = layer_version(resource).filter(|(_, version)| is_number(version));
            let (name, version) = named.ok_or_else(wrong)?;
            Ok([(Key::LayerName, name), (Key::VersionNumber, version)].into())
        }
        Target::WebFunction => {
            let named = WebFunctionResource::split(resource).filter(WebFunctionResource::is_named).ok_or_else(wrong)?;
            let endpoint = named.endpoint().map(|endpoint| (Key::Endpoint, endpoint));
            Ok([(Key::WebFunction, named.function)].into_iter().chain(endpoint).collect())
        }
    }
}

/// The ARN of a layer and the version, of the ARN of a layer version.
#[doc(hidden)]
pub fn layer_version(resource: &str) -> Option<(&str, &str)> {
    let arn = ArnParts::split(resource)?;
    let is_version = arn.service == "lambda"
        && arn.resource.starts_with(Target::LayerVersion.resource_prefix())
        && arn.resource.matches(':').count() == 2;
    if is_version { resource.rsplit_once(':') } else { None }
}

/// The parameter that would make Lambda write a condition, and its value.
fn parameter<'a>(target: Target, condition: &'a Condition<'_>) -> Result<(Key, &'a str), Inexpressible> {
    let because = |why| Inexpressible::condition(condition, why);
    let key = condition_key(target, condition.operator(), condition.key()).map_err(because)?;
    let value = match condition.values() {
        [value] => value,
        _ => return Err(because(Inexpressible::ONE_VALUE)),
    };
    let is_boolean = matches!(key.parameter.parameter().kind, ValueKind::Boolean);
    match value {
        Scalar::Bool(_) | Scalar::Number(_) if !is_boolean => Err(because("Lambda writes text")),
        value if is_boolean && !value.as_text().eq_ignore_ascii_case("true") => Err(because(Inexpressible::TRUE_ONLY)),
        _ if is_boolean => Ok((key.parameter, "true")),
        value => Ok((key.parameter, value.as_text())),
    }
}

/// What makes Lambda write a condition of this operator and context key, or why nothing does.
///
/// # Errors
///
/// Why AddPermission cannot say it.
#[doc(hidden)]
pub fn condition_key(
    target: Target,
    operator: Option<Operator>,
    key: &str,
) -> Result<&'static ConditionKey, &'static str> {
    let found = CONDITION_KEYS.iter().find(|row| row.key.eq_ignore_ascii_case(key) && row.parameter.fits(target));
    let found = found.ok_or("no parameter of the request makes Lambda write this key")?;
    if operator.map(normal) != Operator::of_name(found.operator).map(normal) {
        return Err("Lambda writes this key with another operator");
    }
    Ok(found)
}

/// The operator by its meaning: `ArnEquals` compares as `ArnLike` does.
const fn normal(operator: Operator) -> Operator {
    let comparison = match operator.comparison {
        Comparison::ArnEquals => Comparison::ArnLike,
        other => other,
    };
    Operator { comparison, ..operator }
}
