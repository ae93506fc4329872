use lambda_perm::{FunctionPermission, grant};

const ACCOUNT: &str = "12345678901";
const TOPIC: &str = "arn:aws:sns:us-east-2:123456789012:my-topic";

pub const NOTIFICATIONS: FunctionPermission = grant!(
    function_name = "my-function",
    statement_id = "notifications",
    action = InvokeFunctoin,
    principal = s3,
    source_arn = TOPIC,
    source_account = ACCOUNT,
);

fn main() {}
