//! Reading a document of ten statements, borrowed, against `serde_json` with derived structs that borrow too, and against the floor:
//! looking at each byte once.
//!
//! `cargo bench --bench reader`

#[path = "reader/plain.rs"]
mod plain;

use divan::{Bencher, black_box};
use lambda_perm::document::{DocumentStatement, PolicyDocument};
use plain::{Plain, PlainStatement, REORDERED, STATEMENT, document};

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
