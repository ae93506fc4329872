//! What has been done.

use std::{fmt, time::Duration};

use lambda_perm::plan::Plan;

/// What has been done to a policy that is now what was wanted.
#[derive(Clone, Debug)]
pub struct Report {
    pub(crate) plan: Plan,
    pub(crate) requests: u32,
    pub(crate) took: Duration,
}

impl Report {
    /// The ARN of the function, version, alias or layer version.
    pub const fn resource(&self) -> &str {
        self.plan.resource()
    }

    /// The plan that was made first, from what the policy was.
    pub const fn plan(&self) -> &Plan {
        &self.plan
    }

    /// How many requests were sent, those that failed or that only read included.
    pub const fn requests(&self) -> u32 {
        self.requests
    }

    /// How long it took, without the time in which others of a fleet had their turn.
    pub const fn took(&self) -> Duration {
        self.took
    }
}

/// The resource, a line for each statement, and what it took.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.resource())?;
        write!(f, "{}", self.plan)?;
        let (done, requests) = (if self.plan.is_empty() { "nothing to do" } else { "done" }, self.requests);
        let plural = if requests == 1 { "" } else { "s" };
        write!(f, "{done}, with {requests} request{plural} in {:.1} s", self.took.as_secs_f64())
    }
}
