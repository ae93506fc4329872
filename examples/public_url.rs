//! A public function URL. Since October 2025 it takes two statements, which `function_url(..)` writes from one declaration.

use lambda_perm::{FunctionPolicy, output::Scope, policy};

const POLICY: FunctionPolicy = policy!(
    function_name = "arn:aws:lambda:us-east-2:123456789012:function:webhook",
    function_url(
        statement_id = "FunctionURLAllowPublicAccess",
        principal = "*",
        function_url_auth_type = NONE,
        allow(public_access, reason = "webhook endpoint; the handler checks the signature"),
    ),
);

fn main() {
    let document = POLICY.document(&Scope::NONE).expect("the name is a full ARN").to_json();
    println!("{document}");
    assert_eq!(
        document,
        r#"{"Version":"2012-10-17","Id":"default","Statement":[{"Sid":"FunctionURLAllowPublicAccess","Effect":"Allow","Principal":"*","Action":"lambda:InvokeFunctionUrl","Resource":"arn:aws:lambda:us-east-2:123456789012:function:webhook","Condition":{"StringEquals":{"lambda:FunctionUrlAuthType":"NONE"}}},{"Sid":"FunctionURLAllowPublicAccess-invoke","Effect":"Allow","Principal":"*","Action":"lambda:InvokeFunction","Resource":"arn:aws:lambda:us-east-2:123456789012:function:webhook","Condition":{"Bool":{"lambda:InvokedViaFunctionUrl":"true"}}}]}"#
    );
}
