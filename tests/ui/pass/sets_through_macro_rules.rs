//! Fragments of every kind in sets and in calls of constructors of ARNs, which come to the macro in invisible groups.
#![deny(warnings)]

use lambda_perm::{
    AccountId, Findings, FunctionPermission, FunctionPolicy, FunctionPolicyBuf, LayerVersionPolicy, grant, policy,
    try_policy,
};

const ACCOUNT: AccountId = AccountId::new("123456789012");
const REGION: &str = "us-east-1";
const NAME: &str = "arn:aws:lambda:us-east-1:123456789012:function:f";

macro_rules! all {
    ($($argument:tt)*) => {
        policy!($($argument)*)
    };
}

/// All kinds of fragments, and a repetition of statements.
macro_rules! statements {
    ($function:expr, $qualifier:literal, $($id:literal: $action:ident for $principal:expr $(, from $source:expr)?;)*) => {
        policy!(
            function_name = $function,
            qualifier = $qualifier,
            $(statement(statement_id = $id, action = $action, principal = $principal $(, source_arn = $source)?),)*
        )
    };
}

macro_rules! urls {
    ($($id:ident => $auth_type:ident $(because $reason:literal)?),+ $(,)?) => {
        policy!(
            function_name = "f",
            $(function_url(
                statement_id = stringify!($id),
                principal = "*",
                function_url_auth_type = $auth_type
                $(, allow(public_access, reason = $reason))?
            )),+
        )
    };
}

macro_rules! of_path {
    ($name:path, $version:block, $account:path) => {
        policy!(
            layer_name = $name,
            version_number = $version,
            statement(statement_id = "s", action = GetLayerVersion, principal = $account),
        )
    };
}

/// The word in front of the parentheses, and the parentheses themselves.
macro_rules! members {
    ($($word:ident $group:tt)*) => {
        policy!(function_name = "f", $($word $group),*)
    };
}

macro_rules! permissions {
    ($($permission:expr $(, $lint:ident)?);+) => {
        policy!(function_name = NAME, $(permission($permission $(, allow($lint, reason = "a test"))?)),+)
    };
}

/// A macro that makes a macro's call for each of its own.
macro_rules! nested {
    ($name:ident $rest:tt) => {
        const $name: FunctionPolicy = all! $rest;
    };
}

macro_rules! constructed {
    ($region:expr, $account:path, $topic:literal) => {
        grant!(
            function_name = "f",
            statement_id = $topic,
            action = InvokeFunction,
            principal = sns,
            source_arn = sns_topic($region, $account, $topic),
        )
    };
    ($source:expr) => {
        grant!(
            function_name = "f",
            statement_id = "given",
            action = InvokeFunction,
            principal = sns,
            source_arn = $source,
        )
    };
    (by $constructor:ident $arguments:tt) => {
        grant!(
            function_name = "f",
            statement_id = "by",
            action = InvokeFunction,
            principal = sns,
            source_arn = $constructor $arguments,
        )
    };
}

macro_rules! at_run_time {
    ($function:ident, $($id:expr => $source:expr),*) => {
        try_policy!(
            function_name = $function,
            $(statement(statement_id = $id, action = InvokeFunction, principal = sns, source_arn = $source),)*
        )
    };
}

const ALL: FunctionPolicy = all!(function_name = NAME, function_url(statement_id = "u", principal = ACCOUNT));
const STATEMENTS: FunctionPolicy = statements!(
    NAME, "prod",
    "a": GetFunction for ACCOUNT;
    "b": InvokeFunction for "210987654321";
    "c": InvokeFunction for sns, from sns_topic(REGION, ACCOUNT, "t");
);
const LITERALS: FunctionPolicy = statements!(
    "f", "prod",
    "b": InvokeFunction for "210987654321";
    "c": InvokeFunction for logs("us-east-1"), from "arn:aws:logs:us-east-1:123456789012:log-group:g:*";
);
const URLS: FunctionPolicy = urls!(all => NONE because "a test");
const LAYER: LayerVersionPolicy = of_path!(
    crate::names::LAYER,
    {
        const VERSION: u64 = 3;
        VERSION
    },
    crate::ACCOUNT
);
const MEMBERS: FunctionPolicy = members! {
    statement(statement_id = "s", action = GetFunction, principal = ACCOUNT)
    function_url(statement_id = "u", principal = "123456789012")
    permission(TOPIC)
};
const TOPIC: FunctionPermission = constructed!(REGION, ACCOUNT, "t");
const GIVEN: FunctionPermission = constructed!(sns_topic(REGION, ACCOUNT, "t"));
const OF_LITERALS: FunctionPermission = constructed!(sns_topic("us-east-1", "123456789012", "t"));
const BY: FunctionPermission = constructed!(by sns_topic("us-east-1", ACCOUNT, "t"));
const PERMISSIONS: FunctionPolicy = permissions!(TOPIC; GIVEN, shadowed; BY, shadowed);
nested!(NESTED(function_name = NAME, permission(TOPIC)));

mod names {
    pub(crate) const LAYER: &str = "l";
}

fn try_all(function: &str, id: &str) -> Result<FunctionPolicyBuf, Findings> {
    at_run_time!(function, id => sns_topic(REGION, ACCOUNT, "t"), format!("{id}-2") => TOPIC.source_arn().unwrap())
}

fn main() {
    assert_eq!(ALL.get(1).unwrap().statement_id().as_str(), "u-invoke");
    assert!(STATEMENTS.document(&lambda_perm::output::Scope::NONE).is_ok());
    assert_eq!(LITERALS.get(1).unwrap().principal().as_str(), "logs.us-east-1.amazonaws.com");
    assert_eq!(URLS.get(0).unwrap().statement_id().as_str(), "all");
    assert_eq!(LAYER.get(0).unwrap().version_number().get(), 3);
    assert_eq!(MEMBERS.get(3).unwrap().source_arn(), TOPIC.source_arn());
    assert_eq!((GIVEN.source_arn(), OF_LITERALS.source_arn()), (TOPIC.source_arn(), BY.source_arn()));
    assert_eq!((PERMISSIONS.len(), NESTED.len()), (3, 1));
    let codes: Vec<_> = try_all("f", "s").unwrap_err().iter().map(|finding| finding.code().id()).collect();
    assert_eq!(codes, ["LP0805"]);
}
