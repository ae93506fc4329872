//! Many policies: of functions in any number of accounts and Regions.

mod bucket;
mod event;
mod journal;
mod target;

use std::{
    any::Any,
    collections::HashMap,
    fmt,
    num::NonZeroU32,
    path::PathBuf,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use futures_util::{Stream, StreamExt, stream};
use lambda_perm::plan::{Ownership, Run, Through};

use crate::{
    apply::{ApplyOptions, Wish, finish, options, read},
    error::{Error, Reason},
    policy::{Policy, sealed::Wanted},
    report::Report,
    service::{Client, Service},
};
use bucket::Bucket;
pub use event::{Event, Events, FleetReport};
pub use journal::JournalError;
use journal::{Journal, Noted, TargetKey};
use target::{Group, Known, Target, groups};

/// Many policies, each made what is wanted, as [`Apply`](crate::Apply) does with one.
///
/// All requests of an account in a Region share one rate, whatever function they are for. The policies of one function, of its versions
/// and aliases, are written one after the other, because Lambda answers those who write at once with a conflict. One that cannot be made
/// what is wanted does not keep the others from it.
///
/// ```no_run
/// use lambda_perm::{FunctionPolicy, policy};
/// use lambda_perm_aws::Fleet;
///
/// const ORDERS: FunctionPolicy = policy!(
///     function_name = "arn:aws:lambda:us-east-2:123456789012:function:orders",
///     statement(statement_id = "partner", action = InvokeFunction, principal = "111122223333"),
/// );
/// const BILLS: FunctionPolicy = policy!(
///     function_name = "arn:aws:lambda:us-east-2:123456789012:function:bills",
///     statement(statement_id = "partner", action = InvokeFunction, principal = "111122223333"),
/// );
///
/// # async fn deploy(client: &aws_sdk_lambda::Client) -> Result<(), Box<dyn std::error::Error>> {
/// let report = Fleet::new().target(client, ORDERS).target(client, BILLS).journal("rollout.jsonl").run().await?;
/// println!("{report}");
/// # Ok(())
/// # }
/// ```
pub struct Fleet {
    clients: Clients,
    targets: Vec<Target>,
    options: ApplyOptions,
    rate: NonZeroU32,
    at_once: usize,
    journal: Option<PathBuf>,
}

/// Ten requests a second.
const RATE: NonZeroU32 = NonZeroU32::new(10).unwrap();

impl Default for Fleet {
    fn default() -> Self {
        Self {
            clients: Clients::default(),
            targets: Vec::new(),
            options: ApplyOptions::default(),
            rate: RATE,
            at_once: 32,
            journal: None,
        }
    }
}

impl Fleet {
    /// A fleet without targets.
    pub fn new() -> Self {
        Self::default()
    }

    options!();

    /// Adds a policy that is wanted. The client is one of the function's Region, with credentials for its account; clones of one
    /// client share its connections and credentials here too.
    #[must_use]
    pub fn target<P: Policy + 'static>(self, client: &P::Client, policy: P) -> Self {
        self.add(client, Box::new(policy), Wish::Make)
    }

    /// Adds a policy whose statements are to be removed, as [`Apply::remove`](crate::Apply::remove) does.
    #[must_use]
    pub fn removal<P: Policy + 'static>(self, client: &P::Client, policy: P) -> Self {
        self.add(client, Box::new(policy), Wish::Remove)
    }

    fn add(mut self, client: &impl Client, policy: Box<dyn Wanted>, wish: Wish) -> Self {
        let client = self.clients.number(client);
        self.targets.push(Target { client, policy, wish });
        self
    }

    /// How many requests are sent in a second, for one account in one Region. Ten without this: Lambda allows fifteen, for all
    /// programs together.
    #[must_use]
    pub const fn rate(mut self, requests_per_second: NonZeroU32) -> Self {
        self.rate = requests_per_second;
        self
    }

    /// Of how many functions policies are written at once, in all accounts and Regions. 32 without this; at least 1. This, and not
    /// the number of targets, is what memory is needed for.
    #[must_use]
    pub const fn at_once(mut self, functions: usize) -> Self {
        self.at_once = if functions == 0 { 1 } else { functions };
        self
    }

    /// Notes in a file what is done. If the program is ended in the middle, the same fleet with the same journal goes on where it
    /// was: what is done is not even read, and what was begun goes on. When nothing is left, the file is removed.
    #[must_use]
    pub fn journal(mut self, path: impl Into<PathBuf>) -> Self {
        self.journal = Some(path.into());
        self
    }

    /// Makes all policies what is wanted. What could not be done is in the report.
    ///
    /// # Errors
    ///
    /// When the journal cannot be used. Nothing has been sent then.
    pub async fn run(self) -> Result<FleetReport, JournalError> {
        let mut events = self.events()?;
        let mut report = FleetReport::new();
        while let Some(event) = events.next().await {
            report.add(event);
        }
        Ok(report)
    }

    /// The same as a stream of what happens, for a progress bar: one event for each target. Collect them in a [`FleetReport`].
    ///
    /// # Errors
    ///
    /// When the journal cannot be used.
    pub fn events(self) -> Result<Events, JournalError> {
        let journal = self.journal.as_deref().map(Journal::open).transpose()?;
        let (targets, at_once) = (self.targets.len(), self.at_once);
        let fleet = Arc::new(Running {
            clients: self.clients,
            options: self.options,
            rate: self.rate,
            journal,
            buckets: Mutex::default(),
            left: AtomicUsize::new(targets),
        });
        let all = self.targets;
        let events = stream::once(async move {
            let (groups, refused) = groups(&fleet.clients, all, &fleet.options).await;
            let groups = stream::iter(groups).map(move |group| Box::pin(Arc::clone(&fleet).group(group)));
            stream::iter(refused).map(Event::Left).chain(groups.flatten_unordered(at_once))
        });
        let events = events.flatten().inspect(tell).boxed();
        Ok(Events { events, targets })
    }
}

impl fmt::Debug for Fleet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let targets = self.targets.len();
        f.debug_struct("Fleet").field("targets", &targets).field("options", &self.options).finish_non_exhaustive()
    }
}

fn tell(event: &Event) {
    let resource = event.resource();
    match event {
        Event::Done(report) => {
            tracing::info!(resource, steps = report.plan().steps().len(), requests = report.requests(), "done");
        }
        Event::DoneBefore { .. } => tracing::info!(resource, "done before"),
        Event::Left(error) => tracing::warn!(resource, sid = error.sid(), %error, "left"),
    }
}

/// A client that is only kept.
type Given = Box<dyn Any + Send + Sync>;

/// The clients of a fleet, each once.
#[derive(Debug, Default)]
struct Clients {
    /// By where the configuration is, which clones share. The user's clients are kept, so that none takes the place of another.
    numbers: HashMap<usize, usize>,
    given: Vec<Given>,
    used: Vec<Service>,
}

impl Clients {
    fn number(&mut self, client: &impl Client) -> usize {
        *self.numbers.entry(client.place()).or_insert_with(|| {
            self.given.push(Box::new(client.clone()));
            self.used.push(client.connect());
            self.used.len() - 1
        })
    }

    fn get(&self, number: usize) -> Option<&Service> {
        self.used.get(number)
    }
}

/// A fleet that is being carried out.
#[derive(Debug)]
struct Running {
    clients: Clients,
    options: ApplyOptions,
    rate: NonZeroU32,
    journal: Option<Journal>,
    /// By account and Region.
    buckets: Mutex<HashMap<(String, String), Arc<Bucket>>>,
    /// How many targets are not done.
    left: AtomicUsize,
}

impl Running {
    /// The policies of one function, one after the other.
    fn group(self: Arc<Self>, group: Group) -> impl Stream<Item = Event> + Send {
        stream::iter(group).then(move |(target, known)| {
            let fleet = Arc::clone(&self);
            async move { fleet.target(target, known).await.unwrap_or_else(Event::Left) }
        })
    }

    async fn target(&self, target: Target, known: Known) -> Result<Event, Error> {
        let Some(service) = self.clients.get(target.client) else {
            return Err(Error::new(known.resource, Reason::NotSent));
        };
        let begin = || target.run(service, known.account, &self.options);
        let mut run = begin().await?;
        let key = self.journal.as_ref().map(|journal| (journal, TargetKey::of(&run)));
        match key.as_ref().and_then(|(journal, key)| journal.noted(key)) {
            Some(Noted::Done) => {
                self.done()?;
                return Ok(Event::DoneBefore { resource: known.resource });
            }
            Some(Noted::Begun(saved)) => run = saved.as_ref().clone(),
            None => {}
        }
        let unwritten = |error| Error::new(&known.resource, Reason::Journal(error));
        let result = self.carry_out(service, &mut run, key.as_ref()).await;
        if let Some((journal, key)) = &key {
            match &result {
                Ok(_) => journal.done(key, &known.resource).await,
                Err(error) => journal.left(key, &known.resource, &error.to_string()).await,
            }
            .map_err(unwritten)?;
        }
        let report = result?;
        self.done()?;
        Ok(Event::Done(report.into()))
    }

    async fn carry_out(
        &self,
        service: &Service,
        run: &mut Run,
        key: Option<&(&Journal, TargetKey)>,
    ) -> Result<Report, Error> {
        let bucket = self.bucket(run.resource());
        let (driver, plan) = read(service, run, Some(bucket.as_ref()), &self.options).await?;
        if let (Some((journal, key)), false) = (key, plan.is_empty()) {
            let noted = journal.begun(key, run).await;
            noted.map_err(|error| Error::new(run.resource(), Reason::Journal(error)))?;
        }
        finish(driver, run, plan).await
    }

    /// One for each account and Region.
    fn bucket(&self, resource: &str) -> Arc<Bucket> {
        let mut parts = resource.split(':').skip(3);
        let mut next = || parts.next().unwrap_or_default().to_owned();
        let place = (next(), next());
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(buckets.entry(place).or_insert_with(|| Arc::new(Bucket::new(self.rate))))
    }

    /// One more target is done. The last one ends the journal.
    fn done(&self) -> Result<(), Error> {
        if self.left.fetch_sub(1, Ordering::AcqRel) > 1 {
            return Ok(());
        }
        let removed = self.journal.as_ref().map_or(Ok(()), Journal::remove);
        removed.map_err(|error| Error::new("journal", Reason::Journal(error)))
    }
}
