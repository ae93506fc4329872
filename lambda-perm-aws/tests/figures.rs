//! What a fleet costs: requests against the fewest possible, time against what the rate allows, and memory.
//!
//! `cargo test --test main -- figures --ignored --nocapture` prints them.

use std::{env, fs, net::SocketAddr, num::NonZeroU32, process::Command};

use lambda_perm_aws::Fleet;
use serde_json::{Value, json};

use crate::{
    fleet::{arn, functions, path, wanted},
    server::client,
};

const SETTINGS: &str = "LAMBDA_PERM_AWS_TEST_FIGURES";
const STATEMENTS: usize = 2;

/// The program that is measured: a fleet, and nothing of the server.
#[ignore = "the tests below run it in a process of its own"]
#[tokio::test]
async fn child() {
    let Ok(settings) = env::var(SETTINGS) else { return };
    let settings: Value = serde_json::from_str(&settings).expect("JSON");
    let number = |name: &str| usize::try_from(settings[name].as_u64().expect(name)).expect("a number");
    let address: SocketAddr = settings["address"].as_str().expect("an address").parse().expect("an address");
    let rate = u32::try_from(number("rate")).ok().and_then(NonZeroU32::new).expect("a rate");
    let client = client::real(address);
    let mut fleet = Fleet::new().rate(rate);
    if settings["journal"] == true {
        fleet = fleet.journal(path());
    }
    for number in 0..number("functions") {
        fleet = fleet.target(&client, wanted(&arn(number), None, STATEMENTS));
    }
    let report = fleet.run().await.expect("a report");
    assert!(report.is_done(), "{report}");
    let figures =
        json!({ "requests": report.requests(), "seconds": report.took().as_secs_f64(), "kib": most_memory() });
    println!("figures: {figures}");
}

/// The most memory that this process has had, in KiB; 0 where the system does not say.
fn most_memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}

struct Figures {
    requests: u64,
    seconds: f64,
    kib: u64,
}

/// A fleet that makes this many policies, and then one that finds them made.
async fn measure(number: usize, rate: u32, journal: bool) -> [Figures; 2] {
    let server = functions((0..number).map(arn)).await;
    let address = server.address.to_string();
    let settings = json!({ "address": address, "functions": number, "rate": rate, "journal": journal }).to_string();
    let run = async || {
        let mut command = Command::new(env::current_exe().expect("this program"));
        command.args(["figures::child", "--exact", "--ignored", "--nocapture"]).env(SETTINGS, &settings);
        let output = tokio::task::spawn_blocking(move || command.output().expect("this program again"));
        let output = output.await.expect("it ends");
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let line = text.lines().find_map(|line| line.strip_prefix("figures: "));
        let figures: Value = serde_json::from_str(line.unwrap_or_else(|| panic!("{output:?}"))).expect("JSON");
        let whole = |name: &str| figures[name].as_u64().expect(name);
        Figures {
            requests: whole("requests"),
            seconds: figures["seconds"].as_f64().expect("seconds"),
            kib: whole("kib"),
        }
    };
    [run().await, run().await]
}

/// How long so many requests take at least, with the half second of requests that may be sent at once.
fn least_seconds(requests: u64, rate: u32) -> f64 {
    (requests as f64 - f64::from(rate) / 2.0) / f64::from(rate)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_fleet_costs_what_it_must() {
    let (number, rate) = (50, 50);
    let [made, found] = measure(number, rate, true).await;
    // A read before, a read after, and each statement once; then a read.
    assert_eq!(made.requests as usize, number * (2 + STATEMENTS));
    assert_eq!(found.requests as usize, number);
    let least = least_seconds(made.requests, rate);
    // A machine that has much to do may take longer; what it takes without that is looked at below.
    assert!((least..least * 2.0 + 2.0).contains(&made.seconds), "{} {least}", made.seconds);
}

#[ignore = "it takes minutes"]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn print() {
    println!(
        "| policies | requests a second | made: requests | seconds | of the least | MiB | found made: requests | seconds | MiB |"
    );
    println!("|---|---|---|---|---|---|---|---|---|");
    let mut memory = Vec::new();
    for (number, rate) in [(100, 100), (1_000, 100), (1_000, 10), (10_000, 100_000)] {
        if rate == 10 && env::var_os("LAMBDA_PERM_DEPTH").is_none() {
            continue;
        }
        let [made, found] = measure(number, rate, true).await;
        let least = least_seconds(made.requests, rate);
        let ratio = if least > 1.0 { format!("{:.3}", made.seconds / least) } else { "-".into() };
        println!(
            "| {number} | {rate} | {} | {:.1} | {ratio} | {:.1} | {} | {:.1} | {:.1} |",
            made.requests,
            made.seconds,
            made.kib as f64 / 1024.0,
            found.requests,
            found.seconds,
            found.kib as f64 / 1024.0,
        );
        assert!(least < 1.0 || made.seconds < least * 1.1, "{} {least}", made.seconds);
        memory.push((number, made.kib));
    }
    let (few, many) = (memory[0].1, memory[memory.len() - 1].1);
    println!("a policy that waits for its turn: {:.1} KiB", (many - few) as f64 / 9_900.0);
    // A policy of two statements, and no run.
    assert!((many - few) / 9_900 < 12, "{few} {many}");
}
