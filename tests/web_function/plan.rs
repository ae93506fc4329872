//! Plans: one request for the whole policy, whatever the options say, on the condition that nobody else has written.

use std::time::Duration;

use lambda_perm::{
    document::PolicyDocument,
    output::Scope,
    plan::{Answer, Outcome, Plan, PlanOptions, Run, RunOptions, RunStep, StopReason, Through, Verdict},
    policy,
};

use super::{SITE, WEB_FUNCTION};

const REVISIONS: [&str; 2] = ["00000000-0000-0000-0000-000000000001", "00000000-0000-0000-0000-000000000002"];

fn site() -> PolicyDocument<'static> {
    SITE.document(&Scope::NONE).expect("an ARN").to_json().parse().expect("a document")
}

fn plan(existing: &PolicyDocument<'_>) -> Plan {
    SITE.plan(existing, &Scope::NONE, &PlanOptions::default()).expect("a plan")
}

#[test]
fn a_plan_puts_the_whole_policy() {
    for through in [Through::AddPermission, Through::PutResourcePolicy] {
        let options = PlanOptions::default().through(through);
        let plan = SITE.plan(&PolicyDocument::EMPTY, &Scope::NONE, &options).expect("a plan");
        let shown = plan.to_string();
        // No revision guards the first request.
        assert!(shown.starts_with("+ cdn\n+ organization\n+ reader\n! there is no policy yet"), "{shown}");
        assert_eq!(plan.resource(), WEB_FUNCTION);
        let [step] = plan.steps() else { panic!("{plan}") };
        let request = step.request();
        assert_eq!((request.operation().api, request.operation().name), ("lambda-web", "PutResourcePolicy"));
        assert!(request.shell_line().starts_with("aws lambda-web put-resource-policy "));
        assert_eq!(step.size(), site().size());
    }
    assert!(plan(&site()).is_empty());
}

#[test]
fn a_change_is_told() {
    let mut existing = site();
    let narrow = existing.to_json().replace("/endpoint/*", "/endpoint/test");
    existing = narrow.parse().expect("a document");
    let wider = plan(&existing);
    assert_eq!(wider.verdict(), Verdict::Widens);
    assert!(wider.to_string().contains("~ organization"), "{wider}");
    let wide = site().to_json().replace("/endpoint/prod", "/endpoint/*");
    assert_eq!(plan(&wide.parse().expect("a document")).verdict(), Verdict::Narrows);
    let everyone = policy!(
        web_function = "arn:aws:lambda:us-east-2:123456789012:web-function/my-site",
        statement(
            statement_id = "everyone",
            action = InvokeWebFunctionEndpoint,
            principal = "*",
            allow(public_access, reason = "a test"),
        ),
    );
    let plan = everyone.plan(&site(), &Scope::NONE, &PlanOptions::default()).expect("a plan");
    assert!(plan.becomes_public());
}

#[test]
fn a_plan_is_read_back() {
    let plan = plan(&PolicyDocument::EMPTY);
    let json = serde_json::to_string(&plan).expect("JSON");
    assert_eq!(serde_json::from_str::<Plan>(&json).expect("a plan"), plan, "{json}");
}

/// The answer to a read, with the names that this API has for its members.
fn read(run: &mut Run, document: &PolicyDocument<'_>, revision: &str) {
    let Some(RunStep::Read(request)) = run.next(Duration::ZERO) else { panic!("{run:?}") };
    assert_eq!((request.operation().api, request.operation().name), ("lambda-web", "GetResourcePolicy"));
    let body = serde_json::json!({"policy": document.to_json(), "revisionId": revision}).to_string();
    run.answered(Answer::Ok { body: &body, revision: None }, Duration::ZERO);
}

fn sent(run: &mut Run) -> serde_json::Value {
    let Some(RunStep::Send(request)) = run.next(Duration::ZERO) else { panic!("{run:?}") };
    assert_eq!((request.operation().api, request.operation().name), ("lambda-web", "PutResourcePolicy"));
    serde_json::from_str(&request.parameters()).expect("JSON")
}

const fn failed(status: u16, error: &'static str, message: &'static str) -> Answer<'static> {
    Answer::Failed { status, error, message, retry_after: None }
}

#[test]
fn a_run_reads_puts_and_reads_again_after_a_conflict() {
    let mut existing = site();
    drop(existing.remove("reader"));
    let plan = plan(&existing);
    let mut run = plan.run(RunOptions::default());
    read(&mut run, &existing, REVISIONS[0]);
    let parameters = sent(&mut run);
    assert_eq!((&parameters["resourceArn"], &parameters["revisionId"]), (&WEB_FUNCTION.into(), &REVISIONS[0].into()));
    run.answered(failed(409, "ConflictException", "The revision is not the latest."), Duration::ZERO);
    read(&mut run, &existing, REVISIONS[1]);
    assert_eq!(sent(&mut run)["revisionId"], REVISIONS[1]);
    run.answered(Answer::Ok { body: "{}", revision: None }, Duration::ZERO);
    assert_eq!(run.next(Duration::ZERO), None);
    assert!(matches!(run.outcome(), Some(Outcome::Done)));
}

/// There is nothing to fall back to.
#[test]
fn a_run_sends_no_statements() {
    let plan = plan(&PolicyDocument::EMPTY);
    for answer in [
        failed(403, "AccessDeniedException", "Unable to determine service/operation name to be authorized"),
        failed(403, "AccessDeniedException", "not authorized to perform: lambda:GetResourcePolicy"),
    ] {
        let mut run = plan.run(RunOptions::default());
        assert!(matches!(run.next(Duration::ZERO), Some(RunStep::Read(_))));
        run.answered(answer, Duration::ZERO);
        assert_eq!(run.next(Duration::ZERO), None);
        let Some(Outcome::Stopped { why, left }) = run.outcome() else { panic!("{run:?}") };
        assert!(!matches!(why, StopReason::FunctionUnknown) && left.len() == 1, "{why}");
    }
}

/// No policy yet is no failure.
#[test]
fn a_first_policy_has_no_revision() {
    let plan = plan(&PolicyDocument::EMPTY);
    let mut run = plan.run(RunOptions::default());
    assert!(matches!(run.next(Duration::ZERO), Some(RunStep::Read(_))));
    run.answered(failed(404, "ResourceNotFoundException", ""), Duration::ZERO);
    assert_eq!(sent(&mut run).get("revisionId"), None);
}

/// It needs no plan before it: it makes one from what it reads.
#[test]
fn a_run_reads_plans_and_verifies() {
    let mut existing = site();
    drop(existing.remove("reader"));
    let options = RunOptions::default().verify(true);
    let mut run = SITE.run(&Scope::NONE, &PlanOptions::default(), options).expect("a run");
    assert_eq!((run.plan(), run.resource()), (None, WEB_FUNCTION));
    read(&mut run, &existing, REVISIONS[0]);
    assert_eq!(sent(&mut run)["revisionId"], REVISIONS[0]);
    run.answered(Answer::Ok { body: "{}", revision: None }, Duration::ZERO);
    read(&mut run, &site(), REVISIONS[1]);
    assert_eq!(run.next(Duration::ZERO), None);
    assert!(matches!(run.outcome(), Some(Outcome::Done)));
}

#[test]
fn a_removal_takes_the_sids_of_a_policy() {
    let removal = |existing: &PolicyDocument<'_>| {
        let mut run = SITE.removal(&Scope::NONE, &PlanOptions::default(), RunOptions::default()).expect("a run");
        read(&mut run, existing, REVISIONS[0]);
        let Some(RunStep::Send(request)) = run.next(Duration::ZERO) else { panic!("{run:?}") };
        assert_eq!(request.operation().api, "lambda-web");
        (request.operation().name, request.parameters())
    };
    // The others' statements stay, and where there are none, the policy goes.
    let with_others = site().to_json().replace(r#""Sid":"reader""#, r#""Sid":"others""#);
    let (operation, parameters) = removal(&with_others.parse().expect("a document"));
    assert_eq!(operation, "PutResourcePolicy");
    assert!(parameters.contains("others") && !parameters.contains("cdn"), "{parameters}");
    assert_eq!(removal(&site()).0, "DeleteResourcePolicy");
}
