//! Keys of functions in the policy of a web function, and the other way round.

use lambda_perm::{FunctionPolicy, WebFunctionPolicy, policy};

const WEB: WebFunctionPolicy = policy!(
    web_function = "my-site",
    qualifier = "prod",
    statement(
        statement_id = "a",
        action = InvokeWebFunctionEndpoint,
        principal = "210987654321",
        function_url_auth_type = AWS_IAM,
    ),
    function_url(statement_id = "b", principal = "210987654321", function_url_auth_type = AWS_IAM),
);

const FUNCTION: FunctionPolicy = policy!(
    function_name = "f",
    statement(statement_id = "a", action = InvokeFunction, principal = "210987654321", endpoint = "prod"),
);

fn main() {}
