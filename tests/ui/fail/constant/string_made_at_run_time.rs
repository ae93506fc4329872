use lambda_perm::{FunctionPermission, grant};

pub fn deploy(stage: &str) -> FunctionPermission {
    grant!(function_name = format!("api-{stage}"), statement_id = "s", action = GetFunction, principal = "123456789012",)
}

fn main() {}
