//! The commands, one a file.

mod check;
mod decide;
mod diff;
mod explain;
mod graph;
mod import;
mod list;
mod plan;
mod shell;
mod source;

use std::io::Write;

use crate::{
    arguments::{Arguments, Command},
    exit::Exit,
    file::{Position, SourceFile},
    tree::ReadError,
};

/// Runs the command. What goes wrong on the way is said on standard error.
pub fn run(arguments: Arguments) -> Exit {
    let done = match arguments.command {
        Command::Check(arguments) => check::run(&arguments),
        Command::Decide(arguments) => decide::run(&arguments),
        Command::Diff(arguments) => diff::run(&arguments),
        Command::Import(arguments) => import::run(&arguments),
        Command::Plan(arguments) => plan::run(&arguments),
        Command::Graph(arguments) => graph::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::List(arguments) => list::run(&arguments),
        Command::Completions(arguments) => shell::completions(&arguments),
        Command::Man => shell::manual(),
    };
    done.unwrap_or_else(|error| fail(&error))
}

/// Says why a command ended. A reader that went away, as `head` does, is no failure.
fn fail(error: &CommandError) -> Exit {
    if let CommandError::Io(_, error) = error
        && error.kind() == std::io::ErrorKind::BrokenPipe
    {
        return Exit::Clean;
    }
    // Nobody is left to tell where this fails.
    let _ = writeln!(anstream::stderr(), "error: {error}");
    Exit::Unreadable
}

/// Why a command could not do what it was asked for.
#[derive(Debug)]
pub enum CommandError {
    /// What was read or written, and what the system says.
    Io(String, std::io::Error),
    /// Something is wrong with what was given. Lower case, without a full stop.
    Usage(String),
}

impl CommandError {
    /// Something in a file that could not be read, with its place.
    pub fn in_file(file: &SourceFile, error: &ReadError) -> Self {
        let Position { line, column } = file.position(error.span.start);
        // Of a file without text, there is no place to be shown.
        let place = if file.text.is_empty() { String::new() } else { format!(":{line}:{column}") };
        let help = if error.help.is_empty() { String::new() } else { format!("\nhelp: {}", error.help) };
        Self::Usage(format!("{}{place}: {}{help}", file.name, error.message))
    }
}

impl std::fmt::Display for CommandError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Io(what, error) => write!(f, "{what}: {error}"),
            Self::Usage(message) => f.write_str(message),
        }
    }
}

impl From<std::io::Error> for CommandError {
    fn from(error: std::io::Error) -> Self {
        Self::Io("the output cannot be written".into(), error)
    }
}
