//! Reading a document of ten statements, beside crates that others wrote.
//!
//! `cargo bench --manifest-path benches/peers/Cargo.toml --bench reading`

#[path = "../reader/plain.rs"]
mod plain;

use divan::{Bencher, black_box};
use iam_rs::IAMPolicy;
use lambda_perm::document::{DocumentStatement, PolicyDocument};
use plain::{Plain, PlainStatement, REORDERED, STATEMENT, document};

fn main() {
    for statement in [STATEMENT, REORDERED] {
        let text = document(statement);
        let ours = PolicyDocument::parse(&text).expect("a document").statements().len();
        let serde_json: Plain<'_> = serde_json::from_str(&text).expect("a document");
        let sonic: Plain<'_> = sonic_rs::from_str(&text).expect("a document");
        IAMPolicy::from_json(&text).expect("a document");
        assert!(ours == serde_json.statement.len() && ours == sonic.statement.len(), "all read the same");
    }
    divan::main();
}

const WAYS: [&str; 2] = ["in order", "reordered"];

fn text(way: &str) -> &'static str {
    if way == "in order" { STATEMENT } else { REORDERED }
}

#[divan::bench(args = WAYS)]
fn document_of_ten(bencher: Bencher<'_, '_>, way: &str) {
    let text = document(text(way));
    bencher.bench(|| PolicyDocument::parse(black_box(&text)).map(drop));
}

/// Derived structs that borrow, and that know only statements of this form.
#[divan::bench(args = WAYS)]
fn document_of_ten_serde_json(bencher: Bencher<'_, '_>, way: &str) {
    let text = document(text(way));
    bencher.bench(|| serde_json::from_str::<Plain<'_>>(black_box(&text)).map(drop));
}

/// The same structs.
#[divan::bench(args = WAYS)]
fn document_of_ten_sonic_rs(bencher: Bencher<'_, '_>, way: &str) {
    let text = document(text(way));
    bencher.bench(|| sonic_rs::from_str::<Plain<'_>>(black_box(&text)).map(drop));
}

/// Any policy, owned.
#[divan::bench(args = WAYS)]
fn document_of_ten_iam_rs(bencher: Bencher<'_, '_>, way: &str) {
    let text = document(text(way));
    bencher.bench(|| IAMPolicy::from_json(black_box(&text)).map(drop));
}

#[divan::bench(args = WAYS)]
fn statement(bencher: Bencher<'_, '_>, way: &str) {
    bencher.bench(|| DocumentStatement::parse(black_box(text(way))).map(drop));
}

#[divan::bench(args = WAYS)]
fn statement_serde_json(bencher: Bencher<'_, '_>, way: &str) {
    bencher.bench(|| serde_json::from_str::<PlainStatement<'_>>(black_box(text(way))).map(drop));
}

#[divan::bench(args = WAYS)]
fn statement_sonic_rs(bencher: Bencher<'_, '_>, way: &str) {
    bencher.bench(|| sonic_rs::from_str::<PlainStatement<'_>>(black_box(text(way))).map(drop));
}
