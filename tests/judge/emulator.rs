//! An emulator on random permissions: what it stores for the command is the statement that we write.

use lambda_perm::{AccountId, FunctionName, LayerName, output::Scope};
use lambda_perm_core::facts::parameters::Key;
use serde_json::{Value, json};

use crate::support::{
    case,
    depth::times,
    judge::{Random, ask},
    random, requests,
};

const SEED: u64 = 20_261_125;
const PERMISSIONS: usize = 70;

/// The scope that the name leaves open: a whole ARN needs none, a partial one has its account.
fn scope(case: &case::Case) -> Scope<'static> {
    let open = |account: Option<&str>| {
        Scope::new("us-east-1", AccountId::parse(account.unwrap_or("123456789012")).expect("an account"))
    };
    let name = |key| case.values.iter().find(|(other, _)| *other == key).map(|(_, text)| text.as_str());
    if let Some(name) = name(Key::FunctionName) {
        let name = FunctionName::parse(name).expect("a function");
        return if name.region().is_some() { Scope::NONE } else { open(name.account()) };
    }
    let name = LayerName::parse(name(Key::LayerName).expect("a layer")).expect("a layer");
    if name.region().is_some() { Scope::NONE } else { open(None) }
}

#[test]
fn the_emulator_stores_what_random_permissions_say() {
    println!("seed {SEED}");
    let mut cases = random::permissions(&mut Random::new(SEED), PERMISSIONS * times() as usize);
    // The emulator has no functions of the newer kinds: it would make this qualifier as an alias, and cannot.
    cases.retain(|(case, _)| !case.values.iter().any(|(_, text)| text.ends_with("$LATEST.PUBLISHED")));
    let lines: Vec<Value> = cases
        .iter()
        .enumerate()
        .filter_map(|(id, (case, version))| {
            // The emulator has to make all versions up to the one wished.
            let permission = case.permission(*version % 8 + 1);
            let statement = requests::statement(&permission, &scope(case))?;
            let requests = requests::requests(&permission);
            let [add, _, remove, _, get, ..] = requests.as_slice() else { panic!("five requests") };
            Some(json!({
                "id": id, "op": add.operation, "argv": add.argv, "get": get.argv, "remove": remove.argv,
                "statement": statement,
            }))
        })
        .collect();
    assert!(lines.len() * 4 > PERMISSIONS * 3, "{}", lines.len());
    let Some(answers) = ask(&["localstack"], &lines) else { return };
    for (line, answer) in lines.iter().zip(&answers) {
        assert!(answer["ok"] == true, "seed {SEED}\n{line}\n{answer}");
    }
}
