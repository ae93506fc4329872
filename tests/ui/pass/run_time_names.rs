//! Names of the user's that the expansion of `try_grant!` and `try_policy!` must not pick up, under another name of the crate.

#![allow(dead_code, non_camel_case_types, non_upper_case_globals)]

extern crate lambda_perm as permissions;

mod core {}
mod std {}
mod alloc {}
mod lambda_perm {}
mod arn {}
mod given {}
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
struct usize;
struct Values;
struct Location;
struct Members;
struct Key;
struct FunctionPermission;
struct OwnedFunctionPermission;
const values: () = ();
const members: () = ();
const resource: () = ();

fn known() {}
fn literal() {}
fn try_policy() {}
fn sns_topic() {}

#[allow(unused_macros)]
macro_rules! file {
    () => {};
}

#[allow(unused_macros)]
macro_rules! line {
    () => {};
}

type Made<T> = ::core::result::Result<T, permissions::Findings>;

fn one(id: &::core::primitive::str, region: &::core::primitive::str) -> Made<permissions::FunctionPermissionBuf> {
    permissions::try_grant!(
        function_name = "f",
        statement_id = id,
        action = InvokeFunction,
        principal = sns,
        source_arn = sns_topic(region, "123456789012", "t"),
    )
}

/// Variables that are named like keys, services, and the words of a set.
fn set(
    function_name: &::core::primitive::str,
    statement: &::core::primitive::str,
) -> Made<permissions::FunctionPolicyBuf> {
    let (permission, allow, reason) = (one(statement, "us-east-1")?, statement, "123456789012");
    let (s3, function_url) = (reason, "url");
    permissions::try_policy!(
        function_name = function_name,
        statement(statement_id = "allow", action = GetFunction, principal = &s3),
        function_url(
            statement_id = function_url,
            principal = &reason,
            allow(shadowed, incomplete_url, reason = "not used, which is found"),
        ),
        permission(permission),
        permission(one(allow, "us-east-2")?),
    )
}

fn main() {
    assert!(one("s", "us-east-1").is_ok());
    let findings = set("f", "s").unwrap_err();
    let codes: ::std::vec::Vec<_> = findings.iter().map(|finding| finding.code().id()).collect();
    assert_eq!(codes, ["LP0114", "LP0114", "LP0801"]);
    assert_eq!(
        findings.iter().next().and_then(|finding| finding.location()).map(|at| at.file.is_empty()),
        ::core::option::Option::Some(false)
    );
}
