//! Help for builders, and for policies made of permissions: a builder takes `key = value` and `allow(..)` of the macros in its own
//! way.

use alloc::{format, string::String};

#[cfg(any(feature = "json", feature = "document"))]
use crate::facts::parameters::ValueKind;
#[cfg(feature = "document")]
use crate::value::unreplaced::OR_VALUE;
use crate::{
    check::set::BOTH,
    facts::{actions, parameters::Key, services},
    finding::{Error, Lint},
};

impl Error {
    /// The same error, with help for a permission from a builder, and for a policy made of permissions.
    pub(crate) fn for_builder(self) -> Self {
        self.map_help(|help| {
            let help = Lint::ALL.iter().fold(help, |help, lint| {
                let name = lint.name();
                help.replace(
                    &format!("allow({name}, reason = \"..\")"),
                    &format!("allow([Exception::new(Lint::{lint:?}, \"..\")])"),
                )
            });
            // A builder makes no set, and knows a service only by its principal.
            let help =
                help.split("; in a set, ").next().unwrap_or_default().replace("the service without quotes: ", "");
            Key::ALL.iter().fold(help.replace(BOTH, ""), |help, key| without_assignment(help, *key))
        })
    }
}

/// The help without `key = value`: an optional key is a method, and a required one an argument of the builder.
fn without_assignment(help: String, key: Key) -> String {
    let Some((before, behind)) = help.split_once(&format!("{} = ", key.name())) else { return help };
    let (value, behind) = behind.split_at(value_length(behind));
    let value = value_of_builder(key, value);
    let is_method = !key.is_required();
    let written = match (is_method, value.is_empty()) {
        (true, true) => format!("{}(..)", key.name()),
        (true, false) => format!("{}({value})", key.name()),
        (false, _) => value,
    };
    format!("{before}{written}{behind}")
}

/// The help without what is written in macros alone: calls that stand for several statements, words without quotes, constructors of
/// expressions, `allow(..)`.
#[cfg(feature = "document")]
pub(crate) fn without_macros(help: &str) -> String {
    const TAILS: [&str; 4] =
        ["; in a set, ", ": write function_name instead of ", ": write layer_name and ", ", a `WebFunctionPolicy`"];
    if help.ends_with(OR_VALUE) {
        return "write the value itself".into();
    }
    let mut help = of_policy(help).replace(BOTH, "").replace("the service without quotes: ", "");
    for tail in TAILS {
        help.truncate(help.find(tail).unwrap_or(help.len()));
    }
    let help = help.replace("in a `WebFunctionPolicy`", "in the policy of the web function");
    Lint::ALL.iter().fold(help, |help, lint| {
        let name = lint.name();
        let (allow, allowed) = (format!("allow({name}, reason = \"..\")"), format!("allow `{name}` with a reason"));
        help.replace(&format!("write {allow}"), &allowed).replace(&allow, &allowed)
    })
}

/// The text with the policy where the macros speak of the set that they are given.
#[cfg(feature = "document")]
pub(crate) fn of_policy(text: &str) -> String {
    text.replace("of this set", "of this policy")
        .replace("the set is for", "the policy is for")
        .replace("a set of its own: a policy", "a policy of its own: it")
}

/// The text with each word in backticks as `write` has it, which is given what stands before them; `None` leaves the word as it is.
#[cfg(feature = "document")]
pub(crate) fn with_words(text: &str, write: impl Fn(&str, &str) -> Option<String>) -> String {
    let (mut written, mut before) = (String::with_capacity(text.len()), "");
    for (at, part) in text.split('`').enumerate() {
        if at > 0 {
            written.push('`');
        }
        let word = (at % 2 == 1).then(|| write(before, part)).flatten();
        written.push_str(word.as_deref().unwrap_or(part));
        before = part;
    }
    written
}

/// The name of an action with its prefix, as it is written outside of the macros.
#[cfg(feature = "document")]
pub(crate) fn prefixed_action(name: &str) -> Option<String> {
    actions::NAMES.contains(&name).then(|| [actions::PREFIX, name].concat())
}

/// The help with each `key = value` as it is written elsewhere, which is given the value in quotes.
#[cfg(any(feature = "json", feature = "document"))]
pub(crate) fn with_assignments(help: &str, key: Key, write: impl Fn(&str) -> String) -> String {
    let (assigned, mut written, mut rest) = (format!("{} = ", key.name()), String::new(), help);
    while let Some((before, behind)) = rest.split_once(&assigned) {
        let (value, behind) = behind.split_at(value_length(behind));
        written += before;
        written += &write(&in_quotes(key, value));
        rest = behind;
    }
    written + rest
}

/// A value in quotes where it is text, without the catalogue's identifiers.
#[cfg(any(feature = "json", feature = "document"))]
fn in_quotes(key: Key, value: &str) -> String {
    match key {
        _ if value.is_empty() || value.starts_with('"') => value.into(),
        Key::Principal => principal(value).unwrap_or_else(|| value.into()),
        Key::Action => action_of_builder(value),
        key if key.parameter().kind == ValueKind::Text => format!("\"{value}\""),
        _ => value.into(),
    }
}

/// The length of the value that begins here: a string, or a word with its arguments.
fn value_length(text: &str) -> usize {
    match text.strip_prefix('"') {
        Some(inside) => inside.find('"').map_or(text.len(), |end| end + 2),
        None => {
            let word =
                text.find(|character: char| !character.is_alphanumeric() && character != '_').unwrap_or(text.len());
            match text.get(word..).and_then(|behind| behind.strip_prefix('(')?.find(')')) {
                Some(end) => word + end + 2,
                None => word,
            }
        }
    }
}

/// A value as a builder takes it, without the catalogue's identifiers.
fn value_of_builder(key: Key, value: &str) -> String {
    match key {
        Key::Principal => principal(value).unwrap_or_else(|| value.into()),
        Key::Action if actions::NAMES.contains(&value) => action_of_builder(value),
        Key::FunctionUrlAuthType if value == "NONE" => "FunctionUrlAuthType::None".into(),
        Key::FunctionUrlAuthType => "FunctionUrlAuthType::AwsIam".into(),
        _ => value.into(),
    }
}

/// The action of an identifier, in quotes.
fn action_of_builder(name: &str) -> String {
    format!("\"{}{name}\"", actions::PREFIX)
}

/// The principal of `s3`, or of `logs("cn-north-1")`, in quotes.
fn principal(value: &str) -> Option<String> {
    let (word, region) = match value.split_once("(\"") {
        Some((word, region)) => (word, Some(region.trim_end_matches("\")"))),
        None => (value, None),
    };
    let service = services::by_id(word)?;
    let around =
        region.and_then(|region| service.around_region(region).map(|(before, behind)| (before, region, behind)));
    Some(match around {
        Some((before, region, behind)) => format!("\"{before}{region}{behind}\""),
        None => format!("\"{}\"", service.principal.replace("${Region}", "us-east-1")),
    })
}
