use lambda_perm::{Arn, FunctionPermission, grant};

const BUCKET: Arn = Arn::new("arn:aws:s3:::b");

pub const GRANT: FunctionPermission =
    grant!(function_name = "f", statement_id = BUCKET, action = GetFunction, principal = BUCKET);

fn main() {}
