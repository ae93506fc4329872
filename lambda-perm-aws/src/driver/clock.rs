//! The time since a run began.

use std::time::{Duration, Instant};

/// Counts a wait as it was meant, even if the client's sleep returns at once, as those of tests do.
#[derive(Debug)]
pub(crate) struct Clock {
    begin: Instant,
    skipped: Duration,
    left_out: Duration,
}

impl Clock {
    pub(crate) fn new() -> Self {
        Self { begin: Instant::now(), skipped: Duration::ZERO, left_out: Duration::ZERO }
    }

    pub(crate) fn now(&self) -> Duration {
        self.begin.elapsed().saturating_add(self.skipped).saturating_sub(self.left_out)
    }

    /// Says that a wait of this length, begun at this time, is over.
    pub(crate) fn waited(&mut self, pause: Duration, begin: Duration) {
        let until = begin.saturating_add(pause);
        self.skipped = self.skipped.saturating_add(until.saturating_sub(self.now()));
    }

    /// Does not count the time since then.
    pub(crate) fn leave_out_since(&mut self, begin: Duration) {
        self.left_out = self.left_out.saturating_add(self.now().saturating_sub(begin));
    }
}
