//! Each value of a web function's policy, and what is wrong with several together.

use lambda_perm::{WebFunctionPolicy, policy};

const VALUES: WebFunctionPolicy = policy!(
    web_function = "arn:aws:lambda:us-east-1:123456789012:function:my-site",
    statement(
        statement_id = "a",
        action = InvokeWebFunction,
        principal = "210987654321",
        endpoint = "*",
        web_function_auth_type = IAM_AUTH,
    ),
);

const TOGETHER: WebFunctionPolicy = policy!(
    web_function = "my-site",
    statement(statement_id = "everyone", action = InvokeWebFunctionEndpoint, principal = "*"),
    statement(statement_id = "cdn", action = InvokeWebFunctionEndpoint, principal = cloudfront),
    statement(statement_id = "function", action = InvokeFunction, principal = "210987654321"),
    statement(statement_id = "reader", action = GetWebFunction, principal = "210987654321", endpoint = "prod"),
    statement(
        statement_id = "cdn",
        action = InvokeWebFunctionEndpoint,
        principal = "210987654321",
        web_function_auth_type = ApplicationManaged,
    ),
);

fn main() {}
