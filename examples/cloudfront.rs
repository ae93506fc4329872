//! A CloudFront distribution calls a function URL with origin access control.

use lambda_perm::{AccountId, FunctionPolicy, policy};

const ACCOUNT: AccountId = AccountId::new("123456789012");

const POLICY: FunctionPolicy = policy!(
    function_name = "site",
    function_url(
        statement_id = "cloudfront",
        principal = cloudfront,
        source_arn = cloudfront_distribution(ACCOUNT, "EDFDVBD6EXAMPLE"),
        function_url_auth_type = AWS_IAM,
    ),
);

fn main() {
    let lines: Vec<String> = POLICY.add_permissions().map(|request| request.shell_line()).collect();
    println!("{}", lines.join("\n"));
    assert_eq!(
        lines,
        [
            "aws lambda add-permission --function-name site --statement-id cloudfront \
             --action lambda:InvokeFunctionUrl --principal cloudfront.amazonaws.com \
             --source-arn arn:aws:cloudfront::123456789012:distribution/EDFDVBD6EXAMPLE \
             --function-url-auth-type AWS_IAM",
            "aws lambda add-permission --function-name site --statement-id cloudfront-invoke \
             --action lambda:InvokeFunction --principal cloudfront.amazonaws.com \
             --source-arn arn:aws:cloudfront::123456789012:distribution/EDFDVBD6EXAMPLE \
             --invoked-via-function-url",
        ]
    );
}
