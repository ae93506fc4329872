//! Reading a document of ten statements, borrowed, against `serde_json` with derived structs that borrow too, and against the floor:
//! looking at each byte once.
//!
//! `cargo bench --bench reader`

use std::borrow::Cow;

use divan::{Bencher, black_box};
use lambda_perm::document::{DocumentStatement, PolicyDocument};
use serde::Deserialize;

const STATEMENT: &str = r#"{"Sid":"s3","Effect":"Allow","Principal":{"Service":"s3.amazonaws.com"},"Action":"lambda:InvokeFunction","Resource":"arn:aws:lambda:us-east-2:123456789012:function:my-function","Condition":{"StringEquals":{"AWS:SourceAccount":"123456789012"},"ArnLike":{"AWS:SourceArn":"arn:aws:s3:::my-bucket-1xpuxmplzrlbh"}}}"#;

/// The same with its members in another order, which takes the general way.
const REORDERED: &str = r#"{"Effect":"Allow","Sid":"s3","Action":"lambda:InvokeFunction","Resource":"arn:aws:lambda:us-east-2:123456789012:function:my-function","Principal":{"Service":"s3.amazonaws.com"},"Condition":{"ArnLike":{"AWS:SourceArn":"arn:aws:s3:::my-bucket-1xpuxmplzrlbh"},"StringEquals":{"AWS:SourceAccount":"123456789012"}}}"#;

fn document(statement: &str) -> String {
    format!(r#"{{"Version":"2012-10-17","Id":"default","Statement":[{}]}}"#, [statement; 10].join(","))
}

/// What a program without this crate would read the statements of AddPermission into.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
#[allow(dead_code, reason = "read, and not looked at")]
struct Plain<'a> {
    version: &'a str,
    id: &'a str,
    #[serde(borrow)]
    statement: Vec<PlainStatement<'a>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
#[allow(dead_code, reason = "read, and not looked at")]
struct PlainStatement<'a> {
    #[serde(borrow)]
    sid: Cow<'a, str>,
    effect: &'a str,
    #[serde(borrow)]
    principal: Service<'a>,
    #[serde(borrow)]
    action: Cow<'a, str>,
    #[serde(borrow)]
    resource: Cow<'a, str>,
    #[serde(borrow)]
    condition: PlainCondition<'a>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
#[allow(dead_code, reason = "read, and not looked at")]
struct Service<'a> {
    #[serde(borrow)]
    service: Cow<'a, str>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
#[allow(dead_code, reason = "read, and not looked at")]
struct PlainCondition<'a> {
    #[serde(borrow)]
    string_equals: Account<'a>,
    #[serde(borrow)]
    arn_like: Source<'a>,
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "read, and not looked at")]
struct Account<'a> {
    #[serde(rename = "AWS:SourceAccount", borrow)]
    account: Cow<'a, str>,
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "read, and not looked at")]
struct Source<'a> {
    #[serde(rename = "AWS:SourceArn", borrow)]
    arn: Cow<'a, str>,
}

fn main() {
    for statement in [STATEMENT, REORDERED] {
        let text = document(statement);
        let ours = PolicyDocument::parse(&text).expect("a document");
        let theirs: Plain<'_> = serde_json::from_str(&text).expect("a document");
        assert_eq!(ours.statements().len(), theirs.statement.len(), "both read the same");
    }
    divan::main();
}

const WAYS: [(&str, &str); 2] = [("in order", STATEMENT), ("reordered", REORDERED)];

#[divan::bench(args = WAYS.map(|way| way.0))]
fn document_of_ten(bencher: Bencher<'_, '_>, way: &str) {
    let text = document(WAYS.iter().find(|known| known.0 == way).expect("a way").1);
    bencher.bench(|| PolicyDocument::parse(black_box(&text)).map(drop));
}

#[divan::bench(args = WAYS.map(|way| way.0))]
fn document_of_ten_serde_json(bencher: Bencher<'_, '_>, way: &str) {
    let text = document(WAYS.iter().find(|known| known.0 == way).expect("a way").1);
    bencher.bench(|| serde_json::from_str::<Plain<'_>>(black_box(&text)).map(drop));
}

#[divan::bench(args = WAYS.map(|way| way.0))]
fn statement(bencher: Bencher<'_, '_>, way: &str) {
    let text = WAYS.iter().find(|known| known.0 == way).expect("a way").1;
    bencher.bench(|| DocumentStatement::parse(black_box(text)).map(drop));
}

#[divan::bench]
fn statement_serde_json(bencher: Bencher<'_, '_>) {
    bencher.bench(|| serde_json::from_str::<PlainStatement<'_>>(black_box(STATEMENT)).map(drop));
}

/// Whether any byte would end a string: what a reader must look at, eight bytes at once, and nothing else.
#[divan::bench]
fn statement_floor_each_byte_once(bencher: Bencher<'_, '_>) {
    bencher.bench(|| black_box(STATEMENT).bytes().filter(|byte| matches!(byte, b'"' | b'\\' | 0..0x20)).count());
}
