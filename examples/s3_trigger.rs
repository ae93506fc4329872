//! A bucket calls a function. A bucket's ARN names no account, so the account is given apart.

use lambda_perm::{FunctionPermission, grant, output::Scope};

const TRIGGER: FunctionPermission = grant!(
    function_name = "arn:aws:lambda:us-east-2:123456789012:function:my-function",
    statement_id = "s3-account",
    action = InvokeFunction,
    principal = s3,
    source_arn = "arn:aws:s3:::my-bucket-123456",
    source_account = "123456789012",
);

fn main() {
    let line = TRIGGER.add_permission().shell_line();
    println!("{line}");
    assert_eq!(
        line,
        "aws lambda add-permission --function-name arn:aws:lambda:us-east-2:123456789012:function:my-function \
         --statement-id s3-account --action lambda:InvokeFunction --principal s3.amazonaws.com \
         --source-arn arn:aws:s3:::my-bucket-123456 --source-account 123456789012 --region us-east-2"
    );
    // A full ARN needs no scope.
    assert_eq!(
        TRIGGER.statement(&Scope::NONE).expect("the name is a full ARN").to_json(),
        r#"{"Sid":"s3-account","Effect":"Allow","Principal":{"Service":"s3.amazonaws.com"},"Action":"lambda:InvokeFunction","Resource":"arn:aws:lambda:us-east-2:123456789012:function:my-function","Condition":{"StringEquals":{"AWS:SourceAccount":"123456789012"},"ArnLike":{"AWS:SourceArn":"arn:aws:s3:::my-bucket-123456"}}}"#
    );
}
