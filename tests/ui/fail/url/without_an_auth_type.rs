use lambda_perm::{FunctionPermission, grant};

pub const GRANT: FunctionPermission = grant!(
    function_name = "webhook",
    statement_id = "public-url",
    action = InvokeFunctionUrl,
    principal = "*",
    allow(public_access, reason = "webhook endpoint; the handler checks the signature"),
);

fn main() {}
