use lambda_perm::{FunctionPermission, grant};

const GRANT: FunctionPermission =
    grant!(FunctionName = "f", StatementId = "s", Action = "lambda:GetFunction", Principal = "123456789012");

fn main() {}
