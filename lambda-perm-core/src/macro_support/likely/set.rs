//! Sets whose constants are likely to be of forms in which the rules find nothing.

use super::{with_pending, wrong};
use crate::{
    check::{
        Check,
        likely::is_of_form,
        set::{Member, Set},
    },
    facts::parameters::{Key, Keys},
    finding::{At, Lint, Rendered},
    macro_support::{
        evaluation::{places, with_findings},
        policy::{ExaminedSet, bit},
    },
    statement::Statement,
    text::equal,
    value,
};

/// A constant, and whether it is of the form that is likely.
#[derive(Clone, Copy)]
pub struct LikelyText {
    /// The text.
    pub text: &'static str,
    /// Whether it is of that form.
    pub is_likely: bool,
}

impl LikelyText {
    /// Asks a text for its form.
    #[must_use]
    pub const fn of(text: &'static str, form: &[u8]) -> Self {
        Self { text, is_likely: is_of_form(text, form) }
    }

    /// Ends const evaluation with what is wrong with the constant by itself.
    #[track_caller]
    pub const fn assert(self, key: Key) {
        if !self.is_likely
            && let Some(finding) = value::check(key, self.text)
        {
            finding.panic();
        }
    }
}

/// The statements of a set, and which of them have findings.
///
/// It is small, because the compiler looks at every byte of a constant. The statements are a static, at which the compiler looks
/// once.
#[derive(Clone, Copy)]
pub struct LikelySet<const N: usize> {
    statements: &'static [Statement<'static>; N],
    /// The constants. Those of all statements have a number behind the last one.
    constants: &'static [(usize, Key)],
    /// The allowed lints that rules have used which are not applied again.
    silenced: &'static [(usize, Lint)],
    /// The statements that have findings by themselves, as bits. Those of larger numbers share the bits.
    found: u128,
    /// The same for findings about the set.
    found_in_set: u128,
}

impl<const N: usize> LikelySet<N> {
    /// Statements whose constants are all of the forms that are likely, so that nothing is found.
    #[must_use]
    pub const fn of(statements: &'static [Statement<'static>; N]) -> Self {
        Self { statements, constants: &[], silenced: &[], found: 0, found_in_set: 0 }
    }

    /// Other statements, to which the rules are applied. The constants are given with the numbers of their statements, and so are
    /// the lints that rules have used which are not applied again.
    #[must_use]
    pub const fn examined(
        statements: &'static [Statement<'static>; N],
        constants: &'static [(usize, Key)],
        silenced: &'static [(usize, Lint)],
    ) -> Self {
        Self { statements, constants, silenced, found: 0, found_in_set: 0 }.with_findings()
    }

    /// Whether no two statements have the same value for a key.
    #[must_use]
    pub const fn are_distinct(statements: &[Statement<'_>; N], key: Key) -> bool {
        let (mut ends, mut at) = ([0; N], 0);
        while at < N {
            let text = statements[at].text(key);
            ends[at] = end(text.as_bytes());
            let mut other = 0;
            while other < at {
                if ends[other] == ends[at] && equal(statements[other].text(key), text) && !text.is_empty() {
                    return false;
                }
                other += 1;
            }
            at += 1;
        }
        true
    }

    const fn with_findings(mut self) -> Self {
        let mut at = 0;
        while at < N {
            let (values, lints) = places(core::slice::from_ref(&self.check(at)));
            if !values.is_empty() || !lints.is_empty() {
                self.found |= bit(at);
            }
            at += 1;
        }
        self.found_in_set = self.set(&self.members()).found;
        self
    }

    /// The check of a statement, of which the wrong constants are not known, by the rules that read constants.
    const fn check(&self, number: usize) -> Check<'static> {
        let (statement, mut keys) = (self.statements[number], Keys::NONE);
        let mut at = 0;
        while at < self.constants.len() {
            let (of, key) = self.constants[at];
            if of == number || of == N {
                keys = keys.with(key);
            }
            at += 1;
        }
        let statement = with_pending(statement, wrong(&statement, keys));
        let mut check = Check::new(statement).in_set().reading_all(keys);
        at = 0;
        while at < self.silenced.len() {
            if self.silenced[at].0 == number {
                check = check.silenced(self.silenced[at].1);
            }
            at += 1;
        }
        check
    }

    const fn members(&self) -> [Member<'static>; N] {
        let mut members = [Member::new(self.check(0)); N];
        let mut at = 1;
        while at < N {
            members[at] = Member::new(self.check(at));
            at += 1;
        }
        members
    }

    /// The set, and what is found in it.
    const fn set<'s>(&self, members: &'s [Member<'static>; N]) -> ExaminedSet<'s, 'static> {
        Set::new(self.check(0).statement().resource(), members).examined(&[])
    }

    /// The statements as the policy has them.
    #[must_use]
    pub const fn settled(self) -> [Statement<'static>; N] {
        let (mut statements, members) = (*self.statements, self.members());
        let (set, mut at) = (self.set(&members), 0);
        while at < N {
            statements[at] = set.statement(statements[at].with_split_name());
            at += 1;
        }
        statements
    }

    /// Ends const evaluation with the findings that belong to the value of a key that all statements share.
    #[track_caller]
    pub const fn assert_resource(self, key: Key) {
        let mut at = 0;
        while at < N && self.found != 0 {
            self.assert_of(at, At::Value(key));
            at += 1;
        }
    }

    /// Ends const evaluation with the findings that belong to an allowed lint of a statement.
    #[track_caller]
    pub const fn assert_allow(self, statement: usize, lint: Lint) {
        self.assert_of(statement, At::Allow(lint));
    }

    /// Ends const evaluation with the findings of a statement that belong to that place.
    #[track_caller]
    pub(super) const fn assert_of(&self, statement: usize, place: At) {
        if self.found & bit(statement) == 0 {
            return;
        }
        let check = self.check(statement);
        let (values, lints) = places(core::slice::from_ref(&check));
        let is_wrong = match place {
            At::Value(key) => values.has(key),
            At::Allow(lint) => lints.has(lint),
            At::Call => false,
        };
        if is_wrong {
            panic!("{}", with_findings(Rendered::new(), core::slice::from_ref(&check), place).as_str());
        }
    }

    /// Ends const evaluation with the findings about the set that belong to a statement as a whole.
    #[track_caller]
    pub const fn assert_statement(self, statement: usize) {
        self.assert_in_set(statement, At::Call);
    }

    /// Ends const evaluation with the findings about the set that belong to the ID of a statement.
    #[track_caller]
    pub const fn assert_statement_id(self, statement: usize) {
        self.assert_in_set(statement, At::Value(Key::StatementId));
    }

    #[track_caller]
    const fn assert_in_set(&self, statement: usize, place: At) {
        if self.found_in_set & bit(statement) == 0 {
            return;
        }
        self.set(&self.members()).assert(statement, statement, place);
    }
}

/// The last bytes and the length of a text, by which nearly all differ.
const fn end(text: &[u8]) -> u64 {
    match text {
        [.., a, b, c, d, e, f] => u64::from_le_bytes([*a, *b, *c, *d, *e, *f, text.len() as u8, 0]),
        _ => text.len() as u64,
    }
}
