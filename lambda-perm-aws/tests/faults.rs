//! Whatever goes wrong for a while, the policy ends as what was wanted, and nobody notices on the way.

use std::{env, time::Duration};

use aws_sdk_lambda::{Client, config::timeout::TimeoutConfig};
use lambda_perm::{
    FunctionPermission, FunctionPolicyBuf,
    document::{DocumentStatement, PolicyDocument},
    facts::answers::{ANSWERS, AnswerClass},
    output::Scope,
    plan::{StopReason, Through},
};
use lambda_perm_aws::{Apply, Ownership, Reason};
use proptest::{prelude::*, test_runner::TestCaseError};
use tokio::runtime::Runtime;

use crate::{
    plan::{
        access::{foreign, let_in, options},
        lambda::{CONCURRENT, FUNCTION, SERVER, STALE, THROTTLED},
        random::pair,
    },
    server::{Server, client, fault::Fault},
};

/// How many times more cases than usual, as in the tests of the repository.
pub fn cases(usual: u32) -> ProptestConfig {
    let depth = env::var("LAMBDA_PERM_DEPTH").ok().and_then(|depth| depth.parse().ok()).unwrap_or(1);
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(usual * depth) }
}

/// The statement that somebody else adds.
const OTHER: &str = r#"{"Sid":"zz","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::777788889999:root"},"Action":"lambda:GetFunction","Resource":"arn:aws:lambda:us-east-2:123456789012:function:f"}"#;

fn other() -> DocumentStatement<'static> {
    DocumentStatement::parse(OTHER).expect("a statement")
}

fn fault() -> impl Strategy<Value = Fault> {
    prop_oneof![
        4 => Just(Fault::None),
        3 => prop::sample::select(vec![CONCURRENT, THROTTLED, SERVER, STALE, (503, "ServiceUnavailable", "")]).prop_map(Fault::Refused),
        1 => (1..3_u64).prop_map(|seconds| Fault::RefusedFor(THROTTLED, seconds)),
        1 => (0..3_u32).prop_map(Fault::Busy),
        1 => Just(Fault::LostAnswer),
        1 => Just(Fault::CutAnswer),
        1 => Just(Fault::FalseFailure),
        1 => Just(Fault::Lost),
    ]
}

/// What happened: the states of the policy, and whether it is what was wanted.
struct Course {
    result: Result<(), Reason>,
    states: Vec<PolicyDocument<'static>>,
}

async fn apply(
    wanted: &FunctionPolicyBuf,
    existing: &PolicyDocument<'static>,
    (has_prefix, puts): (bool, bool),
    (faults, is_served): (&[Fault], bool),
) -> Course {
    let server = Server::start([(FUNCTION, existing.clone())]).await;
    server.state().faults.extend(faults.iter().cloned());
    if !is_served {
        server.state().lacks = vec!["PutResourcePolicy", "GetResourcePolicy", "DeleteResourcePolicy"];
    }
    let ownership = if has_prefix { Ownership::Prefix("deploy-".into()) } else { Ownership::All };
    let through = if puts { Through::PutResourcePolicy } else { Through::AddPermission };
    let apply = Apply::new(&client::fast(server.address)).ownership(ownership).through(through);
    let result = apply.run(wanted).await;
    let state = server.state();
    let states = state.resources[FUNCTION].states.clone();
    let result = result.map(drop).map_err(|error| match error.reason() {
        Reason::Stopped { why, left } => Reason::Stopped { why: why.clone(), left: left.clone() },
        other => panic!("{other:?} {error:#}"),
    });
    Course { result, states }
}

/// Whoever is let in before and after is let in all the time, and who is let in neither before nor after is never.
pub fn nobody_notices(
    states: &[PolicyDocument<'static>],
    let_in: impl Fn(&PolicyDocument<'static>) -> Vec<bool>,
) -> Result<(), TestCaseError> {
    let [before, .., after] = states else { return Ok(()) };
    let (before, after) = (let_in(before), let_in(after));
    for (number, state) in states.iter().enumerate() {
        for (at, is_in) in let_in(state).into_iter().enumerate() {
            prop_assert!(is_in || !(before[at] && after[at]), "caller {at} is shut out in state {number}");
            prop_assert!(!is_in || before[at] || after[at], "caller {at} is let in in state {number}");
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn all_faults_heal((wanted, existing, has_prefix) in pair(), faults in prop::collection::vec(fault(), 0..10), puts: bool, is_served: bool) {
        let course = Runtime::new()?.block_on(apply(&wanted, &existing, (has_prefix, puts), (&faults, is_served)));
        if let Err(reason) = course.result {
            // What has no way by single statements is no fault of the server's.
            let Reason::Stopped { why: StopReason::Plan(_), .. } = reason else { panic!("{reason:?}") };
            prop_assert!(!is_served || !puts);
            return Ok(());
        }
        let last = course.states.last().expect("a state");
        let plan = wanted.plan(last, &Scope::NONE, &options(has_prefix)).expect("a plan");
        prop_assert!(plan.is_empty(), "{plan}");
        prop_assert_eq!(foreign(last, has_prefix), foreign(&existing, has_prefix));
        nobody_notices(&course.states, |state| let_in(state))?;
    }

    /// What others add at the same time stays: the run ends in what is wanted, or it stops.
    #[test]
    fn what_others_add_stays((wanted, existing, has_prefix) in pair(), faults in prop::collection::vec(fault(), 0..6), at in 0..5_usize, puts: bool) {
        // The first policy of a function has no revision to be guarded by.
        prop_assume!(!(puts && existing.is_empty()));
        let mut faults = faults;
        faults.insert(at.min(faults.len()), Fault::Foreign(other()));
        let course = Runtime::new()?.block_on(apply(&wanted, &existing, (has_prefix, puts), (&faults, true)));
        let last = course.states.last().expect("a state");
        let was_added = course.states.iter().any(|state| state.statement("zz").is_some());
        match course.result {
            Ok(()) if has_prefix => {
                let plan = wanted.plan(last, &Scope::NONE, &options(true)).expect("a plan");
                prop_assert!(plan.is_empty(), "{plan}");
                prop_assert_eq!(last.statement("zz").is_some(), was_added);
                nobody_notices(&course.states, |state| let_in(state))?;
            }
            // All statements are ours: what was there when we began goes, and nothing else.
            Ok(()) => {}
            Err(reason) => prop_assert!(!has_prefix && was_added, "{reason:?}"),
        }
        if has_prefix {
            let kept: Vec<String> = foreign(last, true).into_iter().filter(|text| !text.contains("zz")).collect();
            prop_assert_eq!(kept, foreign(&existing, true));
        }
    }
}

/// A client without a limit gets one, for a connection that has died unnoticed.
#[tokio::test]
async fn a_client_without_a_limit_gets_one() {
    let (wanted, _) = crate::apply::wanted();
    let server = Server::start([(FUNCTION, PolicyDocument::EMPTY)]).await;
    server.state().faults.push_back(Fault::Hangs);
    let limits = TimeoutConfig::builder().connect_timeout(Duration::from_secs(3) * client::FASTER);
    let config = client::fast(server.address).config().to_builder().timeout_config(limits.build());
    let apply = Apply::new(&Client::from_conf(config.build()));
    let result = tokio::time::timeout(Duration::from_secs(60), apply.run(&wanted)).await;
    result.expect("the request that hangs is given up").expect("done");
}

/// Whether a run goes on after this answer to a request that reads, or to one that changes the policy.
fn passes(class: AnswerClass, is_read: bool, through: Through, is_new: bool) -> bool {
    match class {
        AnswerClass::ConcurrentUpdate
        | AnswerClass::FunctionBusy
        | AnswerClass::StaleRevision
        | AnswerClass::Throttled
        | AnswerClass::Server => true,
        AnswerClass::SidExists => !is_read,
        AnswerClass::PrincipalUnknown => !is_read && is_new,
        // There may be no policy yet.
        AnswerClass::NotFound => is_read || is_new,
        AnswerClass::NotServed => through == Through::PutResourcePolicy,
        _ => false,
    }
}

/// All answers that are known, to each request of a run: it ends in what is wanted, or tells the class.
#[tokio::test]
async fn each_answer_passes_or_is_told() {
    let (wanted, _) = crate::apply::wanted();
    for row in ANSWERS {
        // What no name tells has any.
        let error = if row.error.is_empty() { "SomeException" } else { row.error };
        for (is_read, is_new) in [(true, false), (true, true), (false, false), (false, true)] {
            for through in [Through::AddPermission, Through::PutResourcePolicy] {
                let server = Server::start([(FUNCTION, PolicyDocument::EMPTY)]).await;
                let before = if is_read { None } else { Some(Fault::None) };
                let refused = Fault::Refused((row.status, error, row.text));
                server.state().faults.extend(before.into_iter().chain([refused]));
                let mut apply = Apply::new(&client::fast(server.address)).through(through);
                if is_new {
                    apply = apply.created_function().created_principals();
                }
                let result = apply.run(&wanted).await;
                let told = result.as_ref().err().map(|error| error.class());
                let expected = if passes(row.class, is_read, through, is_new) { None } else { Some(Some(row.class)) };
                assert_eq!(told, expected, "{row:?} {is_read} {is_new} {through:?} {result:?}");
                let statements = server.state().resources[FUNCTION].lambda.policy.statements().len();
                assert_eq!(statements, if result.is_ok() { 2 } else { 0 }, "{row:?}");
            }
        }
    }
}

/// Several programs at the same time, each with statements of its own.
#[tokio::test]
async fn all_who_write_at_once_get_what_they_want() {
    const WRITERS: [&str; 5] = ["one", "two", "three", "four", "five"];
    for through in [Through::AddPermission, Through::PutResourcePolicy] {
        // The first policy of a function has no revision to be guarded by, so there is one.
        let (_, existing) = crate::apply::wanted();
        let server = Server::start([(FUNCTION, existing)]).await;
        server.state().latency = Duration::from_millis(3);
        server.state().one_at_once = true;
        let client = client::fast(server.address);
        let runs = WRITERS.map(|name| {
            let permissions = ["111122223333", "444455556666"].map(|account| {
                let sid = format!("{name}-{account}");
                let builder = FunctionPermission::builder(FUNCTION, sid, "lambda:InvokeFunction", account);
                builder.build().expect("a permission")
            });
            let ownership = Ownership::Prefix(format!("{name}-"));
            let apply = Apply::new(&client).ownership(ownership).through(through);
            async move { apply.run(&FunctionPolicyBuf::of(permissions).expect("a policy")).await }
        });
        for result in futures_util::future::join_all(runs).await {
            result.expect("done");
        }
        let state = server.state();
        assert!(state.most_at_once > 1 && state.refused > 0, "{} {}", state.most_at_once, state.refused);
        let resource = &state.resources[FUNCTION];
        assert_eq!(resource.lambda.policy.statements().len(), 1 + 2 * WRITERS.len());
        // None was ever lost.
        let sizes: Vec<usize> = resource.states.iter().map(|state| state.statements().len()).collect();
        assert!(sizes.is_sorted(), "{sizes:?}");
    }
}

/// A server that does not answer holds a run no longer than the client's limit.
#[tokio::test]
async fn a_server_that_hangs_is_given_up() {
    let (wanted, _) = crate::apply::wanted();
    let server = Server::start([(FUNCTION, PolicyDocument::EMPTY)]).await;
    server.state().faults.extend([Fault::Hangs, Fault::None, Fault::Hangs]);
    Apply::new(&client::fast(server.address)).run(&wanted).await.expect("done");
    let operations = server.state().operations();
    assert_eq!(
        operations,
        ["GetPolicy", "GetPolicy", "AddPermission", "GetPolicy", "AddPermission", "AddPermission", "GetPolicy"]
    );
}
