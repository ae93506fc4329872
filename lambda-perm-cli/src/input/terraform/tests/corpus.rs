//! Resources that others wrote: all are read, with the values that they have, and what is found in them is right.

use lambda_perm_core::facts::parameters::Target;
use serde_json::Value;

use super::*;
use crate::{input::terraform::permission::keys, support::beside, tree::Data};

struct Row {
    kind: String,
    name: String,
    block: Option<String>,
    parsed: Value,
}

fn rows() -> Vec<Row> {
    let text = beside::read("corpus/terraform.jsonl").unwrap_or_default();
    let rows = text.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
    let text = |row: &Value, name: &str| row[name].as_str().map(str::to_owned);
    rows.map(|row| Row {
        kind: text(&row, "type").expect("a type"),
        name: text(&row, "name").expect("a name"),
        block: text(&row, "block"),
        parsed: row["parsed"].clone(),
    })
    .collect()
}

impl Row {
    fn json(&self) -> String {
        json!({"resource": {&self.kind: {&self.name: self.parsed}}}).to_string()
    }

    fn target(&self) -> Target {
        if self.kind == PERMISSION { Target::Function } else { Target::LayerVersion }
    }
}

/// A text without white space, which the one that parsed the corpus has left out or put in.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn each_resource_has_its_values() {
    let mut count = 0;
    for row in rows() {
        let Some(block) = &row.block else { continue };
        let root = hcl::read(block).unwrap_or_else(|error| panic!("{error:?}\n{block}"));
        let body = root.get("resource").and_then(|node| node.get(&row.kind)?.get(&row.name)).expect("the resource");
        for (_, name) in keys(row.target()) {
            let written = body.get(name).map(|node| match &node.data {
                Data::Template(text) => text.clone(),
                _ => node.scalar().unwrap_or_default().to_owned(),
            });
            let parsed =
                row.parsed.get(name).map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned));
            assert_eq!(written.as_deref().map(squeezed), parsed.as_deref().map(squeezed), "{name} of\n{block}");
            count += 1;
        }
    }
    assert!(count > 600 || rows().is_empty(), "{count}");
}

#[test]
fn each_resource_is_counted_and_judged_alike_in_hcl_and_json() {
    for row in rows() {
        let in_json = judged(Format::TerraformJson, &row.json());
        assert_eq!(in_json.contents.permissions.len(), 1, "{}", row.json());
        let name = in_json.contents.permissions[0].name.clone();
        assert_eq!(name, format!("{}.{}", row.kind, row.name));
        if let Some(block) = &row.block {
            let in_hcl = hcl(block);
            assert_eq!(in_hcl.contents.permissions.len(), 1, "{block}");
            assert_eq!((codes(&in_hcl), &in_hcl.contents.permissions[0].name), (codes(&in_json), &name), "{block}");
        }
    }
}

/// What the rules find has been read by somebody: each of these is right. There is nothing about values that are open.
#[test]
fn nothing_is_found_but_what_is_wrong() {
    let mut found: Vec<String> = rows()
        .iter()
        .flat_map(|row| {
            let judged = judged(Format::TerraformJson, &row.json());
            let of = |code: &'static str| {
                let principal = row.parsed["principal"].as_str().unwrap_or_default();
                format!("{code} {principal}")
            };
            codes(&judged).into_iter().map(of).collect::<Vec<_>>()
        })
        .collect();
    found.sort();
    found.dedup();
    let expected = [
        "LP0501 config.amazonaws.com",
        "LP0501 sns.amazonaws.com",
        "LP0502 s3.amazonaws.com",
        "LP0601 firehose.amazonaws.com",
        "LP0701 kinesisanalytics.amazonaws.com",
    ];
    assert!(found == expected || rows().is_empty(), "{found:#?}");
}

#[test]
fn with_any_value_open_there_is_no_more_to_find() {
    for row in rows() {
        let found = codes(&judged(Format::TerraformJson, &row.json()));
        for (_, name) in keys(row.target()) {
            if row.parsed.get(name).is_none() {
                continue;
            }
            let mut open =
                Row { parsed: row.parsed.clone(), kind: row.kind.clone(), name: row.name.clone(), block: None };
            open.parsed[name] = json!("${var.open}");
            let others = codes(&judged(Format::TerraformJson, &open.json()));
            assert!(
                others.iter().all(|code| found.contains(code)),
                "{name}: {others:?}, not {found:?}: {}",
                row.json()
            );
        }
    }
}
