//! What happens to the targets of a fleet, and what all of it comes to.

use std::{
    fmt,
    pin::Pin,
    task::{Context, Poll},
    time::{Duration, Instant},
};

use futures_util::{Stream, stream::BoxStream};

use crate::{error::Error, report::Report};

/// What has happened to a target.
#[derive(Debug)]
#[non_exhaustive]
pub enum Event {
    /// The policy is what was wanted.
    Done(Box<Report>),
    /// It was done before, by a run of which the journal tells. Nothing was sent.
    DoneBefore {
        /// The ARN of the function or layer version.
        resource: String,
    },
    /// It is not what was wanted.
    Left(Error),
}

impl Event {
    /// The ARN of the function or layer version, or its name where there was no ARN yet.
    pub fn resource(&self) -> &str {
        match self {
            Self::Done(report) => report.resource(),
            Self::DoneBefore { resource } => resource,
            Self::Left(error) => error.resource(),
        }
    }
}

/// The events of a fleet that is being carried out, one for each target: a stream. What is not polled does not go on.
pub struct Events {
    pub(super) events: BoxStream<'static, Event>,
    pub(super) targets: usize,
}

impl Events {
    /// How many events there are in all: one for each target.
    pub const fn targets(&self) -> usize {
        self.targets
    }
}

impl Stream for Events {
    type Item = Event;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Event>> {
        self.events.as_mut().poll_next(context)
    }
}

impl fmt::Debug for Events {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Events").field("targets", &self.targets).finish_non_exhaustive()
    }
}

/// What was done, what is left, and why.
#[derive(Debug)]
pub struct FleetReport {
    begin: Instant,
    done: Vec<String>,
    changed: usize,
    before: usize,
    left: Vec<Error>,
    requests: u64,
    took: Duration,
}

impl Default for FleetReport {
    fn default() -> Self {
        Self {
            begin: Instant::now(),
            done: Vec::new(),
            changed: 0,
            before: 0,
            left: Vec::new(),
            requests: 0,
            took: Duration::ZERO,
        }
    }
}

impl FleetReport {
    /// Nothing yet. Its time begins.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds what has happened to a target.
    pub fn add(&mut self, event: Event) {
        match event {
            Event::Done(report) => {
                self.changed += usize::from(!report.plan().is_empty());
                self.requests += u64::from(report.requests());
                self.done.push(report.resource().into());
            }
            Event::DoneBefore { resource } => {
                self.before += 1;
                self.done.push(resource);
            }
            Event::Left(error) => self.left.push(error),
        }
        self.took = self.begin.elapsed();
    }

    /// Whether nothing is left.
    pub const fn is_done(&self) -> bool {
        self.left.is_empty()
    }

    /// The ARNs of those that are what was wanted.
    pub fn done(&self) -> impl ExactSizeIterator<Item = &str> {
        self.done.iter().map(String::as_str)
    }

    /// Those that are not, and why.
    pub fn left(&self) -> &[Error] {
        &self.left
    }

    /// How many were changed.
    pub const fn changed(&self) -> usize {
        self.changed
    }

    /// How many were done before, by a run of which the journal tells.
    pub const fn done_before(&self) -> usize {
        self.before
    }

    /// How many requests were sent for those that are done.
    pub const fn requests(&self) -> u64 {
        self.requests
    }

    /// How long it took.
    pub const fn took(&self) -> Duration {
        self.took
    }
}

/// A line with the numbers, then each that is left, and why.
impl fmt::Display for FleetReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let right = self.done.len() - self.changed - self.before;
        write!(f, "{} done ({} changed, {right} right already", self.done.len(), self.changed)?;
        if self.before > 0 {
            write!(f, ", {} by an earlier run", self.before)?;
        }
        let seconds = self.took.as_secs_f64();
        write!(f, "), {} left, with {} requests in {seconds:.1} s", self.left.len(), self.requests)?;
        self.left.iter().try_for_each(|error| write!(f, "\n{error}"))
    }
}
