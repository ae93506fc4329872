use lambda_perm::{FunctionPermission, grant};

pub fn deploy(account: &str) -> FunctionPermission {
    grant!(
        function_name = "f",
        statement_id = "s",
        action = InvokeFunction,
        principal = sns,
        source_arn = "arn:aws:sns:us-east-1:123456789012:t",
        source_account = account,
    )
}

fn main() {}
