//! Arguments of `list`.

use clap::{Parser, ValueEnum};

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
