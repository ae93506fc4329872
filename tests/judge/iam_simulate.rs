//! iam-simulate, an evaluator of IAM policies that others wrote, on generated policies and requests.
//!
//! Where it is known to be wrong or silent is listed in `Kind`: the first six were known before, the others these cases found. A case is told to be of a kind by what is asked, never by what was
//! answered: outside of these kinds, both must agree on every case.

mod cases;

use std::{collections::BTreeMap, fmt::Write as _};

use lambda_perm::document::{Decision, PolicyDocument};
use serde_json::{Value, json};

use crate::support::{
    depth::times,
    judge::{Random, ask},
    skip::note,
};
use cases::Case;

const SEED: u64 = 20_261_130;
const CASES: usize = 1_000;
/// In so many times as many cases, the judge is wrong at least once in each kind.
const ENOUGH: u32 = 10;

/// Where the judge is wrong or silent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// It takes no principal outside of `*.amazonaws.com` for a service.
    OtherService,
    /// It replaces policy variables under every version.
    VariablesOfOldVersions,
    /// It asks `NotPrincipal` for one of account, role and session, and not for each.
    PartsInNotPrincipal,
    /// It takes the root user for an identity that the account has to let in.
    RootUser,
    /// It knows no key that AWS fills in.
    FilledInKey,
    /// It knows no action that is newer than its data.
    NewAction,
    /// It takes seconds since 1970 for milliseconds.
    Seconds,
    /// It finds no address in `0.0.0.0/0`, and cannot tell an IPv6 address from one IPv4 address.
    Addresses,
    /// It replaces `${*}`, `${?}` and `${$}` where wildcards are, and not in comparisons without.
    Escapes,
    /// It takes `IfExists` for nothing behind `ForAnyValue:`.
    ForAnyValueIfExists,
}

const KINDS: [Kind; 10] = [
    Kind::OtherService,
    Kind::VariablesOfOldVersions,
    Kind::PartsInNotPrincipal,
    Kind::RootUser,
    Kind::FilledInKey,
    Kind::NewAction,
    Kind::Seconds,
    Kind::Addresses,
    Kind::Escapes,
    Kind::ForAnyValueIfExists,
];

impl Kind {
    fn has(self, case: &Case) -> bool {
        let policy = case.policy.to_string();
        match self {
            Self::OtherService => case.is_service() && !case.caller.ends_with(".amazonaws.com"),
            Self::VariablesOfOldVersions => case.policy["Version"] != "2012-10-17" && policy.contains("${"),
            Self::PartsInNotPrincipal => case.is_identity() && policy.contains("NotPrincipal"),
            Self::RootUser => case.caller.ends_with(":root"),
            Self::FilledInKey => cases::FILLED_IN
                .iter()
                .any(|key| policy.to_lowercase().contains(&key.to_lowercase()) && !case.context.contains_key(*key)),
            Self::NewAction => case.action == cases::NEW_ACTION,
            Self::Seconds => policy.contains(cases::SECONDS),
            Self::Addresses => policy.contains(cases::ALL_ADDRESSES) || policy.contains(cases::ONE_ADDRESS),
            Self::ForAnyValueIfExists => policy.contains("ForAnyValue:") && policy.contains("IfExists"),
            Self::Escapes => {
                policy.contains("Equals") && ["${*}", "${?}", "${$}"].iter().any(|escape| policy.contains(escape))
            }
        }
    }
}

/// What the judge must answer to what we decide: the part of the resource policy, and whether the whole is allowed, without and
/// with an identity policy that allows all.
fn agrees(decision: &Decision<'_>, answer: &Value) -> bool {
    let [alone, with] = [&answer["alone"], &answer["with"]].map(|answer| answer == "Allowed");
    let resource = answer["resource"].as_str().unwrap_or_default();
    match decision {
        Decision::Allowed { .. } => resource == "Allowed" && alone && with,
        Decision::AllowedWithIdentityPolicy { .. } => {
            matches!(resource, "Allowed" | "AllowedForAccount") && !alone && with
        }
        Decision::Denied { .. } => matches!(resource, "ExplicitlyDenied" | "DeniedForAccount") && !alone && !with,
        // In the same account, an identity policy that allows is enough.
        Decision::NotAllowed(_) => resource == "ImplicitlyDenied" && !alone,
    }
}

#[test]
fn iam_simulate_decides_alike() {
    let mut random = Random::new(SEED);
    let cases: Vec<Case> = (0..CASES * times() as usize).map(|_| Case::random(&mut random)).collect();
    let lines: Vec<Value> = cases
        .iter()
        .enumerate()
        .map(|(id, case)| {
            json!({
                "id": id, "principal": case.caller, "action": case.action, "resource": case.resource,
                "context": case.context, "policy": case.policy,
            })
        })
        .collect();
    let Some(answers) = ask(&["iamsimulate"], &lines) else { return };
    let (mut decided, mut differ, mut wrong) =
        (BTreeMap::<_, usize>::new(), BTreeMap::<_, [usize; 2]>::new(), Vec::new());
    for (case, answer) in cases.iter().zip(&answers) {
        let text = case.policy.to_string();
        let document = PolicyDocument::parse(&text).expect("a document");
        let request = case.request();
        let decision = document.decide(&request).unwrap_or_else(|error| panic!("{case:?}\n{error}"));
        let is_alike = agrees(&decision, answer);
        let kinds: Vec<Kind> = KINDS.into_iter().filter(|kind| kind.has(case)).collect();
        for kind in &kinds {
            let [count, differing] = differ.entry(*kind).or_default();
            (*count, *differing) = (*count + 1, *differing + usize::from(!is_alike));
        }
        if kinds.is_empty() {
            *decided.entry(word(&decision)).or_default() += 1;
            if !is_alike || answer["dropped"].as_array().is_some_and(|dropped| !dropped.is_empty()) {
                wrong.push(format!("{case}we: {}\nit: {answer}", word(&decision)));
            }
        }
    }
    report(&decided, &differ, cases.len());
    assert!(
        wrong.is_empty(),
        "seed {SEED}: {} differ\n{}",
        wrong.len(),
        wrong.iter().take(5).cloned().collect::<Vec<_>>().join("\n\n")
    );
    // A judge that sees one answer only judges nothing, and a kind that is never wrong any more is none.
    assert!(decided.len() == 4 && decided.values().all(|count| *count > CASES / 50), "{decided:?}");
    let is_wrong = |kind| differ.get(kind).is_some_and(|[_, differing]| *differing > 0);
    assert!(times() < ENOUGH || KINDS.iter().all(is_wrong), "{differ:?}");
}

const fn word(decision: &Decision<'_>) -> &'static str {
    match decision {
        Decision::Allowed { .. } => "allowed",
        Decision::AllowedWithIdentityPolicy { .. } => "allowed with an identity policy",
        Decision::Denied { .. } => "denied",
        Decision::NotAllowed(_) => "not allowed",
    }
}

fn report(decided: &BTreeMap<&str, usize>, differ: &BTreeMap<Kind, [usize; 2]>, count: usize) {
    let mut text = format!("iam-simulate, seed {SEED}: {count} cases\n  both agree: {decided:?}\n");
    for (kind, [count, differing]) in differ {
        let _ = writeln!(text, "  {kind:?}: {count} cases, of which {differing} differ");
    }
    note(&text);
}
