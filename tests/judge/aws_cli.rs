//! The real AWS CLI on random permissions: words, shell line and `--cli-input-json` must all send the same request.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::support::{
    case,
    depth::times,
    judge::{Random, ask},
    random,
    requests::{self, Rendered},
};

const SEED: u64 = 20_261_124;
const PERMISSIONS: usize = 150;

/// One request of each permission, all kinds in turn.
fn requests() -> Vec<Rendered> {
    let cases = random::permissions(&mut Random::new(SEED), PERMISSIONS * times() as usize);
    let pick = |(number, (case, version)): (usize, &(case::Case, u64))| {
        requests::requests(&case.permission(*version)).into_iter().nth(number % 10)
    };
    cases.iter().enumerate().filter_map(pick).filter(|request| !is_dropped(request)).collect()
}

/// Whether the CLI's parser of arguments loses a value: a name of two hyphens, as in `--layer-name=--`. It is Python's, and takes them
/// for the mark behind which no options come, also there. Nobody has such a name.
fn is_dropped(request: &Rendered) -> bool {
    request.argv.iter().any(|word| word.ends_with("=--"))
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
