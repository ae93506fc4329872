//! For code scanning.

use serde_json::{Value, json};

use super::everything;
use crate::support::{
    judge,
    program::{folder, run},
};

fn log(out: &str) -> Value {
    serde_json::from_str(out).unwrap_or_else(|error| panic!("{error}: {out}"))
}

#[test]
fn it_follows_the_schema() {
    let full = run(&everything("sarif_schema"), &["check", "--format", "sarif"]).out;
    let empty = run(&folder("sarif_empty", &[("empty.json", b"{}")]), &["check", "--format", "sarif"]).out;
    // That the judge sees what is wrong.
    let wrong = full.replacen("\"ruleIndex\":0", "\"ruleIndex\":\"0\"", 1);
    let lines: Vec<Value> = [full, empty, wrong].iter().map(|log| json!({ "log": log })).collect();
    let Some(answers) = judge::ask(&["sarif"], &lines) else { return };
    let are_right: Vec<_> = answers.iter().map(|answer| answer["ok"] == true).collect();
    assert_eq!(are_right, [true, true, false], "{answers:#?}");
}

#[test]
fn results_name_their_rules_and_stay_the_same() {
    let folder = everything("sarif");
    let run_of = |arguments: &[&str]| log(&run(&folder, arguments).out)["runs"][0].clone();
    let one = run_of(&["check", "--format", "sarif", "orders.json"]);
    let rules = one["tool"]["driver"]["rules"].as_array().expect("rules");
    let results = one["results"].as_array().expect("results");
    assert!(!results.is_empty());
    for result in results {
        let rule = &rules[result["ruleIndex"].as_u64().expect("an index") as usize];
        assert_eq!(rule["id"], result["ruleId"]);
        assert_eq!(rule["defaultConfiguration"]["level"], result["level"]);
        assert!(rule["help"]["markdown"].as_str().is_some_and(|help| help.contains("```")), "{rule}");
        assert!(rule["helpUri"].as_str().is_some_and(|uri| uri.starts_with("https://docs.rs/lambda-perm/")));
        let location = &result["locations"][0]["physicalLocation"];
        assert_eq!(location["artifactLocation"]["uri"], "orders.json");
        assert!(location["region"]["startLine"].as_u64() > Some(1));
        assert_eq!(result["partialFingerprints"]["lambdaPerm/v1"].as_str().map(str::len), Some(32));
    }
    assert_eq!(one["tool"]["driver"]["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(one["invocations"][0]["executionSuccessful"], true);
}

#[test]
fn what_could_not_be_read_is_told() {
    let folder = folder("sarif_broken", &[("broken.json", super::BROKEN.as_bytes())]);
    let log = log(&run(&folder, &["check", "--format", "sarif"]).out);
    let invocation = &log["runs"][0]["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    let told = &invocation["toolExecutionNotifications"][0];
    assert_eq!(told["level"], "error");
    assert_eq!(told["locations"][0]["physicalLocation"]["region"]["startLine"], 2);
}
