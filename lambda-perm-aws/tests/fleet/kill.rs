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

use lambda_perm_aws::Fleet;

use super::{arn, functions, path, wanted};
use crate::server::{Server, client};

const ADDRESS: &str = "LAMBDA_PERM_AWS_TEST_ADDRESS";
const JOURNAL: &str = "LAMBDA_PERM_AWS_TEST_JOURNAL";
const FUNCTIONS: usize = 200;
const STATEMENTS: usize = 3;

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

/// How many statements there are in all.
fn statements(server: &Server) -> usize {
    server.state().resources.values().map(|resource| resource.lambda.policy.statements().len()).sum()
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
    let server = functions((0..FUNCTIONS).map(arn)).await;
    server.state().latency = Duration::from_millis(2);
    let journal = path();
    let all = FUNCTIONS * STATEMENTS;
    for quarter in 1..=3 {
        let mut child = start(server.address, &journal);
        while statements(&server) < all * quarter / 4 {
            assert!(child.try_wait().expect("a process").is_none(), "it has ended too early");
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        // SIGKILL, which no program can handle.
        child.kill().expect("it is killed");
        child.wait().expect("it is dead");
        // What it had sent may still be on the way.
        tokio::time::sleep(Duration::from_millis(50)).await;
        assert!(statements(&server) < all);
    }
    let before = done(&journal);
    assert!(before.len() > FUNCTIONS / 8, "{}", before.len());
    server.state().calls.clear();
    let output = start(server.address, &journal).wait_with_output().expect("it ends");
    assert!(output.status.success(), "{output:?}");
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(text.contains(&format!("before: {}\n", before.len())), "{text}");
    assert!(!journal.exists());

    let state = server.state();
    // What was done is not even read.
    assert!(state.calls.iter().all(|(_, resource)| !before.contains(resource)));
    // Each statement was added once, and none was ever removed.
    for (arn, resource) in &state.resources {
        let sizes: Vec<usize> = resource.states.iter().map(|state| state.statements().len()).collect();
        assert_eq!(sizes, (0..=STATEMENTS).collect::<Vec<_>>(), "{arn}");
    }
}
