//! What the program says to the one that called it.

use std::process::ExitCode;

/// The exit codes, in the order of their weight: the heaviest of a run wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// Nothing is wrong.
    Clean,
    /// Something was found, or the answer is no.
    Findings,
    /// There was nothing to look at.
    NoInput,
    /// Something could not be read, or the command line is wrong.
    Unreadable,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Clean => 0,
            Exit::Findings => 1,
            Exit::Unreadable => 2,
            Exit::NoInput => 3,
        })
    }
}
