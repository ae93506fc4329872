//! The real AWS CLI on random permissions: words, shell line and `--cli-input-json` must all send the same request.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::support::{
    case,
    depth::times,
    judge::{Random, ask},
    random,
    requests::{Permission, Rendered},
};

const SEED: u64 = 20_261_124;
const PERMISSIONS: usize = 150;

/// One request of each permission, all kinds in turn.
fn requests() -> Vec<Rendered> {
    let cases = random::permissions(&mut Random::new(SEED), PERMISSIONS * times() as usize);
    let pick = |(number, (case, version)): (usize, &(case::Case, u64))| {
        Permission::of(case, *version).requests().into_iter().nth(number % 10)
    };
    cases.iter().enumerate().filter_map(pick).collect()
}

#[test]
fn the_aws_cli_sends_what_random_permissions_say() {
    println!("seed {SEED}");
    let requests = requests();
    let kinds: BTreeSet<_> = requests.iter().map(|request| request.operation).collect();
    assert_eq!(kinds.len(), 9, "{kinds:?}");
    let lines: Vec<Value> = requests
        .iter()
        .enumerate()
        .map(|(id, request)| {
            json!({
                "id": id, "op": request.operation, "argv": request.argv, "shell": request.shell,
                "input": request.input, "http": request.http(),
            })
        })
        .collect();
    let Some(answers) = ask(&["awscli"], &lines) else { return };
    for (line, answer) in lines.iter().zip(&answers) {
        assert!(answer["ok"] == true, "seed {SEED}\n{line}\n{answer}");
    }
}
