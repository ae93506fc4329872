//! Which functions a service calls: in which Regions and accounts, seen from the source, and at which qualifier.

use super::{Evidence, Service};
use crate::text::{first, glob};

/// Whether a source calls functions beyond its own Region, or its own account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Across {
    /// It never does.
    Never(Evidence),
    /// It does.
    Yes(Evidence),
    /// It does, but for Regions that an account must opt in to: a source in one reaches the functions of the Regions that are
    /// enabled by default, under the principal of its own Region, and no source reaches one from elsewhere.
    FromOptIn(Evidence),
    /// No evidence either way.
    Unknown,
}

impl Across {
    /// What shows that the source never does.
    pub const fn never(self) -> Option<Evidence> {
        match self {
            Across::Never(evidence) if evidence.is_shown() => Some(evidence),
            _ => None,
        }
    }
}

/// Sources of a service that look like those for which it calls, and for which it never does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Silent {
    /// The resource part of their ARNs, as a pattern: `*.fifo`.
    pub resource: &'static str,
    /// Why, as a sentence: `a FIFO topic delivers to SQS queues alone`.
    pub why: &'static str,
    /// What to do instead, as the object of "instead, ..".
    pub instead: &'static str,
    /// Where this comes from.
    pub source: &'static str,
}

impl Service {
    /// The row of sources that call no function, where the resource is one of them for sure.
    pub(crate) const fn silent(&self, resource: &str) -> Option<&'static Silent> {
        first!(self.silent, |row| glob::contains(row.resource, resource))
    }
}
