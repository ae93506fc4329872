//! The command line: what all commands have, and the commands with few arguments. Those of the others are in files of their own.

mod check;
mod decide;
mod diff;
mod graph;
mod list;
mod plan;

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

pub use check::CheckArguments;
pub use decide::{Caller, DecideArguments};
pub use diff::{Denied, DiffArguments};
pub use graph::{GraphArguments, GraphFormat};
pub use list::{ListArguments, ListFormat, Table};
pub use plan::{PlanArguments, PlanFormat, PlanThrough};

use crate::input::Format;

/// What stands below the help.
const BEGIN: &str = "To begin, run `lambda-perm check` in a folder that has policies, templates, Terraform or scripts.";

/// Finds what is wrong with AWS Lambda permissions, and shows who gets in
#[derive(Debug, Parser)]
#[command(name = "lambda-perm", version, propagate_version = true, after_help = BEGIN)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
    #[command(flatten)]
    pub color: colorchoice_clap::Color,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    Check(CheckArguments),
    Decide(DecideArguments),
    Diff(DiffArguments),
    Import(ImportArguments),
    Plan(PlanArguments),
    Graph(GraphArguments),
    Explain(ExplainArguments),
    List(ListArguments),
    Completions(CompletionsArguments),
    /// Print the manual page, for `man`
    Man,
}

/// What is read
#[derive(Debug, Parser)]
pub struct InputArguments {
    /// The format of all files, where their contents do not tell it
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub input: Option<Format>,
}

/// Explain a finding: why it is wrong, with an example, and how to allow it
#[derive(Debug, Parser)]
pub struct ExplainArguments {
    /// A code or a lint: `LP0501`, `unscoped_service`
    #[arg(value_name = "CODE")]
    pub finding: String,
}

/// Print a script that completes the command line in a shell
#[derive(Debug, Parser)]
pub struct CompletionsArguments {
    /// The shell
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}

/// Print `grant!` and `policy!` source for what is there
#[derive(Debug, Parser)]
pub struct ImportArguments {
    /// Files, folders, or `-` for standard input
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub input: InputArguments,
    /// Write source ARNs as calls of functions, such as `sns_topic(..)`, where there is one
    #[arg(long)]
    pub constructors: bool,
}

/// How an answer is written
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum AnswerFormat {
    /// For people
    Text,
    /// For programs
    Json,
}
