use lambda_perm::{FunctionPermission, grant};

pub const GRANT: FunctionPermission = grant!(
    function_name = "f",
    statement_id = "s",
    action = InvokeFunction,
    principal = workmail,
    source_arn = "arn:aws:workmail:us-east-1:123456789012:organization/m-1",
);
pub const NONE: FunctionPermission = grant!(
    function_name = "f",
    statement_id = "s",
    action = InvokeFunction,
    principal = s3("us-east-1"),
    source_arn = "arn:aws:s3:::b",
    source_account = "123456789012",
);
pub const WRONG: FunctionPermission = grant!(
    function_name = "f",
    statement_id = "s",
    action = InvokeFunction,
    principal = logs("nowhere"),
    source_arn = "arn:aws:logs:us-east-1:123456789012:log-group:g:*",
);
pub const UNKNOWN: FunctionPermission = grant!(
    function_name = "f",
    statement_id = "s",
    action = InvokeFunction,
    principal = workmail("us-est-1"),
    source_arn = "arn:aws:workmail:us-east-1:123456789012:organization/m-1",
);

fn main() {}
