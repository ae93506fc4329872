//! Arguments of `decide`, with the ways to name a caller.

use std::path::PathBuf;

use clap::Parser;

use super::{AnswerFormat, InputArguments};

/// Say whether a policy lets a caller in, and why not
#[derive(Debug, Parser)]
pub struct DecideArguments {
    /// A policy document, or the answer of GetPolicy; `-` for standard input
    pub policy: PathBuf,
    #[command(flatten)]
    pub input: InputArguments,
    /// Who calls: `service:s3.amazonaws.com`, `account:123456789012`, `anonymous`, or the ARN of a user, role or session
    #[arg(long, value_name = "CALLER", value_parser = caller)]
    pub caller: Caller,
    /// The action that is asked for
    #[arg(long, value_name = "ACTION")]
    pub action: Option<String>,
    /// The ARN that is called, with its version or alias
    #[arg(long, value_name = "ARN")]
    pub resource: Option<String>,
    /// The ARN of the resource for which a service calls
    #[arg(long, value_name = "ARN")]
    pub source_arn: Option<String>,
    /// The account of that resource
    #[arg(long, value_name = "ID")]
    pub source_account: Option<String>,
    /// The organization of the caller
    #[arg(long, value_name = "ID")]
    pub organization: Option<String>,
    /// The token that the caller sends: for Alexa, the ID of the skill
    #[arg(long, value_name = "TOKEN")]
    pub token: Option<String>,
    /// Another context key of the request; give it again for more values of the same key
    #[arg(long, value_name = "KEY=VALUE", value_parser = context)]
    pub context: Vec<(String, String)>,
    /// Ask the two questions of a call through the function's URL
    #[arg(long)]
    pub function_url: bool,
    /// How the answer is written
    #[arg(long, value_enum, default_value_t = AnswerFormat::Text)]
    pub format: AnswerFormat,
}

/// Who calls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Caller {
    Service(String),
    Account(String),
    Identity(String),
    Anonymous,
}

fn caller(text: &str) -> Result<Caller, String> {
    match text.split_once(':') {
        Some(("service", principal)) => Ok(Caller::Service(principal.to_owned())),
        Some(("account", id)) => Ok(Caller::Account(id.to_owned())),
        Some(("arn", _)) => Ok(Caller::Identity(text.to_owned())),
        None if text == "anonymous" => Ok(Caller::Anonymous),
        _ => Err("write `service:PRINCIPAL`, `account:ID`, `anonymous`, or the ARN of a user, role or session".into()),
    }
}

fn context(text: &str) -> Result<(String, String), String> {
    let (key, value) = text.split_once('=').ok_or("write `KEY=VALUE`, such as `aws:SourceVpce=vpce-1a2b3c4d`")?;
    Ok((key.to_owned(), value.to_owned()))
}
