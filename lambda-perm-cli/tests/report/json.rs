//! For other programs. `docs/json.md` says what is promised.

use std::fs;

use serde_json::Value;

use super::{ORDERS, everything};
use crate::support::{
    expected::assert_expected,
    program::{folder, run, run_with},
};

fn report(out: &str) -> Value {
    serde_json::from_str(out).unwrap_or_else(|error| panic!("{error}: {out}"))
}

#[test]
fn the_report_is_what_it_was() {
    let folder = folder("json", &[("orders.json", ORDERS.as_bytes()), ("broken.json", super::BROKEN.as_bytes())]);
    assert_expected("check.json", &run(&folder, &["check", "--format", "json"]).out);
}

#[test]
fn a_report_of_nothing_has_all_members_too() {
    let folder = folder("json_empty", &[("empty.json", b"{}")]);
    let ran = run(&folder, &["check", "--format", "json"]);
    let report = report(&ran.out);
    for list in ["findings", "errors", "skipped"] {
        assert_eq!(report[list], serde_json::json!([]), "{list}");
    }
    assert_eq!((ran.code, &report["counts"]["findings"]), (3, &serde_json::json!(0)));
}

#[test]
fn every_member_is_on_the_page_and_every_one_of_the_page_is_there() {
    let page = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/json.md")).expect("the page");
    let report = report(&run(&everything("json_members"), &["check", "--format", "json"]).out);
    let named = |heading: &str| -> Vec<String> {
        let section = page.split("\n## ").find(|section| section.starts_with(heading)).expect("a section");
        let rows = section.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next());
        rows.map(str::to_owned).collect()
    };
    let members = |value: &Value| value.as_object().expect("an object").keys().cloned().collect::<Vec<_>>();
    let sorted = |mut names: Vec<String>| {
        names.sort();
        names
    };
    assert_eq!(sorted(named("The object")), members(&report));
    assert_eq!(sorted(named("A finding")), members(&report["findings"][0]));
    for member in members(&report["findings"][0]["subject"]).iter().chain(&members(&report["counts"])) {
        assert!(page.contains(&format!("`{member}`")), "{member}");
    }
}

#[test]
fn places_are_those_of_the_file() {
    let folder = folder("json_places", &[("orders.json", ORDERS.as_bytes())]);
    let report = report(&run(&folder, &["check", "--format", "json"]).out);
    for finding in report["findings"].as_array().expect("findings") {
        let offset = |side: &str| finding["range"][side]["offset"].as_u64().expect("an offset") as usize;
        let text = &ORDERS[offset("start")..offset("end")];
        let line = finding["range"]["start"]["line"].as_u64().expect("a line") as usize;
        assert!(text.starts_with('"') && ORDERS.lines().nth(line - 1).expect("a line").contains(text), "{finding}");
    }
}

#[test]
fn a_fingerprint_stays_where_only_lines_move() {
    let moved = format!("\n\n{}", ORDERS.replace("  ", "    "));
    let folder = folder("json_moved", &[]);
    let fingerprints = |text: &str| {
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(folder.join("f.json"), text).expect("a file");
        let report = report(&run(&folder, &["check", "--format", "json", "f.json"]).out);
        let findings = report["findings"].as_array().expect("findings").clone();
        findings.iter().map(|finding| finding["fingerprint"].clone()).collect::<Vec<_>>()
    };
    let before = fingerprints(ORDERS);
    assert_eq!(before, fingerprints(&moved));
    assert_ne!(before, fingerprints(&ORDERS.replace("function:shop", "function:other")));
    let all: std::collections::HashSet<String> = before.iter().map(ToString::to_string).collect();
    assert_eq!(all.len(), before.len());
}

#[test]
fn standard_input_has_a_name() {
    let folder = folder("json_stdin", &[]);
    fs::create_dir_all(&folder).expect("a folder");
    let report = report(&run_with(&folder, &["check", "--format", "json", "-"], ORDERS.as_bytes()).out);
    assert_eq!(report["findings"][0]["file"], "<stdin>");
}
