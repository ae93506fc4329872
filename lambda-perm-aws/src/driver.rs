//! Carries out a run: sends what it says, waits as long as it says, and tells it what came back.

mod clock;

use std::time::Duration;

use aws_sdk_lambda::config::{AsyncSleep, SharedAsyncSleep};
use lambda_perm::{
    facts::answers::{AnswerClass, Backoff},
    plan::{Answer, Outcome, Run, RunStep},
};

use crate::{
    error::{Error, Reason},
    named::Named,
    service::{
        Api, Service,
        reply::{Failure, Reply},
    },
};
use clock::Clock;

/// Lets requests be sent at the rate that an account has in a Region.
pub(crate) trait Pace: Send + Sync {
    /// Takes the next turn.
    fn take(&self) -> Turn;

    /// How long until it is this turn. It may become longer in the meantime.
    fn until(&self, turn: Turn) -> Duration;

    /// Says that the API wants nothing to be sent for this long.
    fn pause(&self, pause: Duration);
}

/// The time of a turn, of which only its [`Pace`] knows from when it is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Turn(pub(crate) Duration);

/// A failure, and the Sid of the statement that was to be added or removed.
#[derive(Debug)]
struct Failed {
    sid: Option<String>,
    failure: Failure,
}

/// What is known while a run is carried out.
pub(crate) struct Driver<'a> {
    api: &'a dyn Api,
    sleep: SharedAsyncSleep,
    pace: Option<&'a dyn Pace>,
    deadline: Duration,
    clock: Clock,
    requests: u32,
    /// The failure that the run has not got over yet. It stays while the policy is read because of it.
    failure: Option<Failed>,
    /// Whether the last read said that there is no policy.
    found_nothing: bool,
}

impl<'a> Driver<'a> {
    /// `None` if the service has no way to wait.
    pub(crate) fn new(service: &'a Service, pace: Option<&'a dyn Pace>, deadline: Duration) -> Option<Self> {
        let (api, sleep) = (service.api.as_ref(), service.sleep.clone()?);
        let clock = Clock::new();
        Some(Self { api, sleep, pace, deadline, clock, requests: 0, failure: None, found_nothing: false })
    }

    pub(crate) const fn requests(&self) -> u32 {
        self.requests
    }

    pub(crate) fn now(&self) -> Duration {
        self.clock.now()
    }

    /// Whether the last read said that there is no policy, which may mean that there is no function.
    pub(crate) const fn found_nothing(&self) -> bool {
        self.found_nothing
    }

    /// Goes on until the run has a plan.
    pub(crate) async fn read(&mut self, run: &mut Run) -> Result<(), Error> {
        while run.plan().is_none() && self.step(run).await? {}
        self.result(run)
    }

    /// Goes on to the end.
    pub(crate) async fn finish(&mut self, run: &mut Run) -> Result<(), Error> {
        while self.step(run).await? {}
        self.result(run)
    }

    /// The error of a run that has stopped.
    fn result(&mut self, run: &Run) -> Result<(), Error> {
        let Some(Outcome::Stopped { why, left }) = run.outcome() else { return Ok(()) };
        let reason = Reason::Stopped { why: why.clone(), left: left.clone() };
        let error = Error::new(run.resource(), reason);
        Err(match self.failure.take() {
            Some(Failed { sid, failure }) => {
                error.at_statement(run.sid().or(sid.as_deref())).caused_by(failure.class(), failure.source)
            }
            None => error.at_statement(run.sid()),
        })
    }

    /// One step. `false` if there is none.
    async fn step(&mut self, run: &mut Run) -> Result<bool, Error> {
        let now = self.now();
        match run.next(now) {
            None => return Ok(false),
            Some(RunStep::Wait(pause)) => {
                self.wait(pause).await;
                let failed = self.failure.as_ref().and_then(|failed| failed.failure.class());
                if failed == Some(AnswerClass::FunctionBusy) {
                    self.wait_while_busy(run.resource()).await;
                }
            }
            Some(RunStep::Read(request)) => {
                self.turn().await;
                let reply = self.api.read(&request).await;
                self.found_nothing = reply.failure().and_then(Failure::class) == Some(AnswerClass::NotFound);
                // That there is no policy is no failure of a read.
                if let (Some(failed), false) = (self.tell(run, reply)?, self.found_nothing) {
                    self.failure = Some(failed);
                }
            }
            Some(RunStep::Send(request)) => {
                self.turn().await;
                let reply = self.api.send(&request).await;
                let left = run.left().len();
                let failed = self.tell(run, reply)?;
                // A statement that is gone already is as good as removed.
                self.failure = failed.filter(|_| run.left().len() == left);
            }
        }
        Ok(true)
    }

    /// Tells the run what came back. Gives it back if it was a failure.
    fn tell(&self, run: &mut Run, reply: Reply) -> Result<Option<Failed>, Error> {
        let now = self.now();
        match reply {
            Reply::Ok { body, revision } => {
                tracing::debug!(resource = run.resource(), sid = run.sid(), "answered");
                run.answered(Answer::Ok { body: &body, revision: revision.as_deref() }, now);
                Ok(None)
            }
            Reply::Failed(failure) => {
                let class = failure.class().map(AnswerClass::as_str);
                tracing::debug!(resource = run.resource(), sid = run.sid(), class, "failed");
                let Some(answer) = failure.answer.as_answer() else {
                    let error = Error::new(run.resource(), Reason::NotSent).at_statement(run.sid());
                    return Err(error.caused_by(None, failure.source));
                };
                self.slow_down(&failure);
                let sid = run.sid().map(String::from);
                run.answered(answer, now);
                Ok(Some(Failed { sid, failure }))
            }
        }
    }

    /// What is too much for one function is too much for all that share its account and Region.
    fn slow_down(&self, failure: &Failure) {
        if let (Some(pace), Some(AnswerClass::Throttled)) = (self.pace, failure.class()) {
            pace.pause(failure.retry_after().unwrap_or(Backoff::USUAL.first));
        }
    }

    /// Waits for the turn of the next request, and counts it. The wait is no part of the time that the run has: what others send
    /// must not end it.
    async fn turn(&mut self) {
        if let Some(pace) = self.pace {
            let turn = pace.take();
            let begin = self.now();
            loop {
                let pause = pace.until(turn);
                if pause.is_zero() {
                    break;
                }
                self.sleep.sleep(pause).await;
            }
            self.clock.leave_out_since(begin);
        }
        self.requests += 1;
    }

    async fn wait(&mut self, pause: Duration) {
        if pause > Duration::ZERO {
            let begin = self.now();
            self.sleep.sleep(pause).await;
            self.clock.waited(pause, begin);
        }
    }

    /// Waits until the function is no longer being changed, or the time is over. Sending the request again and again would tell too, but
    /// spends what writes have.
    async fn wait_while_busy(&mut self, resource: &str) {
        let mut attempts = 0;
        while self.now() < self.deadline && self.is_busy(resource).await {
            let pause = Backoff::USUAL.after(attempts).min(self.deadline.saturating_sub(self.now()));
            self.wait(pause).await;
            attempts += 1;
        }
    }

    /// Whether it is being made or changed. `false` where it cannot be told.
    async fn is_busy(&mut self, resource: &str) -> bool {
        self.turn().await;
        self.api.describe(&Named::of_arn(resource)).await.is_ok_and(|described| described.is_busy)
    }

    /// Whether there is certainly no such function or layer version, which a read that finds no policy leaves open.
    pub(crate) async fn is_missing(&mut self, resource: &str) -> bool {
        self.turn().await;
        let described = self.api.describe(&Named::of_arn(resource)).await;
        described.is_err_and(|failure| failure.class() == Some(AnswerClass::NotFound))
    }
}
