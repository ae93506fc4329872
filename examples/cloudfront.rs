//! A CloudFront distribution calls a function URL with origin access control.

use lambda_perm::{Arn, FunctionPermission, grant};

const DISTRIBUTION: Arn = Arn::new("arn:aws:cloudfront::123456789012:distribution/EDFDVBD6EXAMPLE");

const URL: FunctionPermission = grant!(
    function_name = "site",
    statement_id = "AllowCloudFrontServicePrincipal",
    action = InvokeFunctionUrl,
    principal = cloudfront,
    source_arn = DISTRIBUTION,
    function_url_auth_type = AWS_IAM,
);

const INVOKE: FunctionPermission = grant!(
    function_name = "site",
    statement_id = "AllowCloudFrontServicePrincipalInvokeFunction",
    action = InvokeFunction,
    principal = cloudfront,
    source_arn = DISTRIBUTION,
    invoked_via_function_url = true,
);

pub(crate) fn main() {
    for permission in [URL, INVOKE] {
        println!("{}", permission.add_permission().shell_line());
    }
    assert_eq!(
        INVOKE.add_permission().shell_line(),
        "aws lambda add-permission --function-name site \
         --statement-id AllowCloudFrontServicePrincipalInvokeFunction --action lambda:InvokeFunction \
         --principal cloudfront.amazonaws.com \
         --source-arn arn:aws:cloudfront::123456789012:distribution/EDFDVBD6EXAMPLE --invoked-via-function-url"
    );
}
