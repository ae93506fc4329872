//! The macros as plain functions over tokens. Messages that only the compiler shows are in `tests/ui` of the workspace.

mod agreement;
mod blame;
mod codes;
mod documented;
mod expansion;
mod foreign;
mod fuzz;
mod names;
mod placeholders;
mod public;
mod recovery;
mod rooms;
mod sources;
mod template;
mod texts;

use proc_macro2::{Span, TokenStream};

use crate::{analyse, errors::Errors, expand_grant, parse, value::Time};

/// The tokens that the wrapper passes for a call.
fn tokens(call: &str) -> TokenStream {
    format!("lambda_perm {call}").parse().expect("tokens")
}

fn expand(call: &str) -> TokenStream {
    expand_grant(tokens(call), Time::Compile)
}

/// The errors of a call: the tokens that each one blames, and its text. `grant!` stands for the whole call.
fn errors(call: &str) -> Vec<(String, String)> {
    let mut errors = Errors::default();
    let parsed = parse::parse(tokens(call), Time::Compile, &mut errors);
    let _ = analyse::analyse(&parsed, &mut errors);
    reported(&errors)
}

/// The same for `try_grant!`.
fn try_errors(call: &str) -> Vec<(String, String)> {
    let mut errors = Errors::default();
    let parsed = parse::parse(tokens(call), Time::Run, &mut errors);
    let _ = analyse::analyse(&parsed, &mut errors);
    reported(&errors)
}

/// The same for a set.
fn policy_errors(call: &str) -> Vec<(String, String)> {
    let mut errors = Errors::default();
    let parsed = parse::parse_policy(tokens(call), Time::Compile, &mut errors);
    let _ = analyse::analyse_policy(&parsed, &mut errors);
    reported(&errors)
}

fn reported(errors: &Errors) -> Vec<(String, String)> {
    errors.iter().map(|error| (source_text(error.span()), error.to_string())).collect()
}

fn source_text(span: Span) -> String {
    if span.byte_range() == Span::call_site().byte_range() {
        return "grant!".to_owned();
    }
    span.source_text().expect("source text")
}
