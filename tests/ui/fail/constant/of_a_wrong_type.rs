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

fn main() {}
