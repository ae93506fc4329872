use lambda_perm::{FunctionPermission, grant};

pub struct Stack;

impl Stack {
    const NAME: &str = "my.fn";
    const ACCOUNT: &str = "1";

    pub fn grant() -> FunctionPermission {
        grant!(
            function_name = Self::NAME,
            statement_id = "s",
            action = InvokeFunction,
            principal = sns,
            source_arn = "arn:aws:sns:us-east-1:123456789012:t",
            source_account = Self::ACCOUNT,
        )
    }
}

fn main() {
    Stack::grant();
}
