//! A topic calls a function. A topic's ARN names its account, so nothing else is needed.

use lambda_perm::{AccountId, FunctionPermission, grant, output::Scope};

const NOTIFICATIONS: FunctionPermission = grant!(
    function_name = "my-function",
    statement_id = "sns",
    action = InvokeFunction,
    principal = sns,
    source_arn = "arn:aws:sns:us-east-2:123456789012:my-topic",
);

fn main() {
    let scope = Scope::new("us-east-2", AccountId::new("123456789012"));
    let statement = NOTIFICATIONS.statement(&scope).expect("the scope names a Region and an account");
    println!("{}", statement.to_json_pretty());
    assert_eq!(
        statement.to_json(),
        r#"{"Sid":"sns","Effect":"Allow","Principal":{"Service":"sns.amazonaws.com"},"Action":"lambda:InvokeFunction","Resource":"arn:aws:lambda:us-east-2:123456789012:function:my-function","Condition":{"ArnLike":{"AWS:SourceArn":"arn:aws:sns:us-east-2:123456789012:my-topic"}}}"#
    );
}
