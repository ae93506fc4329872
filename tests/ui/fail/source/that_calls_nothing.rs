use lambda_perm::{FunctionPermission, grant};

pub const FIFO: FunctionPermission = grant!(
    function_name = "f",
    statement_id = "s",
    action = InvokeFunction,
    principal = sns,
    source_arn = "arn:aws:sns:us-east-1:123456789012:orders.fifo",
);

pub const GATEWAY: FunctionPermission = grant!(
    function_name = "f",
    statement_id = "s",
    action = InvokeFunction,
    principal = bedrock_agentcore,
    source_arn = "arn:aws:bedrock-agentcore:us-east-1:123456789012:gateway/g",
);

pub const ENDED: FunctionPermission = grant!(
    function_name = "f",
    statement_id = "s",
    action = InvokeFunction,
    principal = iotanalytics,
    source_account = "123456789012",
);

pub const UNSENT: FunctionPermission = grant!(
    function_name = "f",
    statement_id = "s",
    action = InvokeFunction,
    principal = events,
    source_account = "123456789012",
);

pub const UNVERIFIED: FunctionPermission =
    grant!(function_name = "f", statement_id = "s", action = InvokeFunction, principal = appflow,);

pub const ARN_ALONE: FunctionPermission =
    grant!(function_name = "f", statement_id = "s", action = InvokeFunction, principal = apigateway,);

fn main() {}
