use lambda_perm::{FunctionPermission, grant};

pub const ORDERS: FunctionPermission = grant!(
    function_name = "my-function",
    statement_id = "orders",
    action = InvokeFunction,
    principal = sqs,
    source_arn = "arn:aws:sqs:us-east-2:123456789012:orders",
);

fn main() {}
