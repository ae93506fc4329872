//! Policies that were made here, as documents.
//!
//! They are put together from their values: what was checked is not read again, so nothing can fail.

use alloc::{
    borrow::{Cow, ToOwned},
    format,
    string::String,
    vec,
    vec::Vec,
};

use super::{
    Condition, DocumentStatement, Patterns, PolicyDocument, Principals, Scalar, policy::WrittenMember,
    principal::PrincipalNames, value::OneOrMany,
};
use crate::{
    facts::{
        conditions::{CONDITION_KEYS, ConditionKey},
        identities::{IAM, ROOT},
        parameters::Key,
        policy_language::{Effect, PolicyVersion, PrincipalType},
    },
    output::{Document, PolicyStatement},
    statement::{DOCUMENT_HEAD, DOCUMENT_TAIL, Principal, Statement, StatementResource, at_run_time},
};

/// The document that Lambda returns for this policy.
///
/// ```
/// # extern crate lambda_perm_core as lambda_perm;
/// use lambda_perm::{FunctionPermission, FunctionPolicyBuf, document::PolicyDocument, output::Scope};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let function = "arn:aws:lambda:us-east-2:123456789012:function:f";
/// let topic = FunctionPermission::builder(function, "topic", "lambda:InvokeFunction", "sns.amazonaws.com")
///     .source_arn("arn:aws:sns:us-east-2:123456789012:orders")
///     .build()?;
/// let policy = FunctionPolicyBuf::of([topic])?;
/// let rendered = policy.document(&Scope::NONE)?;
/// assert_eq!(PolicyDocument::from(rendered).to_json(), rendered.to_json());
/// # Ok(())
/// # }
/// ```
impl From<Document<'_>> for PolicyDocument<'static> {
    fn from(document: Document<'_>) -> Self {
        let mut text = String::from(DOCUMENT_HEAD);
        let mut statements = Vec::new();
        for statement in document.statements() {
            text.push_str(if statements.is_empty() { "" } else { "," });
            let offset = text.len();
            let statement = DocumentStatement { offset, ..statement.into() };
            text.push_str(&statement.text);
            statements.push(statement);
        }
        text.push_str(DOCUMENT_TAIL);
        let members = vec![
            WrittenMember::Version(PolicyVersion::V2012),
            WrittenMember::Id(Cow::Borrowed("default")),
            WrittenMember::Statement { is_list: true },
        ];
        PolicyDocument { text: Cow::Owned(text), members, statements }
    }
}

/// The statement that Lambda returns for this permission.
impl From<PolicyStatement<'_>> for DocumentStatement<'static> {
    fn from(PolicyStatement { statement, resource }: PolicyStatement<'_>) -> Self {
        let mut text = String::new();
        at_run_time::statement(&statement, &resource, &mut text);
        let mut arn = String::new();
        at_run_time::resource_of(&statement, &resource, &mut arn);
        DocumentStatement {
            text: Cow::Owned(text),
            is_compact: true,
            offset: 0,
            sid: Some(owned(statement.text(Key::StatementId))),
            effect: Effect::Allow,
            principals: Principals { is_negated: false, named: named(&statement, &resource) },
            actions: only(owned(statement.text(Key::Action))),
            resources: only(Cow::Owned(arn)),
            conditions: conditions(&statement),
            unknown: Vec::new(),
        }
    }
}

fn owned(text: &str) -> Cow<'static, str> {
    Cow::Owned(text.to_owned())
}

const fn only(pattern: Cow<'static, str>) -> Patterns<'static> {
    Patterns { is_negated: false, values: OneOrMany::One(pattern) }
}

fn named(statement: &Statement<'_>, resource: &StatementResource<'_>) -> PrincipalNames<'static> {
    let of_type = |kind, name| PrincipalNames::OfType(kind, OneOrMany::One(name));
    match Principal::of(statement.text(Key::Principal)) {
        Principal::Everyone => PrincipalNames::Everyone,
        Principal::Service(name) => of_type(PrincipalType::Service, owned(name)),
        Principal::Identity(arn) => of_type(PrincipalType::Aws, owned(arn)),
        Principal::Account(id) => {
            let partition = resource.scope.partition;
            of_type(PrincipalType::Aws, Cow::Owned(format!("arn:{partition}:{IAM}::{id}:{ROOT}")))
        }
    }
}

fn conditions(statement: &Statement<'_>) -> Vec<Condition<'static>> {
    let of_key = |key: &'static ConditionKey| {
        let value = OneOrMany::One(Scalar::Text(owned(statement.condition(key)?)));
        Some(Condition::new(Cow::Borrowed(key.operator), Cow::Borrowed(key.key), value))
    };
    CONDITION_KEYS.iter().filter_map(of_key).collect()
}
