//! What a policy says to a request, as IAM decides it.
//!
//! Source: the IAM user guide, "Policy evaluation logic" and "Determining whether a request is allowed or denied within an account",
//! "Cross-account policy evaluation logic"; the pages that the modules name.

mod compare;
mod condition;
mod context;
mod decision;
mod error;
mod mismatch;
mod pattern;
mod principal;
mod request;
mod requester;
#[cfg(test)]
mod tests;
mod text;
mod value;

pub(super) use compare::is_comparable;
pub use decision::{Decision, NotAllowed};
pub use error::RequestError;
pub use request::Request;

use super::{Effect, PolicyDocument};
use context::Context;
use principal::NamedAs;

impl<'a> PolicyDocument<'a> {
    /// Says whether the policy lets a request through, by which statement, or why not.
    ///
    /// Who is named by a statement, and who calls:
    ///
    /// | named | caller | same account as the function | another account |
    /// |---|---|---|---|
    /// | the account (number or root ARN) | its root user | `Allowed` | `AllowedWithIdentityPolicy` |
    /// | the account | a user, role or session of it | `AllowedWithIdentityPolicy` | `AllowedWithIdentityPolicy` |
    /// | the user, role or session (or the role of the session) | itself | `Allowed` | `AllowedWithIdentityPolicy` |
    /// | `*` | any of these | `Allowed` | `AllowedWithIdentityPolicy` |
    /// | `*` or the service | a service; anonymous for `*` | `Allowed` | `Allowed` |
    ///
    /// A `Deny` that matches wins. Whatever its wildcards, a pattern takes time in proportion to the product of its length and that of
    /// the value, at most: less than a tenth of a second for patterns that fill a policy of Lambda, against a value of 2,048 bytes.
    ///
    /// # Errors
    ///
    /// When a value of the request cannot be one: an account of eleven digits, an action without its service.
    ///
    /// ```
    /// # extern crate lambda_perm_core as lambda_perm;
    /// use lambda_perm::document::{Decision, PolicyDocument, Request};
    ///
    /// let document = PolicyDocument::parse(
    ///     r#"{"Version":"2012-10-17","Statement":[
    ///        {"Sid":"partner","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::210987654321:root"},
    ///         "Action":"lambda:InvokeFunction","Resource":"arn:aws:lambda:us-east-2:123456789012:function:f"}]}"#,
    /// )?;
    /// match document.decide(&Request::identity("arn:aws:iam::210987654321:role/caller"))? {
    ///     Decision::AllowedWithIdentityPolicy { statement } => assert_eq!(statement.sid(), Some("partner")),
    ///     other => panic!("{other:?}"),
    /// }
    /// assert!(!document.decide(&Request::service("s3.amazonaws.com"))?.is_allowed());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// Policies that [`policy!`](https://docs.rs/lambda-perm/latest/lambda_perm/macro.policy.html) and `try_policy!` make decide
    /// too, so that a test can say who gets in:
    ///
    /// ```
    /// # extern crate lambda_perm_core as lambda_perm;
    /// use lambda_perm::{
    ///     FunctionPermission, FunctionPolicyBuf,
    ///     document::{PolicyDocument, Request},
    ///     output::Scope,
    /// };
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let function = "arn:aws:lambda:us-east-2:123456789012:function:f";
    /// let uploads = FunctionPermission::builder(function, "uploads", "lambda:InvokeFunction", "s3.amazonaws.com")
    ///     .source_arn("arn:aws:s3:::uploads")
    ///     .source_account("123456789012")
    ///     .build()?;
    /// let policy = FunctionPolicyBuf::of([uploads])?;
    ///
    /// let document = PolicyDocument::from(policy.document(&Scope::NONE)?);
    /// let request = Request::service("s3.amazonaws.com").source_arn("arn:aws:s3:::uploads");
    /// assert!(document.decide(&request.clone().source_account("123456789012"))?.is_allowed());
    /// assert!(!document.decide(&request.source_account("210987654321"))?.is_allowed());
    /// # Ok(())
    /// # }
    /// ```
    pub fn decide<'d>(&'d self, request: &Request<'d>) -> Result<Decision<'d>, RequestError> {
        if let Some(wrong) = &request.wrong {
            return Err(wrong.clone());
        }
        let (mut allowed, mut with_identity_policy) = (None, None);
        let context = Context::new(self, request);
        for statement in self.statements() {
            let is_deny = statement.effect() == Effect::Deny;
            if allowed.is_some() && !is_deny {
                continue;
            }
            match mismatch::matched(statement, &context) {
                None => {}
                Some(_) if is_deny => return Ok(Decision::Denied { statement }),
                Some(named) if is_enough(named, &context) => allowed = Some(statement),
                Some(_) => with_identity_policy = with_identity_policy.or(Some(statement)),
            }
        }
        Ok(match (allowed, with_identity_policy) {
            (Some(statement), _) => Decision::Allowed { statement },
            (None, Some(statement)) => Decision::AllowedWithIdentityPolicy { statement },
            (None, None) => Decision::NotAllowed(NotAllowed::new(self, request)),
        })
    }
}

/// Whether a caller who is named so needs no identity policy.
fn is_enough(named: NamedAs, context: &Context<'_>) -> bool {
    !context.request.caller.kind.has_account() || (named != NamedAs::Account && context.is_same_account())
}
