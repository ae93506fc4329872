//! Names of the user's that the expansion must not pick up, under another name of the crate.

#![allow(dead_code, non_camel_case_types, non_upper_case_globals)]

extern crate lambda_perm as permissions;

mod core {}
mod std {}
mod lambda_perm {}
mod __private {}
mod __lambda_perm {}
struct Option;
struct Some;
struct None;
struct Ok;
struct Err;
struct str;
struct bool;
struct u64;
struct u128;
struct FunctionPermission;
struct Draft;
struct Key;
const P: &::core::primitive::str = "f";
const ACCOUNT: &::core::primitive::str = "123456789012";
const permission: () = ();
const draft: () = ();

#[allow(unused_macros)]
macro_rules! compile_error {
    ($($any:tt)*) => {};
}

const LITERALS: permissions::FunctionPermission = permissions::grant!(
    function_name = "f",
    statement_id = "s",
    action = InvokeFunction,
    principal = "*",
    allow(public_access, reason = "a test"),
);
const CONSTANTS: permissions::FunctionPermission = permissions::grant!(
    function_name = P,
    statement_id = "s",
    action = InvokeFunction,
    principal = s3,
    source_arn = "arn:aws:s3:::b",
    source_account = ACCOUNT,
);

fn main() {
    assert_eq!(LITERALS.function_name().as_str(), CONSTANTS.function_name().as_str());
}
