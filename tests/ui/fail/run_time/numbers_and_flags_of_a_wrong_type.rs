use lambda_perm::{try_grant, try_policy};

fn main() {
    let (version, flag) = (3_i64, "true");
    let _ = try_policy!(
        layer_name = "my-layer",
        version_number = version,
        statement(statement_id = "s", action = GetLayerVersion, principal = "123456789012"),
    );
    let _ = try_grant!(
        function_name = "my-function",
        statement_id = "s",
        action = InvokeFunction,
        principal = "123456789012",
        invoked_via_function_url = flag,
    );
}
