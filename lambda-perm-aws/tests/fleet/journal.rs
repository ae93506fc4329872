//! What a journal tells the next run, and which files are none.

use std::fs;

use lambda_perm_aws::Fleet;

use super::{FAST, arn, functions, path, wanted};
use crate::{
    plan::lambda::CONCURRENT,
    server::{client, fault::Fault},
};

const DENIED: (u16, &str, &str) = (403, "AccessDeniedException", "");

#[tokio::test]
async fn only_what_is_left_is_done_again() {
    let server = functions((0..4).map(arn)).await;
    let (client, path) = (client::fast(server.address), path());
    let fleet = |statements| {
        let empty = Fleet::new().rate(FAST).at_once(1).journal(&path);
        (0..4).fold(empty, |fleet, number| fleet.target(&client, wanted(&arn(number), None, statements)))
    };
    // Of the first function the second statement is refused.
    server.state().faults.extend([Fault::None, Fault::None, Fault::Refused(DENIED)]);
    let report = fleet(2).run().await.expect("a report");
    assert_eq!((report.done().len(), report.left().len()), (3, 1), "{report}");
    server.state().calls.clear();
    let report = fleet(2).run().await.expect("a report");
    assert!(report.is_done() && report.done_before() == 3, "{report}");
    assert_eq!(
        report.to_string().split(", with").next(),
        Some("4 done (1 changed, 0 right already, 3 by an earlier run), 0 left")
    );
    assert_eq!(server.state().operations(), ["GetPolicy", "AddPermission", "GetPolicy"]);
    // Nothing is left, so another run looks at everything.
    assert!(!path.exists());
    server.state().calls.clear();
    assert_eq!(fleet(2).run().await.expect("a report").done_before(), 0);
    assert_eq!(server.state().operations(), ["GetPolicy"; 4]);

    // A policy that has been changed is not done.
    server.state().faults.extend([Fault::Refused(DENIED)]);
    assert_eq!(fleet(2).run().await.expect("a report").left().len(), 1);
    let report = fleet(3).run().await.expect("a report");
    assert!(report.is_done() && report.done_before() == 0 && report.changed() == 4, "{report}");
}

#[tokio::test]
async fn a_torn_line_was_not_written() {
    let server = functions((0..3).map(arn)).await;
    let (client, path) = (client::fast(server.address), path());
    let fleet = || {
        let empty = Fleet::new().rate(FAST).at_once(1).journal(&path);
        (0..3).fold(empty, |fleet, number| fleet.target(&client, wanted(&arn(number), None, 1)))
    };
    // Each run is refused at its last function, and its journal is cut at each place.
    let refused = [vec![Fault::None; 6], vec![Fault::Refused(DENIED)]].concat();
    server.state().faults.extend(refused);
    assert_eq!(fleet().run().await.expect("a report").left().len(), 1);
    let whole = fs::read(&path).expect("a journal");
    assert_eq!(whole.iter().filter(|byte| **byte == b'\n').count(), 6);
    let places =
        (0..whole.len()).filter(|at| at % 97 == 0 || whole[*at] == b'\n' || whole[at.saturating_sub(1)] == b'\n');
    for at in places {
        fs::write(&path, &whole[..at]).expect("a journal");
        let report = fleet().run().await.unwrap_or_else(|error| panic!("{at}: {error}"));
        assert!(report.is_done() && report.done().len() == 3, "{at}: {report}");
        let lines = whole[..at].split_inclusive(|byte| *byte == b'\n').filter(|line| line.ends_with(b"\n"));
        let done = lines.filter(|line| line.starts_with(b"{\"done\"")).count();
        assert_eq!(report.done_before(), done, "{at}");
    }
}

#[tokio::test]
async fn other_files_are_left_alone() {
    let server = functions([arn(0)]).await;
    let client = client::fast(server.address);
    for (text, expected) in [
        ("notes\n", "the file is none, or of another version"),
        ("notes", "the file is none, or of another version"),
        ("{\"journal\":\"lambda-perm fleet, version 2\"}\n", "the file is none, or of another version"),
        ("{\"journal\":\"lambda-perm fleet, version 1\"}\n{\n{\n", "line 2 is damaged"),
    ] {
        let path = path();
        fs::write(&path, text).expect("a file");
        let fleet = Fleet::new().journal(&path).target(&client, wanted(&arn(0), None, 1));
        let error = fleet.run().await.expect_err(text).to_string();
        assert!(error.contains(expected) && error.contains("\n= help: "), "{error}");
        assert_eq!(fs::read_to_string(&path).expect("a file"), text);
    }
    assert!(server.state().calls.is_empty());
}

#[tokio::test]
async fn a_journal_has_one_run() {
    let server = functions([arn(0)]).await;
    let (client, path) = (client::fast(server.address), path());
    let fleet = || Fleet::new().rate(FAST).journal(&path).target(&client, wanted(&arn(0), None, 1));
    let first = fleet().events().expect("a journal");
    let error = fleet().run().await.expect_err("it is taken").to_string();
    assert!(error.contains("another run has it"), "{error}");
    drop(first);
    assert!(fleet().run().await.expect("a report").is_done());
}

/// What was begun removes nothing, when it goes on, that its first plan did not.
#[tokio::test]
async fn what_was_begun_keeps_its_first_plan() {
    let server = functions([arn(0), arn(1)]).await;
    let (client, path) = (client::fast(server.address), path());
    let fleet = || Fleet::new().rate(FAST).at_once(1).journal(&path).target(&client, wanted(&arn(0), None, 1));
    // Its time is over in the middle, so the journal says that it is left; without that line, it was killed.
    server.state().faults.extend([vec![Fault::None], vec![Fault::Refused(CONCURRENT); 90]].concat());
    let report = fleet().deadline(std::time::Duration::from_secs(20)).run().await.expect("a report");
    assert_eq!(report.left().len(), 1);
    let text = fs::read_to_string(&path).expect("a journal");
    let killed: Vec<&str> = text.lines().filter(|line| !line.starts_with("{\"left\"")).collect();
    fs::write(&path, killed.join("\n") + "\n").expect("a journal");
    server.state().faults.clear();
    let other = format!(
        r#"{{"Sid":"theirs","Effect":"Allow","Principal":{{"AWS":"arn:aws:iam::777788889999:root"}},"Action":"lambda:InvokeFunction","Resource":"{}"}}"#,
        arn(0)
    );
    let statement = lambda_perm::document::DocumentStatement::parse(&other).expect("a statement").into_owned();
    server.state().resources.get_mut(&arn(0)).expect("a function").add(&statement);
    let report = fleet().deadline(std::time::Duration::from_secs(20)).run().await.expect("a report");
    assert!(report.to_string().contains("somebody else has changed the policy"), "{report}");
    assert!(server.state().resources[&arn(0)].lambda.policy.statement("theirs").is_some());
    // It is left now, so that the next run plans anew.
    let report = fleet().deadline(std::time::Duration::from_secs(20)).run().await.expect("a report");
    assert!(report.is_done(), "{report}");
    assert!(server.state().resources[&arn(0)].lambda.policy.statement("theirs").is_none());
}

#[tokio::test]
async fn a_journal_that_cannot_be_opened_is_said() {
    let server = functions([arn(0)]).await;
    let fleet = Fleet::new().journal(env!("CARGO_TARGET_TMPDIR"));
    let error = fleet.target(&client::fast(server.address), wanted(&arn(0), None, 1)).run().await;
    assert!(error.expect_err("a folder").to_string().starts_with("the journal `"));
}
