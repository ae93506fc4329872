//! A public function URL. Since October 2025 it takes two statements: one for the URL, one for the function behind it.

use lambda_perm::{AccountId, FunctionPermission, grant, output::Document, output::Scope};

const URL: FunctionPermission = grant!(
    function_name = "webhook",
    statement_id = "FunctionURLAllowPublicAccess",
    action = InvokeFunctionUrl,
    principal = "*",
    function_url_auth_type = NONE,
    allow(public_access, reason = "webhook endpoint; the handler checks the signature"),
);

const INVOKE: FunctionPermission = grant!(
    function_name = "webhook",
    statement_id = "FunctionURLInvokeAllowPublicAccess",
    action = InvokeFunction,
    principal = "*",
    invoked_via_function_url = true,
    allow(public_access, reason = "webhook endpoint; the handler checks the signature"),
);

pub(crate) fn main() {
    let scope = Scope::new("us-east-2", AccountId::new("123456789012"));
    let statements = [&URL, &INVOKE]
        .map(|permission| permission.statement(&scope).expect("the scope names a Region and an account"));
    let document = Document::new(&statements);
    println!("{}", document.to_json_pretty());
    assert_eq!(
        document.to_json(),
        r#"{"Version":"2012-10-17","Id":"default","Statement":[{"Sid":"FunctionURLAllowPublicAccess","Effect":"Allow","Principal":"*","Action":"lambda:InvokeFunctionUrl","Resource":"arn:aws:lambda:us-east-2:123456789012:function:webhook","Condition":{"StringEquals":{"lambda:FunctionUrlAuthType":"NONE"}}},{"Sid":"FunctionURLInvokeAllowPublicAccess","Effect":"Allow","Principal":"*","Action":"lambda:InvokeFunction","Resource":"arn:aws:lambda:us-east-2:123456789012:function:webhook","Condition":{"Bool":{"lambda:InvokedViaFunctionUrl":"true"}}}]}"#
    );
}
