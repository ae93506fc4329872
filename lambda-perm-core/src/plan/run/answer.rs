//! What a run asks for, and what it is told.

use core::time::Duration;

use crate::{
    document::{DocumentError, PolicyDocument, answered_policy},
    plan::request::{ReadRequest, StepRequest},
    value::RevisionIdBuf,
};

/// What to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RunStep<'a> {
    /// Send this request, and say what came back.
    Send(StepRequest<'a>),
    /// Wait so long, and ask again what to do.
    Wait(Duration),
    /// Read the policy, and say what came back.
    Read(ReadRequest<'a>),
}

/// What came back for a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Answer<'a> {
    /// It succeeded.
    Ok {
        /// For a request that reads: the policy, or the whole body of the answer. For others it does not count.
        body: &'a str,
        /// The revision, if the answer has one.
        revision: Option<&'a str>,
    },
    /// It failed.
    Failed {
        /// The status of the HTTP response.
        status: u16,
        /// The name of the exception, such as `ResourceConflictException`.
        error: &'a str,
        /// Its message. The name alone does not tell whether it helps to send the request again.
        message: &'a str,
        /// What the header `Retry-After` says.
        retry_after: Option<Duration>,
    },
    /// Nothing came back: the connection broke, or the time was over. The request may have been carried out.
    Lost,
}

/// The policy of an answer, or of its body.
pub(super) fn policy(body: &str) -> Result<PolicyDocument<'static>, DocumentError> {
    match answered_policy(body) {
        Some((policy, _)) => policy.parse(),
        None => body.parse(),
    }
}

/// The revision in the body of an answer.
pub(super) fn revision(body: &str) -> Option<RevisionIdBuf> {
    answered_policy(body)?.1?.parse().ok()
}
