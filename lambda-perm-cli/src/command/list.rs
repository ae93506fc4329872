//! `list`: what is known, as tables.

use std::io::{self, BufWriter, Write};

use lambda_perm_core::{
    Lint,
    facts::{
        actions::{ACTIONS, Action, Grant, Levels},
        partitions::{Enabled, PARTITIONS, Partition},
        services::{NOT_NEEDED, SERVICES, Status},
    },
    finding::Code,
};
use serde_json::{Value, json};

use crate::{
    arguments::{ListArguments, ListFormat, Table},
    error::CommandError,
    exit::Exit,
    finding::Severity,
};

/// The columns that the text shows, in order. JSON has all members.
const fn columns(table: Table) -> &'static [&'static str] {
    match table {
        Table::Services => &["id", "name", "principal"],
        Table::Actions => &["name", "granted_by", "about"],
        Table::Lints => &["name", "codes"],
        Table::Regions => &["code", "partition", "name"],
        Table::Codes => &["code", "lint", "title"],
    }
}

pub fn run(arguments: &ListArguments) -> Result<Exit, CommandError> {
    let rows = match arguments.table {
        Table::Services => services(),
        Table::Actions => ACTIONS.iter().map(action).collect(),
        Table::Lints => Lint::ALL.iter().map(|lint| of_lint(*lint)).collect(),
        Table::Regions => regions(),
        Table::Codes => Code::ALL.iter().map(|code| of_code(*code)).collect(),
    };
    let mut out = BufWriter::new(anstream::stdout());
    match arguments.format {
        ListFormat::Json => writeln!(out, "{:#}", Value::Array(rows))?,
        ListFormat::Text => write_table(columns(arguments.table), &rows, &mut out)?,
    }
    out.flush()?;
    Ok(Exit::Clean)
}

fn services() -> Vec<Value> {
    let invoking = SERVICES.iter().map(|service| {
        let sources: Vec<_> = service.source_arns.iter().map(|source| plain(source.form)).collect();
        json!({
            "id": service.id,
            "name": service.name,
            "principal": service.principal,
            "needs_grant": true,
            "status": status(service.status),
            "source_arns": sources,
            "about": service.doc,
        })
    });
    let others = NOT_NEEDED.iter().map(|service| {
        json!({
            "id": service.id,
            "name": service.name,
            "principal": service.principal,
            "needs_grant": false,
            "status": "active",
            "source_arns": [],
            "about": format!("{}: instead, {}", service.why, service.instead),
        })
    });
    invoking.chain(others).collect()
}

fn status(status: Status) -> String {
    match status {
        Status::Active => "active".into(),
        Status::Legacy => "for those who have it".into(),
        Status::Ending(day) => format!("ends {day}"),
        Status::Ended(day) => format!("ended {day}"),
    }
}

/// A form of a source ARN as the AWS documentation writes it: without the marks of variables that span separators.
fn plain(form: &str) -> String {
    form.replace("+}", "}").replace("/}", "}")
}

fn action(action: &Action) -> Value {
    let granted_by: &[&str] = match action.grant {
        Grant::Function(Levels { function, version, alias }) => {
            let levels = [(function, "function"), (version, "version"), (alias, "alias")];
            &levels.into_iter().filter_map(|(is_one, name)| is_one.then_some(name)).collect::<Vec<_>>()
        }
        Grant::LayerVersion => &["layer version"],
        Grant::None => &[],
    };
    json!({
        "name": format!("lambda:{}", action.name),
        "access": action.access,
        "granted_by": granted_by,
        "about": action.doc,
    })
}

fn regions() -> Vec<Value> {
    let of_partition = |partition: &'static Partition| {
        partition.regions.iter().map(move |region| {
            let enabled = match region.enabled {
                Enabled::ByDefault => json!(true),
                Enabled::ByOptIn => json!(false),
                Enabled::Unclear => Value::Null,
            };
            json!({
                "code": region.code,
                "name": region.name,
                "partition": partition.id,
                "enabled_by_default": enabled,
            })
        })
    };
    PARTITIONS.iter().flat_map(of_partition).collect()
}

fn of_lint(lint: Lint) -> Value {
    let codes: Vec<_> = Code::ALL.iter().filter(|code| code.lint() == Some(lint)).map(|code| code.id()).collect();
    json!({ "name": lint.name(), "codes": codes })
}

fn of_code(code: Code) -> Value {
    json!({
        "code": code.id(),
        "lint": code.lint().map(Lint::name),
        "severity": Severity::of(code).name(),
        "title": code.title(),
        "url": code.url(),
    })
}

/// Writes columns that are as wide as what is in them.
fn write_table(columns: &[&str], rows: &[Value], out: &mut dyn Write) -> io::Result<()> {
    let cells = |row: &Value| columns.iter().map(|column| text(row.get(column))).collect::<Vec<_>>();
    let rows: Vec<Vec<String>> = rows.iter().map(cells).collect();
    let width = |at: usize| rows.iter().filter_map(|row| row.get(at)).map(|cell| cell.chars().count()).max();
    let widths: Vec<usize> = (0..columns.len()).map(|at| width(at).unwrap_or_default()).collect();
    for row in &rows {
        let padded = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}"));
        writeln!(out, "{}", padded.collect::<Vec<_>>().join("  ").trim_end())?;
    }
    Ok(())
}

fn text(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(items)) if !items.is_empty() => {
            items.iter().map(|item| text(Some(item))).collect::<Vec<_>>().join(", ")
        }
        None | Some(_) => "-".into(),
    }
}
