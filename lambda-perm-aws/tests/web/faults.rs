//! Whatever goes wrong for a while, the policy of a web function ends as what was wanted, and nobody notices on the way.

use lambda_perm::{
    WebFunctionPolicyBuf,
    document::{DocumentStatement, PolicyDocument},
    output::Scope,
};
use lambda_perm_aws::{Apply, Error, Ownership};
use proptest::prelude::*;
use serde_json::{Value, json};
use tokio::runtime::Runtime;

use super::{WEB_FUNCTION, server};
use crate::{
    faults::{cases, nobody_notices},
    plan::{
        access::{foreign, let_in_to, options},
        random::Caller,
    },
    server::fault::{Fault, WEB_CONFLICT},
};

const ENDPOINT: &str = "arn:aws:lambda:us-east-2:123456789012:web-function/my-site/endpoint/prod";
const DISTRIBUTIONS: [&str; 2] =
    ["arn:aws:cloudfront::123456789012:distribution/E1", "arn:aws:cloudfront::123456789012:distribution/E2"];
const ROLE: &str = "arn:aws:iam::111122223333:role/r";
const SIDS: [&str; 4] = ["a", "b", "deploy-a", "deploy-b"];

fn let_in(policy: &PolicyDocument<'_>) -> Vec<bool> {
    let services = DISTRIBUTIONS.map(|source| Caller::Service { name: "cloudfront.amazonaws.com", source });
    let identities = [Caller::Account("111122223333"), Caller::Account("444455556666"), Caller::Role(ROLE.into())];
    let calls = [("lambda:InvokeWebFunctionEndpoint", ENDPOINT), ("lambda:GetWebFunction", WEB_FUNCTION)];
    let_in_to(policy, &[&services[..], &identities[..]].concat(), &calls)
}

/// A statement as `policy!` has it, for one endpoint, for all, or about the web function itself.
fn wanted_statement(sid: &'static str) -> impl Strategy<Value = Value> {
    let principal = prop_oneof![
        Just(json!({ "AWS": "arn:aws:iam::111122223333:root" })),
        Just(json!({ "AWS": "arn:aws:iam::444455556666:root" })),
        Just(json!({ "AWS": ROLE })),
        Just(json!({ "Service": "cloudfront.amazonaws.com" })),
    ];
    (principal, prop::sample::select(&DISTRIBUTIONS[..]), 0..3_u8).prop_map(move |(principal, source, kind)| {
        let is_service = principal["Service"].is_string();
        let (action, resource) = match kind {
            0 if !is_service => ("lambda:GetWebFunction", WEB_FUNCTION.to_owned()),
            1 => ("lambda:InvokeWebFunctionEndpoint", ENDPOINT.to_owned()),
            _ => ("lambda:InvokeWebFunctionEndpoint", format!("{WEB_FUNCTION}/endpoint/*")),
        };
        let mut statement =
            json!({ "Sid": sid, "Effect": "Allow", "Principal": principal, "Action": action, "Resource": resource });
        if is_service {
            statement["Condition"] = json!({ "ArnLike": { "AWS:SourceArn": source } });
        }
        statement
    })
}

fn existing_statement(sid: &'static str) -> impl Strategy<Value = Value> {
    (wanted_statement(sid), 0..4_u8).prop_map(|(mut statement, kind)| {
        match kind {
            0 => statement["Effect"] = json!("Deny"),
            1 => statement["Resource"] = json!([WEB_FUNCTION, ENDPOINT]),
            _ => {}
        }
        statement
    })
}

fn existing() -> impl Strategy<Value = PolicyDocument<'static>> {
    let statements = SIDS.map(|sid| prop::option::of(existing_statement(sid)));
    statements.prop_map(|statements| {
        let statements: Vec<Value> = statements.into_iter().flatten().collect();
        json!({ "Version": "2012-10-17", "Statement": statements }).to_string().parse().expect("a document")
    })
}

fn wanted(prefix: &'static str) -> impl Strategy<Value = WebFunctionPolicyBuf> {
    let sids: Vec<&'static str> = SIDS.into_iter().filter(|sid| sid.starts_with(prefix)).collect();
    let statements: Vec<_> = sids.into_iter().map(|sid| prop::option::of(wanted_statement(sid))).collect();
    statements.prop_filter_map("refused", |statements| {
        let permissions = statements.into_iter().flatten().map(|statement| {
            let text = statement.to_string();
            DocumentStatement::parse(&text).expect("a statement").web_function_permission().expect("one of `policy!`")
        });
        WebFunctionPolicyBuf::of(permissions.collect::<Vec<_>>()).ok()
    })
}

/// Two policies, and whether only the statements `deploy-..` are ours.
fn pair() -> impl Strategy<Value = (WebFunctionPolicyBuf, PolicyDocument<'static>, bool)> {
    any::<bool>()
        .prop_flat_map(|has_prefix| (wanted(if has_prefix { "deploy-" } else { "" }), existing(), Just(has_prefix)))
}

fn fault() -> impl Strategy<Value = Fault> {
    let refused = vec![
        WEB_CONFLICT,
        (429, "ThrottlingException", "Rate exceeded"),
        (500, "InternalServerException", ""),
        (503, "ServiceUnavailable", ""),
    ];
    prop_oneof![
        4 => Just(Fault::None),
        3 => prop::sample::select(refused).prop_map(Fault::Refused),
        1 => (1..3_u64).prop_map(|seconds| Fault::RefusedFor((429, "ThrottlingException", "Rate exceeded"), seconds)),
        1 => Just(Fault::LostAnswer),
        1 => Just(Fault::CutAnswer),
        1 => Just(Fault::FalseFailure),
        1 => Just(Fault::Lost),
    ]
}

/// What happened: each state of the policy, and whether it is what was wanted.
async fn apply(
    wanted: &WebFunctionPolicyBuf,
    existing: &PolicyDocument<'static>,
    has_prefix: bool,
    faults: Vec<Fault>,
) -> (Result<(), Error>, Vec<PolicyDocument<'static>>) {
    let (server, client) = server(existing.clone(), faults).await;
    let ownership = if has_prefix { Ownership::Prefix("deploy-".into()) } else { Ownership::All };
    let result = Apply::new(&client).ownership(ownership).run(wanted).await;
    let states = server.state().resources[WEB_FUNCTION].states.clone();
    (result.map(drop), states)
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn all_faults_heal((wanted, existing, has_prefix) in pair(), faults in prop::collection::vec(fault(), 0..10)) {
        let (result, states) = Runtime::new()?.block_on(apply(&wanted, &existing, has_prefix, faults));
        prop_assert!(result.is_ok(), "{:?}", result);
        let last = states.last().expect("a state");
        let plan = wanted.plan(last, &Scope::NONE, &options(has_prefix)).expect("a plan");
        prop_assert!(plan.is_empty(), "{plan}");
        prop_assert_eq!(foreign(last, has_prefix), foreign(&existing, has_prefix));
        nobody_notices(&states, |state| let_in(state))?;
        // One request writes all of it.
        prop_assert!(states.len() <= 2, "{states:?}");
    }

    /// What others add at the same time stays: the run ends in what is wanted, or it stops.
    #[test]
    fn what_others_add_stays((wanted, existing, has_prefix) in pair(), faults in prop::collection::vec(fault(), 0..6), at in 0..5_usize) {
        // The first policy has no revision to be guarded by.
        prop_assume!(!existing.is_empty());
        let other = json!({ "Sid": "zz", "Effect": "Allow", "Principal": { "AWS": ROLE }, "Action": "lambda:DeleteWebFunction", "Resource": WEB_FUNCTION });
        let other = DocumentStatement::parse(&other.to_string()).expect("a statement").into_owned();
        let mut faults = faults;
        faults.insert(at.min(faults.len()), Fault::Foreign(other));
        let (result, states) = Runtime::new()?.block_on(apply(&wanted, &existing, has_prefix, faults));
        let last = states.last().expect("a state");
        let was_added = states.iter().any(|state| state.statement("zz").is_some());
        match result {
            Ok(()) if has_prefix => {
                let plan = wanted.plan(last, &Scope::NONE, &options(true)).expect("a plan");
                prop_assert!(plan.is_empty(), "{plan}");
                prop_assert_eq!(last.statement("zz").is_some(), was_added);
                nobody_notices(&states, |state| let_in(state))?;
            }
            // All statements are ours: what was there when we began goes, and nothing else.
            Ok(()) => {}
            Err(error) => prop_assert!(!has_prefix && was_added, "{error}"),
        }
        if has_prefix {
            let kept: Vec<String> = foreign(last, true).into_iter().filter(|text| !text.contains("zz")).collect();
            prop_assert_eq!(kept, foreign(&existing, true));
        }
    }
}
