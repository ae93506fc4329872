//! Where a statement is: what a scope completes, and what it contradicts.

use lambda_perm::{
    FunctionPermission, FunctionPolicyBuf, grant,
    output::{Scope, ScopeError},
};

use super::{ACCOUNT, SCOPE, function};

#[test]
fn accounts_are_roots_of_the_scopes_partition() {
    let permission = function!(statement_id = "s", action = InvokeFunction, principal = "111111111111");
    for (region, partition) in [
        ("us-gov-west-1", "aws-us-gov"),
        ("cn-north-1", "aws-cn"),
        ("eusc-de-east-1", "aws-eusc"),
        ("us-isob-east-1", "aws-iso-b"),
    ] {
        let json = permission.statement(&Scope::new(region, ACCOUNT)).expect("a Region of the catalogue").to_json();
        assert!(json.contains(&format!(r#"{{"AWS":"arn:{partition}:iam::111111111111:root"}}"#)), "{json}");
        assert!(json.contains(&format!("arn:{partition}:lambda:{region}:")), "{json}");
    }
}

#[test]
fn a_scope_completes_and_never_contradicts() {
    let bare = function!(statement_id = "s", action = InvokeFunction, principal = "111111111111");
    let missing = bare.statement(&Scope::NONE).expect_err("a bare name");
    assert_eq!(missing, ScopeError::Missing("account"));
    assert!(missing.to_string().starts_with("the name gives neither Region nor account, and no scope gives them\n"));
    let partial = grant!(
        function_name = "111111111111:function:fn",
        statement_id = "s",
        action = InvokeFunction,
        principal = "111111111111",
    );
    let missing = partial.statement(&Scope::NONE).expect_err("a name without a Region").to_string();
    assert!(missing.starts_with("the name gives no Region, and no scope gives one\n"));
    let unknown = Scope::new("xx-new-1", ACCOUNT);
    assert_eq!(bare.statement(&unknown), Err(ScopeError::UnknownRegion("xx-new-1".into())));
    assert!(bare.statement(&unknown.in_partition("aws")).is_ok());
    let near = bare.statement(&Scope::new("us-esat-1", ACCOUNT)).expect_err("no Region").to_string();
    assert!(
        near.starts_with("the catalogue has no Region `us-esat-1`") && near.contains("did you mean \"us-east-1\"?")
    );
    let malformed = Scope::new("us-east-1\"", ACCOUNT).in_partition("aws");
    assert!(matches!(bare.statement(&malformed), Err(ScopeError::Malformed { what: "Region", .. })));
    let full = grant!(
        function_name = "arn:aws:lambda:us-west-2:111111111111:function:fn",
        statement_id = "s",
        action = InvokeFunction,
        principal = "111111111111",
    );
    assert!(full.statement(&Scope::NONE).is_ok());
    let error = full.statement(&SCOPE).expect_err("another Region");
    assert!(error.to_string().starts_with("the Region of the ARN is `us-west-2`, but the scope has `us-east-1`"));
    let partial = grant!(
        function_name = "222222222222:function:fn",
        statement_id = "s",
        action = InvokeFunction,
        principal = "111111111111",
    );
    assert!(matches!(partial.statement(&SCOPE), Err(ScopeError::Contradiction { what: "account", .. })));
}

#[test]
fn a_scope_is_of_one_partition() {
    let bare = function!(statement_id = "s", action = InvokeFunction, principal = "111111111111");
    let error = bare.statement(&SCOPE.in_partition("aws-cn")).expect_err("another partition");
    assert_eq!(
        error.to_string(),
        "the Region `us-east-1` is in the partition `aws`, but the scope has `aws-cn`\n= help: leave out `in_partition`, \
         which is for Regions that the catalogue does not hold, or write a Region of `aws-cn`"
    );
    assert!(bare.statement(&SCOPE.in_partition("aws")).is_ok());
    let malformed = Scope::new("xx-new-1", ACCOUNT).in_partition("aws cn");
    assert!(matches!(bare.statement(&malformed), Err(ScopeError::Malformed { what: "partition", .. })));
}

#[test]
fn a_scope_fits_the_permission() {
    let found = |permission: &FunctionPermission, scope: &Scope<'_>| match permission.statement(scope) {
        Err(ScopeError::Findings(findings)) => findings.iter().map(|found| found.code().id()).collect(),
        other => other.map(|_| Vec::new()).expect("the scope is whole"),
    };
    let china = Scope::new("cn-north-1", ACCOUNT);
    let topic = function!(
        statement_id = "s",
        action = InvokeFunction,
        principal = sns,
        source_arn = "arn:aws:sns:us-east-1:111111111111:t",
    );
    assert_eq!(found(&topic, &SCOPE), [""; 0]);
    assert_eq!(found(&topic, &china), ["LP0405"]);
    let role = function!(statement_id = "r", action = InvokeFunction, principal = "arn:aws:iam::111111111111:role/r");
    assert_eq!(found(&role, &SCOPE), [""; 0]);
    assert_eq!(found(&role, &china), ["LP0405"]);
    let policy = FunctionPolicyBuf::of([topic, role]).expect("a policy");
    assert!(policy.document(&SCOPE).is_ok());
    assert!(matches!(policy.document(&china), Err(ScopeError::Findings(_))));
    assert!(matches!(policy.put_resource_policy(&china), Err(ScopeError::Findings(_))));
    let layer = grant!(
        layer_name = "l",
        version_number = 1,
        statement_id = "s",
        action = GetLayerVersion,
        principal = "arn:aws:iam::111111111111:root",
    );
    assert!(layer.statement(&SCOPE).is_ok());
    let error = layer.statement(&china).expect_err("another partition").to_string();
    assert!(error.starts_with("the principal is in the partition `aws`"), "{error}");
    // What somebody has allowed stays allowed, and a Region that is new may be given.
    let webhook = function!(
        statement_id = "s",
        action = InvokeFunction,
        principal = "*",
        allow(public_access, reason = "a test"),
    );
    assert_eq!(found(&webhook, &Scope::new("xx-new-1", ACCOUNT).in_partition("aws")), [""; 0]);
}

#[test]
fn accounts_are_roots_in_every_partition() {
    let permission = function!(statement_id = "s", action = InvokeFunction, principal = "111111111111");
    for partition in lambda_perm::facts::partitions::PARTITIONS {
        for region in partition.regions {
            let scope = Scope::new(region.code, ACCOUNT);
            let json = permission.statement(&scope).expect("a Region of the catalogue").to_json();
            let id = partition.id;
            assert!(json.contains(&format!(r#"{{"AWS":"arn:{id}:iam::111111111111:root"}}"#)), "{json}");
            assert!(json.contains(&format!(r#""arn:{id}:lambda:{}:111111111111:function:fn""#, region.code)), "{json}");
        }
    }
}
