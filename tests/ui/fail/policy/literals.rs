use lambda_perm::{FunctionPolicy, policy};

const POLICY: FunctionPolicy = policy!(
    function_name = "arn:aws:lambda:us-east-2:123456789012:function:my-function",
    statement(
        statement_id = "topics",
        action = InvokeFunction,
        principal = sns,
        source_arn = "arn:aws:sns:us-east-2:123456789012:*",
    ),
    statement(
        statement_id = "orders",
        action = InvokeFunction,
        principal = sns,
        source_arn = "arn:aws:sns:us-east-2:123456789012:orders-*",
    ),
    statement(statement_id = "topics", action = GetFunction, principal = "210987654321"),
    statement(
        statement_id = "url",
        action = InvokeFunctionUrl,
        principal = "*",
        function_url_auth_type = NONE,
        allow(public_access, shadowed, reason = "webhook"),
    ),
    statement(
        statement_id = "distribution",
        action = InvokeFunction,
        principal = cloudfront,
        source_arn = "arn:aws:cloudfront::123456789012:distribution/EDFDVBD6EXAMPLE",
        invoked_via_function_url = true,
    ),
    statement(statement_id = "uploads", action = InvokeFunction, principal = s3, source_arn = "arn:aws:s3:::b/*"),
);

fn main() {
    println!("{}", POLICY.permissions().len());
}
