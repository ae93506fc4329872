use lambda_perm::{FunctionPermission, grant};

const REGION: &str = "eu-central-1";

pub const GRANT: FunctionPermission = grant!(
    function_name = "f",
    statement_id = "s",
    action = InvokeFunction,
    principal = workmail(REGION),
    source_arn = "arn:aws:workmail:us-east-1:123456789012:organization/m-1",
);

fn main() {}
