use serde_json::Value;

use super::run;

#[test]
fn every_table_is_there_as_text_and_as_json() {
    for (table, known) in [
        ("services", "s3.amazonaws.com"),
        ("actions", "lambda:InvokeFunction"),
        ("lints", "public_access"),
        ("regions", "eu-central-1"),
        ("codes", "LP0501"),
    ] {
        let text = run(&["list", table]).out;
        assert!(text.contains(known) && !text.lines().any(|line| line.ends_with(' ')), "{table}");
        let json = run(&["list", table, "--format", "json"]).out;
        let rows: Vec<Value> = serde_json::from_str(&json).expect("JSON");
        assert_eq!(rows.len(), text.lines().count(), "{table}");
        assert!(json.contains(known), "{table}");
    }
}
