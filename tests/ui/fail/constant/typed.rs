use lambda_perm::{AccountId, Arn, FunctionPermission, grant};

const ACCOUNT: AccountId = AccountId::new("1234-5678-9012");

pub const GRANT: FunctionPermission = grant!(
    function_name = "f",
    statement_id = "s",
    action = InvokeFunction,
    principal = s3,
    source_arn = Arn::new("my-bucket"),
    source_account = ACCOUNT,
);

fn main() {}
