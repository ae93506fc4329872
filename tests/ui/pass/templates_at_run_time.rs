//! Functions of templates beside values that the program knows when it runs.
#![deny(warnings)]

use lambda_perm::{
    CloudFormation, Findings, FunctionPermission, FunctionPermissionBuf, FunctionPolicyBuf, grant, try_grant,
    try_policy,
};

fn topic(name: &str, id: String) -> Result<FunctionPermissionBuf<CloudFormation>, Findings> {
    try_grant!(
        function_name = name,
        statement_id = id,
        action = InvokeFunction,
        principal = sns,
        source_arn = Ref("Topic", of = "AWS::SNS::Topic"),
    )
}

fn uploads(principal: &str) -> Result<FunctionPermissionBuf<CloudFormation>, Findings> {
    try_grant!(
        function_name = Ref("Function"),
        statement_id = "s",
        action = InvokeFunction,
        principal = &principal,
        source_arn = Sub("arn:aws:s3:::${Name}"),
        source_account = Ref("AWS::AccountId"),
    )
}

const PLAIN: FunctionPermission =
    grant!(function_name = "f", statement_id = "plain", action = GetFunction, principal = "210987654321");

fn all(name: &str, account: &str) -> Result<FunctionPolicyBuf<CloudFormation>, Findings> {
    try_policy!(
        function_name = name,
        statement(statement_id = "a", action = InvokeFunction, principal = sns, source_arn = Ref("Topic")),
        statement(statement_id = "b", action = GetFunction, principal = &account),
        permission(topic(name, "c".to_owned())?),
    )
}

fn codes<T>(result: Result<T, Findings>) -> Vec<&'static str> {
    result.err().iter().flatten().map(|finding| finding.code().id()).collect()
}

fn main() {
    assert_eq!(topic("f", "s".to_owned()).unwrap().source_arn().unwrap().to_json(), r#"{"Ref":"Topic"}"#);
    assert_eq!(codes(topic("a b", "a b".to_owned())), ["LP0204", "LP0201"]);
    assert_eq!(codes(uploads("s3.amazonaws.com")), [""; 0]);
    assert_eq!(codes(uploads("sns.amazonaws.com")), ["LP0401"]);
    assert_eq!(codes(all("f", "123456789012")), [""; 0]);
    assert_eq!(codes(all("f", "12")), ["LP0210"]);
    assert_eq!(PLAIN.exceptions().len(), 0);
}
