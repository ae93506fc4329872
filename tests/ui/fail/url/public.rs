use lambda_perm::{FunctionPermission, grant};

pub const GRANT: FunctionPermission = grant!(
    function_name = "webhook",
    statement_id = "public-url",
    action = InvokeFunctionUrl,
    principal = "*",
    function_url_auth_type = NONE,
);

fn main() {}
