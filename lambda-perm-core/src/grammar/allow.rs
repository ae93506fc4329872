//! The clause `allow(lint, .., reason = "..")`.

pub use crate::finding::{is_no_reason, missing_reason};
use crate::{
    finding::{Code, Finding, Lint, Phrase},
    text::{equal, first, suggest::closest},
};

/// An `allow` that cannot be read.
pub const fn malformed_allow<'a>() -> Finding<'a> {
    let message = Phrase::new("`allow` takes the names of lints and a reason");
    Finding::of_call(
        Code::MalformedAllow,
        message,
        Phrase::new("write `allow(public_access, reason = \"why this is right\")`"),
    )
}

/// A second `allow`.
pub const fn duplicate_allow<'a>() -> Finding<'a> {
    let message = Phrase::new("`allow` is given twice");
    Finding::of_call(Code::MalformedAllow, message, Phrase::new("put all lints into one `allow`"))
}

/// A lint that does not exist.
pub const fn unknown_lint(name: &str) -> Finding<'_> {
    let message = Phrase::new("there is no lint ").quoted(name);
    if equal(name, "unused_allow") {
        let help = "leave it out: an exception that silences nothing should be removed";
        return Finding::of_call(Code::UnknownLint, message, Phrase::new(help));
    }
    let help = match (code(name), closest(name, Lint::NAMES)) {
        (Some(code), _) => match code.lint() {
            Some(lint) => Phrase::new("write the lint of this code: `").plain(lint.name()).plain("`"),
            None => Phrase::new("leave it out: this code is an error, which nothing silences"),
        },
        (None, Some(lint)) => Phrase::new("did you mean `").plain(lint).plain("`?"),
        (None, None) => {
            Phrase::new("write the name before the code at the end of the message, such as `public_access`")
        }
    };
    Finding::of_call(Code::UnknownLint, message, help)
}

/// The lint that a misspelt name or a code stands for, so that what it silences is not reported too.
pub const fn meant_lint(name: &str) -> Option<Lint> {
    if let Some(code) = code(name) {
        return code.lint();
    }
    match closest(name, Lint::NAMES) {
        Some(name) => Lint::find(name),
        None => None,
    }
}

/// The code that a word is.
const fn code(word: &str) -> Option<Code> {
    first!(Code::ALL, |row| equal(row.id(), word) => *row)
}

/// A lint that is allowed twice.
pub const fn duplicate_lint<'a>(lint: Lint) -> Finding<'a> {
    let message = Phrase::quoting(lint.name()).plain(" is allowed twice");
    Finding::of_allow(Code::UnusedAllow, lint, message, Phrase::new("remove one of them"))
}
