//! Makes one policy what is wanted.

use std::{fmt, marker::PhantomData, time::Duration};

use lambda_perm::{
    AccountId,
    output::{Scope, ScopeError},
    plan::{Ownership, Plan, PlanError, PlanOptions, Run, RunOptions, StopReason, Through},
};

use crate::{
    driver::{Driver, Pace},
    error::{Error, Reason},
    policy::{Policy, sealed::Wanted},
    report::Report,
    service::{Client, Service},
};

/// Makes policies what is wanted: reads what is there, plans, sends what is missing, and looks whether it is so.
///
/// Whoever is let in before and after is let in at every moment between. A run that was cut off is simply started again: it finds
/// what has been done.
///
/// ```no_run
/// use lambda_perm::{FunctionPolicy, policy};
/// use lambda_perm_aws::{Apply, Ownership};
///
/// const POLICY: FunctionPolicy = policy!(
///     function_name = "arn:aws:lambda:us-east-2:123456789012:function:thumbnails",
///     statement(
///         statement_id = "deploy-uploads",
///         action = InvokeFunction,
///         principal = s3,
///         source_arn = "arn:aws:s3:::uploads-123456",
///         source_account = "123456789012",
///     ),
/// );
///
/// # async fn deploy() -> Result<(), Box<dyn std::error::Error>> {
/// let client = aws_sdk_lambda::Client::new(&aws_config::load_from_env().await);
/// let report = Apply::new(&client).ownership(Ownership::Prefix("deploy-".into())).run(&POLICY).await?;
/// println!("{report}");
/// # Ok(())
/// # }
/// ```
pub struct Apply<'a, C = aws_sdk_lambda::Client> {
    service: Service,
    client: PhantomData<C>,
    account: Option<AccountId>,
    options: ApplyOptions,
    confirm: Option<Box<Confirm<'a>>>,
}

type Confirm<'a> = dyn Fn(&Plan) -> bool + Send + Sync + 'a;

/// How a policy is applied.
#[derive(Clone, Debug)]
pub(crate) struct ApplyOptions {
    pub(crate) plan: PlanOptions,
    pub(crate) run: RunOptions,
    pub(crate) deadline: Duration,
}

impl Default for ApplyOptions {
    fn default() -> Self {
        let deadline = Duration::from_secs(300);
        Self { plan: PlanOptions::default(), run: RunOptions::default().deadline(deadline).verify(true), deadline }
    }
}

/// What is to become of a policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wish {
    Make,
    Remove,
}

/// The options, defined once for whatever has them in a field `options`.
macro_rules! options {
    () => {
        /// Which statements are ours: others are never changed or removed. Without this, all are.
        #[must_use]
        pub fn ownership(mut self, ownership: Ownership) -> Self {
            self.options.plan = self.options.plan.ownership(ownership);
            self
        }

        /// By which requests policies are changed. Without this, statement by statement. Where a Region does not serve
        /// PutResourcePolicy, statements are sent too.
        #[must_use]
        pub fn through(mut self, through: Through) -> Self {
            self.options.plan = self.options.plan.through(through);
            self
        }

        /// Whether callers may be shut out for a moment, where a policy has no room for the old and the new statement.
        #[must_use]
        pub fn allow_gap(mut self, allow_gap: bool) -> Self {
            self.options.plan = self.options.plan.allow_gap(allow_gap);
            self
        }

        /// How long one policy may take. Five minutes without this.
        #[must_use]
        pub const fn deadline(mut self, deadline: Duration) -> Self {
            self.options.run = self.options.run.deadline(deadline);
            self.options.deadline = deadline;
            self
        }

        /// Says that functions have just been created, so that the API may not know them for some minutes.
        #[must_use]
        pub const fn created_function(mut self) -> Self {
            self.options.run = self.options.run.created_function();
            self
        }

        /// Says that principals, such as a role, have just been created, so that the API may not know them for two minutes.
        #[must_use]
        pub const fn created_principals(mut self) -> Self {
            self.options.run = self.options.run.created_principals();
            self
        }

        /// Whether a policy is read once more at the end, and mended if somebody has undone something. `true` without this.
        #[must_use]
        pub const fn verify(mut self, verify: bool) -> Self {
            self.options.run = self.options.run.verify(verify);
            self
        }
    };
}
pub(crate) use options;

impl<'a, C: Client> Apply<'a, C> {
    /// Begins with a client, whose credentials, endpoint, HTTP client and time limits are used. Its retries are not: a run decides
    /// itself what is sent again. It waits with the client's sleep, so any runtime will do.
    pub fn new(client: &C) -> Self {
        let (service, options) = (client.connect(), ApplyOptions::default());
        Self { service, client: PhantomData, account: None, options, confirm: None }
    }

    options!();

    /// The account of functions and layers whose names do not say it. Without this, GetFunction is asked.
    #[must_use]
    pub const fn account(mut self, account: AccountId) -> Self {
        self.account = Some(account);
        self
    }

    /// Asks whether a plan may be carried out, before anything is sent that changes the policy. It is not asked about a plan
    /// without steps.
    #[must_use]
    pub fn confirm(mut self, confirm: impl Fn(&Plan) -> bool + Send + Sync + 'a) -> Self {
        self.confirm = Some(Box::new(confirm));
        self
    }

    /// What would be done. Nothing is changed.
    ///
    /// # Errors
    ///
    /// When the policy cannot be read, there is no such function, or there is no plan.
    pub async fn dry_run(&self, policy: &impl Policy<Client = C>) -> Result<Plan, Error> {
        self.plan(policy, Wish::Make).await
    }

    /// What [`remove`](Self::remove) would do. Nothing is changed.
    ///
    /// # Errors
    ///
    /// As for [`dry_run`](Self::dry_run).
    pub async fn dry_removal(&self, policy: &impl Policy<Client = C>) -> Result<Plan, Error> {
        self.plan(policy, Wish::Remove).await
    }

    /// Makes a policy what is wanted.
    ///
    /// # Errors
    ///
    /// When it is not what is wanted at the end. The error says why, and what is left.
    pub async fn run(&self, policy: &impl Policy<Client = C>) -> Result<Report, Error> {
        self.carry_out(policy, Wish::Make).await
    }

    /// Removes the statements that have the Sids of this policy, and no others: what was said of ownership does not count.
    ///
    /// # Errors
    ///
    /// When they are not gone at the end.
    pub async fn remove(&self, policy: &impl Policy<Client = C>) -> Result<Report, Error> {
        self.carry_out(policy, Wish::Remove).await
    }

    async fn plan(&self, policy: &dyn Wanted, wish: Wish) -> Result<Plan, Error> {
        let mut run = begin(&self.service, policy, wish, self.account, &self.options).await?;
        let (mut driver, plan) = read(&self.service, &mut run, None, &self.options).await?;
        check_function(&mut driver, &run).await?;
        Ok(plan)
    }

    async fn carry_out(&self, policy: &dyn Wanted, wish: Wish) -> Result<Report, Error> {
        let mut run = begin(&self.service, policy, wish, self.account, &self.options).await?;
        let (mut driver, plan) = read(&self.service, &mut run, None, &self.options).await?;
        if let Some(confirm) = &self.confirm {
            check_function(&mut driver, &run).await?;
            if !plan.is_empty() && !confirm(&plan) {
                return Err(Error::new(run.resource(), Reason::NotConfirmed(plan.into())));
            }
        }
        finish(driver, &mut run, plan).await
    }
}

impl<C> fmt::Debug for Apply<'_, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Apply").field("account", &self.account).field("options", &self.options).finish_non_exhaustive()
    }
}

/// The plan of a run, from what the policy is, and what carries it out.
pub(crate) async fn read<'a>(
    service: &'a Service,
    run: &mut Run,
    pace: Option<&'a dyn Pace>,
    options: &ApplyOptions,
) -> Result<(Driver<'a>, Plan), Error> {
    let driver = Driver::new(service, pace, options.deadline);
    let mut driver = driver.ok_or_else(|| Error::new(run.resource(), Reason::NoSleep))?;
    driver.read(run).await?;
    let plan = run.plan().cloned().ok_or_else(|| {
        let why = StopReason::Deadline { last: None };
        Error::new(run.resource(), Reason::Stopped { why, left: Vec::new() })
    })?;
    tracing::debug!(resource = run.resource(), steps = plan.steps().len(), "planned");
    Ok((driver, plan))
}

/// Carries out what has been planned.
pub(crate) async fn finish(mut driver: Driver<'_>, run: &mut Run, plan: Plan) -> Result<Report, Error> {
    driver.finish(run).await?;
    tracing::debug!(resource = run.resource(), requests = driver.requests(), "done");
    Ok(Report { plan, requests: driver.requests(), took: driver.now() })
}

/// That there is no function must be known when a plan is shown; else the next request tells.
async fn check_function(driver: &mut Driver<'_>, run: &Run) -> Result<(), Error> {
    if !(driver.found_nothing() && driver.is_missing(run.resource()).await) {
        return Ok(());
    }
    let reason = Reason::Stopped { why: StopReason::FunctionUnknown, left: run.left().to_vec() };
    Err(Error::new(run.resource(), reason))
}

/// A run for a policy. Its resource has an ARN from here on.
pub(crate) async fn begin(
    service: &Service,
    policy: &dyn Wanted,
    wish: Wish,
    known: Option<AccountId>,
    options: &ApplyOptions,
) -> Result<Run, Error> {
    let begin = |scope: &Scope<'_>| match wish {
        Wish::Make => policy.run(scope, &options.plan, options.run),
        Wish::Remove => policy.removal(scope, &options.plan, options.run),
    };
    let failed = |error| Error::new(name(policy), Reason::Plan(error));
    let run = match begin(&Scope::NONE) {
        Err(PlanError::Scope(ScopeError::Missing(_))) => {
            let account = match account_in_name(policy).or(known) {
                Some(account) => account,
                None => looked_up(service, policy).await?,
            };
            match &service.region {
                Some(region) => begin(&Scope::new(region, account)).map_err(failed)?,
                None => return Err(failed(PlanError::Scope(ScopeError::Missing("Region")))),
            }
        }
        result => result.map_err(failed)?,
    };
    check_region(service, run.resource())?;
    Ok(run)
}

async fn looked_up(service: &Service, policy: &dyn Wanted) -> Result<AccountId, Error> {
    let failed = || Error::new(name(policy), Reason::NoAccount);
    let named = policy.named().ok_or_else(failed)?;
    match service.api.describe(&named).await {
        Ok(described) => {
            let arn = described.arn.unwrap_or_default();
            arn.split(':').nth(4).and_then(|account| AccountId::parse(account).ok()).ok_or_else(failed)
        }
        Err(failure) => Err(failed().caused_by(failure.class(), failure.source)),
    }
}

/// The account that a policy's own name says.
fn account_in_name(policy: &dyn Wanted) -> Option<AccountId> {
    policy.named()?.account()
}

/// The account of the client, looked up if the policy's own name does not say one.
pub(crate) async fn account_of(service: &Service, policy: &dyn Wanted) -> Result<Option<AccountId>, Error> {
    match account_in_name(policy) {
        Some(_) => Ok(None),
        None => looked_up(service, policy).await.map(Some),
    }
}

/// How the policy itself names what it is of.
fn name(policy: &dyn Wanted) -> String {
    policy.named().map(|named| named.to_string()).unwrap_or_default()
}

/// In another Region a removal would look like a success, and anything else like a function that is missing.
fn check_region(service: &Service, resource: &str) -> Result<(), Error> {
    match (&service.region, resource.split(':').nth(3)) {
        (Some(of_client), Some(region)) if of_client != region => {
            Err(Error::new(resource, Reason::Region { client: of_client.clone() }))
        }
        _ => Ok(()),
    }
}
