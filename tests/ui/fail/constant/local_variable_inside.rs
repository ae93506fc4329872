use lambda_perm::{FunctionPermission, grant};

const NAMES: [&str; 2] = ["f", "g"];

pub fn deploy(number: usize) -> FunctionPermission {
    grant!(function_name = NAMES[number], statement_id = "s", action = GetFunction, principal = "123456789012")
}

fn main() {}
