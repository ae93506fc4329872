//! Why a policy is not what was wanted.

use std::{error, fmt, io};

use aws_sdk_lambda::error::{BoxError, DisplayErrorContext};
use lambda_perm::{
    facts::answers::AnswerClass,
    plan::{Plan, PlanError, Step, StopReason},
};

/// Why a policy is not what was wanted: of which function, at which statement, and what the API said.
///
/// The SDK's error, if there was one, is the [`source`](error::Error::source).
#[derive(Debug)]
pub struct Error(Box<Details>);

#[derive(Debug)]
struct Details {
    resource: String,
    sid: Option<String>,
    class: Option<AnswerClass>,
    reason: Reason,
    source: Option<BoxError>,
}

/// Why a policy is not what was wanted.
#[derive(Debug)]
#[non_exhaustive]
pub enum Reason {
    /// There is no plan.
    Plan(PlanError),
    /// The function is in another Region than the client, where no such function, or another one, is.
    Region {
        /// That of the client.
        client: String,
    },
    /// The client has no sleep, with which a run waits.
    NoSleep,
    /// The SDK sent nothing, because it has no credentials, no Region, or no HTTP client.
    NotSent,
    /// The account of the function is not known: its name does not say it, and neither did the API when it was asked for it.
    NoAccount,
    /// The plan was not confirmed. Nothing was changed.
    NotConfirmed(Box<Plan>),
    /// A fleet has two policies for it, of which each would undo the other.
    Twice,
    /// The journal of the fleet could not be written. What could not be noted was not begun, or is noted as begun and may be done.
    Journal(io::Error),
    /// The run has stopped. Each statement is there or not: none is half done.
    Stopped {
        /// Why.
        why: StopReason,
        /// The steps that are left, as far as is known.
        left: Vec<Step>,
    },
}

impl Error {
    pub(crate) fn new(resource: impl Into<String>, reason: Reason) -> Self {
        Self(Box::new(Details { resource: resource.into(), sid: None, class: None, reason, source: None }))
    }

    pub(crate) fn caused_by(mut self, class: Option<AnswerClass>, source: BoxError) -> Self {
        (self.0.class, self.0.source) = (class, Some(source));
        self
    }

    pub(crate) fn at_statement(mut self, sid: Option<&str>) -> Self {
        self.0.sid = sid.map(Into::into);
        self
    }

    /// The ARN of the function or layer version, or its name where there was no ARN yet.
    pub fn resource(&self) -> &str {
        &self.0.resource
    }

    /// The Sid of the statement that was being added or removed, if it was one.
    pub fn sid(&self) -> Option<&str> {
        self.0.sid.as_deref()
    }

    /// What the answer meant that the run did not get over, if there was one.
    pub fn class(&self) -> Option<AnswerClass> {
        self.0.class
    }

    /// Why.
    pub fn reason(&self) -> &Reason {
        &self.0.reason
    }
}

/// The function and the statement, the class of the answer in parentheses, and why. With `{:#}`, the SDK's error too.
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Details { resource, sid, class, reason, source } = self.0.as_ref();
        write!(f, "`{resource}`")?;
        if let Some(sid) = sid {
            write!(f, ", statement `{sid}`")?;
        }
        if let Some(class) = class {
            write!(f, " ({})", class.as_str())?;
        }
        write!(f, ": {reason}")?;
        match source {
            Some(source) if f.alternate() => write!(f, "\n= note: {}", DisplayErrorContext(source.as_ref())),
            _ => Ok(()),
        }
    }
}

impl error::Error for Error {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        Some(self.0.source.as_deref()?)
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Plan(error) => error.fmt(f),
            Self::Region { client } => write!(
                f,
                "it is in another Region than the client, which is in `{client}`\n= help: pass a client of its Region"
            ),
            Self::NoSleep => f.write_str(
                "the client cannot wait, which a run must\n= help: enable the feature `rt-tokio` of `aws-sdk-lambda`, or give the client's configuration a `sleep_impl`",
            ),
            Self::NotSent => f.write_str(
                "the SDK did not send the request\n= help: look at its error; the client may lack credentials, a Region or an HTTP client",
            ),
            Self::NoAccount => f.write_str(
                "its name does not say the account, and the API did not either\n= help: write the ARN in the policy, or pass the account: `.account(..)`",
            ),
            Self::NotConfirmed(_) => f.write_str("the plan was not confirmed, so nothing was changed"),
            Self::Twice => f.write_str(
                "the fleet has another policy for it, and each would undo the other\n= help: merge the policies: `merged_with`",
            ),
            Self::Journal(error) => write!(f, "the journal cannot be written: {error}"),
            Self::Stopped { why, left } => {
                write!(f, "{why}")?;
                if !left.is_empty() {
                    let left: Vec<String> = left.iter().map(ToString::to_string).collect();
                    write!(f, "\n= note: what is left: {}", left.join(", "))?;
                }
                Ok(())
            }
        }
    }
}
