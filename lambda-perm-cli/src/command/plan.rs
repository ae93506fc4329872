//! `plan`: the calls that make one policy into another.

use std::io::Write;

use lambda_perm_core::{
    FunctionPolicyBuf, LayerVersionPolicyBuf, PermissionBuf,
    document::{DocumentStatement, PolicyDocument},
    output::Scope,
    plan::{Ownership, Plan, PlanOptions, Step, Through},
};

use super::{diff::is_denied_verdict, source};
use crate::{
    arguments::{PlanArguments, PlanFormat, PlanThrough},
    error::CommandError,
    exit::Exit,
    policies::ResourcePolicy,
};

pub fn run(arguments: &PlanArguments) -> Result<Exit, CommandError> {
    let function = arguments.function.as_deref();
    let wanted = source::read_policy(&arguments.wanted, arguments.input.input, function)?;
    let existing = match &arguments.existing {
        Some(path) => source::read_policy(path, arguments.input.input, function)?.document,
        None => PolicyDocument::EMPTY,
    };
    let plan = plan(&wanted, &existing, arguments)?;
    let mut out = anstream::stdout().lock();
    match arguments.format {
        PlanFormat::Text => write_text(&plan, &mut out)?,
        PlanFormat::Shell => {
            for step in plan.steps() {
                writeln!(out, "{}", step.request().shell_line())?;
            }
        }
        PlanFormat::Json => {
            serde_json::to_writer_pretty(&mut out, &plan)
                .map_err(|error| CommandError::from(std::io::Error::from(error)))?;
            writeln!(out)?;
        }
    }
    let mut changes = plan.changes().iter();
    let is_denied = changes.any(|change| is_denied_verdict(change.verdict(), change.becomes_public(), &arguments.deny));
    let is_changed = arguments.exit_code && !plan.is_empty();
    Ok(if is_denied || is_changed { Exit::Findings } else { Exit::Clean })
}

/// The plan. What is wanted is checked as `policy!` checks it, but for lints, which are what `check` is for.
fn plan(
    wanted: &ResourcePolicy,
    existing: &PolicyDocument<'_>,
    arguments: &PlanArguments,
) -> Result<Plan, CommandError> {
    let document = match &arguments.function {
        Some(arn) => wanted.for_resource(arn)?,
        None => wanted.document.clone(),
    };
    let permissions = document.statements().iter().map(|statement| permission(statement, arguments));
    let (mut functions, mut layers) = (Vec::new(), Vec::new());
    for permission in permissions.collect::<Result<Vec<_>, _>>()? {
        match permission {
            PermissionBuf::Function(permission) => functions.push(permission),
            PermissionBuf::LayerVersion(permission) => layers.push(permission),
        }
    }
    let options = options(arguments);
    let plan = if layers.is_empty() {
        FunctionPolicyBuf::of_existing(functions).map_err(usage)?.plan(existing, &Scope::NONE, &options)
    } else {
        LayerVersionPolicyBuf::of_existing(layers).map_err(usage)?.plan(existing, &Scope::NONE, &options)
    };
    plan.map_err(usage)
}

/// The permission of a wanted statement.
fn permission(statement: &DocumentStatement<'_>, arguments: &PlanArguments) -> Result<PermissionBuf, CommandError> {
    statement.permission().map_err(|error| {
        let (file, sid) = (arguments.wanted.display(), statement.sid().unwrap_or("without Sid"));
        CommandError::Usage(format!("`{file}`: the statement `{sid}` is not one that a plan can write: {error}"))
    })
}

fn options(arguments: &PlanArguments) -> PlanOptions {
    let ownership = match (&arguments.own_prefix, arguments.own_sid.as_slice()) {
        (Some(prefix), _) => Ownership::Prefix(prefix.clone()),
        (None, []) => Ownership::All,
        (None, sids) => Ownership::Sids(sids.to_vec()),
    };
    let through = match arguments.through {
        PlanThrough::AddPermission => Through::AddPermission,
        PlanThrough::PutResourcePolicy => Through::PutResourcePolicy,
    };
    PlanOptions::default().ownership(ownership).through(through).allow_gap(arguments.allow_gap)
}

fn write_text(plan: &Plan, out: &mut impl Write) -> Result<(), CommandError> {
    writeln!(out, "{}\n{plan}", plan.resource())?;
    if plan.is_empty() {
        writeln!(out, "nothing to do")?;
        return Ok(());
    }
    for (number, step) in plan.steps().iter().enumerate() {
        writeln!(out, "{}. {}{}", number + 1, step, bytes(step))?;
    }
    for sid in plan.gaps() {
        writeln!(out, "the callers of `{sid}` are shut out for a moment")?;
    }
    Ok(())
}

fn bytes(step: &Step) -> String {
    let bridge = if step.is_bridge() { ", which stands in while another one is changed" } else { "" };
    format!("{bridge}; the policy has {} bytes then", step.size())
}

fn usage(error: impl std::fmt::Display) -> CommandError {
    CommandError::Usage(error.to_string())
}
