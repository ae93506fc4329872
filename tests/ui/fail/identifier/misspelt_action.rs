use lambda_perm::{FunctionPermission, grant};

pub const GRANT: FunctionPermission = grant!(
    function_name = "f",
    statement_id = "s",
    action = InvokeFunctoin,
    principal = sns,
    source_arn = "arn:aws:sns:us-east-1:123456789012:t",
);
pub const LOWER: FunctionPermission = grant!(
    function_name = "f",
    statement_id = "s",
    action = invoke_function,
    principal = sns,
    source_arn = "arn:aws:sns:us-east-1:123456789012:t",
);

fn main() {}
