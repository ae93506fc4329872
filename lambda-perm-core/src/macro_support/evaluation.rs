//! Statements whose constants are known, in const evaluation.

use crate::{
    check::{Check, StatementFindings},
    facts::parameters::Key,
    finding::{At, Lint, Rendered},
    statement::Statement,
};

/// A statement, or two that are written as one, and the keys and lints that findings belong to, as bits.
#[derive(Clone, Copy)]
pub struct Examined<'a> {
    checks: Checks<'a>,
    values: u32,
    lints: u32,
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
        let (mut values, mut lints) = (0, 0);
        let mut findings = StatementFindings::of(checks.as_slice());
        while let Some((_, finding)) = findings.next_finding() {
            match finding.at() {
                At::Value(key) => values |= 1 << key as u32,
                At::Allow(lint) => lints |= 1 << lint as u32,
                At::Call => {}
            }
        }
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
        if all[at].values & (1 << key as u32) != 0 {
            panic(all[at].checks.as_slice(), At::Value(key));
        }
        at += 1;
    }
}

/// Ends const evaluation with the findings that belong to an allowed lint.
#[track_caller]
pub const fn assert_allow(examined: &Examined<'_>, lint: Lint) {
    if examined.lints & (1 << lint as u32) != 0 {
        panic(examined.checks.as_slice(), At::Allow(lint));
    }
}

/// Ends const evaluation with the findings of that place.
#[track_caller]
const fn panic(checks: &[Check<'_>], at: At) -> ! {
    let mut rendered = Rendered::new();
    let mut findings = StatementFindings::of(checks);
    while let Some((_, finding)) = findings.next_finding() {
        if finding.at().is(at) {
            rendered = rendered.line(&finding);
        }
    }
    panic!("{}", rendered.as_str())
}
