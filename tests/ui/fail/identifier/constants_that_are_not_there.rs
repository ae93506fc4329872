//! A word in upper case is a constant. Where there is none, the compiler suggests the name of the catalogue that is like it.
use lambda_perm::{FunctionPermission, grant, try_grant};

const AUTH_TYPE: FunctionPermission = grant!(
    function_name = "f",
    statement_id = "s",
    action = InvokeFunctionUrl,
    principal = "210987654321",
    function_url_auth_type = AWS_IAN,
);

const SERVICE: FunctionPermission = grant!(
    function_name = "f",
    statement_id = "s",
    action = InvokeFunction,
    principal = S3,
    source_arn = "arn:aws:s3:::b",
    source_account = "123456789012",
);

fn main() {
    let _ = (AUTH_TYPE, SERVICE);
    let _ = try_grant!(
        function_name = "f",
        statement_id = "s",
        action = InvokeFunctionUrl,
        principal = &String::new(),
        function_url_auth_type = NON,
    );
    let _ = try_grant!(function_name = "f", statement_id = "s", action = InvokeFunction, principal = SNS);
}
