//! What goes wrong with a request.

use std::{
    fmt,
    pin::Pin,
    task::{Context, Poll},
};

use http_body_util::BodyExt;
use hyper::{
    Response,
    body::{Body, Bytes, Frame},
    header::HeaderName,
};
use lambda_perm::document::DocumentStatement;
use serde_json::json;

use super::{Answer, full};
use crate::plan::lambda::{BUSY, Failure, SERVER};

/// What web functions answer to one who writes at the same time, or with an old revision.
pub const WEB_CONFLICT: Failure =
    (409, "ConflictException", "The policy revision ID doesn't match the current policy.");

/// What goes wrong with a request.
#[derive(Clone, Debug)]
pub enum Fault {
    /// Nothing.
    None,
    /// It is refused.
    Refused(Failure),
    /// It is refused, with the seconds of a header `Retry-After`.
    RefusedFor(Failure, u64),
    /// The function is being changed, and GetFunction says so this often.
    Busy(u32),
    /// It is carried out, and the connection is cut before the answer.
    LostAnswer,
    /// It is carried out, and the connection is cut in the middle of the answer.
    CutAnswer,
    /// It is carried out, and the answer is a failure of the server.
    FalseFailure,
    /// The connection is cut before it is carried out.
    Lost,
    /// It is not carried out, and no answer comes.
    Hangs,
    /// Somebody else adds a statement just before.
    Foreign(DocumentStatement<'static>),
}

impl Fault {
    /// Whether the request is not carried out.
    pub const fn is_before(&self) -> bool {
        matches!(self, Self::Refused(_) | Self::RefusedFor(..) | Self::Busy(_) | Self::Lost | Self::Hangs)
    }

    pub fn answer(&self, result: Result<String, Failure>) -> Result<Answer, Cut> {
        match self {
            Self::None | Self::Foreign(_) => Ok(match result {
                Ok(body) => success(body),
                Err(refused) => failure(refused, None),
            }),
            Self::Refused(refused) => Ok(failure(*refused, None)),
            Self::RefusedFor(refused, seconds) => Ok(failure(*refused, Some(*seconds))),
            Self::Busy(_) => Ok(failure(BUSY, None)),
            Self::FalseFailure => Ok(failure(SERVER, None)),
            Self::CutAnswer => Ok(Response::new(Half { begun: false }.boxed())),
            Self::LostAnswer | Self::Lost | Self::Hangs => Err(Cut),
        }
    }
}

pub fn success(body: String) -> Answer {
    Response::new(full(body))
}

pub fn failure((status, error, message): Failure, retry_after: Option<u64>) -> Answer {
    let body = json!({ "Type": "User", "Message": message }).to_string();
    let mut response = Response::builder().status(status).header("x-amzn-errortype", error);
    if let Some(seconds) = retry_after {
        response = response.header(HeaderName::from_static("retry-after"), seconds);
    }
    response.body(full(body)).expect("a response")
}

/// What a Region answers that does not have the operation.
pub fn not_served() -> Answer {
    let text = "<AccessDeniedException>\n  <Message>Unable to determine service/operation name to be authorized</Message>\n</AccessDeniedException>\n";
    Response::builder().status(403).body(full(text.into())).expect("a response")
}

/// The connection is cut.
#[derive(Clone, Copy, Debug)]
pub struct Cut;

impl fmt::Display for Cut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("cut on purpose")
    }
}

impl std::error::Error for Cut {}

/// The first half of an answer.
struct Half {
    begun: bool,
}

impl Body for Half {
    type Data = Bytes;
    type Error = Cut;

    fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Cut>>> {
        if self.begun {
            return Poll::Ready(Some(Err(Cut)));
        }
        self.begun = true;
        Poll::Ready(Some(Ok(Frame::data(Bytes::from_static(b"{\"Statement\":")))))
    }
}
