use lambda_perm::{FunctionPermission, grant};

const BUCKET: &str = "arn:aws:s3:::my-bucket/*";

pub fn uploads() -> FunctionPermission {
    grant!(
        function_name = "my-function",
        statement_id = "uploads",
        action = InvokeFunction,
        principal = s3,
        source_arn = BUCKET,
        source_account = "123456789012",
    )
}

fn main() {}
