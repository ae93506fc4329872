//! Pseudo parameters, and what is known of what fills a placeholder.

use crate::text::{
    between, column, ends_with, equal, first, from,
    placeholder::{self, is_placeholder},
    starts_with,
};

/// A pseudo parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PseudoParameter {
    /// The name: `AWS::Region`.
    pub name: &'static str,
    /// What it stands for, as in "is the Region of the stack".
    pub doc: &'static str,
}

/// All pseudo parameters.
///
/// Source: CloudFormation user guide, pseudo-parameter-reference.
pub static PSEUDO_PARAMETERS: &[PseudoParameter] = &[
    PseudoParameter { name: ACCOUNT_ID, doc: "the account of the stack" },
    PseudoParameter { name: NO_VALUE, doc: "nothing, which takes a property away" },
    PseudoParameter { name: NOTIFICATION_ARNS, doc: "the list of the notification topics of the stack" },
    PseudoParameter { name: "AWS::Partition", doc: "the partition of the stack" },
    PseudoParameter { name: "AWS::Region", doc: "the Region of the stack" },
    PseudoParameter { name: STACK_ID, doc: "the ARN of the stack" },
    PseudoParameter { name: "AWS::StackName", doc: "the name of the stack" },
    PseudoParameter { name: "AWS::URLSuffix", doc: "the DNS suffix of the partition" },
];

/// The pseudo parameter that takes a property away.
pub const NO_VALUE: &str = "AWS::NoValue";

/// The pseudo parameter that is a list.
pub(crate) const NOTIFICATION_ARNS: &str = "AWS::NotificationARNs";

/// The pseudo parameter that is an ARN.
pub(crate) const STACK_ID: &str = "AWS::StackId";

/// The pseudo parameter that is an account ID.
pub(crate) const ACCOUNT_ID: &str = "AWS::AccountId";

/// The account of the stack, as the text of `Fn::Sub` has it.
pub(crate) const ACCOUNT: &str = "${AWS::AccountId}";

/// The partition of the stack, as the text of `Fn::Sub` has it.
pub(crate) const PARTITION: &str = "${AWS::Partition}";

/// The Region of the stack, as the text of `Fn::Sub` has it.
pub(crate) const REGION: &str = "${AWS::Region}";

impl PseudoParameter {
    /// The one of this name.
    pub(crate) const fn find(name: &str) -> Option<&'static Self> {
        first!(PSEUDO_PARAMETERS, |known| equal(known.name, name))
    }

    /// The one that a text is, and nothing else.
    pub(crate) const fn of_text(text: &str) -> Option<&'static Self> {
        if is_placeholder(text) { Self::find(between(text, 2, text.len() - 1)) } else { None }
    }

    /// Whether a name is meant to be one, rightly written or not.
    pub(crate) fn is_meant(name: &str) -> bool {
        name.starts_with("AWS:") || name.starts_with("aws:")
    }

    /// Whether a nested stack has another value of it than its parent.
    #[cfg(feature = "json")]
    pub(crate) fn is_of_one_stack(&self) -> bool {
        matches!(self.name, "AWS::StackName" | STACK_ID)
    }
}

/// The names of all pseudo parameters.
pub static PSEUDO_PARAMETER_NAMES: [&str; PSEUDO_PARAMETERS.len()] = column!(PSEUDO_PARAMETERS, name);

/// Whether the text has a placeholder that may be filled with anything, colons included. Pseudo parameters have none.
pub(crate) const fn has_free_placeholder(text: &str) -> bool {
    let mut at = 0;
    while let Some((start, end)) = placeholder::first(text, at) {
        if !starts_with(from(text, start), "${AWS::") {
            return true;
        }
        at = end;
    }
    false
}

/// Whether what fills a placeholder, given with its braces, is one part of a resource: it has neither a `/` nor a `:`.
///
/// Source: API Gateway's `execution_arn` of Terraform ends behind the ID of the API, or behind a stage; the rest are pseudo
/// parameters, of which the ARN of the stack and the list of topics have colons.
pub(crate) const fn is_one_part(placeholder: &str) -> bool {
    let is_pseudo = starts_with(placeholder, "${AWS::")
        && !equal(placeholder, "${AWS::StackId}")
        && !equal(placeholder, "${AWS::NotificationARNs}");
    is_pseudo || ends_with(placeholder, ".execution_arn}")
}
