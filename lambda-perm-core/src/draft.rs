//! A permission that is not yet one: what is known of it so far.

use crate::{
    facts::services::{self, NotNeeded},
    finding::{Code, Finding, Lint, Lints, Phrase},
    key::{Key, Target},
    rule::{self, Subject},
};

/// What is known of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field<T> {
    /// It is not given.
    Absent,
    /// It is given, and what it is will be known in const evaluation or at run time, or it is wrong by itself.
    Opaque,
    /// It is given, and right by itself.
    Known(T),
}

impl<T: Copy> Field<T> {
    /// Whether it is given.
    pub const fn is_present(&self) -> bool {
        !matches!(self, Field::Absent)
    }

    /// The value, where it is known.
    pub const fn known(&self) -> Option<T> {
        match self {
            Field::Known(value) => Some(*value),
            _ => None,
        }
    }
}

/// A permission whose values may be known, not yet known, or absent. All rules look at this.
///
/// The values are texts in the API's spelling; a boolean is `"true"` or `"false"`.
#[derive(Clone, Copy, Debug)]
pub struct Draft<'a> {
    target: Target,
    values: [Field<&'a str>; Key::COUNT],
    not_needed: Option<&'static NotNeeded>,
    allowed: Lints,
    reported: u64,
}

impl<'a> Draft<'a> {
    /// A permission of which nothing is known.
    pub const fn new(target: Target) -> Self {
        Self { target, values: [Field::Absent; Key::COUNT], not_needed: None, allowed: Lints::NONE, reported: 0 }
    }

    /// Gives a key a value that has passed [`check`](Self::check).
    #[must_use]
    pub const fn with(mut self, key: Key, text: &'a str) -> Self {
        self.values[key as usize] = Field::Known(text);
        self
    }

    /// Gives a key a value that is not known yet.
    #[must_use]
    pub const fn with_opaque(mut self, key: Key) -> Self {
        self.values[key as usize] = Field::Opaque;
        self
    }

    /// Says that the principal was named by the identifier of a service that never needs a grant. Some of these share
    /// their principal with a service that does.
    #[must_use]
    pub const fn with_not_needed(mut self, id: &str) -> Self {
        self.not_needed = services::not_needed_by_id(id);
        self
    }

    /// Silences a lint.
    #[must_use]
    pub const fn allowing(mut self, lint: Lint) -> Self {
        self.allowed = self.allowed.with(lint);
        self
    }

    /// Leaves out the findings of rules that have reported already, given as bits; see [`Examination::rule`].
    #[must_use]
    pub const fn reported(mut self, rules: u64) -> Self {
        self.reported = rules;
        self
    }

    /// What is wrong with a value by itself.
    pub const fn check(key: Key, text: &'a str) -> Option<Finding<'a>> {
        crate::value::check(key, text)
    }

    /// What is wrong with the values together.
    pub const fn examine(&self) -> Examination<'a> {
        Examination {
            subject: Subject::new(self.target, self.values, self.not_needed, self.allowed),
            allowed: self.allowed,
            reported: self.reported,
            silenced: Lints::NONE,
            rule: 0,
        }
    }

    /// The text of a key's value; empty where it is not known.
    pub(crate) const fn text(&self, key: Key) -> &'a str {
        match self.values[key as usize] {
            Field::Known(text) => text,
            _ => "",
        }
    }
}

// The rules fit into the bits of `Draft::reported`.
const _: () = assert!(rule::COUNT <= 64);

/// The findings of a draft, one after the other. An iterator that also runs in const evaluation.
pub struct Examination<'a> {
    subject: Subject<'a>,
    allowed: Lints,
    reported: u64,
    silenced: Lints,
    rule: usize,
}

impl<'a> Examination<'a> {
    /// The next finding.
    pub const fn next_finding(&mut self) -> Option<Finding<'a>> {
        while self.rule < rule::COUNT {
            let found = rule::apply(self.rule, &self.subject);
            self.rule += 1;
            if let Some(finding) = found {
                if self.reported & (1 << self.rule()) != 0 {
                    continue;
                }
                match finding.code().lint() {
                    Some(lint) if self.allowed.has(lint) => self.silenced = self.silenced.with(lint),
                    _ => return Some(finding),
                }
            }
        }
        self.next_unused_allow()
    }

    /// The number of the rule that made the last finding.
    pub const fn rule(&self) -> usize {
        self.rule.saturating_sub(1)
    }

    /// An `allow` is unused when no rule asked for it. A value that is not known yet may still do so.
    const fn next_unused_allow(&mut self) -> Option<Finding<'a>> {
        if self.subject.has_opaque() {
            return None;
        }
        while self.rule < rule::COUNT + Lint::ALL.len() {
            let lint = Lint::ALL[self.rule - rule::COUNT];
            self.rule += 1;
            if self.allowed.has(lint) && !self.silenced.has(lint) {
                let message = Phrase::new("allow(").plain(lint.name()).plain(") silences nothing");
                let help = Phrase::new("remove `").plain(lint.name()).plain("` from the list");
                return Some(Finding::of_allow(Code::UnusedAllow, lint, message, help));
            }
        }
        None
    }
}

impl<'a> Iterator for Examination<'a> {
    type Item = Finding<'a>;

    fn next(&mut self) -> Option<Finding<'a>> {
        self.next_finding()
    }
}
