//! Names that only the running program knows: the same rules, with an error instead of a failed build.

use lambda_perm::{AccountId, Findings, FunctionPermissionBuf, try_grant};

fn uploads(function: &str, bucket: &str, account: AccountId) -> Result<FunctionPermissionBuf, Findings> {
    try_grant!(
        function_name = function,
        statement_id = format!("uploads-{bucket}"),
        action = InvokeFunction,
        principal = s3,
        source_arn = s3_bucket(bucket),
        source_account = account,
    )
}

fn main() {
    let account = AccountId::new("123456789012");
    let permission = uploads("my-function", "my-bucket-123456", account).expect("nothing is wrong");
    println!("{}", permission.add_permission().shell_line());

    let findings = uploads("my.function", "My Bucket", account).expect_err("three values are wrong");
    println!("{findings}");
    let codes: Vec<_> = findings.iter().map(|finding| finding.code().id()).collect();
    assert_eq!(codes, ["LP0204", "LP0201", "LP0216"]);
    let first = findings.iter().next().expect("a finding");
    assert_eq!(first.message(), "`my.function` is not a function: its name contains `.`");
    assert!(first.location().is_some_and(|location| location.line == 7));
}
