//! Arguments of `diff`, and the kinds of changes that a review does not let through.

use std::path::PathBuf;

use clap::{Parser, ValueEnum};

use super::{AnswerFormat, InputArguments};

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

/// A kind of change that a review does not let through
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Denied {
    /// It lets in more callers, or may do so
    Widening,
    /// It lets in anyone at all
    Public,
}
