use lambda_perm::{FunctionPermission, grant};

const NAME: &str = "my.fn";
const ACCOUNT: &str = "12345678901";

pub const GRANT: FunctionPermission = grant!(
    function_name = NAME,
    statement_id = concat!("a", "b c"),
    action = InvokeFunction,
    principal = sns,
    source_arn = "arn:aws:sns:us-east-1:123456789012:t",
    source_account = ACCOUNT,
);

fn main() {}
