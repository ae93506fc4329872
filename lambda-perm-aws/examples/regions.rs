//! Many accounts and Regions in one program: one declaration, one policy for each place, one fleet.
//!
//! `cargo run --example regions` shows what is wanted where; with `--apply` behind it, it is done. A client needs credentials for the
//! account of its place: here each place has a profile of the AWS CLI.

use std::{env, error::Error};

use aws_config::{BehaviorVersion, Region};
use aws_sdk_lambda::Client;
use futures_util::StreamExt;
use lambda_perm::{FunctionPolicy, output::Scope, policy};
use lambda_perm_aws::{Fleet, FleetReport};

/// Where the orders are handled.
trait Env {
    const REGION: &str;
    const ACCOUNT: &str;
    const FUNCTION: &str;
    const PROFILE: &str;
    const ORDERS: FunctionPolicy = policy!(
        function_name = Self::FUNCTION,
        statement(
            statement_id = "topic",
            action = InvokeFunction,
            principal = sns,
            source_arn = sns_topic(Self::REGION, Self::ACCOUNT, "orders"),
        ),
    );
}

struct Ohio;
struct Ireland;

impl Env for Ohio {
    const REGION: &str = "us-east-2";
    const ACCOUNT: &str = "123456789012";
    const FUNCTION: &str = "arn:aws:lambda:us-east-2:123456789012:function:orders";
    const PROFILE: &str = "production-us";
}

impl Env for Ireland {
    const REGION: &str = "eu-west-1";
    const ACCOUNT: &str = "210987654321";
    const FUNCTION: &str = "arn:aws:lambda:eu-west-1:210987654321:function:orders";
    const PROFILE: &str = "production-eu";
}

/// The policy of a place, and a client for it.
async fn place<E: Env>() -> (Client, FunctionPolicy) {
    let config =
        aws_config::defaults(BehaviorVersion::latest()).region(Region::new(E::REGION)).profile_name(E::PROFILE);
    (Client::new(&config.load().await), E::ORDERS)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let places = [place::<Ohio>().await, place::<Ireland>().await];
    for (_, policy) in &places {
        println!("{}", policy.document(&Scope::NONE)?);
    }
    if env::args().nth(1).as_deref() != Some("--apply") {
        return Ok(());
    }
    let fleet = places.iter().fold(Fleet::new(), |fleet, (client, policy)| fleet.target(client, *policy));
    let mut events = fleet.journal("orders.jsonl").events()?;
    let (mut report, all) = (FleetReport::new(), events.targets());
    while let Some(event) = events.next().await {
        println!("{}", event.resource());
        report.add(event);
        println!("{} of {all}", report.done().len() + report.left().len());
    }
    println!("{report}");
    if report.is_done() { Ok(()) } else { Err("something is left".into()) }
}
