//! What is wrong with a policy that exists, judged by the rules that judge what is declared, and by some of its own.

mod audited;
mod condition;
mod deny;
mod expansion;
mod finding;
mod language;
mod limit;
mod options;
mod place;
mod principal;
mod report;
mod rules;
mod together;

use alloc::vec::Vec;

use super::PolicyDocument;
use crate::finding::Lint;
use audited::Audited;
use deny::Guards;
use expansion::StatementExpansion;
pub use finding::{Audit, AuditFinding};
pub use options::AuditOptions;
use report::Report;

impl PolicyDocument<'_> {
    /// Finds what is wrong with the policy.
    ///
    /// A statement is judged as the permissions that it stands for, one for each of its principals, actions, resources and values
    /// of conditions, by the rules of `grant!` and in the words of documents. The statements together are judged as `policy!` judges them. What
    /// only a document can have is found by [rules of its own](https://docs.rs/lambda-perm/latest/lambda_perm/findings/documents),
    /// LP10xx.
    ///
    /// A statement is public if neither its conditions nor a `Deny` keep strangers out. What counts as keeping them out is only
    /// what surely does: a positive condition on who calls or from which network, with fixed values; or a `Deny` of the same
    /// actions for everyone, or by `NotPrincipal`, without conditions or with negated ones of that kind.
    ///
    /// Takes time in proportion to the text, but that statements are compared with one another, and that a statement of at most
    /// 1,024 permissions is judged as each of them. Of a larger one, each value is judged with the first of the others. Statements
    /// that stand for more than 4,096 permissions together are compared but for the largest, and
    /// [`not_compared`](Audit::not_compared) says which these are.
    ///
    /// ```
    /// # extern crate lambda_perm_core as lambda_perm;
    /// use lambda_perm::document::{AuditOptions, PolicyDocument};
    ///
    /// let document = PolicyDocument::parse(
    ///     r#"{
    ///   "Version": "2012-10-17",
    ///   "Statement": [{
    ///     "Sid": "uploads",
    ///     "Effect": "Allow",
    ///     "Principal": {"Service": "s3.amazonaws.com"},
    ///     "Action": "lambda:InvokeFunction",
    ///     "Resource": "arn:aws:lambda:us-east-2:123456789012:function:f",
    ///     "Condition": {"ArnLike": {"AWS:SourceArn": "arn:aws:s3:::uploads"}}
    ///   }]
    /// }"#,
    /// )?;
    /// let audit = document.audit(&AuditOptions::new());
    /// let finding = audit.iter().next().unwrap();
    /// assert_eq!(finding.code().id(), "LP0502");
    /// assert_eq!((finding.statement(), finding.statement_id()), (Some(1), Some("uploads")));
    /// assert_eq!(finding.member(), Some("Condition.ArnLike.AWS:SourceArn"));
    /// assert_eq!(finding.position().unwrap().to_string(), "line 9, column 48");
    /// # Ok::<(), lambda_perm::document::DocumentError>(())
    /// ```
    ///
    /// A finding that is right is named with its statement and a reason:
    ///
    /// ```
    /// # extern crate lambda_perm_core as lambda_perm;
    /// use lambda_perm::{Exception, Lint, document::{AuditOptions, PolicyDocument}};
    ///
    /// let document = PolicyDocument::parse(
    ///     r#"{"Version":"2012-10-17","Statement":[{"Sid":"all","Effect":"Allow","Principal":"*","Action":"lambda:InvokeFunction",
    ///         "Resource":"arn:aws:lambda:us-east-2:123456789012:function:f"}]}"#,
    /// )?;
    /// let options = AuditOptions::new().allow("all", Exception::new(Lint::PublicAccess, "a demonstration"));
    /// assert!(document.audit(&options).is_empty());
    /// assert_eq!(document.audit(&AuditOptions::new()).iter().next().unwrap().code().id(), "LP0503");
    /// # Ok::<(), lambda_perm::document::DocumentError>(())
    /// ```
    pub fn audit(&self, options: &AuditOptions) -> Audit {
        let own = options.resource.as_deref().or_else(|| together::common_resource(self));
        let guards = Guards::of(self);
        let mut report = Report::new(self, own, options);
        let mut allows: Vec<(usize, StatementExpansion<'_>)> = Vec::new();
        language::unknown_members(self, &mut report);
        for (at, statement) in self.statements().iter().enumerate() {
            let (version, named_version) = (self.effective_version(), self.version());
            let audited = Audited { at, statement, version, named_version, own };
            language::elements(audited, &guards, &mut report);
            condition::conditions(audited, &mut report);
            if audited.allows() {
                let expansion = StatementExpansion::of(statement, own);
                rules::findings(audited, &expansion, &guards, &mut report);
                allows.push((at, expansion));
            }
        }
        together::of_set(own, &allows, &mut report);
        together::duplicates(self, &mut report);
        together::size(self, &mut report);
        deny::vain(self, own, &mut report);
        report.finish()
    }

    /// Whether each statement is public.
    pub(crate) fn are_public(&self) -> Vec<bool> {
        let mut are_public = alloc::vec![false; self.statements().len()];
        let audit = self.audit(&AuditOptions::new());
        let found = audit.iter().filter(|finding| finding.code().lint() == Some(Lint::PublicAccess));
        for number in found.filter_map(AuditFinding::statement) {
            if let Some(is_public) = are_public.get_mut(number - 1) {
                *is_public = true;
            }
        }
        are_public
    }
}
