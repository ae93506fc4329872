//! What is printed, in each format.

mod destination;
mod exit;
mod github;
mod html;
mod json;
mod sarif;
mod text;

use std::path::PathBuf;

use crate::support::program::folder;

/// Two statements, and three findings in them.
pub const ORDERS: &str = r#"{
  "Version": "2012-10-17",
  "Id": "default",
  "Statement": [
    {
      "Sid": "orders",
      "Effect": "Allow",
      "Principal": {"Service": "sns.amazonaws.com"},
      "Action": "lambda:InvokeFunction",
      "Resource": "arn:aws:lambda:us-east-2:123456789012:function:shop"
    },
    {
      "Sid": "partner",
      "Effect": "Allow",
      "Principal": {"AWS": "arn:aws:iam::21098765432:root"},
      "Action": "lambda:InvokeFunction",
      "Resource": "arn:aws:lambda:us-east-2:123456789012:function:shop"
    }
  ]
}
"#;

/// What is no JSON.
pub const BROKEN: &str = "{\"Statement\": [\n  {\"Principal\": \"*\", \"Action\": \"lambda:InvokeFunction\",}\n]}\n";

/// A folder with something of everything: a document, an answer in one long line, what cannot be read, what would steer a terminal.
pub fn everything(name: &str) -> PathBuf {
    let long = answer(&(0..60).map(|number| statement(&format!("topic-{number}"), number != 30)).collect::<Vec<_>>());
    let steering = ORDERS.replace("\"partner\"", "\"\\u001b[31mred\\u202e\"");
    folder(
        name,
        &[
            ("broken.json", BROKEN.as_bytes()),
            ("long.json", long.as_bytes()),
            ("orders.json", ORDERS.as_bytes()),
            ("steering.json", steering.as_bytes()),
            ("notes.txt", b"nothing about permissions"),
        ],
    )
}

/// An answer of GetPolicy, whose policy is a string in one line.
fn answer(statements: &[serde_json::Value]) -> String {
    let policy = serde_json::json!({ "Version": "2012-10-17", "Id": "default", "Statement": statements });
    serde_json::json!({ "Policy": policy.to_string(), "RevisionId": "1" }).to_string()
}

fn statement(sid: &str, has_source: bool) -> serde_json::Value {
    let mut statement = serde_json::json!({
        "Sid": sid,
        "Effect": "Allow",
        "Principal": { "Service": if has_source { "sns.amazonaws.com" } else { "s3.amazonaws.com" } },
        "Action": "lambda:InvokeFunction",
        "Resource": "arn:aws:lambda:us-east-2:123456789012:function:shop",
    });
    if has_source {
        let source = format!("arn:aws:sns:us-east-2:123456789012:{sid}");
        statement["Condition"] = serde_json::json!({ "ArnLike": { "AWS:SourceArn": source } });
    }
    statement
}
