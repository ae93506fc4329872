//! What came back from the SDK, as a run takes it.

use std::{error::Error, time::Duration};

use aws_sdk_lambda::{
    config::http::HttpResponse,
    error::{BoxError, ProvideErrorMetadata, SdkError},
};
use lambda_perm::{
    facts::answers::{AnswerClass, class},
    plan::Answer,
};

/// What came back for a request, without what only one operation has.
#[derive(Debug)]
pub enum Reply {
    Ok { body: String, revision: Option<String> },
    Failed(Failure),
}

/// A failure, and the SDK's error of it.
#[derive(Debug)]
pub struct Failure {
    pub(crate) answer: FailedAnswer,
    pub(crate) source: BoxError,
}

/// What a run is told of a failure.
#[derive(Debug)]
pub enum FailedAnswer {
    /// The API has answered.
    Answered { status: u16, error: String, message: String, retry_after: Option<Duration> },
    /// Nothing came back, or only a part.
    Lost,
    /// Nothing was sent, and nothing would be: no credentials, no Region.
    NotSent,
}

impl Reply {
    /// `policy` takes the policy and the revision out of an answer that has them.
    pub(crate) fn new<O, E>(
        result: Result<O, SdkError<E, HttpResponse>>,
        policy: impl FnOnce(O) -> (Option<String>, Option<String>),
    ) -> Self
    where
        E: ProvideErrorMetadata + Error + Send + Sync + 'static,
    {
        match result {
            Ok(output) => {
                let (body, revision) = policy(output);
                Self::Ok { body: body.unwrap_or_default(), revision }
            }
            Err(error) => Self::Failed(error.into()),
        }
    }

    pub(crate) const fn failure(&self) -> Option<&Failure> {
        match self {
            Self::Ok { .. } => None,
            Self::Failed(failure) => Some(failure),
        }
    }
}

impl<E> From<SdkError<E, HttpResponse>> for Failure
where
    E: ProvideErrorMetadata + Error + Send + Sync + 'static,
{
    fn from(error: SdkError<E, HttpResponse>) -> Self {
        Self { answer: FailedAnswer::of(&error), source: error.into() }
    }
}

impl Failure {
    /// A request that another service takes. No client is given a policy that another service keeps: the types forbid it.
    #[cfg(feature = "web")]
    pub(crate) fn of_another_service() -> Self {
        Self { answer: FailedAnswer::NotSent, source: "it is a request to another service".into() }
    }

    /// `None` if nothing was sent.
    pub(crate) fn class(&self) -> Option<AnswerClass> {
        match &self.answer {
            FailedAnswer::Answered { status, error, message, .. } => Some(class(*status, error, message)),
            FailedAnswer::Lost => Some(AnswerClass::Server),
            FailedAnswer::NotSent => None,
        }
    }

    /// How long the API wants nothing to be sent.
    pub(crate) const fn retry_after(&self) -> Option<Duration> {
        match &self.answer {
            FailedAnswer::Answered { retry_after, .. } => *retry_after,
            FailedAnswer::Lost | FailedAnswer::NotSent => None,
        }
    }
}

impl FailedAnswer {
    fn of<E: ProvideErrorMetadata>(error: &SdkError<E, HttpResponse>) -> Self {
        let response = match error {
            SdkError::ConstructionFailure(_) => return Self::NotSent,
            SdkError::DispatchFailure(failure) => {
                // The connector says of each failure of the network what it is. What it does not know comes from before it.
                let connector = failure.as_connector_error();
                let is_before = connector.is_none_or(|error| error.is_other() && error.as_other().is_none());
                return if is_before || failure.is_user() { Self::NotSent } else { Self::Lost };
            }
            SdkError::ServiceError(error) => error.raw(),
            SdkError::ResponseError(error) => error.raw(),
            _ => return Self::Lost,
        };
        let status = response.status().as_u16();
        if status < 300 {
            // It was carried out, and the answer is broken.
            return Self::Lost;
        }
        let meta = error.meta();
        // What does not serve an operation answers in XML, which the SDK does not read.
        let body = || String::from_utf8_lossy(response.body().bytes().unwrap_or_default()).into_owned();
        Self::Answered {
            status,
            error: meta.code().unwrap_or_default().into(),
            message: meta.message().map_or_else(body, Into::into),
            retry_after: retry_after(response),
        }
    }

    /// `None` if nothing was sent.
    pub(crate) fn as_answer(&self) -> Option<Answer<'_>> {
        match self {
            Self::Answered { status, error, message, retry_after } => {
                Some(Answer::Failed { status: *status, error, message, retry_after: *retry_after })
            }
            Self::Lost => Some(Answer::Lost),
            Self::NotSent => None,
        }
    }
}

/// The header `Retry-After`, in seconds. The SDK reads only `x-amz-retry-after`, which Lambda does not send.
///
/// Source: aws-runtime 1.10.2; Lambda service model, TooManyRequestsException.
fn retry_after(response: &HttpResponse) -> Option<Duration> {
    let seconds = response.headers().get("retry-after")?.trim().parse().ok()?;
    Some(Duration::from_secs(seconds))
}
