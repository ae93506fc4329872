//! A statement that is looked at.

use super::{place::MemberPath, report::Report};
use crate::{
    document::{DocumentStatement, Effect},
    facts::policy_language::PolicyVersion,
    finding::{Code, Finding, Phrase},
};

/// A statement of a document, and what its findings need to know of the whole.
#[derive(Clone, Copy)]
pub(super) struct Audited<'a> {
    pub(super) at: usize,
    pub(super) statement: &'a DocumentStatement<'a>,
    /// The version by which IAM reads the document, and the one that it names.
    pub(super) version: PolicyVersion,
    pub(super) named_version: Option<PolicyVersion>,
    /// What the policy is for, where that is known.
    pub(super) own: Option<&'a str>,
}

impl<'a> Audited<'a> {
    pub(super) fn allows(&self) -> bool {
        self.statement.effect() == Effect::Allow
    }

    /// Adds a finding about a member.
    pub(super) fn add(
        &self,
        report: &mut Report<'a>,
        code: Code,
        path: MemberPath<'a>,
        message: Phrase<'_>,
        help: Phrase<'_>,
    ) {
        report.add(Some(self.at), path, Finding::of_call(code, message, help));
    }

    /// Adds the finding about a list without values.
    pub(super) fn add_empty(&self, report: &mut Report<'a>, path: MemberPath<'a>) {
        let message = Phrase::new("this list is empty, and an empty list matches nothing");
        let help = Phrase::new("add the values that are meant, or remove the statement");
        self.add(report, Code::EmptyList, path, message, help);
    }
}
