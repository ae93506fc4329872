//! Arguments of `graph`.

use std::path::PathBuf;

use clap::{Parser, ValueEnum};

use super::InputArguments;

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
