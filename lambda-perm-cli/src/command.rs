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

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use crate::{
    arguments::{Arguments, Command},
    declared::Contents,
    error::CommandError,
    exit::Exit,
    file::SourceFile,
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
    match error {
        CommandError::NoInput(_) => Exit::NoInput,
        CommandError::Io(..) | CommandError::Usage(_) => Exit::Unreadable,
    }
}

/// The files that a command writes and that are there already: what is read must not be one of them.
pub struct Outputs(Vec<PathBuf>);

impl Outputs {
    pub fn of<'p>(paths: impl IntoIterator<Item = &'p Path>) -> Self {
        let files = paths.into_iter().filter(|path| path.is_file());
        Self(files.filter_map(|path| fs::canonicalize(path).ok()).collect())
    }

    /// # Errors
    ///
    /// When the file would be written over.
    pub fn spare(&self, file: &SourceFile) -> Result<(), CommandError> {
        if self.0.is_empty() || !fs::canonicalize(&file.name).is_ok_and(|path| self.0.contains(&path)) {
            return Ok(());
        }
        let message = format!("`{}` is read, and would be written over\nhelp: write to another file", file.name);
        Err(CommandError::Usage(message))
    }
}

/// Says on standard error what of a file was not looked at.
fn say_what_is_left_out(file: &SourceFile, contents: &Contents) -> Result<(), CommandError> {
    let mut err = anstream::stderr();
    for skipped in &contents.skipped {
        let at = file.position(skipped.span.start);
        writeln!(err, "note: {}:{}:{}: not looked at: {}", file.name, at.line, at.column, skipped.message)?;
    }
    Ok(())
}
