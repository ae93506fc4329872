//! A Lambda of our own, served over HTTP on loopback. It records each state of each policy, and does wrong what it is told to.

pub mod client;
pub mod fault;
mod route;

use std::{
    collections::{HashMap, VecDeque},
    convert::Infallible,
    net::SocketAddr,
    sync::{Arc, Mutex, MutexGuard},
    time::{Duration, Instant},
};

use http_body_util::{BodyExt, Full, combinators::BoxBody};
use hyper::{
    Request, Response,
    body::{Bytes, Incoming},
    server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::TokioIo;
use lambda_perm::document::{DocumentStatement, PolicyDocument};
use serde_json::{Value, json};
use tokio::{net::TcpListener, task::JoinHandle};

use crate::plan::lambda::{CONCURRENT, Failure, Lambda, NO_SUCH, STALE};
use fault::{Cut, Fault, WEB_CONFLICT};
use route::Call;

type Answer = Response<BoxBody<Bytes, Cut>>;

/// One policy, and what it was.
#[derive(Debug)]
pub struct Resource {
    pub lambda: Lambda,
    /// Each state, the first one first.
    pub states: Vec<PolicyDocument<'static>>,
}

impl Resource {
    fn new(policy: &PolicyDocument<'_>) -> Self {
        Self { lambda: Lambda::new(policy), states: vec![policy.clone().into_owned()] }
    }

    fn record(&mut self) {
        if self.states.last() != Some(&self.lambda.policy) {
            self.states.push(self.lambda.policy.clone());
        }
    }

    /// Somebody else adds this statement.
    pub fn add(&mut self, statement: &DocumentStatement<'static>) {
        self.lambda.policy.push(statement.clone());
        self.lambda.revision += 1;
        self.record();
    }
}

/// What the server has and has seen.
#[derive(Debug, Default)]
pub struct State {
    /// By ARN. There are no other functions.
    pub resources: HashMap<String, Resource>,
    /// What goes wrong with the next requests, of those that are about policies.
    pub faults: VecDeque<Fault>,
    /// The operations that were asked for, in order, each with the resource.
    pub calls: Vec<(&'static str, String)>,
    /// When they came.
    pub times: Vec<Instant>,
    /// Functions that are being changed: how often GetFunction says so still.
    pub busy: HashMap<String, u32>,
    /// Operations that this Region does not have.
    pub lacks: Vec<&'static str>,
    /// How long an answer takes.
    pub latency: Duration,
    /// The functions with a request that is being answered, and the most at once of one function.
    pub at_once: HashMap<String, u32>,
    pub most_at_once: u32,
    /// Refuses to change a policy while another request about the function is being answered, and how often it did.
    pub one_at_once: bool,
    pub refused: u32,
}

impl State {
    /// The names of the operations that were asked for.
    pub fn operations(&self) -> Vec<&'static str> {
        self.calls.iter().map(|(operation, _)| *operation).collect()
    }
}

/// A server, until it is dropped.
#[derive(Debug)]
pub struct Server {
    pub address: SocketAddr,
    state: Arc<Mutex<State>>,
    task: JoinHandle<()>,
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Server {
    /// Serves functions with these policies.
    pub async fn start<'a>(policies: impl IntoIterator<Item = (&'a str, PolicyDocument<'static>)>) -> Self {
        let policies = policies.into_iter().map(|(arn, policy)| (arn.to_owned(), Resource::new(&policy)));
        let state = Arc::new(Mutex::new(State { resources: policies.collect(), ..State::default() }));
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let task = tokio::spawn(accept(listener, Arc::clone(&state)));
        Self { address, state, task }
    }

    pub fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("no panic of the server")
    }
}

async fn accept(listener: TcpListener, state: Arc<Mutex<State>>) {
    while let Ok((stream, _)) = listener.accept().await {
        let state = Arc::clone(&state);
        tokio::spawn(async move {
            let service = service_fn(|request| answer(request, &state));
            // A connection that was cut on purpose is an error here.
            let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
        });
    }
}

async fn answer(request: Request<Incoming>, state: &Mutex<State>) -> Result<Answer, Cut> {
    let (parts, body) = request.into_parts();
    let body = body.collect().await.map_err(|_| Cut)?.to_bytes();
    let call = Call::read(&parts, &body);
    let function = call.function();
    let latency = {
        let mut state = state.lock().expect("no panic");
        state.calls.push((call.operation, call.resource.clone()));
        state.times.push(Instant::now());
        let now = state.at_once.entry(function.clone()).or_default();
        *now += 1;
        let now = *now;
        state.most_at_once = state.most_at_once.max(now);
        state.latency
    };
    if latency > Duration::ZERO {
        tokio::time::sleep(latency).await;
    }
    let (answer, hangs) = {
        let mut state = state.lock().expect("no panic");
        *state.at_once.entry(function).or_default() -= 1;
        respond(&mut state, &call)
    };
    if hangs {
        std::future::pending::<()>().await;
    }
    answer
}

/// The answer, and whether it never comes.
fn respond(state: &mut State, call: &Call) -> (Result<Answer, Cut>, bool) {
    if ["GetFunction", "GetLayerVersion", "GetWebFunction"].contains(&call.operation) {
        return (Ok(configuration(state, call)), false);
    }
    if state.lacks.contains(&call.operation) {
        return (Ok(fault::not_served()), false);
    }
    let fault = state.faults.pop_front().unwrap_or(Fault::None);
    if let Fault::Foreign(statement) = &fault
        && let Some(resource) = state.resources.get_mut(&call.resource)
        && !resource.lambda.has_other
    {
        resource.lambda.has_other = true;
        resource.add(statement);
    }
    let is_change = !call.operation.starts_with("Get");
    if state.one_at_once && is_change && state.at_once[&call.function()] > 0 {
        state.refused += 1;
        return (Ok(fault::failure(CONCURRENT, None)), false);
    }
    if let Fault::Busy(times) = fault {
        state.busy.insert(call.resource.clone(), times);
    }
    if fault.is_before() {
        return (fault.answer(Ok(String::new())), matches!(fault, Fault::Hangs));
    }
    let result = carry_out(state, call);
    (fault.answer(result), false)
}

fn carry_out(state: &mut State, call: &Call) -> Result<String, Failure> {
    let resource = state.resources.get_mut(&call.resource).ok_or(NO_SUCH)?;
    if call.operation.starts_with("Get") {
        return resource.lambda.read();
    }
    let sent = resource.lambda.send(call.operation, &call.parameters.to_string());
    // It has another name there.
    sent.map_err(|refused| if refused == STALE && call.is_of_web() { WEB_CONFLICT } else { refused })?;
    resource.record();
    Ok(json!({ "Statement": "{}" }).to_string())
}

/// What GetFunction, GetLayerVersion or GetWebFunction answers.
fn configuration(state: &mut State, call: &Call) -> Answer {
    let kind = match call.operation {
        "GetLayerVersion" => "layer:",
        "GetWebFunction" => "web-function/",
        _ => "function:",
    };
    // A name alone is completed as the caller's account would complete it.
    let of_name = format!("arn:aws:lambda:us-east-2:123456789012:{kind}{}", call.resource);
    let arn = if state.resources.contains_key(&of_name) { of_name } else { call.resource.clone() };
    if !state.resources.contains_key(&arn) {
        return fault::failure(NO_SUCH, None);
    }
    let left = state.busy.entry(arn.clone()).or_default();
    let is_busy = *left > 0;
    *left = left.saturating_sub(1);
    let status = if is_busy { "InProgress" } else { "Successful" };
    let body: Value = match call.operation {
        "GetLayerVersion" => json!({ "LayerVersionArn": arn }),
        "GetWebFunction" => json!({ "functionArn": arn, "state": "Active" }),
        _ => json!({ "Configuration": { "FunctionArn": arn, "State": "Active", "LastUpdateStatus": status } }),
    };
    fault::success(body.to_string())
}

fn full(text: String) -> BoxBody<Bytes, Cut> {
    Full::new(Bytes::from(text)).map_err(|never: Infallible| match never {}).boxed()
}
