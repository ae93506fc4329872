use lambda_perm::{FunctionPermission, grant};

const ACCOUNT: &str = "12345678901";

macro_rules! topic {
    ($name:ident, $function:literal, $arn:expr, $account:expr) => {
        pub const $name: FunctionPermission = grant!(
            function_name = $function,
            statement_id = "s",
            action = InvokeFunction,
            principal = sns,
            source_arn = $arn,
            source_account = $account,
        );
    };
}

topic!(LITERAL, "my.fn", "arn:aws:sns:us-east-1:123456789012:t", "123456789012");
topic!(CONSTANT, "f", "arn:aws:sns:us-east-1:123456789012:t", ACCOUNT);

fn main() {}
