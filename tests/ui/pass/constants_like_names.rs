//! A constant whose name is like one of the catalogue is taken, where it is in scope.

#![deny(warnings, unused_qualifications)]
#![deny(clippy::all, clippy::pedantic)]

use lambda_perm::{FunctionPermission, FunctionUrlAuthType, Principal, grant, policy, try_grant};

const AWS_IAN: FunctionUrlAuthType = FunctionUrlAuthType::AwsIam;
const S3: &str = "s3.amazonaws.com";
const SNS: Principal = Principal::new("210987654321");

const URL: FunctionPermission = grant!(
    function_name = "f",
    statement_id = "s",
    action = InvokeFunctionUrl,
    principal = SNS,
    function_url_auth_type = AWS_IAN,
);

const UPLOADS: FunctionPermission = grant!(
    function_name = "f",
    statement_id = "s",
    action = InvokeFunction,
    principal = S3,
    source_arn = "arn:aws:s3:::b",
    source_account = "123456789012",
);

/// What the constants of a type are called does not matter either.
struct Names;

impl Names {
    const NON: &str = "AWS_IAM";

    const fn url() -> FunctionPermission {
        grant!(
            function_name = "f",
            statement_id = "s",
            action = InvokeFunctionUrl,
            principal = SNS,
            function_url_auth_type = Self::NON,
        )
    }
}

fn main() {
    assert_eq!(URL.principal().as_str(), "210987654321");
    assert_eq!(Names::url(), URL);
    assert_eq!(UPLOADS.principal().as_str(), "s3.amazonaws.com");
    let set = policy!(
        function_name = "f",
        function_url(statement_id = "s", principal = SNS, function_url_auth_type = AWS_IAN),
    );
    assert_eq!(set.len(), 2);
    let name = String::from("f");
    let at_run_time = try_grant!(
        function_name = &name,
        statement_id = "s",
        action = InvokeFunctionUrl,
        principal = SNS,
        function_url_auth_type = AWS_IAN,
    );
    assert_eq!(at_run_time.expect("a permission").principal().as_str(), URL.principal().as_str());
}
