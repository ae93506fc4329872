//! Runs that are answered wrongly, late or not at all.

use std::time::Duration;

use lambda_perm::{
    FunctionPolicyBuf,
    document::{DocumentStatement, PolicyDocument},
    output::Scope,
    plan::{Answer, Outcome, PlanOptions, Run, RunOptions, RunStep, Through},
};
use proptest::prelude::*;

use super::{
    access::{foreign, options},
    lambda::{BUSY, CONCURRENT, Failure, Lambda, NO_SUCH, SERVER, STALE, THROTTLED},
    random::{existing, pair},
};
use crate::support::depth::times;

/// What goes wrong with a request.
#[derive(Clone, Copy, Debug)]
enum Fault {
    /// Nothing.
    None,
    /// It is refused.
    Refused(Failure),
    /// It is carried out, and nothing comes back.
    LostAnswer,
    /// It is carried out, and the answer is a failure of the server.
    FalseFailure,
    /// It does not arrive.
    Lost,
    /// Somebody else adds a statement just before.
    Foreign,
    /// The run is saved, ends, and is resumed, before it is known what came back.
    Crash,
}

fn fault() -> impl Strategy<Value = Fault> {
    prop_oneof![
        3 => Just(Fault::None),
        3 => prop::sample::select(vec![CONCURRENT, BUSY, THROTTLED, SERVER, STALE]).prop_map(Fault::Refused),
        1 => Just(Fault::LostAnswer),
        1 => Just(Fault::FalseFailure),
        1 => Just(Fault::Lost),
        1 => Just(Fault::Crash),
    ]
}

/// The statement that somebody else adds.
const OTHER: &str = r#"{"Sid":"zz","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::777788889999:root"},"Action":"lambda:GetFunction","Resource":"arn:aws:lambda:us-east-2:123456789012:function:f"}"#;

fn add_other(lambda: &mut Lambda) {
    if !lambda.has_other {
        lambda.has_other = true;
        lambda.policy.push(DocumentStatement::parse(OTHER).expect("a statement"));
        lambda.revision += 1;
    }
}

const fn failed(failure: Failure) -> Answer<'static> {
    Answer::Failed { status: failure.0, error: failure.1, message: failure.2, retry_after: None }
}

/// Carries out a run on this Lambda. The faults are used up one after the other; then all goes well.
fn carry_out(mut run: Run, lambda: &mut Lambda, faults: &[Fault]) -> Outcome {
    let (mut faults, mut now, mut requests) = (faults.iter(), Duration::ZERO, 0);
    loop {
        let step = run.next(now);
        let (is_read, result) = match step {
            None => break,
            Some(RunStep::Wait(pause)) => {
                assert!(pause > Duration::ZERO);
                now += pause;
                continue;
            }
            Some(RunStep::Read(_)) => (true, lambda.read()),
            Some(RunStep::Send(request)) => {
                let (operation, parameters) = (request.operation().name, request.parameters());
                let fault = faults.next().copied().unwrap_or(Fault::None);
                if let Fault::Foreign = fault {
                    add_other(lambda);
                }
                let sent = match fault {
                    Fault::Refused(failure) => Err(failure),
                    Fault::Lost => Ok(()),
                    _ => lambda.send(operation, &parameters),
                };
                requests += 1;
                assert!(requests < 200, "{run:?}");
                match fault {
                    Fault::Crash => {
                        let saved = serde_json::to_string(&run).expect("data");
                        run = serde_json::from_str(&saved).expect("a run");
                        now = Duration::ZERO;
                        continue;
                    }
                    Fault::Lost | Fault::LostAnswer => {
                        run.answered(Answer::Lost, now);
                        continue;
                    }
                    Fault::FalseFailure => {
                        run.answered(failed(SERVER), now);
                        continue;
                    }
                    Fault::None | Fault::Foreign | Fault::Refused(_) => (false, sent.map(|()| String::new())),
                }
            }
        };
        now += Duration::from_millis(20);
        match &result {
            Ok(body) => run.answered(Answer::Ok { body, revision: None }, now),
            Err(failure) => {
                assert!(!is_read || *failure == NO_SUCH);
                run.answered(failed(*failure), now);
            }
        }
    }
    run.outcome().expect("an outcome").clone()
}

fn is_wanted(wanted: &FunctionPolicyBuf, lambda: &Lambda, options: &PlanOptions) -> bool {
    wanted.plan(&lambda.policy, &Scope::NONE, options).is_ok_and(|plan| plan.is_empty())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000 * times(), failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever goes wrong for a while, the run ends in what is wanted.
    #[test]
    fn faults_heal((wanted, existing, has_prefix) in pair(), faults in prop::collection::vec(fault(), 0..12), puts: bool) {
        let through = if puts { Through::PutResourcePolicy } else { Through::AddPermission };
        let options = options(has_prefix).through(through);
        let plan = wanted.plan(&existing, &Scope::NONE, &options).expect("a plan");
        let mut lambda = Lambda::new(&existing);
        let outcome = carry_out(plan.run(RunOptions::default()), &mut lambda, &faults);
        prop_assert_eq!(outcome, Outcome::Done);
        prop_assert!(is_wanted(&wanted, &lambda, &options));
        prop_assert_eq!(foreign(&lambda.policy, has_prefix), foreign(&existing, has_prefix));
    }

    /// The same of a run that makes its plan from what it reads, and looks again at the end: the faults meet its first read too.
    #[test]
    fn faults_heal_from_the_first_read((wanted, existing, has_prefix) in pair(), faults in prop::collection::vec(fault(), 0..12), puts: bool) {
        let through = if puts { Through::PutResourcePolicy } else { Through::AddPermission };
        let options = options(has_prefix).through(through);
        let mut lambda = Lambda::new(&existing);
        let run = wanted.run(&Scope::NONE, &options, RunOptions::default().verify(true)).expect("a run");
        prop_assert_eq!(run.plan(), None);
        let outcome = carry_out(run, &mut lambda, &faults);
        prop_assert_eq!(outcome, Outcome::Done);
        prop_assert!(is_wanted(&wanted, &lambda, &options));
        prop_assert_eq!(foreign(&lambda.policy, has_prefix), foreign(&existing, has_prefix));
    }

    /// A removal leaves all statements but those of the policy, and needs no policy that is wanted.
    #[test]
    fn a_removal_leaves_the_others((wanted, existing, has_prefix) in pair(), faults in prop::collection::vec(fault(), 0..6), puts: bool) {
        let through = if puts { Through::PutResourcePolicy } else { Through::AddPermission };
        let options = options(has_prefix).through(through);
        let mut lambda = Lambda::new(&existing);
        let run = wanted.removal(&Scope::NONE, &options, RunOptions::default().verify(true)).expect("a run");
        prop_assert_eq!(carry_out(run, &mut lambda, &faults), Outcome::Done);
        let is_ours = |sid: Option<&str>| wanted.permissions().any(|permission| Some(permission.statement_id().as_str()) == sid);
        let others = |policy: &PolicyDocument<'_>| {
            let others = policy.statements().iter().filter(|statement| !is_ours(statement.sid()));
            others.map(ToString::to_string).collect::<Vec<_>>()
        };
        prop_assert_eq!(others(&lambda.policy), others(&existing));
        prop_assert_eq!(lambda.policy.statements().len(), others(&existing).len());
    }

    /// A plan that was made before others changed the policy: the run ends in what is wanted, or stops before it removes what it did
    /// not know.
    #[test]
    fn what_others_did_is_never_removed(
        (wanted, existing, has_prefix) in pair(), now in existing(), faults in prop::collection::vec(fault(), 0..6), puts: bool,
    ) {
        let through = if puts { Through::PutResourcePolicy } else { Through::AddPermission };
        let options = options(has_prefix).through(through);
        let plan = wanted.plan(&existing, &Scope::NONE, &options).expect("a plan");
        let mut lambda = Lambda::new(&now);
        let outcome = carry_out(plan.run(RunOptions::default()), &mut lambda, &faults);
        if puts || outcome.is_done() {
            prop_assert_eq!(foreign(&lambda.policy, has_prefix), foreign(&now, has_prefix));
        }
        if puts && outcome.is_done() && !plan.is_empty() {
            prop_assert!(is_wanted(&wanted, &lambda, &options));
        }
        for statement in now.statements() {
            let sid = statement.sid().expect("a Sid");
            let was_to_go = existing.statement(sid).is_some();
            let is_there = lambda.policy.statement(sid).is_some();
            let is_wanted = wanted.permissions().any(|permission| permission.statement_id().as_str() == sid);
            prop_assert!(is_there || is_wanted || was_to_go, "{sid} has gone\n{plan}\n{now}");
        }
    }

    /// What somebody else adds in the middle of a run stays, and the run ends in what is wanted or stops.
    #[test]
    fn what_others_add_stays(
        (wanted, existing, has_prefix) in pair(), faults in prop::collection::vec(fault(), 0..6), at in 0..4_usize, puts: bool,
    ) {
        let through = if puts { Through::PutResourcePolicy } else { Through::AddPermission };
        let options = options(has_prefix).through(through);
        let plan = wanted.plan(&existing, &Scope::NONE, &options).expect("a plan");
        // The first policy of a function has no revision to be guarded by.
        prop_assume!(!(puts && existing.is_empty()));
        let mut faults = faults;
        faults.insert(at.min(faults.len()), Fault::Foreign);
        let mut lambda = Lambda::new(&existing);
        let outcome = carry_out(plan.run(RunOptions::default()), &mut lambda, &faults);
        match outcome {
            Outcome::Done => {
                let ours = lambda.policy.statements().iter().filter(|statement| statement.sid() != Some("zz")).count();
                let expected = wanted.len() + foreign(&existing, has_prefix).len();
                prop_assert!(ours == expected, "{ours} {expected}\n{plan}");
            }
            Outcome::Stopped { why, .. } => {
                prop_assert!(!has_prefix && lambda.has_other, "{why}");
            }
        }
        prop_assert_eq!(lambda.policy.statement("zz").is_some(), lambda.has_other);
    }

    /// A plan that is written and read is the same.
    #[test]
    fn a_plan_is_data((wanted, existing, has_prefix) in pair()) {
        let plan = wanted.plan(&existing, &Scope::NONE, &options(has_prefix)).expect("a plan");
        let text = serde_json::to_string(&plan).expect("data");
        prop_assert_eq!(serde_json::from_str::<lambda_perm::plan::Plan>(&text).expect("a plan"), plan);
    }
}

/// What is read as a plan is one that could have been made.
#[test]
fn a_plan_with_another_policy_is_refused() {
    let wanted = lambda_perm::policy!(
        function_name = "arn:aws:lambda:us-east-2:123456789012:function:f",
        statement(statement_id = "a", action = InvokeFunction, principal = "111122223333"),
    );
    let plan = wanted.plan(&PolicyDocument::EMPTY, &Scope::NONE, &PlanOptions::default()).expect("a plan");
    let data = serde_json::to_value(&plan).expect("data");
    for (pointer, from, to, error) in [
        ("/wanted", "Allow", "Deny", "`wanted` has a statement that cannot be sent: the statement denies"),
        (
            "/resource",
            "function:f",
            "function:g",
            "`wanted` has a statement for `arn:aws:lambda:us-east-2:123456789012:function:f`, but",
        ),
        ("/options/through", "add_permission", "by_hand", "`through` is `by_hand`"),
    ] {
        let mut changed = data.clone();
        let place = changed.pointer_mut(pointer).expect(pointer);
        let text = place.as_str().expect("text").replacen(from, to, 1);
        *place = text.into();
        assert_ne!(changed, data, "{pointer}");
        let found = serde_json::from_value::<lambda_perm::plan::Plan>(changed).expect_err(to).to_string();
        assert!(found.starts_with(error), "{found}");
    }
}

#[test]
fn an_empty_policy_is_read_as_none() {
    let mut lambda = Lambda::new(&PolicyDocument::EMPTY);
    assert_eq!(lambda.read(), Err(NO_SUCH));
    assert_eq!(lambda.send("RemovePermission", r#"{"StatementId":"a"}"#), Err(NO_SUCH));
}
