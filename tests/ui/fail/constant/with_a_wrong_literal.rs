use lambda_perm::{FunctionPermission, grant};

const ACCOUNT: &str = "12345678901";
const BUCKET: &str = "arn:aws:s3:::b/*";

pub const GRANT: FunctionPermission = grant!(
    function_name = "f",
    statement_id = "a b",
    action = InvokeFunction,
    principal = s3,
    source_arn = BUCKET,
    source_account = ACCOUNT,
);

fn main() {}
