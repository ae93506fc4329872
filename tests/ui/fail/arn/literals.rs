use lambda_perm::grant;

fn main() {
    let _ = grant!(
        function_name = "my-function",
        statement_id = "s",
        action = InvokeFunction,
        principal = sns,
        source_arn = sns_topic("us-esat-2", "123456789012", "my-topic"),
    );
    let _ = grant!(
        function_name = "my-function",
        statement_id = "s",
        action = InvokeFunction,
        principal = sns,
        source_arn = sns_topic("us-east-2", "12345678901", "my topic"),
    );
    let _ = grant!(
        function_name = "my-function",
        statement_id = "s",
        action = InvokeFunction,
        principal = s3,
        source_arn = s3_buckt("my-bucket"),
        source_account = "123456789012",
    );
    let _ = grant!(
        function_name = "my-function",
        statement_id = "s",
        action = InvokeFunction,
        principal = s3,
        source_arn = s3_bucket("us-east-2", "my-bucket"),
        source_account = "123456789012",
    );
    let _ = grant!(
        function_name = "my-function",
        statement_id = "s",
        action = InvokeFunction,
        principal = s3,
        source_arn = s3_bucket(3),
        source_account = "123456789012",
    );
    let _ = grant!(
        function_name = "my-function",
        statement_id = "s",
        action = InvokeFunction,
        principal = apigateway,
        source_arn = rest_api_method("us-east-2", "123456789012", "abc123", "prod", "GTE", "/pets"),
    );
    // What is made is judged like any other ARN.
    let _ = grant!(
        function_name = "my-function",
        statement_id = "s",
        action = InvokeFunction,
        principal = sns,
        source_arn = eventbridge_rule("us-east-2", "123456789012", "nightly"),
    );
}
