//! `try_grant!` and `try_policy!` where values are borrowed, owned, typed and optional, in generic code, with names shadowed.
#![deny(warnings)]

use lambda_perm::{AccountId, Findings, FunctionPermissionBuf, FunctionPolicyBuf, try_grant, try_policy};

#[allow(dead_code)]
struct Some;
#[allow(dead_code, non_camel_case_types)]
struct String;
#[allow(dead_code)]
mod core {}
#[allow(dead_code)]
mod std {}

fn of_anything<T: AsRef<str>>(function: T, account: AccountId) -> Result<FunctionPermissionBuf, Findings> {
    try_grant!(function_name = function.as_ref(), statement_id = "s", action = InvokeFunction, principal = &account,)
}

fn in_a_closure(names: &[&str]) -> Vec<Result<FunctionPolicyBuf, Findings>> {
    let id = "s";
    names
        .iter()
        .map(|name| {
            try_policy!(
                function_name = name,
                statement(statement_id = id, action = GetFunction, principal = "123456789012"),
            )
        })
        .collect()
}

fn main() {
    let account = AccountId::new("123456789012");
    assert!(of_anything("f", account).is_ok());
    assert!(of_anything(format!("f{}", "."), account).is_err());
    let made = in_a_closure(&["f", "g."]);
    assert!(made[0].is_ok() && made[1].is_err());
}
