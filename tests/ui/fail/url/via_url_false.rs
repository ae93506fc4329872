use lambda_perm::{FunctionPermission, grant};

const VIA_URL: bool = false;

pub const LITERAL: FunctionPermission = grant!(
    function_name = "f",
    statement_id = "s",
    action = InvokeFunction,
    principal = "123456789012",
    invoked_via_function_url = false,
);
pub const CONSTANT: FunctionPermission = grant!(
    function_name = "f",
    statement_id = "s",
    action = InvokeFunction,
    principal = "123456789012",
    invoked_via_function_url = VIA_URL,
);

fn main() {}
