use lambda_perm::{FunctionPermission, grant};

const TOPIC: &str = "arn:aws:sns:us-east-1:123456789012:t";

pub const GRANT: FunctionPermission = grant!(
    function_name = "f",
    statement_id = "s",
    action = InvokeFunction,
    principal = sns,
    source_arn = TOPIC,
    allow(never_matches, reason = "why not"),
);

fn main() {}
