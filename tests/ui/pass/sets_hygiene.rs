//! Names of the user's that the expansion of a set must not pick up, under another name of the crate.

#![allow(dead_code, non_camel_case_types, non_upper_case_globals)]

extern crate lambda_perm as permissions;

mod core {}
mod std {}
mod alloc {}
mod lambda_perm {}
mod lambda_perm_core {}
mod arn {}
mod __private {}
struct Option;
struct Some;
struct None;
struct Ok;
struct Err;
struct Result;
struct Vec;
struct String;
struct str;
struct bool;
struct u64;
struct u128;
struct usize;
struct Draft;
struct Key;
struct Code;
struct Member;
struct Set;
struct ExaminedSet;
struct Exception;
struct Lint;
struct FunctionPermission;
struct FunctionPolicy;
struct Policy;
struct Values;
const NAME: &::core::primitive::str = "arn:aws:lambda:us-east-1:123456789012:function:f";
const ID: &::core::primitive::str = "url";
const ACCOUNT: &::core::primitive::str = "123456789012";
const permission: () = ();
const policy: () = ();
const set: () = ();
const members: () = ();

#[allow(unused_macros)]
macro_rules! compile_error {
    ($($any:tt)*) => {};
}

macro_rules! concat {
    ($($any:tt)*) => {
        "of-the-user"
    };
}

fn sns_topic(_: &::core::primitive::str) -> &'static ::core::primitive::str {
    "never called"
}

const GRANT: permissions::FunctionPermission = permissions::grant!(
    function_name = "f",
    statement_id = concat!("any", "thing"),
    action = InvokeFunction,
    principal = sns,
    source_arn = sns_topic("us-east-1", ACCOUNT, "t"),
);
/// Constants that are named like the items of the expansion, in a scope that it sees.
mod items {
    const __lambda_perm: () = ();
    const __lambda_perm_set: () = ();
    const __lambda_perm_members: () = ();
    const __lambda_perm_document: () = ();
    const __lambda_perm_policy: () = ();
    const __lambda_perm_function_name: () = ();
    const __lambda_perm_0_statement_id: () = ();
    const __lambda_perm_0_examined: () = ();
    const __lambda_perm_0_exceptions: () = ();
    const __lambda_perm_2_permission: () = ();

    pub const SET: permissions::FunctionPolicy = permissions::policy!(
        function_name = super::NAME,
        statement(statement_id = "first", action = GetFunction, principal = super::ACCOUNT),
        permission(super::GRANT),
    );
    pub const GRANT: permissions::FunctionPermission = permissions::grant!(
        function_name = super::NAME,
        statement_id = "first",
        action = GetFunction,
        principal = super::ACCOUNT,
    );

    use ::lambda_perm as permissions;
}

const LITERALS: permissions::FunctionPolicy = permissions::policy!(
    function_name = "f",
    statement(
        statement_id = "everyone",
        action = InvokeFunction,
        principal = "*",
        allow(public_access, reason = "a test"),
    ),
    function_url(statement_id = "url", principal = "123456789012", allow(shadowed, reason = "of the wide one")),
);
const CONSTANTS: permissions::FunctionPolicy = permissions::policy!(
    function_name = NAME,
    statement(statement_id = "first", action = GetFunction, principal = ACCOUNT),
    function_url(
        statement_id = ID,
        principal = "*",
        function_url_auth_type = NONE,
        allow(public_access, reason = "a test"),
    ),
    permission(GRANT),
);

fn at_run_time(
    id: &::core::primitive::str,
) -> ::core::result::Result<permissions::FunctionPolicyBuf, permissions::Findings> {
    permissions::try_policy!(
        function_name = NAME,
        statement(statement_id = id, action = GetFunction, principal = ACCOUNT),
        function_url(
            statement_id = ID,
            principal = "*",
            function_url_auth_type = NONE,
            allow(public_access, reason = "a test"),
        ),
        permission(GRANT),
    )
}

fn one_at_run_time(
    region: &::core::primitive::str,
) -> ::core::result::Result<permissions::FunctionPermissionBuf, permissions::Findings> {
    permissions::try_grant!(
        function_name = "f",
        statement_id = ID,
        action = InvokeFunction,
        principal = sns,
        source_arn = sns_topic(region, ACCOUNT, "t"),
    )
}

fn main() {
    assert_eq!(GRANT.statement_id().as_str(), "of-the-user");
    assert_eq!(LITERALS.get(2).unwrap().set_exceptions().len(), 1);
    assert_eq!(items::SET.get(0).unwrap(), items::GRANT);
    assert!(CONSTANTS.document(&::lambda_perm::output::Scope::NONE).is_ok());
    assert_eq!(CONSTANTS, at_run_time("first").unwrap().as_policy());
    assert!(one_at_run_time("us-east-1").is_ok());
}
