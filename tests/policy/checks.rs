//! What the checks of a policy find in statements that are right one by one.

use std::slice;

use lambda_perm::Lint;
use lambda_perm_core::{
    check::{
        Check,
        set::{Member, Set},
    },
    facts::parameters::Key,
};

use super::shorthand::{
    ACCOUNT, DISTRIBUTION, FUNCTION, ORGANIZATION, ROLE, ROOT, TOPIC, account, assert_finds, id, sns, url, via_url,
};
use crate::support::case::Case;

#[test]
fn an_id_stands_once_in_a_policy() {
    assert_finds(&[account("a"), sns("b", TOPIC)], &[]);
    assert_finds(
        &[account("a"), sns("a", TOPIC), sns("a", "arn:aws:sns:us-east-2:123456789012:u")],
        &[(1, "LP0801"), (2, "LP0801")],
    );
    // IDs are compared with regard to case.
    assert_finds(&[account("a"), sns("A", TOPIC)], &[]);
}

#[test]
fn a_statement_that_another_one_grants_is_shadowed() {
    assert_finds(&[account("a"), account("b")], &[(1, "LP0805")]);
    assert_finds(&[account("a"), id(Case::invoke(ROOT), "b")], &[(1, "LP0805")]);
    assert_finds(&[account("a"), id(Case::invoke("210987654321"), "b")], &[]);
    // A grant to an account needs a policy of that account too, one to its role does not.
    assert_finds(&[account("a"), id(Case::invoke(ROLE), "b")], &[]);
    assert_finds(&[id(Case::invoke("*").organization(ORGANIZATION), "a"), account("b")], &[]);
    assert_finds(&[account("a"), id(Case::invoke("*").allow(Lint::PublicAccess), "b")], &[(0, "LP0805")]);
    assert_finds(&[account("a"), id(Case::function("lambda:GetFunction", ACCOUNT), "b")], &[]);
    assert_finds(&[account("a"), id(Case::function("lambda:*", ACCOUNT), "b")], &[(0, "LP0805")]);
    assert_finds(&[account("a"), id(Case::function("*", ACCOUNT), "b")], &[(0, "LP0805")]);
}

#[test]
fn wildcards_in_sources_shadow() {
    let topic = |name: &str| format!("arn:aws:sns:us-east-2:123456789012:{name}");
    for (first, second, shadowed) in [
        ("t*", "topic", Some(1)),
        ("*", "t*", Some(1)),
        ("t?pic", "topic", Some(1)),
        ("t?pic", "t*pic", Some(0)),
        ("topic", "t*", Some(0)),
        ("t?pic", "t*pics", None),
        ("*-orders", "eu-orders", Some(1)),
        ("*-orders", "eu-orders-2", None),
    ] {
        let expected: Vec<_> = shadowed.map(|at| (at, "LP0805")).into_iter().collect();
        assert_finds(&[sns("a", &topic(first)), sns("b", &topic(second))], &expected);
    }
    assert_finds(&[sns("a", &topic("*")), sns("b", "arn:aws:sns:us-east-1:123456789012:t")], &[]);
}

#[test]
fn a_condition_more_is_narrower() {
    let s3 = |name: &str| id(Case::invoke("s3.amazonaws.com").arn("arn:aws:s3:::b"), name);
    assert_finds(&[s3("a"), s3("b").account(ACCOUNT)], &[(1, "LP0805")]);
    assert_finds(&[s3("a").account("210987654321"), s3("b").account(ACCOUNT)], &[]);
    assert_finds(&[id(s3("a").account(ACCOUNT), "a"), s3("b")], &[(0, "LP0805")]);
    let everyone = |name: &str| id(Case::invoke("*").organization(ORGANIZATION), name);
    assert_finds(&[everyone("a"), everyone("b").via_url(false)], &[(1, "LP0805")]);
    // The account that a service sends is that of the source ARN. Whether SNS sends it is not known.
    let logs = "logs.amazonaws.com";
    let group = id(Case::invoke(logs).arn("arn:aws:logs:us-east-2:123456789012:log-group:g:*"), "b");
    let all = |principal: &str, account: &str| id(Case::invoke(principal).account(account), "a");
    assert_finds(&[all(logs, "123456789012"), group.clone()], &[(1, "LP0805")]);
    assert_finds(&[group.clone(), all(logs, "123456789012")], &[(0, "LP0805")]);
    assert_finds(&[all(logs, "210987654321"), group], &[]);
    assert_finds(&[all("sns.amazonaws.com", "123456789012"), sns("b", TOPIC)], &[]);
}

#[test]
fn an_allowed_shadow_is_silent_and_an_unused_one_is_not() {
    assert_finds(&[account("a"), account("b").allow(Lint::Shadowed)], &[]);
    assert_finds(&[account("a").allow(Lint::Shadowed), account("b")], &[(0, "LP0114"), (1, "LP0805")]);
    assert_finds(&[account("a"), sns("b", TOPIC).allow(Lint::IncompleteUrl)], &[(1, "LP0114")]);
}

#[test]
fn a_url_needs_both_statements() {
    for principal in ["*", ACCOUNT, ROLE] {
        let (url, via_url) = (url("a", principal), via_url("b", principal));
        assert_finds(slice::from_ref(&url), &[(0, "LP0804")]);
        assert_finds(slice::from_ref(&via_url), &[(0, "LP0804")]);
        assert_finds(&[url.clone().auth_type("AWS_IAM"), via_url], &[]);
        // Without the condition it works too, and is wider.
        assert_finds(&[url, id(Case::invoke(principal), "b")], &[]);
    }
    assert_finds(&[url("a", ACCOUNT), via_url("b", "210987654321")], &[(0, "LP0804"), (1, "LP0804")]);
    // IAM ignores the case of an action's letters.
    let spelled = |case: Case, action: &str| case.with(Key::Action, action);
    let lower = [
        spelled(url("a", ACCOUNT), "lambda:invokefunctionurl"),
        spelled(via_url("b", ACCOUNT), "lambda:invokeFunction"),
    ];
    assert_finds(&lower[..1], &[(0, "LP0804")]);
    assert_finds(&lower[1..], &[(0, "LP0804")]);
    assert_finds(&lower, &[]);
    assert_finds(&[account("a"), spelled(account("b"), "lambda:invokeFunction")], &[(1, "LP0805")]);
    assert_finds(&[url("a", ACCOUNT), via_url("b", ROOT)], &[]);
    assert_finds(&[url("a", ACCOUNT).allow(Lint::IncompleteUrl)], &[]);
    assert_finds(&[id(Case::function("lambda:*", "*"), "a"), url("b", "*")], &[(1, "LP0805")]);
    let cloudfront = "cloudfront.amazonaws.com";
    assert_finds(&[url("a", cloudfront).arn(DISTRIBUTION)], &[(0, "LP0804")]);
    assert_finds(&[url("a", cloudfront).arn(DISTRIBUTION), via_url("b", cloudfront).arn(DISTRIBUTION)], &[]);
    let all = "arn:aws:cloudfront::123456789012:distribution/*";
    // The wide half has a companion for a part of its sources only.
    assert_finds(&[url("a", cloudfront).arn(DISTRIBUTION), via_url("b", cloudfront).arn(all)], &[(1, "LP0804")]);
    // Other services call no URL, which another rule says.
    assert_finds(&[url("a", "sns.amazonaws.com").arn(TOPIC)], &[]);
    // Half of a pair for an organization.
    let organization = url("a", "*").organization(ORGANIZATION).auth_type("AWS_IAM");
    assert_finds(slice::from_ref(&organization), &[(0, "LP0804")]);
    assert_finds(&[organization, via_url("b", "*").organization(ORGANIZATION)], &[]);
}

/// A role of an account, and the account that hands on what it is granted.
#[test]
fn across_accounts_an_account_is_the_companion_of_its_role() {
    let (partner, role, session) =
        ("210987654321", "arn:aws:iam::210987654321:role/team/r", "arn:aws:sts::210987654321:assumed-role/r/session");
    let root = "arn:aws:iam::210987654321:root";
    let partial = "210987654321:function:f";
    let of = |name: &str, url_for: &str, invoke_for: &str| {
        [url("a", url_for).named(name), via_url("b", invoke_for).named(name)]
    };
    for name in [FUNCTION, "f", "123456789012:function:f"] {
        for account in [partner, root] {
            for identity in [role, session] {
                assert_finds(&of(name, identity, account), &[]);
                assert_finds(&of(name, account, identity), &[]);
            }
        }
    }
    let both = [(0, "LP0804"), (1, "LP0804")];
    // In the function's own account, a statement for the account grants nothing.
    assert_finds(&of(partial, role, partner), &both);
    assert_finds(&of(partial, partner, role), &both);
    assert_finds(&of(FUNCTION, ROLE, ACCOUNT), &both);
    // The account is known where one member of the set tells it.
    assert_finds(&[url("a", ROLE), via_url("b", ACCOUNT), sns("c", TOPIC).named(FUNCTION)], &both);
    // Another account, and another role of the same one.
    assert_finds(&of(FUNCTION, role, "345678901234"), &both);
    assert_finds(&of(FUNCTION, role, "arn:aws:iam::210987654321:role/s"), &both);
    // Everyone of an organization is no account.
    let everyone = url("a", "*").organization(ORGANIZATION).auth_type("AWS_IAM");
    assert_finds(&[everyone, via_url("b", ACCOUNT)], &both);
    // All but the principal has to agree: the half that a condition narrows is no companion of the other.
    let narrow = via_url("b", partner).organization(ORGANIZATION);
    assert_finds(&[url("a", role), narrow], &[(0, "LP0804")]);
}

#[test]
fn what_is_not_known_is_not_guessed_at() {
    let (first, second, url) = (account("b"), account("b"), url("u", ACCOUNT));
    let codes = |checks: &[Check<'_>]| {
        let members: Vec<_> = checks.iter().copied().map(Member::new).collect();
        let set = Set::new(checks[0].statement().resource(), &members);
        set.findings().map(|(_, finding)| finding.code().id()).collect::<Vec<_>>()
    };
    let unknown = |key: Key| {
        let second = second.check();
        codes(&[first.check(), second.of(second.statement().with_pending(key))])
    };
    assert_eq!(unknown(Key::FunctionName), ["LP0801", "LP0805"]);
    assert_eq!(unknown(Key::StatementId), ["LP0805"]);
    assert_eq!(unknown(Key::Principal), ["LP0801"]);
    assert_eq!(unknown(Key::Action), ["LP0801"]);
    // What is narrowed by an unknown condition is narrower all the same.
    assert_eq!(unknown(Key::SourceAccount), ["LP0801", "LP0805"]);
    // The unknown one may be the companion.
    let via_url = via_url("v", "210987654321");
    assert_eq!(codes(&[url.check(), via_url.check()]), ["LP0804", "LP0804"]);
    let unknown = via_url.check().of(via_url.statement().with_pending(Key::Principal));
    assert_eq!(codes(&[url.check(), unknown]), [""; 0]);
}
