use lambda_perm::{FunctionPermission, grant};

const RULE: &str = "arn:aws:events:us-wst-2:123456789012:rule/r";

pub const GRANT: FunctionPermission = grant!(
    function_name = "arn:aws:lambda:us-est-1:123456789012:function:f",
    statement_id = "s",
    action = InvokeFunction,
    principal = events,
    source_arn = RULE,
);

fn main() {}
