//! How far a long run is, on standard error where that is a terminal.

use std::time::{Duration, Instant};

use indicatif::{HumanBytes, HumanCount, ProgressBar, ProgressDrawTarget, ProgressStyle};

/// How long a run takes before anything is shown.
const PATIENCE: Duration = Duration::from_secs(1);

/// What was looked at so far.
#[derive(Debug)]
pub struct Progress {
    bar: ProgressBar,
    start: Instant,
    files: u64,
    bytes: u64,
}

impl Progress {
    /// A run that begins now.
    pub fn new() -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        Self { bar, start: Instant::now(), files: 0, bytes: 0 }
    }

    /// Counts files, and bytes of them.
    pub fn add(&mut self, files: u64, bytes: u64) {
        self.files += files;
        self.bytes += bytes;
        if self.start.elapsed() < PATIENCE {
            return;
        }
        if self.bar.is_hidden() {
            self.bar.set_style(ProgressStyle::default_spinner());
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.set_message(format!("{} files, {}", HumanCount(self.files), HumanBytes(self.bytes)));
        self.bar.tick();
    }

    /// Writes something to the terminal, with the progress out of its way.
    pub fn aside<T>(&self, write: impl FnOnce() -> T) -> T {
        self.bar.suspend(write)
    }
}

/// Nothing of it stays on the terminal.
impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
