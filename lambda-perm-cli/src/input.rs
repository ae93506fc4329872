//! From the text of a file to what it declares: one format a module.

mod document;
mod recognize;

use clap::ValueEnum;

use crate::{declared::Contents, file::SourceFile};

/// The formats, as `--input` names them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A policy document, or an answer of GetPolicy, GetResourcePolicy or GetLayerVersionPolicy.
    Policy,
}

impl Format {
    /// The format of a file, by what is in it. `None` if it is none of these: a file that has nothing to do with permissions.
    pub fn of(file: &SourceFile) -> Option<Self> {
        recognize::format(file)
    }

    /// What the file declares.
    pub fn read(self, file: &SourceFile) -> Contents {
        match self {
            Self::Policy => document::read(file),
        }
    }
}
