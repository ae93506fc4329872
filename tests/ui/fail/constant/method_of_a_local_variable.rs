use lambda_perm::{FunctionPermission, grant};

pub struct Stack {
    account: String,
}

pub fn deploy(stack: &Stack) -> FunctionPermission {
    grant!(
        function_name = "f",
        statement_id = "s",
        action = InvokeFunction,
        principal = sns,
        source_arn = "arn:aws:sns:us-east-1:123456789012:t",
        source_account = stack.account.as_str(),
    )
}

fn main() {}
