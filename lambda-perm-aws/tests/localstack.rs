//! An emulator that others wrote, over plain HTTP: what it stores is what was wanted.
//!
//! Not looked at: whole policies, revisions of statements, and the organizations of layers, of which it knows nothing.

use std::{
    env,
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
};

use aws_sdk_lambda::{
    Client,
    primitives::Blob,
    types::{FunctionCode, Runtime},
};
use lambda_perm::{
    FunctionPolicy, FunctionPolicyBuf, LayerVersionPolicy,
    plan::{ChangeKind, StopReason},
    policy,
};
use lambda_perm_aws::{Apply, Fleet, Ownership, Reason};

use crate::{fleet::wanted, server::client};

const FUNCTION: &str = "arn:aws:lambda:us-east-2:123456789012:function:thumbnails";

const BEFORE: FunctionPolicy = policy!(
    function_name = "arn:aws:lambda:us-east-2:123456789012:function:thumbnails",
    statement(
        statement_id = "deploy-uploads",
        action = InvokeFunction,
        principal = s3,
        source_arn = "arn:aws:s3:::uploads-123456",
        source_account = "123456789012",
    ),
    statement(statement_id = "deploy-partner", action = InvokeFunction, principal = "111122223333"),
    statement(statement_id = "deploy-all", action = GetFunction, principal = "*", principal_org_id = "o-abcdefghij",),
);

const AFTER: FunctionPolicy = policy!(
    function_name = "arn:aws:lambda:us-east-2:123456789012:function:thumbnails",
    statement(
        statement_id = "deploy-uploads",
        action = InvokeFunction,
        principal = s3,
        source_arn = "arn:aws:s3:::uploads-*",
        source_account = "123456789012",
    ),
    statement(statement_id = "deploy-partner", action = InvokeFunction, principal = "444455556666"),
);

const LAYER: LayerVersionPolicy = policy!(
    layer_name = "arn:aws:lambda:us-east-2:123456789012:layer:shared",
    version_number = 1,
    statement(
        statement_id = "everyone",
        action = GetLayerVersion,
        principal = "*",
        allow(public_access, reason = "a test"),
    ),
);

/// What `tools/judges` exits with when a judge cannot be had.
const UNAVAILABLE: i32 = 3;

/// The emulator, until this is dropped: it ends with its standard input.
struct Emulator {
    process: Child,
    address: std::net::SocketAddr,
}

impl Drop for Emulator {
    fn drop(&mut self) {
        drop(self.process.stdin.take());
        let _ = self.process.wait();
    }
}

/// `None` where it cannot be had, which is said. In CI that is a failure, except on systems on which judges do not run.
fn emulator() -> Option<Emulator> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the repository");
    if !cfg!(target_os = "linux") {
        eprintln!("\n!! SKIPPED: the emulator runs on Linux alone\n");
        return None;
    }
    let mut process = Command::new(root.join("tools/judges"))
        .args(["run", "emulator"])
        .env("CARGO_TARGET_DIR", root.join("target"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("bash is there");
    let mut line = String::new();
    BufReader::new(process.stdout.take().expect("a pipe")).read_line(&mut line).expect("UTF-8");
    if let Some(address) = line.trim().strip_prefix("http://") {
        return Some(Emulator { process, address: address.parse().expect("an address") });
    }
    let code = process.wait().expect("it ends").code();
    assert_eq!(code, Some(UNAVAILABLE), "the emulator does not start");
    assert!(env::var_os("CI").is_none(), "the emulator cannot be had");
    eprintln!("\n!! SKIPPED: the emulator cannot be had here\n");
    None
}

/// An archive without files. No function here ever runs.
fn archive() -> Blob {
    let mut end = b"PK\x05\x06".to_vec();
    end.resize(22, 0);
    Blob::new(end)
}

async fn create(client: &Client, name: &str) {
    let request = client.create_function().function_name(name).runtime(Runtime::Python312).handler("index.handler");
    let request = request.role("arn:aws:iam::123456789012:role/any");
    request.code(FunctionCode::builder().zip_file(archive()).build()).send().await.expect("a function");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_emulator_stores_what_is_wanted() {
    let Some(emulator) = emulator() else { return };
    let client = client::account(emulator.address, "123456789012");
    let unknown = Apply::new(&client).run(&BEFORE).await.expect_err("no function");
    assert!(matches!(unknown.reason(), Reason::Stopped { why: StopReason::FunctionUnknown, .. }), "{unknown:#}");

    create(&client, "thumbnails").await;
    client
        .add_permission()
        .function_name("thumbnails")
        .statement_id("theirs")
        .action("lambda:InvokeFunction")
        .principal("777788889999")
        .send()
        .await
        .expect("their statement");
    let apply = || Apply::new(&client).ownership(Ownership::Prefix("deploy-".into()));
    for policy in [BEFORE, AFTER, BEFORE, AFTER] {
        let report = apply().run(&policy).await.unwrap_or_else(|error| panic!("{error:#}"));
        assert!(!report.plan().is_empty());
        let plan = apply().dry_run(&policy).await.expect("a plan");
        assert!(plan.is_empty(), "{plan}");
        assert!(plan.changes().iter().any(|change| change.kind() == ChangeKind::Foreign));
    }
    apply().remove(&AFTER).await.expect("they are gone");
    assert_eq!(apply().dry_removal(&AFTER).await.expect("a plan").to_string(), "  theirs  (not ours)\n");

    // Two that write at once.
    let [one, other] = ["one", "other"].map(|prefix| {
        let permissions = (0..5).map(move |number| {
            let sid = format!("{prefix}-{number}");
            let account = format!("{:012}", 222_222_222_222_u64 + number);
            lambda_perm::FunctionPermission::builder(FUNCTION, sid, "lambda:InvokeFunction", account)
                .build()
                .expect("a permission")
        });
        let policy = FunctionPolicyBuf::of(permissions.collect::<Vec<_>>()).expect("a policy");
        (Apply::new(&client).ownership(Ownership::Prefix(format!("{prefix}-"))), policy)
    });
    let (first, second) = tokio::join!(one.0.run(&one.1), other.0.run(&other.1));
    first.expect("the one");
    second.expect("the other");
    let policy = client.get_policy().function_name("thumbnails").send().await.expect("a policy");
    assert_eq!(policy.policy().unwrap_or_default().matches("\"Sid\"").count(), 11);

    client
        .publish_layer_version()
        .layer_name("shared")
        .content(aws_sdk_lambda::types::LayerVersionContentInput::builder().zip_file(archive()).build())
        .send()
        .await
        .expect("a layer");
    Apply::new(&client).run(&LAYER).await.unwrap_or_else(|error| panic!("{error:#}"));
    Apply::new(&client).remove(&LAYER).await.unwrap_or_else(|error| panic!("{error:#}"));

    let mut fleet = Fleet::new().rate(std::num::NonZeroU32::new(1_000).expect("a rate")).at_once(4);
    for number in 0..20 {
        create(&client, &format!("f{number}")).await;
        fleet = fleet.target(&client, wanted(&format!("f{number}"), None, 3));
    }
    let report = fleet.run().await.expect("a report");
    assert!(report.is_done() && report.changed() == 20, "{report}");
}
