//! Values that only the compiler knows, and constants of another type.

use lambda_perm::{FunctionUrlAuthType, WebFunctionPolicy, policy};

const ENDPOINT: &str = "prod/1";
const PRINCIPAL: &str = "cloudfront.amazonaws.com";
const AUTH_TYPE: FunctionUrlAuthType = FunctionUrlAuthType::AwsIam;

const VALUES: WebFunctionPolicy = policy!(
    web_function = "my-site",
    statement(
        statement_id = "a",
        action = InvokeWebFunctionEndpoint,
        principal = const { PRINCIPAL },
        endpoint = const { ENDPOINT },
    ),
);

const TYPE: WebFunctionPolicy = policy!(
    web_function = "my-site",
    statement(
        statement_id = "a",
        action = InvokeWebFunctionEndpoint,
        principal = "210987654321",
        web_function_auth_type = const { AUTH_TYPE },
    ),
);

fn main() {}
