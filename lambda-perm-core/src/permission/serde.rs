//! Permissions and policies through serde.
//!
//! A permission is an object with the keys of the macros, and a policy one with the keys of what it is for and a list of
//! statements. Exceptions are a list of lints with reasons:
//!
//! ```json
//! {
//!   "function_name": "webhook",
//!   "statements": [
//!     {
//!       "statement_id": "partner",
//!       "action": "lambda:InvokeFunction",
//!       "principal": "*",
//!       "allow": [{ "lint": "public_access", "reason": "the function checks the signature" }]
//!     }
//!   ]
//! }
//! ```
//!
//! In permissions for templates, a value that only the deployment knows is an object too: a function as CloudFormation has it,
//! with the declared type of a resource beside it, a dynamic reference, or a template of Terraform:
//!
//! ```json
//! { "Ref": "Topic", "of": "AWS::SNS::Topic" }
//! { "Fn::Sub": "arn:${AWS::Partition}:s3:::${Bucket}" }
//! { "Resolve": "ssm:/topics/orders" }
//! { "Terraform": "${aws_sns_topic.orders.arn}" }
//! ```
//!
//! Reading checks like a builder, and what was written reads back as equal.

mod data;
mod draft;
mod help;

mod write;
mod written;

use alloc::{string::String, vec::Vec};

use serde_core::{
    de::{Deserialize, DeserializeSeed, Deserializer, Error as _},
    ser::{Serialize, Serializer},
};

use super::{
    FunctionPermissionBuf, FunctionPermissionRef, FunctionPolicyBuf, FunctionPolicyRef, LayerVersionPermissionBuf,
    LayerVersionPermissionRef, LayerVersionPolicyBuf, LayerVersionPolicyRef, PermissionBuf, PermissionRef, Unchecked,
    WebFunctionPermissionBuf, WebFunctionPermissionRef, WebFunctionPolicyBuf, WebFunctionPolicyRef, try_policy,
};
use crate::{
    expression::{InLanguage, Language},
    facts::parameters::{Key, Target},
    finding::{Error, Findings},
    grammar,
    statement::StatementBuf,
    template::Node,
};
use data::Seed;
use draft::{Draft, ObjectKind, no_object};
use write::{Object, Policy};
use written::members;

/// The names that are not keys of the macros.
const ALLOW: &str = "allow";
const LINT: &str = "lint";
const REASON: &str = "reason";
const STATEMENTS: &str = "statements";

/// Any data of a format that says what it has. Entries keep their order, also those whose name comes twice.
#[cfg(feature = "document")]
pub(crate) fn read_node<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Node, D::Error> {
    Seed::whole(None).deserialize(deserializer)
}

macro_rules! kind {
    ($target:expr, $permission:ident, $permission_buf:ident, $policy:ident, $policy_buf:ident) => {
        /// An object with the keys of the macros, and `allow`.
        impl<L: InLanguage> Serialize for $permission<'_, L> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                Object { statement: *self.inner(), language: L::LANGUAGE, is_in_policy: false }.serialize(serializer)
            }
        }

        /// An object with the keys of the macros, and `allow`.
        impl<L: InLanguage> Serialize for $permission_buf<L> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.as_permission().serialize(serializer)
            }
        }

        /// Checks what it reads. The error has everything that is wrong.
        impl<'de, L: InLanguage> Deserialize<'de> for $permission_buf<L> {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let statement = permission(read::<L, D>(deserializer)?, |_| $target, L::LANGUAGE);
                statement.map(|(_, statement)| Self::new(statement)).map_err(D::Error::custom)
            }
        }

        /// An object with the keys of what the policy is for, and its `statements`.
        impl<L: InLanguage> Serialize for $policy<'_, L> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                Policy { statements: self.statements(), language: L::LANGUAGE }.serialize(serializer)
            }
        }

        /// An object with the keys of what the policy is for, and its `statements`.
        impl<L: InLanguage> Serialize for $policy_buf<L> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.as_policy().serialize(serializer)
            }
        }

        /// Checks what it reads, each statement by itself and all together. The error has everything that is wrong.
        impl<'de, L: InLanguage> Deserialize<'de> for $policy_buf<L> {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let statements = policy(read::<L, D>(deserializer)?, $target, L::LANGUAGE);
                statements.map(Self::of_checked).map_err(D::Error::custom)
            }
        }
    };
}

kind!(Target::Function, FunctionPermissionRef, FunctionPermissionBuf, FunctionPolicyRef, FunctionPolicyBuf);
kind!(
    Target::LayerVersion,
    LayerVersionPermissionRef,
    LayerVersionPermissionBuf,
    LayerVersionPolicyRef,
    LayerVersionPolicyBuf
);
kind!(
    Target::WebFunction,
    WebFunctionPermissionRef,
    WebFunctionPermissionBuf,
    WebFunctionPolicyRef,
    WebFunctionPolicyBuf
);

/// The permission that it is.
impl<L: InLanguage> Serialize for PermissionRef<'_, L> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Function(permission) => permission.serialize(serializer),
            Self::LayerVersion(permission) => permission.serialize(serializer),
        }
    }
}

/// The permission that it is.
impl<L: InLanguage> Serialize for PermissionBuf<L> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.as_permission().serialize(serializer)
    }
}

/// For a layer version if a key says so, as in `grant!`, and otherwise for a function.
impl<'de, L: InLanguage> Deserialize<'de> for PermissionBuf<L> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let statement = permission(read::<L, D>(deserializer)?, target, L::LANGUAGE);
        match statement.map_err(D::Error::custom)? {
            (Target::LayerVersion, statement) => Ok(Self::LayerVersion(LayerVersionPermissionBuf::new(statement))),
            (_, statement) => Ok(Self::Function(FunctionPermissionBuf::new(statement))),
        }
    }
}

fn read<'de, L: InLanguage, D: Deserializer<'de>>(deserializer: D) -> Result<Node, D::Error> {
    Seed::whole(L::LANGUAGE).deserialize(deserializer)
}

fn target(entries: &[(String, Node)]) -> Target {
    let key = |name: &str| Key::find(name).or_else(|| grammar::meant_key(name));
    let has = |wanted| entries.iter().any(|(name, _)| key(name) == Some(wanted));
    let is_layer = has(Key::LayerName) || has(Key::VersionNumber);
    if is_layer && !has(Key::FunctionName) { Target::LayerVersion } else { Target::Function }
}

/// The statement of a permission.
fn permission(
    data: Node,
    target: impl FnOnce(&[(String, Node)]) -> Target,
    language: Option<Language>,
) -> Result<(Target, StatementBuf), Findings> {
    let Node::Map(entries) = data else { return Err(no_object(ObjectKind::Permission).into()) };
    let target = target(&entries);
    let mut draft = Draft::of(entries, ObjectKind::Permission, target, language);
    let values = draft.unchecked(Unchecked::new(target, None).in_template(language)).in_set().settled();
    unless_wrong(draft.errors_about(&values).collect(), values.checked()).map(|statement| (target, statement))
}

/// The statements of a policy.
fn policy(data: Node, target: Target, language: Option<Language>) -> Result<Vec<StatementBuf>, Findings> {
    let Node::Map(entries) = data else { return Err(no_object(ObjectKind::Policy).into()) };
    let mut draft = Draft::of(entries, ObjectKind::Policy, target, language);
    let resource = draft.unchecked(Unchecked::new(target, None).in_template(language));
    let (mut errors, mut statements): (Vec<_>, _) = (draft.errors_about(&resource).collect(), Vec::new());
    for (at, data) in draft.statements.into_iter().flatten().enumerate() {
        let mut statement = match data {
            Node::Map(entries) => Draft::of(entries, ObjectKind::Statement, target, language),
            _ => Draft::of_no_object(ObjectKind::Statement, target),
        };
        let values = statement.unchecked(resource.clone()).in_set().settled();
        errors.extend(statement.errors_about(&values).map(|error| error.of_statement(at)));
        statements.push(values);
    }
    let checked = match draft.has_wrong_statements {
        true => Ok(Vec::new()),
        false => try_policy(&resource, members(statements)),
    };
    unless_wrong(errors, checked)
}

/// The checked value, or everything that is wrong with it and with how it is written, statement by statement.
fn unless_wrong<T>(errors: Vec<Error>, checked: Result<T, Findings>) -> Result<T, Findings> {
    let found = match (checked, Findings::new(errors)) {
        (Ok(checked), None) => return Ok(checked),
        (Ok(_), Some(of_draft)) => of_draft,
        (Err(of_rules), None) => of_rules,
        (Err(of_rules), Some(mut of_draft)) => {
            of_draft.extend(of_rules);
            of_draft
        }
    };
    Err(found.by_statement().map(Error::for_data))
}
