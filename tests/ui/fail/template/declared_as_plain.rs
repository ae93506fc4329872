use lambda_perm::{FunctionPermission, grant};

const GRANT: FunctionPermission =
    grant!(function_name = Ref("Function"), statement_id = "s", action = GetFunction, principal = "123456789012");

fn main() {
    println!("{:?}", GRANT);
}
