//! Fleets in which web functions are beside functions.

use lambda_perm::{WebFunctionPolicyBuf, document::PolicyDocument, try_policy};
use lambda_perm_aws::{Fleet, Reason};

use crate::{
    fleet::{FAST, arn, path, wanted},
    server::{Server, client, fault::Fault},
};

fn web_arn(number: usize) -> String {
    format!("arn:aws:lambda:us-east-2:123456789012:web-function/w{number}")
}

fn site(name: &str) -> WebFunctionPolicyBuf {
    try_policy!(
        web_function = name,
        statement(statement_id = "partner", action = InvokeWebFunctionEndpoint, principal = "111122223333"),
    )
    .expect("a policy")
}

async fn both(number: usize) -> Server {
    let arns: Vec<String> = (0..number).flat_map(|number| [arn(number), web_arn(number)]).collect();
    Server::start(arns.iter().map(|arn| (arn.as_str(), PolicyDocument::EMPTY))).await
}

#[tokio::test]
async fn both_kinds_go_on_where_they_were() {
    let server = both(5).await;
    let (client, web, path) = (client::fast(server.address), client::fast_web(server.address), path());
    let fleet = || {
        let empty = Fleet::new().rate(FAST).at_once(1).journal(&path);
        (0..5).fold(empty, |fleet, number| {
            fleet.target(&client, wanted(&arn(number), None, 1)).target(&web, site(&web_arn(number)))
        })
    };
    // The first web function's Put is refused, behind the three requests for the first function and its own read.
    let refused = Fault::Refused((403, "AccessDeniedException", ""));
    server.state().faults.extend([vec![Fault::None; 4], vec![refused]].concat());
    let report = fleet().run().await.expect("a report");
    assert_eq!((report.done().len(), report.left().len()), (9, 1), "{report}");
    assert_eq!(report.left()[0].resource(), web_arn(0));
    server.state().calls.clear();
    let report = fleet().run().await.expect("a report");
    assert!(report.is_done() && report.done_before() == 9, "{report}");
    assert_eq!(server.state().operations(), ["GetResourcePolicy", "PutResourcePolicy", "GetResourcePolicy"]);
    assert!(!path.exists());
    // Each policy was written once.
    assert!(server.state().resources.values().all(|resource| resource.states.len() == 2));
}

#[tokio::test]
async fn names_are_those_of_their_kind() {
    let server = both(1).await;
    let (client, web) = (client::fast(server.address), client::fast_web(server.address));
    let fleet = Fleet::new()
        .rate(FAST)
        .target(&client, wanted("f0", None, 1))
        .target(&web, site("w0"))
        .target(&web, site(&web_arn(0)));
    let report = fleet.run().await.expect("a report");
    let [left] = report.left() else { panic!("{report}") };
    assert!(matches!(left.reason(), Reason::Twice) && left.resource() == web_arn(0), "{left}");
    assert_eq!(report.changed(), 2);
    assert_eq!(server.state().operations()[..2], ["GetFunction", "GetWebFunction"]);
}
