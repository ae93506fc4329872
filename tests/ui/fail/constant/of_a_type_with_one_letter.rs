use lambda_perm::{FunctionPermission, FunctionPolicy, grant, policy};

pub struct S;

impl S {
    pub const NAME: &'static str = "my function";
    pub const COUNT: usize = 3;
}

pub const GRANT: FunctionPermission =
    grant!(function_name = S::NAME, statement_id = "s", action = GetFunction, principal = "123456789012");

pub fn in_an_uncalled_function() -> FunctionPolicy {
    policy!(
        function_name = S::NAME,
        statement(statement_id = S::COUNT, action = GetFunction, principal = "123456789012"),
    )
}

fn main() {}
