use lambda_perm::{FunctionPolicy, policy};

const POLICY: FunctionPolicy = policy!(
    function_name = "f",
    function_url(
        statement_id = "url",
        principal = sns,
        source_arn = sns_topic("us-east-2", "123456789012", "my-topic"),
    ),
);

fn main() {}
