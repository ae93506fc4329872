//! Permissions side by side: slices, arrays, functions, `let`.

use lambda_perm::{FunctionPermission, grant};

const ACCOUNT: &str = "123456789012";
const TOPIC: FunctionPermission = grant!(
    function_name = "f",
    statement_id = "topic",
    action = InvokeFunction,
    principal = sns,
    source_arn = "arn:aws:sns:us-east-1:123456789012:t",
);
const PARTNER: FunctionPermission =
    grant!(function_name = "f", statement_id = "partner", action = GetFunction, principal = ACCOUNT);
const POLICY: &[FunctionPermission] = &[TOPIC, PARTNER];
static REFERENCES: &[&FunctionPermission] =
    &[&TOPIC, &grant!(function_name = "f", statement_id = "inline", action = GetFunction, principal = ACCOUNT)];

const fn both() -> [FunctionPermission; 2] {
    let partner = grant!(principal = ACCOUNT, action = GetFunction, statement_id = "partner", function_name = "f");
    [TOPIC, partner]
}

fn find(id: &str) -> Option<&'static FunctionPermission> {
    let mut found = None;
    for permission in &[TOPIC, PARTNER] {
        if permission.statement_id().as_str() == id {
            found = POLICY.iter().find(|other| *other == permission);
        }
    }
    found
}

fn main() {
    assert_eq!(both(), [TOPIC, PARTNER]);
    assert_eq!(find("partner"), Some(&PARTNER));
    assert_eq!(REFERENCES[1].statement_id().as_str(), "inline");
    let grants = [grant!(function_name = "f", statement_id = "s", action = GetFunction, principal = ACCOUNT), TOPIC];
    assert_eq!(grants.len(), 2);
    let name =
        match grant!(function_name = "f", statement_id = "s", action = GetFunction, principal = ACCOUNT).qualifier() {
            Some(_) => "qualified",
            None => "unqualified",
        };
    assert_eq!(name, "unqualified");
}
