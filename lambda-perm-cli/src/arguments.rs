//! The command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

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

/// Judge every permission in policies, templates, Terraform and scripts
#[derive(Debug, Parser)]
pub struct CheckArguments {
    /// Files, folders, or `-` for standard input
    #[arg(value_name = "PATH", default_value = ".")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub input: InputArguments,
    /// How findings are written
    #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
    pub format: ReportFormat,
    /// Write the report to a file, and the text to the terminal all the same
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub exceptions: ExceptionArguments,
    /// Exit with 0 also where something was found
    #[arg(long)]
    pub exit_zero: bool,
    /// Exit with 0 also where there are no permissions, as in most of the commits that a hook sees
    #[arg(long)]
    pub allow_no_input: bool,
}

/// Findings that are not reported
#[derive(Debug, Parser)]
pub struct ExceptionArguments {
    /// The exceptions for live policies, in place of the nearest `lambda-perm.toml` of this folder and those above
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Findings that were there before: only new ones are reported, and those that are gone
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Write all findings to a baseline instead of reporting them
    #[arg(long, value_name = "FILE", conflicts_with = "baseline")]
    pub write_baseline: Option<PathBuf>,
}

/// What is read
#[derive(Debug, Parser)]
pub struct InputArguments {
    /// The format of all files, where their contents do not tell it
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub input: Option<Format>,
}

/// How findings are written
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// For people, as rustc does
    Text,
    /// For other programs; the documentation promises what stays of it
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Annotations of GitHub Actions
    Github,
    /// A page with a picture of who may call what
    Html,
}

/// Draw who may call what: callers left, functions right
#[derive(Debug, Parser)]
pub struct GraphArguments {
    /// Files, folders, or `-` for standard input
    #[arg(value_name = "PATH", default_value = ".")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub input: InputArguments,
    /// How the picture is written
    #[arg(long, value_enum, default_value_t = GraphFormat::Mermaid)]
    pub format: GraphFormat,
    /// Write the picture to a file
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// How a picture is written
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum GraphFormat {
    /// A diagram that GitHub and GitLab show in texts
    Mermaid,
    /// The language of Graphviz
    Dot,
    /// A file for browsers
    Svg,
}

/// Explain a finding: why it is wrong, with an example, and how to allow it
#[derive(Debug, Parser)]
pub struct ExplainArguments {
    /// A code or a lint: `LP0501`, `unscoped_service`
    #[arg(value_name = "CODE")]
    pub finding: String,
}

/// Print what is known of AWS and of findings
#[derive(Debug, Parser)]
pub struct ListArguments {
    /// What to print
    #[arg(value_enum)]
    pub table: Table,
    /// How it is printed
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub format: ListFormat,
}

/// A table
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Table {
    /// The services that people grant to
    Services,
    /// The actions of Lambda, and where they can be granted
    Actions,
    /// What an exception can allow
    Lints,
    /// The Regions, by partition
    Regions,
    /// All findings
    Codes,
}

/// How a table is printed
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// For people
    Text,
    /// For other programs
    Json,
}

/// Print what completes the command line of a shell
#[derive(Debug, Parser)]
pub struct CompletionsArguments {
    /// The shell
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}

/// Say whether a policy lets a caller in, and why not
#[derive(Debug, Parser)]
pub struct DecideArguments {
    /// A policy document, or the answer of GetPolicy; `-` for standard input
    pub policy: PathBuf,
    #[command(flatten)]
    pub input: InputArguments,
    /// Who calls: `service:s3.amazonaws.com`, `account:123456789012`, `anonymous`, or the ARN of a user, role or session
    #[arg(long, value_name = "CALLER", value_parser = caller)]
    pub caller: Caller,
    /// The action that is called
    #[arg(long, value_name = "ACTION")]
    pub action: Option<String>,
    /// The ARN that is called, with its version or alias
    #[arg(long, value_name = "ARN")]
    pub resource: Option<String>,
    /// The ARN of the resource for which a service calls
    #[arg(long, value_name = "ARN")]
    pub source_arn: Option<String>,
    /// The account of that resource
    #[arg(long, value_name = "ID")]
    pub source_account: Option<String>,
    /// The organization of the caller
    #[arg(long, value_name = "ID")]
    pub organization: Option<String>,
    /// The token that the caller sends: for Alexa, the ID of the skill
    #[arg(long, value_name = "TOKEN")]
    pub token: Option<String>,
    /// Another context key of the request; several values of one key by giving it again
    #[arg(long, value_name = "KEY=VALUE", value_parser = context)]
    pub context: Vec<(String, String)>,
    /// Ask the two questions of a call through the function's URL
    #[arg(long)]
    pub function_url: bool,
    /// How the answer is written
    #[arg(long, value_enum, default_value_t = AnswerFormat::Text)]
    pub format: AnswerFormat,
}

/// Show what a change lets in and shuts out
#[derive(Debug, Parser)]
pub struct DiffArguments {
    /// What is there: a policy, or a file that declares permissions
    pub before: PathBuf,
    /// What will be there
    pub after: PathBuf,
    #[command(flatten)]
    pub input: InputArguments,
    /// Exit with 1 where a change is of this kind
    #[arg(long, value_enum, value_name = "KIND", value_delimiter = ',')]
    pub deny: Vec<Denied>,
    /// Exit with 1 where anything changes
    #[arg(long)]
    pub exit_code: bool,
    /// How the difference is written
    #[arg(long, value_enum, default_value_t = AnswerFormat::Text)]
    pub format: AnswerFormat,
}

/// Print `grant!` and `policy!` source for what is there
#[derive(Debug, Parser)]
pub struct ImportArguments {
    /// Files, folders, or `-` for standard input
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub input: InputArguments,
    /// Write source ARNs as calls of functions, such as `sns_topic(..)`, where one makes them
    #[arg(long)]
    pub constructors: bool,
}

/// List the calls that make one policy into another, in an order in which nobody is shut out
#[derive(Debug, Parser)]
pub struct PlanArguments {
    /// The policy that is wanted: a document, or a template with `--function`
    pub wanted: PathBuf,
    /// The policy that is there: a document or the answer of GetPolicy; none where there is no policy yet
    pub existing: Option<PathBuf>,
    #[command(flatten)]
    pub input: InputArguments,
    /// The ARN of the function or layer version that the policy is for
    #[arg(long, value_name = "ARN")]
    pub function: Option<String>,
    /// The statements whose Sid begins so are ours; others are left alone
    #[arg(long, value_name = "PREFIX", conflicts_with = "own_sid")]
    pub own_prefix: Option<String>,
    /// The statement with this Sid is ours; others are left alone
    #[arg(long, value_name = "SID")]
    pub own_sid: Vec<String>,
    /// Which calls change the policy
    #[arg(long, value_enum, default_value_t = PlanThrough::AddPermission)]
    pub through: PlanThrough,
    /// Accept that callers are shut out for a moment where the policy has no room for another way
    #[arg(long)]
    pub allow_gap: bool,
    /// Exit with 1 where a change is of this kind
    #[arg(long, value_enum, value_name = "KIND", value_delimiter = ',')]
    pub deny: Vec<Denied>,
    /// Exit with 1 where there is something to do
    #[arg(long)]
    pub exit_code: bool,
    /// How the plan is written
    #[arg(long, value_enum, default_value_t = PlanFormat::Text)]
    pub format: PlanFormat,
}

/// Who calls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Caller {
    Service(String),
    Account(String),
    Identity(String),
    Anonymous,
}

/// How an answer is written
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum AnswerFormat {
    /// For people
    Text,
    /// For programs
    Json,
}

/// How a plan is written
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PlanFormat {
    /// For people
    Text,
    /// As lines of a shell script
    Shell,
    /// For programs: a plan that can be read again
    Json,
}

/// A kind of change that a review does not let through
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Denied {
    /// It lets in more callers, or that cannot be told
    Widening,
    /// It lets in anyone at all
    Public,
}

/// Which calls change a policy
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PlanThrough {
    /// AddPermission and RemovePermission, statement by statement
    AddPermission,
    /// PutResourcePolicy, the whole policy at once
    PutResourcePolicy,
}

fn caller(text: &str) -> Result<Caller, String> {
    match text.split_once(':') {
        Some(("service", principal)) => Ok(Caller::Service(principal.to_owned())),
        Some(("account", id)) => Ok(Caller::Account(id.to_owned())),
        Some(("arn", _)) => Ok(Caller::Identity(text.to_owned())),
        None if text == "anonymous" => Ok(Caller::Anonymous),
        _ => Err("write `service:PRINCIPAL`, `account:ID`, `anonymous`, or the ARN of a user, role or session".into()),
    }
}

fn context(text: &str) -> Result<(String, String), String> {
    let (key, value) = text.split_once('=').ok_or("write `KEY=VALUE`, such as `aws:SourceVpce=vpce-1a2b3c4d`")?;
    Ok((key.to_owned(), value.to_owned()))
}
