//! The rate of requests of one account in one Region, which all functions there share.

use std::{
    num::NonZeroU32,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use crate::driver::{Pace, Turn};

/// A token bucket that gives turns ahead of their time, so that all who wait know how long.
#[derive(Debug)]
pub(super) struct Bucket {
    begin: Instant,
    interval: Duration,
    /// How far turns may lie in the past: so many may be taken at once.
    burst: Duration,
    state: Mutex<BucketState>,
}

#[derive(Debug)]
struct BucketState {
    /// The next turn, in a time that stands still during pauses.
    next: Duration,
    /// The pauses so far.
    paused: Duration,
    /// When the last pause is over.
    until: Duration,
}

impl Bucket {
    /// At this rate, with bursts of half a second: in no second are there more than one and a half times as many, which is what
    /// Lambda allows where this allows ten.
    ///
    /// Source: Lambda quotas, 15 control plane requests a second.
    pub(super) fn new(rate: NonZeroU32) -> Self {
        let interval = Duration::from_secs(1) / rate.get();
        let burst = interval * (rate.get() / 2).saturating_sub(1);
        let state = BucketState { next: burst, paused: Duration::ZERO, until: Duration::ZERO };
        Self { begin: Instant::now(), interval, burst, state: Mutex::new(state) }
    }

    /// Begins with the burst, so that the first turns lie in its past.
    fn now(&self) -> Duration {
        self.begin.elapsed().saturating_add(self.burst)
    }

    fn with<T>(&self, change: impl FnOnce(&mut BucketState, Duration) -> T) -> T {
        let now = self.now();
        change(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner), now)
    }
}

impl Pace for Bucket {
    fn take(&self) -> Turn {
        self.with(|state, now| {
            let earliest = now.saturating_sub(state.paused).saturating_sub(self.burst);
            let turn = state.next.saturating_sub(self.burst).max(earliest);
            state.next = turn.saturating_add(self.burst).saturating_add(self.interval);
            Turn(turn)
        })
    }

    fn until(&self, Turn(turn): Turn) -> Duration {
        self.with(|state, now| turn.saturating_add(state.paused).max(state.until).saturating_sub(now))
    }

    fn pause(&self, pause: Duration) {
        self.with(|state, now| {
            let until = now.saturating_add(pause);
            let longer = until.saturating_sub(state.until.max(now));
            state.paused = state.paused.saturating_add(longer);
            state.until = state.until.max(until);
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bucket(rate: u32) -> Bucket {
        Bucket::new(NonZeroU32::new(rate).expect("a rate"))
    }

    fn waits(bucket: &Bucket, turns: usize) -> Vec<u128> {
        let turns: Vec<Turn> = (0..turns).map(|_| bucket.take()).collect();
        turns.into_iter().map(|turn| bucket.until(turn).as_millis().next_multiple_of(100)).collect()
    }

    #[test]
    fn turns_come_at_the_rate_after_a_burst() {
        assert_eq!(waits(&bucket(10), 8), [0, 0, 0, 0, 0, 100, 200, 300]);
        assert_eq!(waits(&bucket(1), 3), [0, 1000, 2000]);
    }

    #[test]
    fn a_pause_puts_off_all_turns_and_keeps_their_distance() {
        let bucket = bucket(10);
        let taken: Vec<Turn> = (0..7).map(|_| bucket.take()).collect();
        bucket.pause(Duration::from_secs(2));
        // Others are told the same at the same time.
        bucket.pause(Duration::from_secs(2));
        let waits: Vec<u128> = taken.iter().map(|turn| bucket.until(*turn).as_millis().next_multiple_of(100)).collect();
        assert_eq!(waits, [2000, 2000, 2000, 2000, 2000, 2100, 2200]);
        assert_eq!(bucket.until(bucket.take()).as_millis().next_multiple_of(100), 2300);
    }
}
