//! What stands in `policy!`.

use crate::{
    facts::parameters::{Key, Target},
    finding::{Code, Finding, Lint, Phrase},
    text::{equal, equal_ignoring_case, first, suggest::closest},
};

/// A key of the resource inside a statement, or one of a statement outside.
pub const fn misplaced_key<'a>(key: Key) -> Finding<'a> {
    let (message, help) = if key.is_of_resource() {
        (" is given once for the whole set, outside of its statements", "move it out of the statement")
    } else {
        (" belongs to a statement, but a set has several", "move it into `statement(..)`")
    };
    let message = Phrase::quoting(key.name()).plain(message);
    Finding::new(Code::MisplacedKey, key, message, Phrase::new(help))
}

/// The keys of a statement in a set that has none, as a `grant!` has them.
pub const fn bare_statement<'a>(key: Key) -> Finding<'a> {
    let message = Phrase::quoting(key.name()).plain(" belongs to a statement, but this set has none");
    let help = "write `statement(..)` around the keys of the statement, or `grant!` for one alone";
    Finding::new(Code::MisplacedKey, key, message, Phrase::new(help))
}

/// A set without statements.
pub const fn empty_set<'a>() -> Finding<'a> {
    let message = Phrase::new("this set has no statement, but AWS stores no policy without one");
    let help = "add `statement(statement_id = \"..\", action = .., principal = ..)`, or remove the set";
    Finding::of_call(Code::EmptySet, message, Phrase::new(help))
}

/// A policy of no permission, which no macro has made.
pub const fn no_permission<'a>() -> Finding<'a> {
    let message = Phrase::new("this policy has no permission, but AWS stores no policy without a statement");
    Finding::of_call(Code::EmptySet, message, Phrase::new("give it a permission, or make no policy"))
}

/// What stands for statements in `policy!`.
pub const MEMBERS: [&str; 3] = ["statement", "function_url", "permission"];

/// Whether the word stands for statements in `policy!`.
pub const fn is_member(word: &str) -> bool {
    first!(MEMBERS, |row| equal(row, word)).is_some()
}

/// The word for statements in `policy!` that a word in front of brackets stands for.
pub const fn meant_member(word: &str) -> Option<&'static str> {
    if Key::find(word).is_some() {
        return None;
    }
    closest(word, &MEMBERS)
}

/// A word for statements in front of other brackets than parentheses.
pub const fn member_in_brackets<'a>(member: &'static str) -> Finding<'a> {
    let message = Phrase::new("this is not an argument of the call");
    let help = Phrase::new("write parentheses: `").plain(member).plain("(..)`");
    Finding::of_call(Code::MalformedArgument, message, help)
}

/// A constant by itself in a set.
pub const fn bare_permission(name: &str) -> Finding<'_> {
    let message = Phrase::new("this is not an argument of the call");
    let help = Phrase::new("for a permission, write `permission(").user(name).plain(")`");
    Finding::of_call(Code::MalformedArgument, message, help)
}

/// What stands in a set, and is neither a key nor a member.
pub const fn unknown_member<'a>() -> Finding<'a> {
    let message = Phrase::new("this is not an argument of the call");
    let help = "write `statement(..)`, `function_url(..)` or `permission(..)` for what the set has";
    Finding::of_call(Code::MalformedArgument, message, Phrase::new(help))
}

/// Statements in brackets, as a policy document has them.
pub const fn list_of_statements<'a>() -> Finding<'a> {
    let message = Phrase::new("this is not an argument of the call");
    let help = "write `statement(..)` for each statement, one after the other";
    Finding::of_call(Code::MalformedArgument, message, Phrase::new(help))
}

/// Whether a word stands for statements in brackets.
pub const fn names_statements(word: &str) -> bool {
    equal_ignoring_case(word, "statements")
        || equal_ignoring_case(word, "statement")
        || equal_ignoring_case(word, "permissions")
}

/// The statements of a function URL in a set for what has no URL.
pub const fn no_function_url<'a>(target: Target) -> Option<Finding<'a>> {
    let (message, help) = match target {
        Target::Function => return None,
        Target::LayerVersion => (
            "function_url(..) is for functions: a layer version has no URL",
            "write `statement(..)` with `action = GetLayerVersion`",
        ),
        Target::WebFunction => (
            "function_url(..) is for functions: a web function has endpoints, which need one statement",
            "write `statement(..)` with `action = InvokeWebFunctionEndpoint`",
        ),
    };
    Some(Finding::of_call(Code::ForeignKey, Phrase::new(message), Phrase::new(help)))
}

/// What the ID of the second statement of `function_url(..)` has behind that of the first.
pub const INVOKE_SUFFIX: &str = "-invoke";

/// A key of `function_url(..)` that this gives itself.
pub const fn key_of_function_url<'a>(key: Key) -> Finding<'a> {
    let message =
        Phrase::new("function_url(..) stands for both statements of a URL, which have their own ").quoted(key.name());
    Finding::new(Code::MisplacedKey, key, message, Phrase::new("leave it out, or write the statements separately"))
}

/// A key beside a permission that has all of them.
pub const fn key_of_permission<'a>(key: Key) -> Finding<'a> {
    let message = Phrase::new("permission(..) takes a permission as it is, which has its own ").quoted(key.name());
    Finding::new(Code::MisplacedKey, key, message, Phrase::new("leave it out, or write `statement(..)` with all keys"))
}

/// A `permission(..)` without a permission.
pub const fn malformed_permission<'a>() -> Finding<'a> {
    let message = Phrase::new("permission(..) takes a permission that a `grant!` has made");
    Finding::of_call(Code::MissingValue, message, Phrase::new("write the constant, such as `permission(UPLOADS)`"))
}

/// A `permission(..)` of a variable, where there are constants alone.
pub const fn variable_permission(name: &str) -> Finding<'_> {
    let message = Phrase::quoting(name).plain(" is a variable, but `policy!` takes constants");
    Finding::of_call(Code::WrongKind, message, Phrase::new("write `try_policy!`, or a constant in upper case"))
}

/// An `allow` outside of the statements.
pub const fn misplaced_allow<'a>() -> Finding<'a> {
    let message = Phrase::new("an exception belongs to a statement, but a set has several");
    Finding::of_call(Code::MalformedAllow, message, Phrase::new("move `allow(..)` into the statement that needs it"))
}

/// An `allow` beside a permission, of a lint that is not about sets.
pub const fn allow_of_permission<'a>(lint: Lint) -> Finding<'a> {
    let message =
        Phrase::new("permission(..) takes a permission as it is, and a set never reports ").quoted(lint.name());
    let help = Phrase::new("allow it in the `grant!` that makes the permission");
    Finding::of_allow(Code::UnusedAllow, lint, message, help)
}
