//! What becomes of the permissions of a file, counted and compared with what is expected.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

use lambda_perm::{Exception, Findings, Lint, cloudformation::CloudFormationError, terraform::TerraformError};
use serde_json::Value;

use super::expected::EXPECTED;
use crate::support::beside;

/// Codes of findings, each once.
pub type Codes = BTreeSet<&'static str>;

/// Why a permission of the corpus does not come out.
pub enum Reason {
    /// AWS rejects it; or a lint denies it that cannot be allowed.
    Denied(Codes),
    /// It is no permission, or it says what a permission cannot say.
    Inexpressible(String),
}

/// A permission that came out, beside the one that was there.
pub struct Pair {
    pub found: Value,
    pub expected: Value,
    /// What had to be allowed.
    pub allowed: Codes,
}

/// Something that a permission cannot say.
pub fn inexpressible<T>(why: impl Into<String>) -> Result<T, Reason> {
    Err(Reason::Inexpressible(why.into()))
}

impl From<Findings> for Reason {
    fn from(findings: Findings) -> Self {
        Self::Denied(codes(&findings))
    }
}

impl From<CloudFormationError> for Reason {
    fn from(error: CloudFormationError) -> Self {
        match error {
            CloudFormationError::Findings(findings) => findings.into(),
            error => Self::Inexpressible(error.to_string()),
        }
    }
}

impl From<TerraformError> for Reason {
    fn from(error: TerraformError) -> Self {
        Self::Inexpressible(error.to_string())
    }
}

pub fn codes(findings: &Findings) -> Codes {
    findings.iter().map(|error| error.code().id()).collect()
}

/// What a builder makes with these exceptions, with whatever denies it allowed, if that can be; and the codes of what was allowed.
pub fn build<P>(built: impl Fn(&[Exception]) -> Result<P, Findings>) -> Result<(P, Codes), Reason> {
    let findings = match built(&[]) {
        Ok(permission) => return Ok((permission, Codes::new())),
        Err(findings) => findings,
    };
    let Some(lints) = findings.iter().map(|error| error.code().lint()).collect::<Option<BTreeSet<Lint>>>() else {
        return Err(findings.into());
    };
    let exceptions: Vec<_> = lints.into_iter().map(|lint| Exception::new(lint, "somebody has written it so")).collect();
    Ok((built(&exceptions)?, codes(&findings)))
}

/// Runs each row of a file and compares what becomes of them with the table. Where that differs, the message says how, and has
/// the entry as it must be written.
pub fn judge(name: &str, run: impl Fn(&Value) -> Result<Pair, Reason>) {
    let Some(text) = beside::read(&format!("corpus/{name}")) else { return };
    let mut outcomes: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in text.lines() {
        let row: Value = serde_json::from_str(line).expect("a row in JSON");
        let source = row["source"].as_str().unwrap_or("a source that is not named");
        outcomes.entry(outcome(run(&row))).or_default().push(source.to_owned());
    }
    let (_, expected) = EXPECTED.iter().find(|(file, _)| *file == name).expect("an entry of the table");
    let expected: BTreeMap<&str, usize> = expected.iter().copied().collect();
    let found: BTreeMap<&str, usize> = outcomes.iter().map(|(outcome, rows)| (outcome.as_str(), rows.len())).collect();
    assert!(found == expected, "{}", difference(name, &found, &expected, &outcomes));
}

/// How an outcome begins that the table never has.
const DIFFERENT: &str = "different";

fn outcome(result: Result<Pair, Reason>) -> String {
    let listed = |codes: Codes| codes.into_iter().collect::<Vec<_>>().join(", ");
    match result {
        Ok(pair) if pair.found != pair.expected => {
            format!("{DIFFERENT}: {} comes out, and {} was there", pair.found, pair.expected)
        }
        Ok(pair) if pair.allowed.is_empty() => "equal".to_owned(),
        Ok(pair) => format!("allowed and equal: {}", listed(pair.allowed)),
        Err(Reason::Denied(codes)) => format!("denied: {}", listed(codes)),
        Err(Reason::Inexpressible(why)) => format!("not expressible: {why}"),
    }
}

/// What is counted otherwise than the table says, with a row of each, and the entry anew.
fn difference(
    name: &str,
    found: &BTreeMap<&str, usize>,
    expected: &BTreeMap<&str, usize>,
    rows: &BTreeMap<String, Vec<String>>,
) -> String {
    let mut out = format!("{name} comes out otherwise than tests/output/corpus/expected.rs says\n");
    for outcome in found.keys().chain(expected.keys()).collect::<BTreeSet<_>>() {
        let (now, before) = (found.get(outcome).unwrap_or(&0), expected.get(outcome).unwrap_or(&0));
        if now != before {
            let such = rows.get(*outcome).map_or("", |sources| &sources[0]);
            let _ = writeln!(out, "  {before} expected, {now} found: {outcome}\n      {such}");
        }
    }
    out.push_str("where that is as it should be, the entry is now\n");
    let _ = writeln!(out, "    ({name:?}, &[");
    for (outcome, count) in found.iter().filter(|(outcome, _)| !outcome.starts_with(DIFFERENT)) {
        let _ = writeln!(out, "        ({outcome:?}, {count}),");
    }
    out + "    ]),"
}
