//! The macro as a plain function over tokens. What only the compiler shows is in `tests/ui` of the workspace.

mod agreement;
mod blame;
mod codes;
mod documented;
mod expansion;
mod foreign;
mod fuzz;
mod holes;
mod public;
mod recovery;
mod template;

use proc_macro2::{Span, TokenStream};

use crate::{analyse, call::Time, errors::Errors, expand_grant, parse, span::Range};

/// The tokens that the wrapper hands over for a call.
fn tokens(call: &str) -> TokenStream {
    format!("lambda_perm {call}").parse().expect("tokens")
}

fn expand(call: &str) -> TokenStream {
    expand_grant(tokens(call), Time::Compile)
}

/// The errors of a call: what each one blames, where `grant!` is the call as a whole, and its text.
fn errors(call: &str) -> Vec<(String, String)> {
    let mut errors = Errors::default();
    let parsed = parse::parse(tokens(call), Time::Compile, &mut errors);
    let _ = analyse::analyse(&parsed, &mut errors);
    errors.iter().map(|(text, range)| (source_text(range), text.to_owned())).collect()
}

/// The same for `try_grant!`.
fn try_errors(call: &str) -> Vec<(String, String)> {
    let mut errors = Errors::default();
    let parsed = parse::parse(tokens(call), Time::Run, &mut errors);
    let _ = analyse::analyse(&parsed, &mut errors);
    errors.iter().map(|(text, range)| (source_text(range), text.to_owned())).collect()
}

/// The same for a set.
fn policy_errors(call: &str) -> Vec<(String, String)> {
    let mut errors = Errors::default();
    let parsed = parse::parse_policy(tokens(call), Time::Compile, &mut errors);
    let _ = analyse::analyse_policy(&parsed, &mut errors);
    errors.iter().map(|(text, range)| (source_text(range), text.to_owned())).collect()
}

fn source_text(range: Range) -> String {
    let is_call = |span: Span| span.byte_range() == Span::call_site().byte_range();
    if is_call(range.first) && is_call(range.last) {
        return "grant!".to_owned();
    }
    range.first.join(range.last).and_then(|span| span.source_text()).expect("source text")
}
