//! Why a command ended.

use crate::{
    file::{Position, SourceFile},
    tree::{ReadError, system_reason},
};

/// Why a command could not do what it was asked for.
#[derive(Debug)]
pub enum CommandError {
    /// What was read or written, and what the system says.
    Io(String, std::io::Error),
    /// Something is wrong with what was given. Lower case, without a full stop.
    Usage(String),
    /// There is nothing in what was given.
    NoInput(String),
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
            Self::Io(what, error) => write!(f, "{what}: {}", system_reason(error)),
            Self::Usage(message) | Self::NoInput(message) => f.write_str(message),
        }
    }
}

impl From<std::io::Error> for CommandError {
    fn from(error: std::io::Error) -> Self {
        Self::Io("the output cannot be written".into(), error)
    }
}
