//! `diff`: what a change lets in and shuts out.

use std::io::Write;

use lambda_perm_core::{
    document::PolicyDocument,
    plan::{Change, Difference, Verdict},
};
use serde_json::{Value, json};

use super::source;
use crate::{
    arguments::{AnswerFormat, Denied, DiffArguments},
    error::CommandError,
    exit::Exit,
    policies::ResourcePolicy,
};

pub fn run(arguments: &DiffArguments) -> Result<Exit, CommandError> {
    let before = source::read_policies(&arguments.before, arguments.input.input)?;
    let after = source::read_policies(&arguments.after, arguments.input.input)?;
    let differences = differences(before, after);
    let changed: Vec<&ResourceDifference> = differences.iter().filter(|difference| !difference.is_empty()).collect();
    let mut out = anstream::stdout().lock();
    match arguments.format {
        AnswerFormat::Text => write_text(&changed, &mut out)?,
        AnswerFormat::Json => writeln!(out, "{:#}", data(&changed))?,
    }
    let is_denied = changed.iter().any(|changed| is_denied(changed, &arguments.deny));
    let is_changed = arguments.exit_code && !changed.is_empty();
    Ok(if is_denied || is_changed { Exit::Findings } else { Exit::Clean })
}

/// What becomes of the policy of one function or layer version.
struct ResourceDifference {
    resource: Option<String>,
    difference: Difference,
}

impl ResourceDifference {
    fn is_empty(&self) -> bool {
        self.difference.is_empty()
    }
}

/// The differences of policies for the same function. Where there is one policy on each side, they are compared whatever they are for.
fn differences(before: Vec<ResourcePolicy>, after: Vec<ResourcePolicy>) -> Vec<ResourceDifference> {
    if let ([one], [other]) = (before.as_slice(), after.as_slice()) {
        return vec![ResourceDifference {
            resource: other.resource.clone().or_else(|| one.resource.clone()),
            difference: one.document.difference(&other.document),
        }];
    }
    let of = |policies: &[ResourcePolicy], key: &Option<String>| {
        let mut all = PolicyDocument::EMPTY;
        let found = policies.iter().filter(|policy| policy.key == *key);
        found.flat_map(|policy| policy.document.statements()).for_each(|statement| all.push(statement.clone()));
        all
    };
    let mut policies: Vec<&ResourcePolicy> = before.iter().chain(&after).collect();
    policies.sort_by(|one, other| one.key.cmp(&other.key));
    policies.dedup_by(|one, other| one.key == other.key);
    let compared = policies.into_iter().map(|policy| {
        let difference = of(&before, &policy.key).difference(&of(&after, &policy.key));
        ResourceDifference { resource: policy.resource.clone(), difference }
    });
    compared.collect()
}

pub fn is_denied_verdict(verdict: Verdict, becomes_public: bool, deny: &[Denied]) -> bool {
    deny.iter().any(|denied| match denied {
        // What cannot be told may widen.
        Denied::Widening => matches!(verdict, Verdict::Widens | Verdict::Unknown),
        Denied::Public => becomes_public,
    })
}

fn is_denied(changed: &ResourceDifference, deny: &[Denied]) -> bool {
    let changes = changed.difference.changes().iter();
    changes.into_iter().any(|change| is_denied_verdict(change.verdict(), change.becomes_public(), deny))
}

fn write_text(changed: &[&ResourceDifference], out: &mut impl Write) -> Result<(), CommandError> {
    if changed.is_empty() {
        writeln!(out, "both let in the same callers")?;
    }
    for ResourceDifference { resource, difference } in changed {
        writeln!(out, "{}", resource.as_deref().unwrap_or("(a function that the file does not name)"))?;
        for change in difference.changes() {
            writeln!(out, "  {}{}", change, verdict_of(change))?;
        }
    }
    Ok(())
}

/// The verdict where the line of the change does not say it.
fn verdict_of(change: &Change) -> String {
    let is_said = change.before().is_some() == change.after().is_some() || change.verdict() == Verdict::Same;
    if is_said { String::new() } else { format!("  ({})", change.verdict()) }
}

fn data(changed: &[&ResourceDifference]) -> Value {
    let functions = changed.iter().map(|ResourceDifference { resource, difference }| {
        let changes = difference.changes().iter().filter(|change| change.is_change());
        json!({
            "resource": resource,
            "verdict": difference.verdict().as_str(),
            "becomes_public": difference.becomes_public(),
            "changes": changes.map(change_data).collect::<Vec<_>>(),
        })
    });
    json!({ "version": 1, "resources": functions.collect::<Vec<_>>() })
}

fn change_data(change: &Change) -> Value {
    let mut data = json!(change);
    data["differences"] = json!(change.differences());
    data
}
