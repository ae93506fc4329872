use lambda_perm::{Findings, FunctionPermissionBuf, FunctionPolicyBuf, try_grant, try_policy};

// What is written in the source is checked when it is compiled, the same as in `grant!` and `policy!`.
fn permission(bucket: String) -> Result<FunctionPermissionBuf, Findings> {
    try_grant!(
        function_name = "my.function",
        statement_id = bucket,
        action = InvokeFunctoin,
        principal = s3,
        event_source_token = bucket,
    )
}

fn policy(name: &str) -> Result<FunctionPolicyBuf, Findings> {
    try_policy!(
        function_name = name,
        statement(statement_id = "a", action = InvokeFunctionUrl, principal = "210987654321"),
        statement(statement_id = "a", action = GetFunction, principal = &name, qualifier = name),
    )
}

fn main() {
    let _ = (permission(String::new()), policy(""));
}
