use lambda_perm::{FunctionPermission, grant};

const COUNT: usize = 3;

pub const GRANT: FunctionPermission = grant!(
    function_name = "f",
    statement_id = "s",
    action = InvokeFunction,
    principal = sns,
    source_arn = "arn:aws:sns:us-east-1:123456789012:t",
    source_account = COUNT,
);

const TOPIC: FunctionPermission = grant!(
    function_name = "f",
    statement_id = "s",
    action = InvokeFunction,
    principal = sns,
    source_arn = sns_topic("us-east-2", 123_456_789_012_u64 + 1, "t"),
    invoked_via_function_url = NAME,
);

const NAME: &str = "f";

fn main() {}
