use lambda_perm::{AccountId, Arn, FunctionPermission, grant};

const TOPIC: Arn = Arn::new("arn:aws:sns:us-east-1:123456789012:t");
const ACCOUNT: AccountId = AccountId::new("210987654321");

pub const GRANT: FunctionPermission = grant!(
    function_name = "f",
    statement_id = "s",
    action = InvokeFunction,
    principal = s3,
    source_arn = TOPIC,
    source_account = ACCOUNT,
);

fn main() {}
