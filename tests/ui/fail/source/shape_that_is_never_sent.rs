use lambda_perm::{FunctionPermission, grant};

pub const LOG_GROUP: FunctionPermission = grant!(
    function_name = "f",
    statement_id = "s",
    action = InvokeFunction,
    principal = logs,
    source_arn = "arn:aws:logs:us-east-1:123456789012:log-group:g",
);
pub const NO_STAGE: FunctionPermission = grant!(
    function_name = "f",
    statement_id = "s",
    action = InvokeFunction,
    principal = apigateway,
    source_arn = "arn:aws:execute-api:us-east-1:123456789012:abcdef1234",
);
pub const CONTROL_PLANE: FunctionPermission = grant!(
    function_name = "f",
    statement_id = "s",
    action = InvokeFunction,
    principal = apigateway,
    source_arn = "arn:aws:apigateway:us-east-1::/restapis/abcdef1234",
);

fn main() {}
