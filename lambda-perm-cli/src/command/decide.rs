//! `decide`: whether a policy lets a caller in, and why not.

use std::io::Write;

use lambda_perm_core::document::{Decision, DocumentStatement, PolicyDocument, Request};
use serde_json::{Value, json};

use super::source;
use crate::{
    arguments::{AnswerFormat, Caller, DecideArguments},
    error::CommandError,
    exit::Exit,
};

pub fn run(arguments: &DecideArguments) -> Result<Exit, CommandError> {
    let policy = source::read_policy(&arguments.policy, arguments.input.input, arguments.resource.as_deref())?;
    let requests = requests(arguments, policy.resource.as_deref())?;
    let mut answers = Vec::new();
    for request in &requests {
        let decision = policy
            .document
            .decide(request)
            .map_err(|error| CommandError::Usage(format!("{}\nhelp: {}", error.message(), error.help())))?;
        answers.push(Answer::of(&policy.document, &decision));
    }
    let mut out = anstream::stdout().lock();
    let is_allowed = answers.iter().all(|answer| answer.is_allowed);
    match arguments.format {
        AnswerFormat::Text => {
            let of_url = ["lambda:InvokeFunctionUrl: ", "lambda:InvokeFunction: "];
            for (at, answer) in answers.iter().enumerate() {
                let question = if answers.len() > 1 { of_url.get(at).copied().unwrap_or_default() } else { "" };
                writeln!(out, "{question}{}", answer.text)?;
            }
        }
        AnswerFormat::Json => {
            let decisions: Vec<&Value> = answers.iter().map(|answer| &answer.data).collect();
            writeln!(out, "{:#}", json!({ "version": 1, "allowed": is_allowed, "decisions": decisions }))?;
        }
    }
    Ok(if is_allowed { Exit::Clean } else { Exit::Findings })
}

/// What a decision is for people and for programs.
struct Answer {
    is_allowed: bool,
    text: String,
    data: Value,
}

impl Answer {
    fn of(document: &PolicyDocument<'_>, decision: &Decision<'_>) -> Self {
        let named = decision.statement().map(|statement| name(document, statement));
        let by = named.clone().unwrap_or_default();
        let (decided, text) = match decision {
            Decision::Allowed { .. } => ("allowed", format!("allowed by {by}")),
            Decision::AllowedWithIdentityPolicy { .. } => (
                "allowed_with_identity_policy",
                format!("allowed by {by}, if a policy of the caller's own allows it too"),
            ),
            Decision::Denied { .. } => ("denied", format!("denied by {by}, whatever others allow")),
            Decision::NotAllowed(why) => ("not_allowed", why.to_string()),
        };
        let data = json!({ "decision": decided, "statement": named, "text": text });
        Self { is_allowed: decision.is_allowed(), text, data }
    }
}

fn name(document: &PolicyDocument<'_>, statement: &DocumentStatement<'_>) -> String {
    let number = || document.statements().iter().position(|other| other == statement).map_or(0, |at| at + 1);
    statement.sid().map_or_else(|| format!("statement {}", number()), |sid| format!("`{sid}`"))
}

/// What is asked: one question, or the two of a call through a function URL.
fn requests<'a>(arguments: &'a DecideArguments, own: Option<&'a str>) -> Result<Vec<Request<'a>>, CommandError> {
    let caller = match &arguments.caller {
        Caller::Service(principal) => Request::service(principal),
        Caller::Account(id) => Request::account(id),
        Caller::Identity(arn) => Request::identity(arn),
        Caller::Anonymous => Request::anonymous(),
    };
    let requests = match (arguments.function_url, arguments.resource.as_deref().or(own)) {
        (false, _) => vec![caller],
        (true, Some(resource)) => Request::function_url(caller, resource).into(),
        (true, None) => {
            return Err(CommandError::Usage(
                "the policy does not say which function it is for\nhelp: name it with `--resource ARN`".into(),
            ));
        }
    };
    Ok(requests.into_iter().map(|request| with_values(request, arguments)).collect())
}

fn with_values<'a>(mut request: Request<'a>, arguments: &'a DecideArguments) -> Request<'a> {
    type Setter<'a> = fn(Request<'a>, &'a str) -> Request<'a>;
    let given: [(&'a Option<String>, Setter<'a>); 6] = [
        (&arguments.action, Request::action),
        (&arguments.resource, Request::resource),
        (&arguments.source_arn, Request::source_arn),
        (&arguments.source_account, Request::source_account),
        (&arguments.organization, Request::organization),
        (&arguments.token, Request::token),
    ];
    for (value, set) in given {
        if let Some(value) = value {
            request = set(request, value);
        }
    }
    // All values of a key at once, in the order in which they were given.
    let mut keys: Vec<&str> = Vec::new();
    for (key, _) in &arguments.context {
        if !keys.contains(&key.as_str()) {
            keys.push(key);
        }
    }
    keys.into_iter().fold(request, |request, key| {
        let values = arguments.context.iter().filter(|(other, _)| other == key).map(|(_, value)| value.as_str());
        request.context_values(key, values)
    })
}
