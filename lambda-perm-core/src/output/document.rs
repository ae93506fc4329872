//! A policy document, byte for byte as GetPolicy and GetLayerVersionPolicy return it.

use core::marker::PhantomData;

use super::{
    Statement,
    json::{Sink, json_text},
};
use crate::stored::{DOCUMENT_HEAD, DOCUMENT_TAIL};

/// The policy of one function, version, alias or layer version.
///
/// GetPolicy and GetLayerVersionPolicy return this text inside a JSON string. `C` is what holds the statements: a slice, or
/// the array or `Vec` that [`Policy::document`](crate::Policy::document) makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Document<'a, C = &'a [Statement<'a>]> {
    statements: C,
    lifetime: PhantomData<&'a ()>,
}

impl<C> Document<'_, C> {
    /// The document with these statements, in this order.
    pub const fn new(statements: C) -> Self {
        Self { statements, lifetime: PhantomData }
    }
}

impl<'a, C: AsRef<[Statement<'a>]>> Document<'a, C> {
    /// Its statements.
    pub fn statements(&self) -> &[Statement<'a>] {
        self.statements.as_ref()
    }

    fn estimated_length(&self) -> usize {
        64 + self.statements().iter().map(Statement::estimated_length).sum::<usize>()
    }

    fn write(&self, out: &mut impl Sink) {
        out.raw(DOCUMENT_HEAD);
        for (number, statement) in self.statements().iter().enumerate() {
            if number > 0 {
                out.raw(",");
            }
            statement.write(out);
        }
        out.raw(DOCUMENT_TAIL);
    }
}

json_text!(impl['a, C: AsRef<[Statement<'a>]>] Document<'a, C>);
