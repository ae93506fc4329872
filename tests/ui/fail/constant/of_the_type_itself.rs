use lambda_perm::{FunctionPermission, grant};

pub struct Stack;

impl Stack {
    const ACCOUNT: &str = "1";
    pub const GRANT: FunctionPermission = grant!(
        function_name = "f",
        statement_id = "s",
        action = InvokeFunction,
        principal = sns,
        source_account = Self::ACCOUNT,
    );
}

fn main() {}
