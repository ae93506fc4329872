//! Statements whose constants are known, in const evaluation.

use crate::{
    check::{Check, StatementFindings},
    facts::parameters::{Key, Keys},
    finding::{At, Lint, Lints, Rendered},
    statement::Statement,
};

/// A statement, or two that are written as one, and the keys and lints that findings belong to.
#[derive(Clone, Copy)]
pub struct Examined<'a> {
    checks: Checks<'a>,
    values: Keys,
    lints: Lints,
}

#[derive(Clone, Copy)]
#[allow(clippy::large_enum_variant, reason = "const evaluation has no box")]
enum Checks<'a> {
    One(Check<'a>),
    Pair([Check<'a>; 2]),
}

impl<'a> Examined<'a> {
    /// Applies the rules to a statement.
    #[must_use]
    pub const fn one(check: Check<'a>) -> Self {
        Self::new(Checks::One(check))
    }

    /// Applies the rules to the two statements of a function URL.
    #[must_use]
    pub const fn pair(first: Check<'a>, second: Check<'a>) -> Self {
        Self::new(Checks::Pair([first, second]))
    }

    const fn new(checks: Checks<'a>) -> Self {
        let (values, lints) = places(checks.as_slice());
        Self { checks, values, lints }
    }

    /// One of the statements, on its way through the rules.
    #[must_use]
    pub const fn check(&self, at: usize) -> Check<'a> {
        self.checks.as_slice()[at]
    }

    /// One of the statements, as a permission has it: the qualifier apart from the name.
    #[must_use]
    pub const fn statement(&self, at: usize) -> Statement<'a> {
        self.checks.as_slice()[at].statement().with_split_name()
    }
}

impl<'a> Checks<'a> {
    const fn as_slice(&self) -> &[Check<'a>] {
        match self {
            Self::One(check) => core::slice::from_ref(check),
            Self::Pair(checks) => checks,
        }
    }
}

/// Ends const evaluation with the findings that belong to the value of a key of some statements, which share that value.
#[track_caller]
pub const fn assert_value(all: &[&Examined<'_>], key: Key) {
    let mut at = 0;
    while at < all.len() {
        if all[at].values.has(key) {
            panic(all[at].checks.as_slice(), At::Value(key));
        }
        at += 1;
    }
}

/// Ends const evaluation with the findings that belong to an allowed lint.
#[track_caller]
pub const fn assert_allow(examined: &Examined<'_>, lint: Lint) {
    if examined.lints.has(lint) {
        panic(examined.checks.as_slice(), At::Allow(lint));
    }
}

/// The values and the allowed lints that findings belong to.
pub(super) const fn places(checks: &[Check<'_>]) -> (Keys, Lints) {
    let (mut values, mut lints) = (Keys::NONE, Lints::NONE);
    let mut findings = StatementFindings::of(checks);
    while let Some((_, finding)) = findings.next_finding() {
        match finding.at() {
            At::Value(key) => values = values.with(key),
            At::Allow(lint) => lints = lints.with(lint),
            At::Call => {}
        }
    }
    (values, lints)
}

/// Ends const evaluation with the findings of that place.
#[track_caller]
const fn panic(checks: &[Check<'_>], place: At) -> ! {
    panic!("{}", with_findings(Rendered::new(), checks, place).as_str())
}

/// The same text with the findings of that place behind it.
pub(super) const fn with_findings(mut rendered: Rendered, checks: &[Check<'_>], place: At) -> Rendered {
    let mut findings = StatementFindings::of(checks);
    while let Some((_, finding)) = findings.next_finding() {
        if finding.at().is(place) {
            rendered = rendered.line(&finding);
        }
    }
    rendered
}
