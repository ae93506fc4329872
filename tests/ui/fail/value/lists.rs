use lambda_perm::{FunctionPermission, grant};

const GRANT: FunctionPermission = grant!(
    function_name = ["f", "g"],
    statement_id = "s",
    action = [InvokeFunction, GetFunction],
    principal = [s3, "123456789012"],
);

fn main() {}
