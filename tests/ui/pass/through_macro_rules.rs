//! Fragments of every kind, which come to the macro in invisible groups.

use lambda_perm::{FunctionPermission, LayerVersionPermission, grant};

const ACCOUNT: &str = "123456789012";
const REGION: &str = "us-east-1";

macro_rules! fragments {
    ($function:literal, $action:ident, $service:ident($region:expr), $arn:expr, $account:path, $token:block) => {
        grant!(
            function_name = $function,
            statement_id = concat!("of-", $function),
            action = $action,
            principal = $service($region),
            source_arn = $arn,
            source_account = $account,
            qualifier = $token,
        )
    };
}

macro_rules! expressions {
    ($name:expr, $version:expr, $action:expr, $principal:expr) => {
        grant!(
            layer_name = $name,
            version_number = $version,
            statement_id = "s",
            action = $action,
            principal = $principal
        )
    };
}

macro_rules! all {
    ($($argument:tt)*) => {
        grant!($($argument)*)
    };
}

macro_rules! key {
    ($key:ident = $value:tt) => {
        grant!(function_name = "f", statement_id = "s", action = InvokeFunction, principal = sns, $key = $value)
    };
}

macro_rules! exception {
    ($lint:ident, $reason:literal) => {
        grant!(
            function_name = "f",
            statement_id = "s",
            action = InvokeFunction,
            principal = "*",
            allow($lint, reason = $reason),
        )
    };
}

const FRAGMENTS: FunctionPermission = fragments!(
    "f",
    InvokeFunction,
    workmail(REGION),
    "arn:aws:workmail:us-east-1:123456789012:organization/m-1",
    crate::ACCOUNT,
    {
        const ALIAS: &str = "prod";
        ALIAS
    }
);
const LITERAL_REGION: FunctionPermission = fragments!(
    "f",
    InvokeFunction,
    workmail("us-east-1"),
    "arn:aws:workmail:us-east-1:123456789012:organization/m-1",
    ACCOUNT,
    {
        const ALIAS: &str = "prod";
        ALIAS
    }
);
const EXPRESSIONS: LayerVersionPermission = expressions!("l", 3, GetLayerVersion, "123456789012");
const CONSTANTS: LayerVersionPermission = expressions!(concat!("l", "l"), 1 + 2, "lambda:GetLayerVersion", ACCOUNT);
const ALL: FunctionPermission = all!(
    function_name = "f",
    statement_id = "s",
    action = InvokeFunction,
    principal = sns,
    source_arn = "arn:aws:sns:us-east-1:123456789012:t",
);
const KEY: FunctionPermission = key!(source_arn = "arn:aws:sns:us-east-1:123456789012:t");
const EXCEPTION: FunctionPermission = exception!(public_access, "a test");

fn main() {
    assert_eq!(FRAGMENTS.principal().as_str(), "workmail.us-east-1.amazonaws.com");
    assert_eq!(FRAGMENTS, LITERAL_REGION);
    assert_eq!(EXPRESSIONS.version_number(), CONSTANTS.version_number());
    assert_eq!(ALL, KEY);
    assert_eq!(EXCEPTION.exceptions()[0].reason(), "a test");
}
