//! What a run asks for, and what it is told.

use alloc::{string::String, vec::Vec};
use core::time::Duration;

use crate::{
    document::{DocumentError, PolicyDocument, answered_policy},
    facts::operations::Operation,
    output::{GetLayerVersionPolicy, GetPolicy, GetResourcePolicy, HttpRequest},
    plan::step::StepRequest,
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

/// A request that reads the policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadRequest<'a> {
    /// Reads the policy of a function.
    GetPolicy(GetPolicy<'a>),
    /// Reads the policy of a layer version.
    GetLayerVersionPolicy(GetLayerVersionPolicy<'a>),
    /// Reads the policy of a function, for PutResourcePolicy.
    GetResourcePolicy(GetResourcePolicy<'a>),
}

/// What a request of any kind gives.
macro_rules! each {
    ($this:expr, $request:ident => $body:expr) => {
        match $this {
            ReadRequest::GetPolicy($request) => $body,
            ReadRequest::GetLayerVersionPolicy($request) => $body,
            ReadRequest::GetResourcePolicy($request) => $body,
        }
    };
}

impl ReadRequest<'_> {
    /// The requested operation.
    pub const fn operation(&self) -> &'static Operation {
        each!(self, request => request.operation())
    }

    /// The parameters as compact JSON: what `--cli-input-json` and the SDKs take.
    pub fn parameters(&self) -> String {
        each!(self, request => request.parameters())
    }

    /// The words of a call of the AWS CLI, `aws` first.
    pub fn command_line(&self) -> Vec<String> {
        each!(self, request => request.command_line())
    }

    /// A call of the AWS CLI as one line for a POSIX shell.
    pub fn shell_line(&self) -> String {
        each!(self, request => request.shell_line())
    }

    /// The HTTP request, without host and signature.
    pub fn http(&self) -> HttpRequest {
        each!(self, request => request.http())
    }
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
