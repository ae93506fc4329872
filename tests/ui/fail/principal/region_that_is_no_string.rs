use lambda_perm::{FunctionPermission, grant};

pub const GRANT: FunctionPermission = grant!(
    function_name = "f",
    statement_id = "s",
    action = InvokeFunction,
    principal = workmail(1),
    source_arn = "arn:aws:workmail:us-east-1:123456789012:organization/m-1",
);

fn main() {}
