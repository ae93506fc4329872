use lambda_perm::{FunctionPermission, grant};

pub struct Stack {
    function: String,
}

impl Stack {
    pub fn deploy(&self, id: &str, account: u64) -> FunctionPermission {
        grant!(
            function_name = self.function.as_str(),
            statement_id = id,
            action = InvokeFunction,
            principal = sns,
            source_arn = String::from("arn:aws:sns:us-east-1:123456789012:t"),
            source_account = account.into(),
        )
    }
}

pub const LATER: FunctionPermission =
    grant!(function_name = todo!(), statement_id = "s", action = InvokeFunction, principal = "123456789012");

fn main() {}
