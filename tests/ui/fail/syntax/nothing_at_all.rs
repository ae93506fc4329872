use lambda_perm::{FunctionPermission, grant};

const GRANT: FunctionPermission = grant!();

fn main() {}
