use lambda_perm::{FunctionPermission, grant};

pub const GRANT: FunctionPermission = grant!(
    function_name = "f",
    statement_id = "s",
    action = InvokeFunction,
    principal = cloudfront,
    source_arn = "arn:aws:cloudfront::123456789012:distribution/E1",
    invoked_via_function_url = "true",
);

fn main() {}
