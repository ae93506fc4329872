//! Findings on their way to a report: each with its statement and member, and what the options say of it.

use alloc::{string::String, vec, vec::Vec};

use super::{
    finding::{Audit, AuditFinding},
    options::AuditOptions,
    place::{MemberPath, MemberPlaces},
};
use crate::{
    check::unused_allow,
    document::{DocumentStatement, PolicyDocument},
    finding::{Error, Finding, Lint},
    text::position::PositionWalk,
};

/// The findings so far.
pub(super) struct Report<'a> {
    document: &'a PolicyDocument<'a>,
    own: Option<&'a str>,
    options: &'a AuditOptions,
    found: Vec<BlamedMember<'a>>,
    /// Which exceptions have silenced something.
    used: Vec<bool>,
    /// The statements that are not compared with others, counted from 1.
    not_compared: Vec<usize>,
}

/// A finding and the member that it is about.
struct BlamedMember<'a> {
    /// The number of the statement, from 0; `None` for the document.
    statement: Option<usize>,
    path: MemberPath<'a>,
    error: Error,
}

impl<'a> Report<'a> {
    pub(super) fn new(document: &'a PolicyDocument<'a>, own: Option<&'a str>, options: &'a AuditOptions) -> Self {
        Self {
            document,
            own,
            options,
            found: Vec::new(),
            used: vec![false; options.exceptions.len()],
            not_compared: Vec::new(),
        }
    }

    /// Whether the options allow a lint in a statement. Then the exception is one that is used.
    pub(super) fn silences(&mut self, statement: Option<usize>, lint: Lint) -> bool {
        let sid = statement.and_then(|at| self.document.statements().get(at)?.sid());
        let mut is_silent = false;
        for (allowed, is_used) in self.options.exceptions.iter().zip(&mut self.used) {
            if sid == Some(allowed.sid.as_str()) && allowed.exception.lint() == lint {
                // A second exception for the same is of no use.
                *is_used |= !is_silent;
                is_silent = true;
            }
        }
        is_silent
    }

    /// Whether the options allow a lint in a statement, without using the exception.
    pub(super) fn allows(&self, statement: &DocumentStatement<'_>, lint: Lint) -> bool {
        let is_of = |sid: &str| statement.sid() == Some(sid);
        self.options.exceptions.iter().any(|allowed| is_of(&allowed.sid) && allowed.exception.lint() == lint)
    }

    /// Says that a value of a statement is wrong by itself, so that nobody knows which lints the right one would meet.
    pub(super) fn excuse(&mut self, statement: &DocumentStatement<'_>) {
        for (allowed, is_used) in self.options.exceptions.iter().zip(&mut self.used) {
            *is_used |= statement.sid() == Some(allowed.sid.as_str());
        }
    }

    /// Says that a statement is not compared with others, so that nobody knows which lints of sets it would meet.
    pub(super) fn leave_out(&mut self, at: usize) {
        self.not_compared.push(at + 1);
        if let Some(statement) = self.document.statements().get(at) {
            self.excuse(statement);
        }
    }

    /// Adds a finding about a member of a statement, or of the document, unless the options allow it.
    pub(super) fn add(&mut self, statement: Option<usize>, path: MemberPath<'a>, finding: Finding<'_>) {
        self.add_error(statement, path, finding.into());
    }

    /// The same for a finding that owns its text.
    pub(super) fn add_error(&mut self, statement: Option<usize>, path: MemberPath<'a>, error: Error) {
        if !error.code().lint().is_some_and(|lint| self.silences(statement, lint)) {
            self.found.push(BlamedMember { statement, path, error });
        }
    }

    /// Adds what is wrong with the exceptions, and gives all findings with their places.
    pub(super) fn finish(mut self) -> Audit {
        let unused = self.options.exceptions.iter().zip(&self.used).filter(|(_, is_used)| !**is_used);
        let mut unused: Vec<_> =
            unused.map(|(allowed, _)| self.unused(&allowed.sid, allowed.exception.lint())).collect();
        let mut findings = core::mem::take(&mut self.found);
        // So that each statement is read once.
        findings.sort_by_key(|found| found.statement);
        let mut audit: Vec<AuditFinding> = Vec::with_capacity(findings.len());
        let mut places: Option<(Option<usize>, MemberPlaces<'_>)> = None;
        for found in findings {
            if places.as_ref().is_none_or(|(of, _)| *of != found.statement) {
                places = Some((found.statement, self.places(found.statement)));
            }
            if let Some((_, places)) = &places {
                audit.push(self.placed(found, places));
            }
        }
        audit.append(&mut unused);
        audit.sort_by_key(|finding| finding.offset.map_or((true, finding.statement(), 0), |at| (false, None, at)));
        let mut walk = PositionWalk::new(&self.document.text);
        for finding in &mut audit {
            finding.position = finding.offset.map(|at| walk.to(at));
        }
        self.not_compared.sort_unstable();
        Audit { findings: audit, not_compared: self.not_compared }
    }

    fn places(&self, statement: Option<usize>) -> MemberPlaces<'_> {
        match statement.and_then(|at| self.document.statements().get(at)) {
            Some(statement) => MemberPlaces::of(statement.text()),
            None => MemberPlaces::of(&self.document.text),
        }
    }

    fn placed(&self, found: BlamedMember<'_>, places: &MemberPlaces<'_>) -> AuditFinding {
        let member = places.find(&found.path);
        let found = BlamedMember { error: found.error.for_document(), ..found };
        let (error, start) = match found.statement {
            Some(at) => {
                let statement = self.document.statements().get(at);
                let sid = statement.and_then(DocumentStatement::sid).map(String::from);
                (
                    found.error.of_statement(at).about(sid, self.own.map(String::from)),
                    statement.and_then(|statement| self.start(statement)),
                )
            }
            None => {
                (found.error.about(None, self.own.map(String::from)), (!self.document.text.is_empty()).then_some(0))
            }
        };
        AuditFinding { error, member: member.member, offset: start.map(|start| start + member.offset), position: None }
    }

    /// Where a statement starts in the text of the document, if it was read from there.
    fn start(&self, statement: &DocumentStatement<'_>) -> Option<usize> {
        let rest = self.document.text.get(statement.offset..)?;
        rest.starts_with(statement.text()).then_some(statement.offset)
    }

    /// The finding about an exception that silences nothing.
    fn unused(&self, sid: &str, lint: Lint) -> AuditFinding {
        let error = Error::from(unused_allow(lint)).about(Some(sid.into()), self.own.map(String::from));
        let statements = self.document.statements();
        let Some(at) = statements.iter().position(|statement| statement.sid() == Some(sid)) else {
            return AuditFinding { error, member: None, offset: None, position: None };
        };
        let blamed = BlamedMember { statement: Some(at), path: MemberPath::of("Sid"), error };
        self.placed(blamed, &self.places(Some(at)))
    }
}
