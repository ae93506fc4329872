//! Policies and callers to try plans with.

use lambda_perm::{
    FunctionPolicyBuf,
    document::{DocumentStatement, PolicyDocument},
};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::lambda::FUNCTION;

const ACCOUNTS: [&str; 2] = ["111122223333", "444455556666"];
const SOURCES: [&str; 2] = ["arn:aws:sns:us-east-2:123456789012:one", "arn:aws:sns:us-east-2:123456789012:*"];

/// Somebody who calls the function.
#[derive(Clone, Debug)]
pub enum Caller<'a> {
    Account(&'a str),
    Role(String),
    Service { name: &'a str, source: &'a str },
}

pub fn callers() -> Vec<Caller<'static>> {
    let accounts = ACCOUNTS.iter().flat_map(|account| [Caller::Account(account), Caller::Role(role(account))]);
    let topics = ["arn:aws:sns:us-east-2:123456789012:one", "arn:aws:sns:us-east-2:123456789012:two"];
    let services = ["sns.amazonaws.com", "s3.amazonaws.com"];
    let services = services.iter().flat_map(|name| topics.iter().map(|source| Caller::Service { name, source }));
    accounts.chain(services).collect()
}

fn role(account: &str) -> String {
    format!("arn:aws:iam::{account}:role/r")
}

fn principal() -> impl Strategy<Value = Value> {
    prop_oneof![
        3 => prop::sample::select(&ACCOUNTS[..]).prop_map(|account| json!({ "AWS": format!("arn:aws:iam::{account}:root") })),
        2 => prop::sample::select(&ACCOUNTS[..]).prop_map(|account| json!({ "AWS": role(account) })),
        3 => prop::sample::select(vec!["sns.amazonaws.com", "s3.amazonaws.com"]).prop_map(|name| json!({ "Service": name })),
        1 => Just(json!("*")),
    ]
}

/// A statement that AddPermission could write.
fn wanted_statement(sid: &'static str) -> impl Strategy<Value = Value> {
    (principal(), prop::option::of(prop::sample::select(&SOURCES[..])), any::<bool>()).prop_map(
        move |(principal, source, invokes)| {
            let action = if invokes { "lambda:InvokeFunction" } else { "lambda:GetFunction" };
            let mut statement =
                json!({ "Sid": sid, "Effect": "Allow", "Principal": principal, "Action": action, "Resource": FUNCTION });
            if let (Some(source), Some(_)) = (source, statement["Principal"]["Service"].as_str()) {
                statement["Condition"]["ArnLike"]["AWS:SourceArn"] = json!(source);
            }
            statement
        },
    )
}

/// A statement that a policy may have by PutResourcePolicy.
fn any_statement(sid: &'static str) -> impl Strategy<Value = Value> {
    (wanted_statement(sid), 0..6_u8, any::<bool>()).prop_map(|(mut statement, kind, both)| {
        match kind {
            0 => statement["Effect"] = json!("Deny"),
            1 => statement["Action"] = json!(["lambda:InvokeFunction", "lambda:GetFunction"]),
            2 => statement["Principal"] = json!({ "AWS": ACCOUNTS }),
            3 => statement["Condition"]["StringNotEquals"]["aws:SourceVpc"] = json!("vpc-1"),
            _ => {}
        }
        if both {
            statement["Action"] = json!("lambda:InvokeFunction");
        }
        statement
    })
}

const SIDS: [&str; 6] = ["a", "b", "c", "deploy-a", "deploy-b", "deploy-c"];

fn document(statements: &[Value]) -> PolicyDocument<'static> {
    let text = json!({ "Version": "2012-10-17", "Id": "default", "Statement": statements }).to_string();
    text.parse().expect("a document")
}

pub fn existing() -> impl Strategy<Value = PolicyDocument<'static>> {
    let statements = SIDS.map(|sid| prop::option::of(any_statement(sid)));
    statements.prop_map(|statements| document(&statements.into_iter().flatten().collect::<Vec<_>>()))
}

/// A policy of statements of these Sids. `None` where the rules refuse them together.
pub fn wanted(prefix: &'static str) -> impl Strategy<Value = Option<FunctionPolicyBuf>> {
    let sids: Vec<&'static str> = SIDS.into_iter().filter(|sid| sid.starts_with(prefix)).collect();
    let statements: Vec<_> = sids.into_iter().map(|sid| prop::option::of(wanted_statement(sid))).collect();
    statements.prop_map(|statements| {
        let permissions = statements.into_iter().flatten().map(|statement| {
            let text = statement.to_string();
            DocumentStatement::parse(&text).expect("a statement").function_permission().expect("a permission")
        });
        FunctionPolicyBuf::of(permissions.collect::<Vec<_>>()).ok()
    })
}

/// Two policies, and whether only the statements `deploy-..` are ours.
pub fn pair() -> impl Strategy<Value = (FunctionPolicyBuf, PolicyDocument<'static>, bool)> {
    any::<bool>().prop_flat_map(|has_prefix| {
        let wanted = wanted(if has_prefix { "deploy-" } else { "" });
        (wanted.prop_filter_map("refused", |wanted| wanted), existing(), Just(has_prefix))
    })
}

/// The ID of a role that has been deleted.
pub const DELETED: &str = "AROAJQABLZS4A3QDU576Q";

/// The same, where roles that the existing statements name have been deleted: all of a statement, or one of two.
pub fn pair_with_deleted() -> impl Strategy<Value = (FunctionPolicyBuf, PolicyDocument<'static>, bool)> {
    (pair(), prop::collection::vec(0..5_u8, SIDS.len())).prop_map(|((wanted, existing, has_prefix), deleted)| {
        let mut policy: Value = serde_json::from_str(&existing.to_json()).expect("JSON");
        for (statement, deleted) in policy["Statement"].as_array_mut().expect("a list").iter_mut().zip(deleted) {
            match deleted {
                0 => statement["Principal"] = json!({ "AWS": DELETED }),
                1 => statement["Principal"] = json!({ "AWS": [DELETED, role(ACCOUNTS[0])] }),
                _ => {}
            }
        }
        (wanted, policy.to_string().parse().expect("a document"), has_prefix)
    })
}
