//! What a change of a policy lets in and shuts out, without any steps.

use alloc::vec::Vec;
use core::fmt;

use super::{
    change::{Change, Verdict},
    difference,
};
use crate::document::PolicyDocument;

/// What becomes of each statement when a policy is changed to another one: [`PolicyDocument::difference`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference(Vec<Change>);

impl PolicyDocument<'_> {
    /// What becomes of each statement when this policy is changed to `after`, by what statements mean and not by their text. Statements
    /// are the same by their Sid, those without one if they mean the same.
    ///
    /// ```
    /// # extern crate lambda_perm_core as lambda_perm;
    /// use lambda_perm::{document::PolicyDocument, plan::Verdict};
    ///
    /// let text = r#"{"Version":"2012-10-17","Statement":[{"Sid":"orders","Effect":"Allow",
    ///     "Principal":{"Service":"sns.amazonaws.com"},"Action":"lambda:InvokeFunction",
    ///     "Resource":"arn:aws:lambda:us-east-2:123456789012:function:f",
    ///     "Condition":{"ArnLike":{"AWS:SourceArn":"arn:aws:sns:us-east-2:123456789012:orders"}}}]}"#;
    /// let before = PolicyDocument::parse(text)?;
    /// let wider = text.replace(":orders\"", ":*\"");
    /// let difference = before.difference(&PolicyDocument::parse(&wider)?);
    /// assert_eq!(difference.verdict(), Verdict::Widens);
    /// assert!(!difference.becomes_public());
    /// # Ok::<(), lambda_perm::document::DocumentError>(())
    /// ```
    pub fn difference(&self, after: &PolicyDocument<'_>) -> Difference {
        Difference(difference::between(self, after))
    }
}

impl Difference {
    /// What becomes of each statement: those of the new policy in their order, then those that go.
    pub const fn changes(&self) -> &[Change] {
        self.0.as_slice()
    }

    /// Whether both policies mean the same.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|change| !change.is_change())
    }

    /// Whom all changes together let in. `Unknown` where some widen and others narrow.
    pub fn verdict(&self) -> Verdict {
        Verdict::of_all(&self.0)
    }

    /// Whether any statement becomes public.
    pub fn becomes_public(&self) -> bool {
        self.0.iter().any(Change::becomes_public)
    }
}

/// A line for each statement: `+ uploads`, `- old`, `~ partner  principal .. -> ..  (widens)`, `= topic`.
impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|change| writeln!(f, "{change}"))
    }
}
