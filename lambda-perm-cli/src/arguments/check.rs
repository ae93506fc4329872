//! Arguments of `check`.

use std::path::PathBuf;

use clap::Parser;

use super::InputArguments;
use crate::report::ReportFormat;

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
    /// Write the report to a file, and the text for people to standard output; `-` writes the report there
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub exceptions: ExceptionArguments,
    /// Exit with 0 even where something was found
    #[arg(long)]
    pub exit_zero: bool,
    /// Exit with 0 even where there are no permissions, as in most commits that a hook sees
    #[arg(long)]
    pub allow_no_input: bool,
}

/// Findings that are not reported
#[derive(Debug, Parser)]
pub struct ExceptionArguments {
    /// Read exceptions for live policies from this file, not from the nearest `lambda-perm.toml` in this folder or one above
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Findings that were there before: only new ones are reported, and those that are gone
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Write all findings to a baseline instead of reporting them
    #[arg(long, value_name = "FILE", conflicts_with = "baseline")]
    pub write_baseline: Option<PathBuf>,
}
