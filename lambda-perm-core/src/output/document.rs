//! A policy document, byte for byte as GetPolicy and GetLayerVersionPolicy return it.

use super::{
    Statement,
    json::{Sink, json_text},
};
use crate::stored::{DOCUMENT_HEAD, DOCUMENT_TAIL};

/// The policy of one function, version, alias or layer version.
///
/// GetPolicy and GetLayerVersionPolicy return this text inside a JSON string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Document<'a> {
    statements: &'a [Statement<'a>],
}

impl<'a> Document<'a> {
    /// The document with these statements, in this order.
    pub const fn new(statements: &'a [Statement<'a>]) -> Self {
        Self { statements }
    }

    /// Its statements.
    pub const fn statements(&self) -> &'a [Statement<'a>] {
        self.statements
    }

    fn estimated_length(&self) -> usize {
        64 + self.statements.iter().map(Statement::estimated_length).sum::<usize>()
    }

    fn write(&self, out: &mut impl Sink) {
        out.raw(DOCUMENT_HEAD);
        for (number, statement) in self.statements.iter().enumerate() {
            if number > 0 {
                out.raw(",");
            }
            statement.write(out);
        }
        out.raw(DOCUMENT_TAIL);
    }
}

json_text!(Document);
