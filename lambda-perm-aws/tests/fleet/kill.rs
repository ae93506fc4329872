//! A process that is killed in the middle of a fleet, again and again.

use std::{
    collections::HashSet,
    env,
    net::SocketAddr,
    num::NonZeroU32,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};

use lambda_perm::document::PolicyDocument;
use lambda_perm_aws::Fleet;
use serde_json::json;

use super::{account, arn, path, wanted};
use crate::{
    faults::nobody_notices,
    plan::{access::let_in_to, random::Caller},
    server::{Server, client},
};

const ADDRESS: &str = "LAMBDA_PERM_AWS_TEST_ADDRESS";
const JOURNAL: &str = "LAMBDA_PERM_AWS_TEST_JOURNAL";
const FUNCTIONS: usize = 200;
const STATEMENTS: usize = 3;
/// Those are added, and another one is removed.
const CHANGES: usize = STATEMENTS + 1;

/// The program that is killed: this one, with this test alone.
#[ignore = "the test below runs it in a process of its own"]
#[tokio::test]
async fn child() {
    let (Ok(address), Ok(journal)) = (env::var(ADDRESS), env::var(JOURNAL)) else { return };
    let client = client::fast(address.parse().expect("an address"));
    let empty = Fleet::new().rate(NonZeroU32::new(2_000).expect("a rate")).journal(PathBuf::from(journal));
    let fleet =
        (0..FUNCTIONS).fold(empty, |fleet, number| fleet.target(&client, wanted(&arn(number), None, STATEMENTS)));
    let report = fleet.run().await.expect("a report");
    assert!(report.is_done(), "{report}");
    println!("before: {}", report.done_before());
}

fn start(address: SocketAddr, journal: &Path) -> Child {
    Command::new(env::current_exe().expect("this program"))
        .args(["fleet::kill::child", "--exact", "--ignored", "--nocapture"])
        .env(ADDRESS, address.to_string())
        .env(JOURNAL, journal)
        .stdout(Stdio::piped())
        .spawn()
        .expect("this program again")
}

/// A policy that lets the first of the wanted accounts in already, by a statement that goes.
fn before(arn: &str) -> PolicyDocument<'static> {
    let statement = json!({ "Sid": "old", "Effect": "Allow", "Principal": { "AWS": format!("arn:aws:iam::{}:root", account(0)) },
        "Action": "lambda:InvokeFunction", "Resource": arn });
    json!({ "Version": "2012-10-17", "Statement": [statement] }).to_string().parse().expect("a document")
}

fn let_in(policy: &PolicyDocument<'static>, arn: &str) -> Vec<bool> {
    let accounts: Vec<String> = (0..=STATEMENTS).map(account).collect();
    let callers: Vec<Caller<'_>> = accounts.iter().map(|account| Caller::Account(account)).collect();
    let_in_to(policy, &callers, &[("lambda:InvokeFunction", arn), ("lambda:GetFunction", arn)])
}

/// How often a policy was changed, in all.
fn changes(server: &Server) -> usize {
    server.state().resources.values().map(|resource| resource.states.len() - 1).sum()
}

/// The functions of which the journal says that they are done.
fn done(journal: &Path) -> HashSet<String> {
    let text = std::fs::read_to_string(journal).unwrap_or_default();
    let lines = text.split_inclusive('\n').filter(|line| line.starts_with("{\"done\"") && line.ends_with('\n'));
    let resource = |line: &str| {
        let value: serde_json::Value = serde_json::from_str(line).expect("JSON");
        value["done"]["resource"].as_str().expect("an ARN").to_owned()
    };
    lines.map(resource).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_fleet_that_is_killed_goes_on_where_it_was() {
    let arns: Vec<String> = (0..FUNCTIONS).map(arn).collect();
    let server = Server::start(arns.iter().map(|arn| (arn.as_str(), before(arn)))).await;
    server.state().latency = Duration::from_millis(2);
    let journal = path();
    let all = FUNCTIONS * CHANGES;
    for quarter in 1..=3 {
        let mut child = start(server.address, &journal);
        while changes(&server) < all * quarter / 4 {
            assert!(child.try_wait().expect("a process").is_none(), "it has ended too early");
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        // SIGKILL, which no program can handle.
        child.kill().expect("it is killed");
        child.wait().expect("it is dead");
        // What it had sent may still be on the way.
        tokio::time::sleep(Duration::from_millis(50)).await;
        assert!(changes(&server) < all);
    }
    let done = done(&journal);
    assert!(done.len() > FUNCTIONS / 8, "{}", done.len());
    server.state().calls.clear();
    let output = start(server.address, &journal).wait_with_output().expect("it ends");
    assert!(output.status.success(), "{output:?}");
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(text.contains(&format!("before: {}\n", done.len())), "{text}");
    assert!(!journal.exists());

    let state = server.state();
    // What was done is not even read.
    assert!(state.calls.iter().all(|(_, resource)| !done.contains(resource)));
    for (arn, resource) in &state.resources {
        // Each statement was added once, the old one was removed, and nobody noticed.
        assert_eq!(resource.states.len(), 1 + CHANGES, "{arn}");
        let last = &resource.lambda.policy;
        assert!(last.statement("old").is_none() && last.statements().len() == STATEMENTS, "{last:?}");
        nobody_notices(&resource.states, |state| let_in(state, arn)).expect("nobody");
    }
}
