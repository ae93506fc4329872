//! Exceptions: findings that are right as they are, each with a reason.

pub mod baseline;
pub mod comment;
pub mod configuration;
pub mod known;

use lambda_perm_core::{Error, Exception, Lint, grammar};

use crate::{
    file::Span,
    finding::{LocatedFinding, Subject},
};

/// An exception with its place, or what is wrong with how it is written.
pub type WrittenException = Result<(Exception, Span), LocatedFinding>;

/// The exception of a lint and a reason, as a file has them. `span` is the place of the lint's name.
pub fn exception(lint: &str, reason: &str, span: Span) -> WrittenException {
    let wrong = |error: Error| LocatedFinding::new(&error, span.clone(), Subject::default());
    let Some(lint) = Lint::find(lint) else { return Err(wrong(grammar::unknown_lint(lint).into())) };
    Exception::because(lint, reason).map(|exception| (exception, span.clone())).map_err(wrong)
}
