//! Plans between random policies, carried out on a Lambda of our own.

use lambda_perm::{
    output::Scope,
    plan::{ChangeKind, Ownership, PlanError, PlanNote, PlanOptions, Through},
};
use proptest::prelude::*;

use super::{
    access::{foreign, let_in, options},
    lambda::{FUNCTION, Lambda, UNKNOWN_PRINCIPAL},
    random::{pair, pair_with_deleted},
};
use crate::support::depth::times;

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000 * times(), failure_persistence: None, ..ProptestConfig::default() })]

    /// The result is what was wanted, others' statements are untouched, who is let in before and after is let in all the time, who is
    /// in neither is never, each size is right, and the second plan is empty.
    #[test]
    fn nobody_notices((wanted, existing, has_prefix) in pair()) {
        let plan = wanted.plan(&existing, &Scope::NONE, &options(has_prefix)).expect("a plan");
        let mut lambda = Lambda::new(&existing);
        let mut states = vec![existing.clone()];
        for step in plan.steps() {
            let request = step.request();
            let sent = lambda.send(request.operation().name, &request.parameters());
            prop_assert_eq!(sent, Ok(()), "{}", request.shell_line());
            prop_assert_eq!(lambda.policy.size(), step.size());
            states.push(lambda.policy.clone());
        }
        let again = wanted.plan(&lambda.policy, &Scope::NONE, &options(has_prefix)).expect("a plan");
        prop_assert!(again.is_empty() && again.changes().iter().all(|change| matches!(change.kind(), ChangeKind::Keep | ChangeKind::Foreign)), "{}", again);
        prop_assert_eq!(foreign(&lambda.policy, has_prefix), foreign(&existing, has_prefix));
        for permission in wanted.permissions() {
            prop_assert!(lambda.policy.statement(permission.statement_id().as_str()).is_some());
        }
        let (before, after) = (let_in(&existing), let_in(&lambda.policy));
        for (number, state) in states.iter().enumerate() {
            for (at, is_in) in let_in(state).into_iter().enumerate() {
                prop_assert!(is_in || !(before[at] && after[at]), "caller {at} is shut out after step {number} of\n{plan}");
                prop_assert!(!is_in || before[at] || after[at], "caller {at} is let in after step {number} of\n{plan}");
            }
        }
        prop_assert!(plan.gaps().next().is_none());
    }

    /// Deleted principals that are ours go before anything is added. If one stays, the plan says so, and only then does Lambda refuse a
    /// request.
    #[test]
    fn deleted_principals_hinder_no_plan_that_does_not_say_so((wanted, existing, has_prefix) in pair_with_deleted()) {
        let plan = wanted.plan(&existing, &Scope::NONE, &options(has_prefix)).expect("a plan");
        let mut lambda = Lambda::new(&existing);
        let sent = plan.steps().iter().try_for_each(|step| {
            let request = step.request();
            lambda.send(request.operation().name, &request.parameters())
        });
        let is_said = plan.notes().iter().any(|note| matches!(note, PlanNote::DeletedPrincipal { .. }));
        prop_assert_eq!(sent, if is_said { Err(UNKNOWN_PRINCIPAL) } else { Ok(()) }, "{}", plan);
        if !is_said {
            prop_assert!(wanted.plan(&lambda.policy, &Scope::NONE, &options(has_prefix)).expect("a plan").is_empty());
        }
    }

    /// One request does the same, with the statements of others as they were.
    #[test]
    fn a_whole_policy_is_put_at_once((wanted, existing, has_prefix) in pair()) {
        let options = options(has_prefix).through(Through::PutResourcePolicy);
        let plan = wanted.plan(&existing, &Scope::NONE, &options).expect("a plan");
        prop_assert!(plan.steps().len() <= 1);
        let mut lambda = Lambda::new(&existing);
        for step in plan.steps() {
            let request = step.request();
            prop_assert_eq!(lambda.send(request.operation().name, &request.parameters()), Ok(()));
            prop_assert_eq!(lambda.policy.size(), step.size());
        }
        prop_assert_eq!(foreign(&lambda.policy, has_prefix), foreign(&existing, has_prefix));
        let again = wanted.plan(&lambda.policy, &Scope::NONE, &options).expect("a plan");
        prop_assert!(again.is_empty(), "{}", again);
    }

    /// With others' statements that fill the policy, no step is over the limit, or the plan says so before it begins.
    #[test]
    fn it_never_overflows((wanted, existing, _) in pair(), room in 0..1_500_usize, allow_gap: bool) {
        let frame = existing.size();
        let filler = |length: usize| format!(
            r#"{{"Sid":"filler","Effect":"Allow","Principal":"*","Action":"lambda:GetFunction","Resource":"{FUNCTION}","Condition":{{"StringEquals":{{"aws:PrincipalOrgID":"{}"}}}}}}"#,
            "o".repeat(length)
        );
        let length = (20_480 - room).saturating_sub(frame + filler(0).len() + 1);
        let mut existing = existing;
        let text = filler(length);
        existing.push(lambda_perm::document::DocumentStatement::parse(&text).expect("a statement").into_owned());
        let ours = ["a", "b", "c", "deploy-a", "deploy-b", "deploy-c"].map(String::from).to_vec();
        let options = PlanOptions::default().ownership(Ownership::Sids(ours)).allow_gap(allow_gap);
        match wanted.plan(&existing, &Scope::NONE, &options) {
            Ok(plan) => {
                let mut lambda = Lambda::new(&existing);
                for step in plan.steps() {
                    let request = step.request();
                    prop_assert_eq!(lambda.send(request.operation().name, &request.parameters()), Ok(()));
                    prop_assert!(step.size() <= 20_480);
                }
                prop_assert!(allow_gap || plan.gaps().next().is_none());
                prop_assert!(wanted.plan(&lambda.policy, &Scope::NONE, &options).expect("a plan").is_empty());
            }
            Err(PlanError::TooLarge { size } | PlanError::NoRoom { size }) => prop_assert!(size > 20_480),
            Err(error) => prop_assert!(false, "{error}"),
        }
    }
}
