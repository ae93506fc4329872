//! Carrying out a plan, without input or output: a run says what to send next and is told what came back.
//!
//! Whenever it is not certain what the policy is, the run reads it and plans again. So an answer that was lost heals, a change by
//! others is seen, and a run that was saved goes on where it was. It never removes a statement that the first plan did not.

mod answer;
mod options;
mod outcome;

use alloc::{string::String, vec::Vec};
use core::time::Duration;

use super::{
    Plan, bridge,
    change::{Change, ChangeKind},
    error::PlanError,
    meaning::StatementMeaning,
    options::{PlanOptions, Through},
    request::ReadRequest,
    step::Step,
    wanted::WantedPolicy,
};
use crate::{
    document::{DocumentStatement, NamedPrincipal, PolicyDocument, PolicyVersion},
    facts::{
        answers::{AnswerClass, Backoff, FUNCTION_PROPAGATION, PRINCIPAL_PROPAGATION, class},
        parameters::Target,
    },
    output::{GetLayerVersionPolicy, GetPolicy, GetResourcePolicy},
    statement::StatementBuf,
    value::RevisionIdBuf,
};
pub use answer::{Answer, RunStep};
pub use options::RunOptions;
pub use outcome::{Outcome, StopReason};

/// A plan that is being carried out.
///
/// ```
/// # extern crate lambda_perm_core as lambda_perm;
/// use std::time::Duration;
/// use lambda_perm::plan::{Answer, Outcome, Plan, RunOptions, RunStep};
///
/// /// What an HTTP client knows of an answer that is a failure. The message tells what helps, and the name alone does not.
/// struct Failed {
///     status: u16,
///     error: String,
///     message: String,
/// }
///
/// fn carry_out(plan: &Plan, send: impl Fn(&str) -> Result<String, Failed>) -> Option<Outcome> {
///     let begin = std::time::Instant::now();
///     let mut run = plan.run(RunOptions::default());
///     while let Some(step) = run.next(begin.elapsed()) {
///         let line = match step {
///             RunStep::Send(request) => request.shell_line(),
///             RunStep::Read(request) => request.shell_line(),
///             RunStep::Wait(duration) => {
///                 std::thread::sleep(duration);
///                 continue;
///             }
///         };
///         let answer = send(&line);
///         run.answered(
///             match &answer {
///                 Ok(body) => Answer::Ok { body, revision: None },
///                 Err(Failed { status, error, message }) => {
///                     Answer::Failed { status: *status, error, message, retry_after: None }
///                 }
///             },
///             begin.elapsed(),
///         );
///     }
///     run.outcome().cloned()
/// }
/// ```
#[derive(Clone, Debug)]
pub struct Run {
    pub(super) plan: Plan,
    pub(super) options: RunOptions,
    /// The statements that the first plan removes or replaces: no others may go. `None` while the policy that the first plan is made
    /// from has not been read.
    pub(super) removable: Option<Vec<DocumentStatement<'static>>>,
    pub(super) version: PolicyVersion,
    /// By which requests the next plan goes: others than the plan where those are not served.
    pub(super) through: Through,
    /// Names the resource, for requests that read.
    named: StatementBuf,
    /// How many steps of the plan are done.
    at: usize,
    /// Whether something has been sent since the policy was read.
    is_unverified: bool,
    /// How often all steps were done, and the policy was not what is wanted.
    undone: u32,
    revision: Option<RevisionIdBuf>,
    state: RunState,
    /// How many requests in a row were in vain.
    attempts: u32,
    /// When a principal was first said to be unknown.
    unknown_since: Option<Duration>,
    /// What the last failure said.
    failure: Option<Failure>,
    outcome: Option<Outcome>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum RunState {
    /// The next step is to be sent, or is sent.
    Send,
    /// The policy is to be read, or is being read.
    Read,
}

#[derive(Clone, Debug)]
struct Failure {
    class: AnswerClass,
    message: String,
    /// When to go on.
    until: Duration,
}

impl Plan {
    /// Begins to carry it out.
    pub fn run(&self, options: RunOptions) -> Run {
        // A whole policy is put with the revision that was read, so it is read first.
        let puts = self.options.through == Through::PutResourcePolicy && !self.is_empty();
        Run::new(self.clone(), options, if puts { RunState::Read } else { RunState::Send })
    }
}

impl Run {
    /// Begins with reading: the first plan is made from what that gives.
    pub(super) fn reading(wanted: WantedPolicy, plan: &PlanOptions, options: RunOptions) -> Result<Self, PlanError> {
        let plan = Plan::new(wanted, &PolicyDocument::EMPTY, plan)?;
        Ok(Self { removable: None, ..Self::new(plan, options, RunState::Read) })
    }

    fn new(plan: Plan, options: RunOptions, state: RunState) -> Self {
        let named = plan.wanted.removed("").unwrap_or_else(|_| StatementBuf::new(plan.wanted.target));
        Self {
            removable: Some(removable(&plan)),
            version: plan.existing.effective_version(),
            through: plan.options.through,
            named,
            plan,
            options,
            at: 0,
            is_unverified: false,
            undone: 0,
            revision: None,
            state,
            attempts: 0,
            unknown_since: None,
            failure: None,
            outcome: None,
        }
    }

    /// Goes on with a plan that a run was saved with: what has been done in the meantime is read first.
    #[cfg(feature = "json")]
    pub(super) fn resumed(
        plan: Plan,
        options: RunOptions,
        removable: Option<Vec<DocumentStatement<'static>>>,
        version: PolicyVersion,
        through: Through,
    ) -> Self {
        Self { removable, version, through, ..Self::new(plan, options, RunState::Read) }
    }

    /// What to do next. `None` when the run has ended: see [`outcome`](Self::outcome). `now` is the time since the run began; a run
    /// that was saved and resumed begins anew.
    ///
    /// A request that has no answer yet is given again.
    pub fn next(&mut self, now: Duration) -> Option<RunStep<'_>> {
        if self.outcome.is_some() {
            return None;
        }
        if self.state == RunState::Send && self.at >= self.plan.steps.len() {
            if !(self.options.verify && self.is_unverified) {
                self.outcome = Some(Outcome::Done);
                return None;
            }
            self.state = RunState::Read;
        }
        if now >= self.options.deadline {
            let last = self.failure.take().map(|failure| failure.message);
            self.stop(StopReason::Deadline { last });
            return None;
        }
        if let Some(failure) = &self.failure
            && now < failure.until
        {
            return Some(RunStep::Wait(failure.until.min(self.options.deadline) - now));
        }
        match self.state {
            RunState::Read => Some(RunStep::Read(self.read_request())),
            RunState::Send => {
                let request = self.plan.steps.get(self.at)?.request();
                let revision = self.revision.as_ref().filter(|_| self.through == Through::PutResourcePolicy);
                Some(RunStep::Send(match revision {
                    Some(revision) => request.revision_id(revision.borrowed()),
                    None => request,
                }))
            }
        }
    }

    fn read_request(&self) -> ReadRequest<'_> {
        match (self.through, self.plan.wanted.target) {
            (Through::PutResourcePolicy, _) | (_, Target::WebFunction) => {
                let resource = self.plan.wanted.resource.clone();
                ReadRequest::GetResourcePolicy(GetResourcePolicy::of_text(resource, String::new()))
            }
            (Through::AddPermission, Target::Function) => {
                ReadRequest::GetPolicy(GetPolicy::of_statement(self.named.as_statement()))
            }
            (Through::AddPermission, Target::LayerVersion) => {
                ReadRequest::GetLayerVersionPolicy(GetLayerVersionPolicy::of_statement(self.named.as_statement()))
            }
        }
    }

    /// Says what came back for the request that [`next`](Self::next) gave. After a wait there is nothing to say; what is said then
    /// has no effect.
    pub fn answered(&mut self, answer: Answer<'_>, now: Duration) {
        let is_waiting = self.failure.as_ref().is_some_and(|failure| now < failure.until);
        if self.outcome.is_some() || is_waiting {
            return;
        }
        match (answer, self.state) {
            (Answer::Ok { body, revision }, RunState::Read) => match answer::policy(body) {
                Ok(existing) => {
                    self.revision =
                        revision.and_then(|revision| revision.parse().ok()).or_else(|| answer::revision(body));
                    self.go_on_from(&existing, now);
                }
                Err(error) => self.stop(StopReason::Unreadable(error)),
            },
            (Answer::Ok { .. }, RunState::Send) => self.step_is_done(),
            (Answer::Failed { status, error, message, retry_after }, state) => {
                let class = class(status, error, message);
                self.failed(class, state, Unanswered { status, error, message, retry_after }, now);
            }
            (Answer::Lost, state) => {
                let lost = Unanswered { status: 0, error: "", message: "no answer", retry_after: None };
                self.failed(AnswerClass::Server, state, lost, now);
            }
        }
    }

    fn step_is_done(&mut self) {
        self.at += 1;
        self.is_unverified = true;
        (self.attempts, self.unknown_since, self.failure) = (0, None, None);
    }

    fn failed(&mut self, class: AnswerClass, state: RunState, answer: Unanswered<'_>, now: Duration) {
        let removes = matches!(self.plan.steps.get(self.at), Some(step) if step.removes());
        match (class, state) {
            (AnswerClass::ConcurrentUpdate | AnswerClass::FunctionBusy | AnswerClass::Throttled, _) => {
                self.wait(class, Backoff::USUAL, state, answer, now);
            }
            // It may have been carried out, so the policy is read before anything is sent again.
            (AnswerClass::Server | AnswerClass::StaleRevision, _) => {
                self.wait(class, Backoff::USUAL, RunState::Read, answer, now);
            }
            (AnswerClass::SidExists, RunState::Send) => self.wait(class, Backoff::USUAL, RunState::Read, answer, now),
            (AnswerClass::PrincipalUnknown, RunState::Send) => {
                let since = *self.unknown_since.get_or_insert(now);
                if self.options.created_principals && now.saturating_sub(since) < PRINCIPAL_PROPAGATION {
                    self.wait(class, Backoff::PRINCIPAL, RunState::Send, answer, now);
                } else {
                    // Somebody else's deleted principal is the reason more often than ours.
                    self.wait(class, Backoff::PRINCIPAL, RunState::Read, answer, now);
                }
            }
            (AnswerClass::NotFound, RunState::Send) if removes => self.step_is_done(),
            (AnswerClass::NotFound, RunState::Send) => {
                if self.options.created_function && now < FUNCTION_PROPAGATION {
                    self.wait(class, Backoff::USUAL, RunState::Send, answer, now);
                } else {
                    self.stop(StopReason::FunctionUnknown);
                }
            }
            // No policy yet; or no function, which the next request tells.
            (AnswerClass::NotFound, RunState::Read) => self.go_on_from(&PolicyDocument::EMPTY, now),
            (AnswerClass::NotServed, _) if self.can_go_statement_by_statement() => {
                self.through = Through::AddPermission;
                self.wait(class, Backoff::USUAL, RunState::Read, answer, now);
            }
            (AnswerClass::PolicyTooLarge, _) => self.stop(StopReason::TooLarge),
            (AnswerClass::PublicAccessBlocked, _) => self.stop(StopReason::PublicAccessBlocked),
            (AnswerClass::AccessDenied, _) => {
                let actions = self.iam_actions(state);
                self.stop(StopReason::AccessDenied { actions });
            }
            _ => self.stop(StopReason::Unexpected {
                status: answer.status,
                error: answer.error.into(),
                message: answer.message.into(),
            }),
        }
    }

    /// Goes on in this state, after a wait. A first read needs none.
    fn wait(&mut self, class: AnswerClass, backoff: Backoff, state: RunState, answer: Unanswered<'_>, now: Duration) {
        let is_first_read = self.attempts == 0 && state == RunState::Read && answer.retry_after.is_none();
        let pause = if is_first_read { Duration::ZERO } else { backoff.after(self.attempts) };
        let until = now.saturating_add(answer.retry_after.unwrap_or(pause));
        self.failure = Some(Failure { class, message: answer.message.into(), until });
        (self.attempts, self.state) = (self.attempts.saturating_add(1), state);
    }

    /// Plans again from what the policy is, and goes on if nothing goes that was not to go from the first.
    fn go_on_from(&mut self, existing: &PolicyDocument<'_>, now: Duration) {
        if self.failure.as_ref().is_some_and(|failure| failure.class == AnswerClass::PrincipalUnknown) {
            return self.stop(unknown_principal(existing));
        }
        let options = self.plan.options.clone().through(self.through);
        let plan = match Plan::new(self.plan.wanted.clone(), existing, &options) {
            Ok(plan) => plan,
            Err(error) => return self.stop(StopReason::Plan(error)),
        };
        if self.removable.is_none() {
            (self.removable, self.version) = (Some(removable(&plan)), plan.existing.effective_version());
        }
        if let Some(reason) = self.foreign_removal(&plan) {
            return self.stop(reason);
        }
        if self.is_unverified && self.at >= self.plan.steps.len() && !plan.is_empty() {
            // All has been done, and something is not so. The other one may be as insistent.
            let message = "somebody else undoes the changes".into();
            let until = now.saturating_add(Backoff::USUAL.after(self.undone));
            self.failure = Some(Failure { class: AnswerClass::ConcurrentUpdate, message, until });
            self.undone = self.undone.saturating_add(1);
        }
        (self.plan, self.at, self.state, self.is_unverified) = (plan, 0, RunState::Send, false);
    }

    /// A statement that the plan would remove and the first plan did not.
    fn foreign_removal(&self, plan: &Plan) -> Option<StopReason> {
        let version = plan.existing.effective_version();
        let may_go = |before: &DocumentStatement<'static>| {
            let is_known = self.removable.iter().flatten().any(|known| {
                known.sid() == before.sid()
                    && StatementMeaning::of(known, self.version) == StatementMeaning::of(before, version)
            });
            let is_bridge = before.sid().is_some_and(|sid| {
                plan.wanted
                    .document
                    .statements()
                    .iter()
                    .filter_map(DocumentStatement::sid)
                    .any(|ours| bridge::is_of(sid, ours))
            });
            is_known || is_bridge
        };
        let change = plan.changes.iter().find(|change| {
            let goes = matches!(change.kind(), ChangeKind::Remove | ChangeKind::Replace);
            goes && !change.before().is_some_and(may_go)
        })?;
        let found = change.before().cloned()?;
        Some(StopReason::Changed { found: found.into(), wanted: change.after().cloned().map(Into::into) })
    }

    /// Whether there is another way than the one for whole policies.
    fn can_go_statement_by_statement(&self) -> bool {
        self.through == Through::PutResourcePolicy && self.plan.wanted.target == Target::Function
    }

    fn stop(&mut self, why: StopReason) {
        let left = self.left().to_vec();
        self.outcome = Some(Outcome::Stopped { why, left });
    }

    /// The IAM actions that the last request needs.
    fn iam_actions(&self, state: RunState) -> Vec<String> {
        let operation = match state {
            RunState::Read => self.read_request().operation(),
            RunState::Send => match self.plan.steps.get(self.at) {
                Some(step) => step.request().operation(),
                None => return Vec::new(),
            },
        };
        crate::facts::operations::iam_actions(operation)
    }

    /// How the run has ended. `None` while it has not.
    pub const fn outcome(&self) -> Option<&Outcome> {
        self.outcome.as_ref()
    }

    /// The plan that is being carried out: the newest one, if the policy has been read again. `None` while it has not been read at
    /// all.
    pub fn plan(&self) -> Option<&Plan> {
        self.removable.is_some().then_some(&self.plan)
    }

    /// The ARN of the function, version, alias or layer version.
    pub const fn resource(&self) -> &str {
        self.plan.resource()
    }

    /// The Sid of the statement that the next step adds or removes; `None` while the policy is read, and for a request about the
    /// whole policy.
    pub fn sid(&self) -> Option<&str> {
        if self.state == RunState::Send { self.left().first()?.sid() } else { None }
    }

    /// The steps that have not been done yet, as far as is known.
    pub fn left(&self) -> &[Step] {
        let left = self.plan().and_then(|plan| plan.steps.get(self.at..));
        left.unwrap_or_default()
    }
}

/// The statements that a plan removes or replaces.
fn removable(plan: &Plan) -> Vec<DocumentStatement<'static>> {
    let goes = |change: &&Change| matches!(change.kind(), ChangeKind::Remove | ChangeKind::Replace);
    plan.changes.iter().filter(goes).filter_map(Change::before).cloned().collect()
}

/// An answer that was a failure.
#[derive(Clone, Copy)]
struct Unanswered<'a> {
    status: u16,
    error: &'a str,
    message: &'a str,
    retry_after: Option<Duration>,
}

fn unknown_principal(existing: &PolicyDocument<'_>) -> StopReason {
    for statement in existing.statements() {
        if let Some(deleted) = statement.principal().iter().find(NamedPrincipal::is_deleted) {
            let sid = statement.sid().map(Into::into);
            return StopReason::DeletedPrincipal { id: deleted.name.into(), sid };
        }
    }
    StopReason::PrincipalUnknown
}
