//! Many policies at once.

mod journal;
mod kill;

use std::{
    num::NonZeroU32,
    path::PathBuf,
    process,
    sync::atomic::{AtomicUsize, Ordering},
    time::{Duration, Instant},
};

use futures_util::StreamExt;
use lambda_perm::{
    FunctionPermission, FunctionPolicyBuf, LayerVersionPolicy, document::PolicyDocument, output::Scope,
    plan::PlanOptions, policy,
};
use lambda_perm_aws::{Event, Fleet, FleetReport, Reason};

use crate::{
    plan::lambda::{CONCURRENT, SERVER, THROTTLED},
    server::{Server, client, fault::Fault},
};

/// The ARN of a function.
pub fn arn(number: usize) -> String {
    format!("arn:aws:lambda:us-east-2:123456789012:function:f{number}")
}

/// The account that a statement of a wanted policy lets in.
pub fn account(number: usize) -> String {
    format!("{:012}", 111_111_111_111_u64 + number as u64)
}

/// A policy with so many statements.
pub fn wanted(name: &str, qualifier: Option<&str>, statements: usize) -> FunctionPolicyBuf {
    let permissions = (0..statements).map(|number| {
        let sid = format!("s{number}");
        let builder = FunctionPermission::builder(name, sid, "lambda:InvokeFunction", account(number));
        match qualifier {
            Some(qualifier) => builder.qualifier(qualifier),
            None => builder,
        }
        .build()
        .expect("a permission")
    });
    FunctionPolicyBuf::of(permissions.collect::<Vec<_>>()).expect("a policy")
}

/// A path at which there is nothing.
pub fn path() -> PathBuf {
    static NUMBER: AtomicUsize = AtomicUsize::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("journal-{}-{number}.jsonl", process::id()));
    let _ = std::fs::remove_file(&path);
    path
}

/// A server with functions that have no policy.
pub async fn functions(arns: impl IntoIterator<Item = String>) -> Server {
    let arns: Vec<String> = arns.into_iter().collect();
    Server::start(arns.iter().map(|arn| (arn.as_str(), PolicyDocument::EMPTY))).await
}

pub const FAST: NonZeroU32 = NonZeroU32::new(10_000).expect("a rate");

#[tokio::test]
async fn each_function_has_one_writer() {
    const QUALIFIERS: [Option<&str>; 3] = [None, Some("prod"), Some("7")];
    let targets: Vec<_> = (0..20).flat_map(|number| QUALIFIERS.map(|qualifier| (arn(number), qualifier))).collect();
    let resource = |(name, qualifier): &(String, Option<&str>)| match qualifier {
        Some(qualifier) => format!("{name}:{qualifier}"),
        None => name.clone(),
    };
    let server = functions(targets.iter().map(resource)).await;
    server.state().latency = Duration::from_millis(3);
    let faults = [CONCURRENT, SERVER, THROTTLED].map(Fault::Refused);
    server.state().faults.extend((0..300).map(|number| match number % 7 {
        0 => Fault::LostAnswer,
        3 => faults[number % 3].clone(),
        _ => Fault::None,
    }));
    let client = client::fast(server.address);
    let mut fleet = Fleet::new().rate(FAST);
    for (name, qualifier) in &targets {
        fleet = fleet.target(&client, wanted(name, *qualifier, 3));
    }
    let report = fleet.run().await.expect("a report");
    assert!(report.is_done() && report.done().len() == 60 && report.changed() == 60, "{report}");
    let state = server.state();
    assert_eq!(state.most_at_once, 1);
    for (name, qualifier) in &targets {
        let lambda = &state.resources[&resource(&(name.clone(), *qualifier))].lambda;
        let plan = wanted(name, *qualifier, 3).plan(&lambda.policy, &Scope::NONE, &PlanOptions::default());
        assert!(plan.expect("a plan").is_empty());
    }
}

#[tokio::test]
async fn one_that_fails_does_not_keep_the_others() {
    const LAYER: LayerVersionPolicy = policy!(
        layer_name = "arn:aws:lambda:us-east-2:123456789012:layer:l",
        version_number = 3,
        statement(statement_id = "a", action = GetLayerVersion, principal = "111122223333"),
    );
    let layer = String::from("arn:aws:lambda:us-east-2:123456789012:layer:l:3");
    let server = functions([arn(0), arn(1), layer]).await;
    let client = client::fast(server.address);
    let elsewhere = "arn:aws:lambda:eu-west-1:123456789012:function:f";
    let fleet = Fleet::new()
        .rate(FAST)
        .target(&client, wanted(&arn(0), None, 1))
        .target(&client, wanted(&arn(5), None, 1))
        .target(&client, wanted(&arn(1), None, 1))
        .target(&client, wanted(&arn(0), None, 2))
        .target(&client, wanted(elsewhere, None, 1))
        .target(&client, LAYER)
        .removal(&client, wanted(&arn(1), None, 1));
    let mut events = fleet.events().expect("no journal");
    assert_eq!(events.targets(), 7);
    let mut report = FleetReport::new();
    while let Some(event) = events.next().await {
        assert_eq!(
            matches!(event, Event::Left(_)),
            event.resource() == arn(5) || event.resource() == elsewhere || {
                matches!(&event, Event::Left(error) if matches!(error.reason(), Reason::Twice))
            }
        );
        report.add(event);
    }
    let reasons: Vec<String> = report.left().iter().map(ToString::to_string).collect();
    assert_eq!(reasons.len(), 3, "{report}");
    assert!(reasons.iter().any(|text| text.starts_with(&format!("`{}`: the fleet has another policy for it", arn(0)))));
    assert!(reasons.iter().any(|text| text.starts_with(&format!("`{elsewhere}`: it is in another Region"))));
    assert!(reasons.iter().any(|text| text.contains("there is no such function")));
    assert!(report.to_string().starts_with("4 done (4 changed, 0 right already), 3 left, with "), "{report}");
    assert!(server.state().resources[&arn(1)].lambda.policy.is_empty());
}

#[tokio::test]
async fn the_account_of_a_client_is_asked_for_once() {
    let server = functions((0..5).map(arn)).await;
    let client = client::fast(server.address);
    let mut fleet = Fleet::new().rate(FAST);
    for number in 0..5 {
        fleet = fleet.target(&client.clone(), wanted(&format!("f{number}"), None, 1));
    }
    let report = fleet.run().await.expect("a report");
    assert!(report.is_done(), "{report}");
    let asked = server.state().operations().iter().filter(|operation| **operation == "GetFunction").count();
    assert_eq!(asked, 1);
}

/// The server's clock, and not the client's, says what the rate is.
#[tokio::test]
async fn functions_share_the_rate_of_their_account() {
    let server = functions((0..30).map(arn)).await;
    let client = client::real(server.address);
    let fleet = (0..30).fold(Fleet::new().rate(NonZeroU32::new(40).expect("a rate")), |fleet, number| {
        fleet.target(&client, wanted(&arn(number), None, 1))
    });
    let begin = Instant::now();
    let report = fleet.run().await.expect("a report");
    let took = begin.elapsed().as_secs_f64();
    assert!(report.is_done(), "{report}");
    let calls = server.state().times.clone();
    assert_eq!(calls.len(), 90);
    // 20 at once, and 70 at 40 a second. A machine that has much to do may take longer.
    assert!((1.7..6.0).contains(&took), "{took}");
    let second = Duration::from_secs(1);
    let busiest =
        calls.iter().map(|begin| calls.iter().filter(|call| *call >= begin && **call < *begin + second).count());
    // One and a half times the rate, and what a machine that has much to do sends late.
    assert!(busiest.max() <= Some(75));
}

#[tokio::test]
async fn what_is_throttled_slows_all() {
    let server = functions((0..40).map(arn)).await;
    server.state().faults.extend([Fault::None, Fault::RefusedFor(THROTTLED, 1)]);
    let client = client::real(server.address);
    let fleet = (0..40).fold(Fleet::new().rate(NonZeroU32::new(50).expect("a rate")), |fleet, number| {
        fleet.target(&client, wanted(&arn(number), None, 1))
    });
    assert!(fleet.run().await.expect("a report").is_done());
    let calls = server.state().times.clone();
    // The second one was refused. What was on its way then has arrived after a tenth of a second.
    let [from, until] = [100, 900].map(|milliseconds| calls[1] + Duration::from_millis(milliseconds));
    let meanwhile = calls.iter().filter(|call| **call > from && **call < until).count();
    assert!(meanwhile <= 2, "{meanwhile}");
    assert!(calls.len() == 121);
}
