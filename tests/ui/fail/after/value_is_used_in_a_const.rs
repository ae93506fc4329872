use lambda_perm::{FunctionPermission, grant};

const GRANT: FunctionPermission =
    grant!(function_name = "f", statement_id = "a b", action = GetFunction, principal = "123456789012");
const COPY: FunctionPermission = GRANT;
static ALL: [&FunctionPermission; 1] = [&COPY];

fn main() {
    println!("{} {}", COPY.function_name(), ALL.len());
}
