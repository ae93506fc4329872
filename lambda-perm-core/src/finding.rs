//! Findings: what is wrong with a permission, and what to write instead.
//!
//! A finding is made by a `const fn`, so that the macro, const evaluation and run time report the same one, and it is
//! put into words by one renderer, so that they report it in the same words.

mod code;
mod error;
mod exception;
#[cfg(feature = "runtime")]
mod findings;
mod lint;
mod phrase;

pub use code::Code;
pub use error::{Error, Location};
pub use exception::Exception;
#[doc(hidden)]
pub use exception::{is_no_reason, missing_reason};
#[cfg(feature = "runtime")]
pub use findings::Findings;
#[doc(hidden)]
pub use lint::lint_names;
pub use lint::{Lint, Lints};
pub(crate) use phrase::Phrase;
#[cfg(feature = "runtime")]
pub(crate) use phrase::Quoted;
pub use phrase::Rendered;
#[cfg(all(feature = "document", feature = "json"))]
pub(crate) use phrase::written_reference;

use core::fmt;

use crate::facts::parameters::Key;

/// Where in the call a finding belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum At {
    /// The call as a whole.
    Call,
    /// The value of a key.
    Value(Key),
    /// A lint in the `allow` clause.
    Allow(Lint),
}

impl At {
    /// Whether both are the same.
    pub(crate) const fn is(self, other: Self) -> bool {
        match (self, other) {
            (At::Value(key), At::Value(other)) => key as usize == other as usize,
            (At::Allow(lint), At::Allow(other)) => lint as usize == other as usize,
            (At::Call, At::Call) => true,
            _ => false,
        }
    }
}

/// What is wrong with a permission: an error that AWS would report, or a lint.
#[derive(Clone, Copy, Debug)]
pub struct Finding<'a> {
    code: Code,
    at: At,
    message: Phrase<'a>,
    help: Phrase<'a>,
}

impl<'a> Finding<'a> {
    /// A finding about the value of a key.
    pub(crate) const fn new(code: Code, at: Key, message: Phrase<'a>, help: Phrase<'a>) -> Self {
        Self { code, at: At::Value(at), message, help }
    }

    /// A finding about an `allow`.
    pub(crate) const fn of_allow(code: Code, at: Lint, message: Phrase<'a>, help: Phrase<'a>) -> Self {
        Self { code, at: At::Allow(at), message, help }
    }

    /// A finding about the call as a whole.
    pub(crate) const fn of_call(code: Code, message: Phrase<'a>, help: Phrase<'a>) -> Self {
        Self { code, at: At::Call, message, help }
    }

    /// Which rule found it.
    pub const fn code(&self) -> Code {
        self.code
    }

    /// Where in the call it belongs: on the value that must change.
    pub const fn at(&self) -> At {
        self.at
    }

    /// The same finding about the value of another key, for a value type that several keys share.
    pub(crate) const fn about(mut self, key: Key) -> Self {
        self.at = At::Value(key);
        self
    }

    /// Whether the help is a question, such as `did you mean ..?`
    pub(crate) const fn asks(&self) -> bool {
        self.help.is_question()
    }

    /// The same finding with more help behind what it has.
    pub(crate) const fn with_help(mut self, more: Phrase<'a>) -> Self {
        self.help = self.help.followed_by(more);
        self
    }

    /// The same finding by another code, with a message that goes on.
    pub(crate) const fn as_of(mut self, code: Code, why: &'static str) -> Self {
        self.code = code;
        self.message = self.message.plain(why);
        self
    }

    /// The same finding about the call as a whole, where the value that it blames stands somewhere else.
    pub(crate) const fn about_call(mut self) -> Self {
        self.at = At::Call;
        self
    }

    /// The whole text: what is wrong and why, then a line that says what to write instead, with the lint and the code.
    pub const fn render(&self) -> Rendered {
        let rendered = Rendered::new().phrase(&self.message).plain("\n= help: ").phrase(&self.help).plain(" [");
        match self.code.name() {
            Some(name) => rendered.plain(name).plain(", ").plain(self.code.id()).plain("]"),
            None => rendered.plain(self.code.id()).plain("]"),
        }
    }

    /// What is wrong and why, in a line.
    pub const fn message(&self) -> Rendered {
        Rendered::new().phrase(&self.message)
    }

    /// What to write instead, in a line.
    pub const fn help(&self) -> Rendered {
        Rendered::new().phrase(&self.help)
    }

    /// Ends const evaluation with the finding as the compiler's error.
    #[track_caller]
    pub(crate) const fn panic(&self) -> ! {
        let rendered = self.render();
        panic!("{}", rendered.as_str())
    }
}

impl fmt::Display for Finding<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.render().as_str())
    }
}
