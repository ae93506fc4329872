//! What holds of every set that the checks let through, and of every order of its statements.

#[allow(dead_code, reason = "each test uses a part of it")]
#[path = "support/case.rs"]
mod case;

use std::collections::BTreeSet;

use case::Case;
use lambda_perm::{AccountId, FunctionPermission, FunctionPolicyBuf, output::Scope};
use lambda_perm_core::{
    key::Key,
    set::{Member, Set},
};
use proptest::{prelude::*, sample};

const FUNCTION: &str = "arn:aws:lambda:us-east-2:123456789012:function:f";

/// A statement that is right by itself, of a small world, so that statements meet often.
fn statement() -> impl Strategy<Value = Case> {
    let id = "[ab]{1,2}";
    let topic = "[ab*?]{1,3}"
        .prop_map(|name| Case::invoke("sns.amazonaws.com").arn(&format!("arn:aws:sns:us-east-2:123456789012:{name}")));
    let account = sample::select(vec!["123456789012", "210987654321", "arn:aws:iam::123456789012:root"]);
    let action = sample::select(vec!["lambda:InvokeFunction", "lambda:GetFunction"]);
    let granted = (account.clone(), action).prop_map(|(account, action)| Case::function(action, account));
    let url = (account.clone(), any::<bool>()).prop_map(|(account, signed)| {
        let case = Case::function("lambda:InvokeFunctionUrl", account);
        if signed { case.auth_type("AWS_IAM") } else { case }
    });
    let invoke = account.prop_map(|account| Case::invoke(account).via_url(true));
    let organization = Just(Case::invoke("*").organization("o-t194hfs8cz"));
    (id, prop_oneof![topic, granted, url, invoke, organization])
        .prop_map(|(id, case)| case.named(FUNCTION).with(Key::StatementId, &id))
}

fn permission(case: &Case) -> FunctionPermission<String> {
    case.draft().function(&[]).to_owned_text()
}

fn permissions(cases: &[Case]) -> Vec<FunctionPermission<String>> {
    cases.iter().map(permission).collect()
}

/// The codes with the statements that have them, by their content.
fn found(cases: &[Case]) -> BTreeSet<(String, &'static str)> {
    match FunctionPolicyBuf::of(&permissions(cases)) {
        Ok(_) => BTreeSet::new(),
        Err(findings) => findings
            .iter()
            .map(|finding| {
                (format!("{:?}", cases[finding.statement().unwrap_or_default()].values), finding.code().id())
            })
            .collect(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn what_is_accepted_is_a_policy(cases in prop::collection::vec(statement(), 1..6)) {
        let Ok(policy) = FunctionPolicyBuf::of(&permissions(&cases)) else { return Ok(()) };
        let ids: BTreeSet<_> = policy.permissions().iter().map(|permission| permission.statement_id().as_str()).collect();
        prop_assert_eq!(ids.len(), cases.len());

        let document = policy.document(&Scope::NONE).expect("an ARN").to_json();
        prop_assert!(document.len() <= 20_480);
        let members: Vec<_> = cases.iter().map(|case| Member::new(case.draft())).collect();
        let computed = Set::new(cases[0].draft().resource(), &members).to_document();
        prop_assert_eq!(computed, Some(document));
    }

    /// Merging is nothing but a larger set.
    #[test]
    fn merging_finds_what_the_whole_set_has(cases in prop::collection::vec(statement(), 2..6), at in 1_usize..5) {
        let all = permissions(&cases);
        let (first, rest) = all.split_at(at.min(all.len() - 1));
        let Ok(policy) = FunctionPolicyBuf::of(first) else { return Ok(()) };
        let merged = policy.merged_with(rest);
        prop_assert_eq!(merged, FunctionPolicyBuf::of(&all));
    }

    /// Only of two statements that grant the same does the order decide which one is reported.
    #[test]
    fn the_order_decides_nothing_else(cases in prop::collection::vec(statement(), 2..5)) {
        let mut turned = cases.clone();
        turned.reverse();
        let (there, back) = (found(&cases), found(&turned));
        let codes = |found: &BTreeSet<(String, &'static str)>| found.iter().map(|(_, code)| *code).collect::<BTreeSet<_>>();
        prop_assert_eq!(codes(&there), codes(&back));
        let of_urls = |found: BTreeSet<(String, &'static str)>| -> BTreeSet<_> {
            found.into_iter().filter(|(_, code)| *code == "LP0804").collect()
        };
        prop_assert_eq!(of_urls(there), of_urls(back));
    }

    /// A set without a home is never smaller than the document at home.
    #[test]
    fn the_bound_is_one(cases in prop::collection::vec(statement(), 1..4), region in sample::select(vec![
        "us-east-1", "ap-southeast-1", "us-gov-west-1", "eusc-de-east-1", "us-isof-south-1", "cn-northwest-1",
    ])) {
        let named: Vec<Case> = cases.iter().map(|case| case.clone().named("f")).collect();
        let scope = Scope::new(region, AccountId::new("123456789012"));
        let largest = Scope::new("us-isof-south-1", AccountId::new("123456789012"));
        let length = |scope: &Scope<'_>| -> usize {
            named.iter().map(|case| permission(case).statement(scope).expect("a scope").to_json().len()).sum()
        };
        prop_assert!(length(&scope) <= length(&largest));
    }
}
