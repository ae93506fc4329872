use lambda_perm::{try_grant, try_policy};

fn main() {
    let (event, actoin, partner) = ("events.amazonaws.com", "lambda:InvokeFunction", "123456789012");
    let _ = try_grant!(function_name = "my-function", statement_id = "s", action = InvokeFunction, principal = event);
    let _ = try_grant!(function_name = "my-function", statement_id = "s", action = actoin, principal = &partner);
    let _ = try_grant!(function_name = "my-function", statement_id = "s", action = InvokeFunction, principal = partner);
    let _ = try_policy!(
        function_name = "my-function",
        statement(statement_id = "s", action = InvokeFunction, principal = partner),
    );
}
