use lambda_perm::try_grant;

fn main() {
    let (event, actoin, principal) = ("events.amazonaws.com", "lambda:InvokeFunction", "123456789012");
    let _ = try_grant!(function_name = "my-function", statement_id = "s", action = InvokeFunction, principal = event);
    let _ = try_grant!(function_name = "my-function", statement_id = "s", action = actoin, principal = principal);
    let _ = try_grant!(function_name = "my-function", statement_id = "s", action = InvokeFunction, principal = caller);
}
