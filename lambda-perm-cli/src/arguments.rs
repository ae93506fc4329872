//! The command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use crate::input::Format;

/// Finds what is wrong with AWS Lambda permissions, and shows who gets in
#[derive(Debug, Parser)]
#[command(name = "lambda-perm", version, propagate_version = true)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    Check(CheckArguments),
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
    /// Exit with 0 also where something was found
    #[arg(long)]
    pub exit_zero: bool,
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
}
