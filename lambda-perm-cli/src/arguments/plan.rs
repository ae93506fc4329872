//! Arguments of `plan`.

use std::path::PathBuf;

use clap::{Parser, ValueEnum};

use super::{Denied, InputArguments};

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
    /// The statements whose Sid begins with this are yours; others are left alone
    #[arg(long, value_name = "PREFIX", conflicts_with = "own_sid")]
    pub own_prefix: Option<String>,
    /// The statement with this Sid is yours; others are left alone
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

/// Which calls change a policy
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PlanThrough {
    /// AddPermission and RemovePermission, statement by statement
    AddPermission,
    /// PutResourcePolicy, the whole policy at once
    PutResourcePolicy,
}
