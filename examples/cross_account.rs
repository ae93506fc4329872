//! Another account may invoke an alias. Lambda keeps a policy for each alias: this one says nothing of the function itself.

use lambda_perm::{AccountId, FunctionPermission, grant, output::Scope};

/// The account of the partner, from the configuration.
const PARTNER: AccountId = AccountId::new("210987654321");

const PARTNER_INVOKES: FunctionPermission = grant!(
    function_name = "my-function:prod",
    statement_id = "xaccount",
    action = InvokeFunction,
    principal = PARTNER,
);

fn main() {
    let request = PARTNER_INVOKES.add_permission();
    println!("{}", request.shell_line());
    // Name and qualifier go apart, however they were written.
    assert_eq!(
        request.parameters(),
        r#"{"FunctionName":"my-function","Qualifier":"prod","StatementId":"xaccount","Action":"lambda:InvokeFunction","Principal":"210987654321"}"#
    );
    // Lambda stores an account as the ARN of its root.
    let scope = Scope::new("us-east-2", AccountId::new("123456789012"));
    assert_eq!(
        PARTNER_INVOKES.statement(&scope).expect("the scope names a Region and an account").to_json(),
        r#"{"Sid":"xaccount","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::210987654321:root"},"Action":"lambda:InvokeFunction","Resource":"arn:aws:lambda:us-east-2:123456789012:function:my-function:prod"}"#
    );
}
