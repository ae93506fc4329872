//! A policy document, byte for byte as GetPolicy and GetLayerVersionPolicy return it.

use alloc::string::String;

use super::{
    Scope, ScopeError,
    json::json_text,
    statement::{PolicyStatement, estimated_length},
};
use crate::{
    permission::Statements,
    statement::{DOCUMENT_HEAD, DOCUMENT_TAIL, StatementResource, at_run_time},
    text::json::Sink,
};

/// The policy of one function, version, alias or layer version.
///
/// GetPolicy and GetLayerVersionPolicy return this text inside a JSON string.
#[derive(Clone, Copy, Debug)]
pub struct Document<'a> {
    statements: Statements<'a>,
    resource: StatementResource<'a>,
}

impl<'a> Document<'a> {
    pub(crate) fn new(statements: Statements<'a>, scope: &Scope<'a>) -> Result<Self, ScopeError> {
        let Some(first) = statements.get(0) else { return Err(ScopeError::Missing("statement")) };
        let resource = scope.resource(&first)?;
        statements.iter().skip(1).try_for_each(|statement| scope.resource(&statement).map(drop))?;
        Ok(Self { statements, resource })
    }

    /// Its statements, in order.
    pub fn statements(&self) -> impl Iterator<Item = PolicyStatement<'a>> + Clone + use<'a> {
        let resource = self.resource;
        self.statements.iter().map(move |statement| PolicyStatement { statement, resource })
    }

    /// The ARN of the policy's function or layer version.
    pub(crate) fn resource_arn(&self) -> String {
        let mut arn = String::new();
        at_run_time::resource(&self.resource, &mut arn);
        arn
    }

    fn estimated_length(&self) -> usize {
        let lengths = self.statements.iter().map(|statement| estimated_length(&statement, &self.resource));
        64 + lengths.sum::<usize>()
    }

    fn write(&self, out: &mut impl Sink) {
        out.raw(DOCUMENT_HEAD);
        for (number, statement) in self.statements.iter().enumerate() {
            if number > 0 {
                out.raw(",");
            }
            at_run_time::statement(&statement, &self.resource, out);
        }
        out.raw(DOCUMENT_TAIL);
    }
}

json_text!(impl['a] Document<'a>);
