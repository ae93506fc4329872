use lambda_perm::{FunctionPermission, grant};

pub const GRANT: FunctionPermission = grant!(
    function_name = "f",
    statement_id = "s",
    action = InvokeFunctionUrl,
    principal = "123456789012",
    function_url_auth_type = none,
);
pub const CAMEL: FunctionPermission = grant!(
    function_name = "f",
    statement_id = "s",
    action = InvokeFunctionUrl,
    principal = "123456789012",
    function_url_auth_type = AwsIam,
);

fn main() {}
