//! The one function that a policy is for, by the names that its members have for it.

use std::slice;

use lambda_perm::{FunctionPermission, FunctionPermissionBuf, FunctionPolicyBuf, Lint};
use lambda_perm_core::{
    check::{
        Check,
        set::{Member, Set},
    },
    expression::{ConstValue, Untyped},
    facts::parameters::Key,
    statement::Statement,
};

use super::shorthand::{ACCOUNT, FUNCTION, account, assert_finds, id, sns, url};
use crate::support::case::Case;

/// A permission to read the function for an account that is the statement's ID.
fn partner(name: &str, qualifier: &str, account: &str) -> FunctionPermissionBuf {
    let builder = FunctionPermission::builder(name, account, "lambda:GetFunction", account);
    let builder = if qualifier.is_empty() { builder } else { builder.qualifier(qualifier) };
    builder.build().expect("a right permission")
}

#[test]
fn members_agree_with_one_another_in_every_order() {
    let [first, second, third] = ["111111111111", "222222222222", "333333333333"];
    let (east, west) =
        ("arn:aws:lambda:us-east-1:111111111111:function:f", "arn:aws:lambda:eu-west-1:111111111111:function:f");
    let other_account = "arn:aws:lambda:us-east-1:222222222222:function:f";
    let codes = |permissions: &[&FunctionPermissionBuf]| {
        let findings = FunctionPolicyBuf::of(permissions.iter().copied()).err();
        findings.iter().flatten().map(|finding| (finding.statement(), finding.code().id())).collect::<Vec<_>>()
    };
    for (name, other) in [
        (east, west),
        (east, other_account),
        (east, "222222222222:function:f"),
        ("111111111111:function:f", "222222222222:function:f"),
        ("f:prod", "f:dev"),
        ("f", "f:prod"),
        ("f:1", "f:2"),
        (east, "arn:aws-us-gov:lambda:us-gov-west-1:111111111111:function:f"),
    ] {
        let permissions = [partner("f", "", first), partner(name, "", second), partner(other, "", third)];
        let bare = &permissions[0];
        // The bare name is for the unqualified function, so with a qualifier it takes no part.
        let is_qualified = permissions[1..].iter().any(|permission| permission.qualifier().is_some());
        let (a, b) = (&permissions[1], &permissions[2]);
        assert_eq!(codes(&[a, b]), [(Some(2), "LP0803")], "{name} and {other}");
        assert_eq!(codes(&[b, a]), [(Some(2), "LP0803")], "{other} and {name}");
        if !is_qualified {
            assert_eq!(codes(&[bare, a, b]), [(Some(3), "LP0803")], "{name} and {other}");
            assert_eq!(codes(&[bare, b, a]), [(Some(3), "LP0803")], "{other} and {name}");
            assert_eq!(codes(&[a, bare, b]), [(Some(3), "LP0803")], "{name} and {other}");
            // One that contradicts the others is no measure of those behind it.
            let same = partner(name, "", "444444444444");
            assert_eq!(codes(&[bare, a, b, &same]), [(Some(3), "LP0803")], "{name} and {other}");
            let merged =
                FunctionPolicyBuf::of([bare, a]).expect("they agree").merged_with([b]).expect_err("it does not");
            assert_eq!(merged.iter().map(|finding| finding.code().id()).collect::<Vec<_>>(), ["LP0803"]);
        }
    }
}

/// What a bare name leaves open, the name of the set tells.
#[test]
fn a_statement_holds_by_the_name_of_the_set_too() {
    let china = sns("china", "arn:aws-cn:sns:cn-north-1:123456789012:t");
    assert_finds(slice::from_ref(&china), &[]);
    assert_finds(&[account("a").named(FUNCTION), china.clone()], &[(1, "LP0405")]);
    assert_finds(&[china.clone(), account("a").named(FUNCTION)], &[(0, "LP0405")]);
    assert_finds(&[account("a").named("123456789012:function:f"), china.clone()], &[]);
    let home = "arn:aws-cn:lambda:cn-north-1:123456789012:function:f";
    assert_finds(&[account("a").named(home), china.allow(Lint::Shadowed)], &[(1, "LP0114")]);
}

/// So it is with a qualifier that only the deployment knows. What a statement has by itself is not said again.
#[test]
fn a_statement_holds_with_the_qualifier_of_the_set_too() {
    let codes = |resource: Statement<'_>, checks: &[Check<'_>]| {
        let members: Vec<_> = checks.iter().copied().map(Member::new).collect();
        Set::new(resource, &members).findings().map(|(_, finding)| finding.code().id()).collect::<Vec<_>>()
    };
    let (plain, url) = (account("a").at("1"), url("u", "210987654321").allow(Lint::IncompleteUrl));
    let version = [(Key::Qualifier, Untyped::Constant { shown: "${Version}", value: ConstValue::Ref("Version") })];
    let of_part = url.check().of(url.statement().with_expressions(&version));
    assert_eq!(codes(plain.statement().resource(), &[plain.check(), of_part]), ["LP0606"]);
    let alias = account("a").at("prod");
    assert_eq!(codes(alias.statement().resource(), &[alias.check(), of_part]), [""; 0]);
    // The first name that tells more makes the rules look at the others once more.
    let level = id(Case::function("lambda:PutFunctionConcurrency", "210987654321"), "level").at("prod");
    let home = id(Case::function("lambda:GetFunction", ACCOUNT), "home").named(FUNCTION).at("prod");
    assert!(level.check().findings().next().is_some());
    assert_finds(&[alias, level, home], &[]);
}

#[test]
fn a_policy_goes_by_the_name_that_tells_most() {
    let arn = "arn:aws:lambda:us-east-1:111111111111:function:f";
    let names = ["f", "111111111111:function:f", arn];
    for (a, b, c) in [(0, 1, 2), (0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0)] {
        let permissions = [
            partner(names[a], "prod", "111111111111"),
            partner(&format!("{}:prod", names[b]), "", "222222222222"),
            partner(names[c], "prod", "333333333333"),
        ];
        let policy = FunctionPolicyBuf::of(&permissions).expect("they agree");
        for permission in policy.permissions() {
            assert_eq!(permission.function_name().as_str(), arn);
            assert_eq!(permission.qualifier().map(|qualifier| qualifier.as_str()), Some("prod"));
        }
        let of_two = FunctionPolicyBuf::of(&permissions[..2]).expect("they agree");
        assert_eq!(of_two.merged_with(&permissions[2..]), Ok(policy));
    }
    let of_set = |name: &str, member: FunctionPermissionBuf| {
        lambda_perm::try_policy!(
            function_name = name,
            permission(member),
            statement(statement_id = "own", action = GetFunctionConfiguration, principal = "111111111111"),
        )
    };
    let policy = of_set("f:prod", partner(arn, "prod", "222222222222")).expect("they agree");
    let names: Vec<_> = policy.permissions().map(|permission| permission.function_name().to_string()).collect();
    assert_eq!(names, [arn, arn]);
    assert!(policy.permissions().all(|permission| permission.qualifier().is_some()));
    assert!(of_set("222222222222:function:f:prod", partner(arn, "prod", "222222222222")).is_err());
}

/// What contradicts the set is reported, and says nothing of the others: their sources are not held against its Region.
#[test]
fn what_is_for_something_else_names_nothing() {
    let balancer = id(
        Case::invoke("elasticloadbalancing.amazonaws.com")
            .arn("arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/t/0123456789abcdef"),
        "balancer",
    );
    let other = account("other").named("arn:aws:lambda:us-east-2:123456789012:function:g");
    let home = id(Case::function("lambda:GetFunction", ACCOUNT), "home")
        .named("arn:aws:lambda:eu-west-1:123456789012:function:f");
    assert_finds(&[balancer.clone(), other.clone()], &[(1, "LP0803")]);
    assert_finds(&[balancer.clone(), other, home], &[(1, "LP0803")]);
    assert_finds(&[balancer, account("here").named(FUNCTION)], &[(0, "LP0417")]);
}
