//! What a plan says, each kind of change, and each reason why there is no plan or why a run stops.

use std::time::Duration;

use lambda_perm::{
    FunctionPermission, FunctionPolicy, FunctionPolicyBuf, Lint,
    document::PolicyDocument,
    finding::Exception,
    output::Scope,
    plan::{
        Answer, Outcome, Ownership, PlanError, PlanNote, PlanOptions, Run, RunOptions, RunStep, StopReason, Through,
        Verdict,
    },
    policy,
};

use super::lambda::FUNCTION;

const ONE: &str = "111122223333";
const TWO: &str = "444455556666";
const DELETED: &str = super::random::DELETED;

fn statement(sid: &str, account: &str) -> String {
    format!(
        r#"{{"Sid":"{sid}","Effect":"Allow","Principal":{{"AWS":"arn:aws:iam::{account}:root"}},"Action":"lambda:InvokeFunction","Resource":"{FUNCTION}"}}"#
    )
}

fn existing(statements: &[String]) -> PolicyDocument<'static> {
    let text = format!(r#"{{"Version":"2012-10-17","Id":"default","Statement":[{}]}}"#, statements.join(","));
    text.parse().expect("a document")
}

fn wanted(grants: &[(&str, &str)]) -> FunctionPolicyBuf {
    let permissions = grants.iter().map(|(sid, principal)| {
        // Everyone may do something else, so that the others are not covered.
        let action = if *principal == "*" { "lambda:GetFunction" } else { "lambda:InvokeFunction" };
        let builder = FunctionPermission::builder(FUNCTION, sid, action, principal);
        let public = Exception::new(Lint::PublicAccess, "a test");
        if *principal == "*" { builder.allow([public]) } else { builder }.build().expect("a permission")
    });
    FunctionPolicyBuf::of(permissions.collect::<Vec<_>>()).expect("a policy")
}

fn plan(
    grants: &[(&str, &str)],
    statements: &[String],
    options: &PlanOptions,
) -> Result<lambda_perm::plan::Plan, PlanError> {
    wanted(grants).plan(&existing(statements), &Scope::NONE, options)
}

fn steps(plan: &lambda_perm::plan::Plan) -> Vec<String> {
    plan.steps().iter().map(ToString::to_string).collect()
}

#[test]
fn a_plan_is_shown_line_by_line() {
    let partner = statement("partner", ONE).replace("InvokeFunction", "GetFunction");
    let statements = [statement("topic", ONE), partner, statement("old", TWO), statement("else-x", TWO)];
    let ours = Ownership::Sids(["topic", "partner", "old", "uploads", "site"].map(String::from).to_vec());
    let options = PlanOptions::default().ownership(ours);
    let grants = [("uploads", "210987654321"), ("topic", ONE), ("partner", "*")];
    let plan = plan(&grants, &statements, &options).expect("a plan");
    assert_eq!(
        plan.to_string(),
        "+ uploads\n= topic\n~ partner  principal arn:aws:iam::111122223333:root -> *  (widens)  (becomes public)\n- old\n  else-x  (not ours)\n"
    );
    assert_eq!((plan.verdict(), plan.becomes_public()), (Verdict::Unknown, true));
    assert_eq!(plan.resource(), FUNCTION);
    let bridge = steps(&plan).iter().find(|step| step.contains("-bridge-")).expect("a bridge").clone();
    assert!(bridge.starts_with("add partner-bridge-"), "{bridge}");
    let remove = bridge.replace("add", "remove");
    // What only goes makes room for the others.
    assert_eq!(
        steps(&plan),
        ["remove old", "add uploads", &bridge, "remove partner", "add partner", &remove].map(ToString::to_string)
    );
    assert_eq!(
        plan.steps()[3].request().shell_line(),
        format!("aws lambda remove-permission --function-name {FUNCTION} --statement-id partner --region us-east-2")
    );
}

#[test]
fn statements_that_do_not_meet_need_no_bridge() {
    let plan = plan(&[("partner", TWO)], &[statement("partner", ONE)], &PlanOptions::default()).expect("a plan");
    assert_eq!(steps(&plan), ["remove partner", "add partner"]);
    assert!(plan.gaps().next().is_none());
}

#[test]
fn what_means_the_same_is_kept() {
    let spelt = format!(
        r#"{{"Resource":["{FUNCTION}"],"Action":["Lambda:invokefunction"],"Principal":{{"AWS":["{ONE}"]}},"Effect":"Allow","Sid":"partner"}}"#
    );
    assert!(plan(&[("partner", ONE)], &[spelt], &PlanOptions::default()).expect("a plan").is_empty());
    // The ID of a deleted role is not the role.
    let role = format!("arn:aws:iam::{ONE}:role/r");
    let deleted = statement("partner", ONE).replace(&format!("arn:aws:iam::{ONE}:root"), "AROAJQABLZS4A3QDU576Q");
    let plan = plan(&[("partner", &role)], &[deleted], &PlanOptions::default()).expect("a plan");
    assert!(plan.to_string().contains("principal AROAJQABLZS4A3QDU576Q -> arn:aws:iam::111122223333:role/r"));
}

fn with_deleted(sid: &str) -> String {
    statement(sid, ONE).replace(&format!("arn:aws:iam::{ONE}:root"), DELETED)
}

#[test]
fn a_deleted_principal_goes_before_anything_is_added() {
    let role = format!("arn:aws:iam::{ONE}:role/r");
    let again = plan(&[("new", TWO), ("partner", &role)], &[with_deleted("partner")], &PlanOptions::default());
    let again = again.expect("a plan");
    assert_eq!(steps(&again), ["remove partner", "add new", "add partner"]);
    assert_eq!((again.verdict(), again.notes()), (Verdict::Widens, &[][..]));
    // It has let in nobody.
    let gone = plan(&[("partner", TWO)], &[statement("partner", TWO), with_deleted("old")], &PlanOptions::default());
    let gone = gone.expect("a plan");
    assert_eq!((steps(&gone), gone.verdict()), (vec!["remove old".to_owned()], Verdict::Same));
}

#[test]
fn a_deleted_principal_that_stays_is_noted() {
    let ours = PlanOptions::default().ownership(Ownership::Sids(vec!["a".into()]));
    let unnamed = with_deleted("x").replace(r#""Sid":"x","#, "");
    let statements = [with_deleted("theirs"), unnamed];
    let by_statements = plan(&[("a", ONE)], &statements, &ours).expect("a plan");
    let note = |sid: Option<&str>, statement, operation| PlanNote::DeletedPrincipal {
        id: DELETED.into(),
        sid: sid.map(Into::into),
        statement,
        operation,
    };
    let add = "AddPermission";
    assert_eq!(by_statements.notes(), [note(Some("theirs"), 1, add), note(None, 2, add)]);
    let shown = by_statements.to_string();
    assert!(
        shown.contains(
            "\n! the statement `theirs` has the principal `AROAJQABLZS4A3QDU576Q`, the ID of a user or role that has been deleted; \
             AddPermission fails while it is there\n= help: remove that statement first; if it is not yours, ask who wrote it to do so\n\
             ! statement 2 has"
        ),
        "{shown}"
    );
    let data = serde_json::to_value(&by_statements).expect("data");
    assert_eq!(data["notes"].as_array().map(Vec::len), Some(2));
    let put = plan(&[("a", ONE)], &statements, &ours.clone().through(Through::PutResourcePolicy)).expect("a plan");
    assert_eq!(put.notes().len(), 2);
    assert!(put.to_string().contains("; PutResourcePolicy may fail while it is there"), "{put}");
    // Nothing is added, or it is put without the statement.
    let kept = plan(&[("a", ONE)], &[statements[0].clone(), statement("a", ONE)], &ours).expect("a plan");
    assert_eq!((kept.is_empty(), kept.notes()), (true, &[][..]));
    let all = PlanOptions::default().through(Through::PutResourcePolicy);
    assert!(plan(&[("a", ONE)], &statements, &all).expect("a plan").notes().is_empty());
}

#[test]
fn the_first_policy_that_is_put_is_noted_as_unguarded() {
    let options = PlanOptions::default().through(Through::PutResourcePolicy);
    let first = plan(&[("a", ONE)], &[], &options).expect("a plan");
    assert_eq!(first.notes(), [PlanNote::Unguarded]);
    assert_eq!(
        first.to_string(),
        "+ a\n! there is no policy yet, so no revision guards PutResourcePolicy: it replaces what others add in the meantime\n\
         = help: see that nobody else changes the policy now; that of a function can also be changed statement by statement\n"
    );
    assert!(plan(&[("a", ONE)], &[statement("b", TWO)], &options).expect("a plan").notes().is_empty());
    assert!(plan(&[("a", ONE)], &[], &PlanOptions::default()).expect("a plan").notes().is_empty());
}

/// Others write Sids that RemovePermission does not take.
#[test]
fn a_sid_that_no_request_can_name_is_said() {
    for sid in ["", "a b", "é", &"x".repeat(101)] {
        let by_statements = plan(&[("a", ONE)], &[statement(sid, TWO)], &PlanOptions::default());
        assert_eq!(by_statements, Err(PlanError::UnnamableSid(sid.into())));
        let put = PlanOptions::default().through(Through::PutResourcePolicy);
        assert!(plan(&[("a", ONE)], &[statement(sid, TWO)], &put).is_ok());
        let ours = PlanOptions::default().ownership(Ownership::Sids(vec!["a".into()]));
        assert!(plan(&[("a", ONE)], &[statement(sid, TWO)], &ours).is_ok());
    }
    let dotted = plan(&[("a", ONE)], &[statement("a.b", TWO)], &PlanOptions::default()).expect("a plan");
    assert_eq!(steps(&dotted), ["remove a.b", "add a"]);
}

#[test]
fn how_a_statement_is_written_is_not_shown() {
    let spelt = statement("a", ONE).replace(&format!("arn:aws:iam::{ONE}:root"), ONE);
    assert_eq!(plan(&[("a", ONE)], &[spelt], &PlanOptions::default()).expect("a plan").to_string(), "= a\n");
    // Of one that changes, only what means something else is shown.
    let spelt = statement("a", ONE).replace(&format!("arn:aws:iam::{ONE}:root"), ONE);
    let changed = plan(&[("a", ONE)], &[spelt.replace("lambda:Invoke", "lambda:Get")], &PlanOptions::default());
    assert_eq!(
        changed.expect("a plan").to_string(),
        "~ a  action lambda:GetFunction -> lambda:InvokeFunction  (unknown)\n"
    );
    // Whatever the resource is, an account is one by its number and by the ARN of its root.
    let everything = statement("a", ONE).replace(FUNCTION, "*");
    assert_eq!(
        plan(&[("a", ONE)], &[everything], &PlanOptions::default()).expect("a plan").verdict(),
        Verdict::Narrows
    );
}

#[test]
fn a_bridge_that_a_crash_has_left_is_used_and_goes() {
    let role = format!("arn:aws:iam::{ONE}:role/r");
    let old = statement("a", "*").replace(r#"{"AWS":"arn:aws:iam::*:root"}"#, r#""*""#);
    let options = PlanOptions::default().ownership(Ownership::Sids(vec!["a".into()]));
    let first = plan(&[("a", &role)], std::slice::from_ref(&old), &options).expect("a plan");
    let [bridge, _, _, _] = first.steps() else { panic!("{:?}", steps(&first)) };
    let name = bridge.sid().expect("a Sid").to_owned();
    let left = statement(&name, ONE).replace(":root", ":role/r");
    let again = plan(&[("a", &role)], &[old, left.clone()], &options).expect("a plan");
    assert_eq!(steps(&again), ["remove a".to_owned(), "add a".to_owned(), format!("remove {name}")]);
    let later = plan(&[("a", &role)], &[left], &options).expect("a plan");
    assert_eq!(steps(&later), ["add a".to_owned(), format!("remove {name}")]);
}

#[test]
fn verdicts_go_by_what_statements_cover() {
    let with = |condition: &str| {
        let service = r#"{"Service":"sns.amazonaws.com"}"#;
        format!(
            r#"{{"Sid":"s","Effect":"Allow","Principal":{service},"Action":"lambda:InvokeFunction","Resource":"{FUNCTION}"{condition}}}"#
        )
    };
    let topic = |name: &str| {
        with(&format!(r#","Condition":{{"ArnLike":{{"AWS:SourceArn":"arn:aws:sns:us-east-2:{ONE}:{name}"}}}}"#))
    };
    const WANTED: FunctionPolicy = policy!(
        function_name = "arn:aws:lambda:us-east-2:123456789012:function:f",
        statement(
            statement_id = "s",
            action = InvokeFunction,
            principal = sns,
            source_arn = "arn:aws:sns:us-east-2:111122223333:orders-*",
        ),
    );
    for (before, verdict) in [
        (with(""), Verdict::Narrows),
        (topic("*"), Verdict::Narrows),
        (topic("orders-new"), Verdict::Widens),
        (topic("invoices"), Verdict::Unknown),
        (topic("orders-*").replace("Allow", "Deny"), Verdict::Widens),
        (topic("orders-*").replace("ArnLike", "ArnEquals"), Verdict::Same),
    ] {
        let plan = WANTED.plan(&existing(&[before]), &Scope::NONE, &PlanOptions::default()).expect("a plan");
        assert_eq!(plan.verdict(), verdict, "{plan}");
    }
}

#[test]
fn a_statement_becomes_public_when_its_deny_goes() {
    let everyone = statement("a", "*").replace(r#"{"AWS":"arn:aws:iam::*:root"}"#, r#""*""#);
    let guard = everyone.replace("Allow", "Deny").replace(r#""a""#, r#""guard""#).replace(
        "\"Resource\"",
        &format!(r#""Condition":{{"StringNotEquals":{{"aws:PrincipalAccount":"{ONE}"}}}},"Resource""#),
    );
    let options = PlanOptions::default().ownership(Ownership::Sids(vec!["guard".into(), "b".into()]));
    let plan = plan(&[("b", ONE)], &[everyone, guard], &options).expect("a plan");
    assert_eq!(plan.to_string(), "+ b\n  a  (not ours)  (becomes public)\n- guard\n");
    assert!(plan.becomes_public());
}

#[test]
fn there_is_no_plan_that_could_not_end() {
    let nameless = statement("a", ONE).replace(r#""Sid":"a","#, "");
    let all = PlanOptions::default();
    let ours = |sids: &[&str]| all.clone().ownership(Ownership::Sids(sids.iter().map(ToString::to_string).collect()));
    let grants = [("a", ONE)];
    assert_eq!(plan(&grants, std::slice::from_ref(&nameless), &all), Err(PlanError::NoSid { statement: 1 }));
    // PutResourcePolicy needs no Sid.
    let put = plan(&grants, std::slice::from_ref(&nameless), &all.clone().through(Through::PutResourcePolicy))
        .expect("a plan");
    assert_eq!(steps(&put), ["put the whole policy"]);
    let twice = [statement("b", ONE), statement("b", TWO)];
    assert_eq!(plan(&grants, &twice, &all), Err(PlanError::SidTwice("b".into())));
    assert_eq!(plan(&grants, &[statement("a", TWO)], &ours(&["b"])), Err(PlanError::SidTaken("a".into())));
    assert_eq!(plan(&grants, &[], &ours(&["b"])), Err(PlanError::NotOurs("a".into())));
    let prefix = "x".repeat(80);
    let long = all.clone().ownership(Ownership::Prefix(prefix.clone()));
    assert_eq!(plan(&grants, &[], &long), Err(PlanError::LongPrefix(prefix)));
    let full = statement("foreign", &"1".repeat(20_000));
    assert!(matches!(plan(&[("a", ONE), ("b", TWO)], &[full], &ours(&["a", "b"])), Err(PlanError::TooLarge { .. })));
    for error in [PlanError::NoSid { statement: 1 }, PlanError::PutOfLayer, PlanError::NoRoom { size: 20_500 }] {
        assert!(error.to_string().contains("\n= help: "), "{error}");
    }
}

/// What the first answer does to a run of two steps.
fn stopped_by(status: u16, error: &str, message: &str, options: RunOptions) -> StopReason {
    let plan = plan(&[("partner", TWO)], &[statement("partner", ONE)], &PlanOptions::default()).expect("a plan");
    let mut run = plan.run(options);
    let mut now = Duration::ZERO;
    for _ in 0..10_000 {
        match run.next(now) {
            None => break,
            Some(RunStep::Wait(pause)) => now += pause,
            Some(RunStep::Read(_)) => {
                let body = existing(&[statement("partner", ONE)]).to_json();
                run.answered(Answer::Ok { body: &body, revision: None }, now);
            }
            Some(RunStep::Send(_)) => {
                run.answered(Answer::Failed { status, error, message, retry_after: None }, now);
            }
        }
    }
    match run.outcome().expect("an outcome") {
        Outcome::Stopped { why, left } => {
            assert_eq!(left.len(), 2);
            why.clone()
        }
        Outcome::Done => panic!("done"),
    }
}

#[test]
fn a_run_says_why_it_stops() {
    let usual = RunOptions::default();
    let stopped = |status, error, message| stopped_by(status, error, message, usual).to_string();
    assert_eq!(
        stopped(409, "ResourceConflictException", "due to a concurrent update operation"),
        "the time for the run is over; the last answer was: due to a concurrent update operation"
    );
    assert_eq!(
        stopped(403, "AccessDeniedException", ""),
        "the caller may not do this\n= help: allow it lambda:RemovePermission"
    );
    assert_eq!(stopped(400, "PolicyLengthExceededException", ""), "the policy would have more than 20480 bytes");
    assert!(stopped(400, "PublicPolicyException", "").contains("BlockPublicPolicy"));
    assert_eq!(stopped(418, "TeapotException", "no coffee"), "the API answered 418 TeapotException: no coffee");
    let unknown = "The provided principal was invalid. Please check the principal and try again.";
    assert_eq!(
        stopped_by(400, "InvalidParameterValueException", unknown, usual.created_principals()),
        StopReason::PrincipalUnknown
    );
    // A statement that is gone is what was wanted of a removal.
    let plan = plan(&[("partner", TWO)], &[statement("partner", ONE)], &PlanOptions::default()).expect("a plan");
    let mut run = plan.run(usual);
    assert!(matches!(run.next(Duration::ZERO), Some(RunStep::Send(_))));
    run.answered(
        Answer::Failed { status: 404, error: "ResourceNotFoundException", message: "", retry_after: None },
        Duration::ZERO,
    );
    assert_eq!(run.left().len(), 1);
    run.answered(
        Answer::Failed { status: 404, error: "ResourceNotFoundException", message: "", retry_after: None },
        Duration::ZERO,
    );
    assert_eq!(run.next(Duration::ZERO), None);
    assert!(matches!(run.outcome(), Some(Outcome::Stopped { why: StopReason::FunctionUnknown, .. })));
}

#[test]
fn a_deleted_principal_is_named_as_the_culprit() {
    let plan = plan(&[("a", ONE)], &[], &PlanOptions::default()).expect("a plan");
    let mut run = plan.run(RunOptions::default());
    assert!(matches!(run.next(Duration::ZERO), Some(RunStep::Send(_))));
    let message = "The provided principal was invalid. Please check the principal and try again.";
    let failed = Answer::Failed { status: 400, error: "InvalidParameterValueException", message, retry_after: None };
    run.answered(failed, Duration::ZERO);
    assert!(matches!(run.next(Duration::ZERO), Some(RunStep::Read(_))));
    let deleted = statement("old", ONE).replace(&format!("arn:aws:iam::{ONE}:root"), "AIDAJQABLZS4A3QDU576Q");
    run.answered(Answer::Ok { body: &existing(&[deleted]).to_json(), revision: None }, Duration::ZERO);
    let Some(Outcome::Stopped { why, .. }) = run.outcome() else { panic!("{run:?}") };
    assert_eq!(why, &StopReason::DeletedPrincipal { id: "AIDAJQABLZS4A3QDU576Q".into(), sid: Some("old".into()) });
}

#[test]
fn a_wait_obeys_the_header() {
    let plan = plan(&[("a", ONE)], &[], &PlanOptions::default()).expect("a plan");
    let mut run = plan.run(RunOptions::default());
    assert!(matches!(run.next(Duration::ZERO), Some(RunStep::Send(_))));
    let retry_after = Some(Duration::from_secs(7));
    run.answered(
        Answer::Failed { status: 429, error: "TooManyRequestsException", message: "Rate exceeded", retry_after },
        Duration::from_secs(1),
    );
    assert_eq!(run.next(Duration::from_secs(2)), Some(RunStep::Wait(Duration::from_secs(6))));
    assert!(matches!(run.next(Duration::from_secs(8)), Some(RunStep::Send(_))));
}

#[test]
fn where_whole_policies_are_not_served_statements_are_sent() {
    let options = PlanOptions::default().through(Through::PutResourcePolicy);
    let plan = plan(&[("a", ONE)], &[], &options).expect("a plan");
    let mut run = plan.run(RunOptions::default());
    assert!(
        matches!(run.next(Duration::ZERO), Some(RunStep::Read(request)) if request.operation().name == "GetResourcePolicy")
    );
    let message = "Unable to determine service/operation name to be authorized";
    run.answered(
        Answer::Failed { status: 403, error: "AccessDeniedException", message, retry_after: None },
        Duration::ZERO,
    );
    assert!(
        matches!(run.next(Duration::ZERO), Some(RunStep::Read(request)) if request.operation().name == "GetPolicy")
    );
    run.answered(
        Answer::Failed { status: 404, error: "ResourceNotFoundException", message: "", retry_after: None },
        Duration::ZERO,
    );
    let next = run.next(Duration::ZERO);
    assert!(matches!(&next, Some(RunStep::Send(request)) if request.operation().name == "AddPermission"), "{next:?}");
}

/// A run that may go on by statements alone is saved before it knows that no plan by statements can be.
#[test]
fn a_run_is_saved_where_whole_policies_are_not_served() {
    let unnamed = statement("x", TWO).replace(r#""Sid":"x","#, "");
    let options = PlanOptions::default().through(Through::PutResourcePolicy);
    let whole = plan(&[("a", ONE)], std::slice::from_ref(&unnamed), &options).expect("a plan");
    let mut run = whole.run(RunOptions::default());
    let message = "Unable to determine service/operation name to be authorized";
    run.next(Duration::ZERO);
    run.answered(Answer::Failed { status: 403, error: "", message, retry_after: None }, Duration::ZERO);
    let saved = serde_json::to_string(&run).expect("data");
    let mut run: Run = serde_json::from_str(&saved).expect("a run");
    assert!(
        matches!(run.next(Duration::ZERO), Some(RunStep::Read(request)) if request.operation().name == "GetPolicy")
    );
    run.answered(Answer::Ok { body: &existing(&[unnamed]).to_json(), revision: None }, Duration::ZERO);
    let stopped = run.outcome().expect("an outcome");
    assert!(
        matches!(stopped, Outcome::Stopped { why: StopReason::Plan(PlanError::NoSid { statement: 1 }), .. }),
        "{stopped:?}"
    );
}

#[test]
fn layer_versions_have_plans_too() {
    let wanted = lambda_perm::policy!(
        layer_name = "arn:aws:lambda:us-east-2:123456789012:layer:l",
        version_number = 3,
        statement(statement_id = "partner", action = GetLayerVersion, principal = "111122223333"),
    );
    let plan = wanted.plan(&PolicyDocument::EMPTY, &Scope::NONE, &PlanOptions::default()).expect("a plan");
    assert_eq!(plan.steps()[0].request().operation().name, "AddLayerVersionPermission");
    let options = PlanOptions::default().through(Through::PutResourcePolicy);
    assert_eq!(wanted.plan(&PolicyDocument::EMPTY, &Scope::NONE, &options), Err(PlanError::PutOfLayer));
    let there = wanted.document(&Scope::NONE).expect("an ARN").to_json();
    let there = PolicyDocument::parse(&there).expect("a document");
    assert!(wanted.plan(&there, &Scope::NONE, &PlanOptions::default()).expect("a plan").is_empty());
}

/// Of two statements with one Sid, the second is as much in force as the first. No plan overlooks it.
#[test]
fn a_second_statement_of_a_wanted_sid_goes() {
    let put = PlanOptions::default().through(Through::PutResourcePolicy);
    for first in [ONE, TWO] {
        for second in [ONE, TWO, "*"] {
            let twice = [statement("a", first), statement("a", second)];
            let grants = [("a", ONE)];
            assert_eq!(plan(&grants, &twice, &PlanOptions::default()), Err(PlanError::SidTwice("a".into())));
            let plan = plan(&grants, &twice, &put).expect("a plan");
            assert!(plan.to_string().ends_with("- a\n"), "{plan}");
            let parameters: serde_json::Value =
                serde_json::from_str(&plan.steps()[0].request().parameters()).expect("JSON");
            let policy = parameters["Policy"].as_str().expect("a policy");
            let after = PolicyDocument::parse(policy).expect("a document");
            assert_eq!(after.statements().len(), 1, "{policy}");
            assert!(wanted(&grants).plan(&after, &Scope::NONE, &put).expect("a plan").is_empty(), "{policy}");
        }
    }
}

/// The version of a policy stays, and with it what a policy variable is. So the plan after the plan is empty.
#[test]
fn a_policy_of_another_version_is_changed_once() {
    let put = PlanOptions::default().through(Through::PutResourcePolicy);
    let allowed = [Lint::NeverMatches, Lint::MissingSourceAccount].map(|lint| Exception::new(lint, "a test"));
    let variable = FunctionPermission::builder(FUNCTION, "a", "lambda:InvokeFunction", "s3.amazonaws.com")
        .source_arn("arn:aws:s3:::${aws:username}")
        .allow(allowed)
        .build()
        .expect("a permission");
    let wanted = FunctionPolicyBuf::of([variable]).expect("a policy");
    let text = existing(&[statement("a", ONE)]).to_json();
    for version in ["2012-10-17", "2008-10-17"] {
        let there: PolicyDocument<'static> = text.replace("2012-10-17", version).parse().expect("a document");
        let plan = wanted.plan(&there, &Scope::NONE, &put).expect("a plan");
        let parameters: serde_json::Value =
            serde_json::from_str(&plan.steps()[0].request().parameters()).expect("JSON");
        let after: PolicyDocument<'static> =
            parameters["Policy"].as_str().expect("a policy").parse().expect("a document");
        assert!(wanted.plan(&after, &Scope::NONE, &put).expect("a plan").is_empty(), "{after}");
    }
}

/// The operations of a run whose requests all succeed, where this is read each time.
fn operations(mut run: Run, reads: &[PolicyDocument<'_>]) -> (Vec<&'static str>, Option<Outcome>) {
    let (mut reads, mut operations, mut now) = (reads.iter(), Vec::new(), Duration::ZERO);
    while let Some(step) = run.next(now) {
        let body = match step {
            RunStep::Wait(pause) => {
                now += pause;
                continue;
            }
            RunStep::Read(request) => {
                operations.push(request.operation().name);
                reads.next().map(PolicyDocument::to_json).expect("no more reads")
            }
            RunStep::Send(request) => {
                operations.push(request.operation().name);
                String::new()
            }
        };
        run.answered(Answer::Ok { body: &body, revision: None }, now);
    }
    (operations, run.outcome().cloned())
}

#[test]
fn a_run_reads_plans_and_verifies() {
    let (before, after) = (existing(&[statement("partner", ONE)]), existing(&[statement("partner", TWO)]));
    let run = || {
        let options = RunOptions::default().verify(true);
        wanted(&[("partner", TWO)]).run(&Scope::NONE, &PlanOptions::default(), options).expect("a run")
    };
    assert_eq!((run().plan(), run().left(), run().resource()), (None, &[][..], FUNCTION));
    let all = vec!["GetPolicy", "RemovePermission", "AddPermission", "GetPolicy"];
    assert_eq!(operations(run(), &[before.clone(), after.clone()]), (all, Some(Outcome::Done)));
    // What is right already is read once.
    assert_eq!(operations(run(), std::slice::from_ref(&after)), (vec!["GetPolicy"], Some(Outcome::Done)));
    // What somebody has undone is done again.
    let again = vec!["GetPolicy", "RemovePermission", "AddPermission", "GetPolicy", "AddPermission", "GetPolicy"];
    assert_eq!(operations(run(), &[before.clone(), existing(&[]), after]), (again, Some(Outcome::Done)));
    // What somebody else has written under our Sid is not removed.
    let (operations, outcome) = operations(run(), &[before, existing(&[statement("partner", "777788889999")])]);
    assert_eq!(operations.len(), 4);
    assert!(matches!(outcome, Some(Outcome::Stopped { why: StopReason::Changed { .. }, .. })), "{outcome:?}");
}

#[test]
fn a_run_that_could_not_read_does_not_say_what_is_left() {
    let mut run =
        wanted(&[("a", ONE)]).run(&Scope::NONE, &PlanOptions::default(), RunOptions::default()).expect("a run");
    assert!(matches!(run.next(Duration::ZERO), Some(RunStep::Read(_))));
    let saved = serde_json::to_string(&run).expect("data");
    let denied = Answer::Failed { status: 403, error: "AccessDeniedException", message: "", retry_after: None };
    run.answered(denied, Duration::ZERO);
    let Some(Outcome::Stopped { why, left }) = run.outcome() else { panic!("{run:?}") };
    assert_eq!(
        (why.to_string(), left.len()),
        ("the caller may not do this\n= help: allow it lambda:GetPolicy".into(), 0)
    );
    // One that was saved before it had read makes its first plan later.
    let resumed: Run = serde_json::from_str(&saved).expect("a run");
    assert_eq!(resumed.plan(), None);
    let reads = [existing(&[statement("a", TWO)])];
    assert_eq!(
        operations(resumed, &reads),
        (vec!["GetPolicy", "RemovePermission", "AddPermission"], Some(Outcome::Done))
    );
}

#[test]
fn a_removal_takes_the_sids_of_a_policy() {
    let statements = existing(&[statement("a", TWO), statement("b", ONE)]);
    let run = wanted(&[("a", ONE), ("c", TWO)])
        .removal(&Scope::NONE, &PlanOptions::default(), RunOptions::default().verify(true))
        .expect("a run");
    let reads = [statements, existing(&[statement("b", ONE)])];
    let expected = vec!["GetPolicy", "RemovePermission", "GetPolicy"];
    assert_eq!(operations(run, &reads), (expected, Some(Outcome::Done)));
}
