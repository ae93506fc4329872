use lambda_perm::{FunctionPermission, grant};

pub const GRANT: FunctionPermission = grant!(
    function_name = "f",
    statement_id = "s",
    action = InvokeFunction,
    principal = "*",
    organization_id = "o-t194hfs8cz",
    version_number = 3,
);

fn main() {}
