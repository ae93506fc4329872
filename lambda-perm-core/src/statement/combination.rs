//! The texts that the expressions of a statement can give together.

use super::Statement;
use crate::{
    expression::{Alternative, Untyped},
    facts::parameters::Key,
};

/// One alternative for each expression of a statement that has several: none of them needs a choice to be on two sides.
#[derive(Clone, Copy)]
pub(crate) struct Combination {
    /// By the places of keys.
    alternatives: [usize; Key::SLOTS],
}

impl Combination {
    /// The first one; `None` where no value has alternatives.
    pub(crate) const fn first(statement: &Statement<'_>) -> Option<Self> {
        if !statement.has_alternatives() {
            return None;
        }
        let (keys, count) = chosen(statement);
        if count == 0 {
            return None;
        }
        let mut first = Self { alternatives: [0; Key::SLOTS] };
        if first.complete(statement, &keys, count, 0) { Some(first) } else { None }
    }

    /// The one behind this one.
    pub(crate) const fn next(mut self, statement: &Statement<'_>) -> Option<Self> {
        let (keys, count) = chosen(statement);
        let last = count - 1;
        self.alternatives[keys[last].slot()] += 1;
        if self.complete(statement, &keys, count, last) { Some(self) } else { None }
    }

    /// Looks for alternatives that go with those before, from the key of this number on.
    const fn complete(
        &mut self,
        statement: &Statement<'_>,
        keys: &[Key; Key::SLOTS],
        count: usize,
        from: usize,
    ) -> bool {
        let mut at = from;
        while at < count {
            let slot = keys[at].slot();
            if self.alternatives[slot] >= alternatives(statement, keys[at]).len() {
                if at == 0 {
                    return false;
                }
                at -= 1;
                self.alternatives[keys[at].slot()] += 1;
            } else if !self.is_compatible(statement, keys, at) {
                self.alternatives[slot] += 1;
            } else {
                at += 1;
                if at < count {
                    self.alternatives[keys[at].slot()] = 0;
                }
            }
        }
        true
    }

    /// Whether the alternative of a key goes with those of the keys before it.
    const fn is_compatible(&self, statement: &Statement<'_>, keys: &[Key; Key::SLOTS], at: usize) -> bool {
        let own = self.alternative(statement, keys[at]);
        if !own.is_of_partition(statement.is_in_china()) {
            return false;
        }
        let mut before = 0;
        while before < at {
            if !own.is_compatible(self.alternative(statement, keys[before])) {
                return false;
            }
            before += 1;
        }
        true
    }

    const fn alternative<'a>(&self, statement: &Statement<'a>, key: Key) -> &'a Alternative {
        &alternatives(statement, key)[self.alternatives[key.slot()]]
    }

    /// The statement with these texts.
    pub(crate) const fn of<'a>(&self, statement: &Statement<'a>) -> Statement<'a> {
        let (keys, count) = chosen(statement);
        let (mut combined, mut at) = (*statement, 0);
        while at < count {
            combined.texts[keys[at].slot()] = self.alternative(statement, keys[at]).text();
            at += 1;
        }
        combined
    }
}

/// The keys whose expressions have alternatives, and how many these are.
const fn chosen(statement: &Statement<'_>) -> ([Key; Key::SLOTS], usize) {
    let (mut keys, mut count, mut at) = ([Key::StatementId; Key::SLOTS], 0, 0);
    while at < Key::ALL.len() {
        let key = Key::ALL[at];
        if key.fits(statement.target) && !alternatives(statement, key).is_empty() {
            keys[count] = key;
            count += 1;
        }
        at += 1;
    }
    (keys, count)
}

const fn alternatives<'a>(statement: &Statement<'a>, key: Key) -> &'a [Alternative] {
    match statement.expression(key) {
        Some(expression) if statement.known.has(key) => Untyped::alternatives(expression),
        _ => &[],
    }
}
