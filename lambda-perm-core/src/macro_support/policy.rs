//! Policies, for the expansion of `policy!`.

use crate::{
    check::set::Set,
    facts::parameters::Key,
    finding::{At, Code, Finding, Lint, Rendered},
    statement::Statement,
};

/// A set, and what was found in it that has not been reported.
#[derive(Clone, Copy)]
pub struct ExaminedSet<'s, 'a> {
    set: Set<'s, 'a>,
    reported: &'s [(usize, Code)],
    /// The statements that have findings, as bits. Those of larger numbers share the bits.
    pub(super) found: u128,
    /// What all are for, by the name that tells most.
    resource: Statement<'a>,
}

impl<'s, 'a> Set<'s, 'a> {
    /// The set with what was found, but for what has been reported: codes with the numbers of their statements.
    #[must_use]
    pub const fn examined(self, reported: &'s [(usize, Code)]) -> ExaminedSet<'s, 'a> {
        let resource = self.resource().with_split_name();
        let mut examined = ExaminedSet { set: self, reported, found: 0, resource };
        let mut findings = self.findings();
        while let Some((at, finding)) = findings.next_finding() {
            if !examined.has_reported(at, &finding) {
                examined.found |= bit(at);
            }
        }
        examined
    }
}

/// The bit of a statement.
pub(super) const fn bit(statement: usize) -> u128 {
    1 << (statement % 128)
}

impl ExaminedSet<'_, '_> {
    const fn has_reported(&self, statement: usize, finding: &Finding<'_>) -> bool {
        let mut at = 0;
        while at < self.reported.len() {
            let (other, code) = self.reported[at];
            if other == statement && code as usize == finding.code() as usize {
                return true;
            }
            at += 1;
        }
        false
    }

    /// Ends const evaluation with the findings that belong to some statements as a whole.
    #[track_caller]
    pub const fn assert_statements(&self, first: usize, last: usize) {
        self.assert(first, last, At::Call);
    }

    /// Ends const evaluation with the findings that belong to the ID of some statements.
    #[track_caller]
    pub const fn assert_statement_ids(&self, first: usize, last: usize) {
        self.assert(first, last, At::Value(Key::StatementId));
    }

    /// Ends const evaluation with the findings that belong to a lint that some statements allow.
    #[track_caller]
    pub const fn assert_allow(&self, first: usize, last: usize, lint: Lint) {
        self.assert(first, last, At::Allow(lint));
    }

    /// Ends const evaluation with the findings of some statements that belong to that place.
    #[track_caller]
    pub(super) const fn assert(&self, first: usize, last: usize, place: At) {
        if self.found & (bit(first) | bit(last)) == 0 {
            return;
        }
        let (mut rendered, mut is_wrong) = (Rendered::new(), false);
        let mut findings = self.set.findings_of(first, last + 1);
        while let Some((at, finding)) = findings.next_finding() {
            if finding.at().is(place) && !self.has_reported(at, &finding) {
                rendered = rendered.line(&finding);
                is_wrong = true;
            }
        }
        if is_wrong {
            panic!("{}", rendered.as_str());
        }
    }
}

impl<'a> ExaminedSet<'_, 'a> {
    /// The statement as one of the set: for its resource, by the name that tells most.
    #[must_use]
    pub const fn statement(&self, statement: Statement<'a>) -> Statement<'a> {
        statement.with_resource_of(&self.resource)
    }
}
