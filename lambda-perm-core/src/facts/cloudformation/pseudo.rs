//! Pseudo parameters.

use crate::facts::reference::Gives;
use crate::text::{between, column, equal, first, placeholder::is_placeholder};

/// A pseudo parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PseudoParameter {
    /// The name: `AWS::Region`.
    pub name: &'static str,
    /// What it stands for, as in "is the Region of the stack".
    pub doc: &'static str,
    /// What it gives.
    pub gives: Gives,
}

/// All pseudo parameters.
///
/// Source: CloudFormation user guide, pseudo-parameter-reference.
pub static PSEUDO_PARAMETERS: &[PseudoParameter] = &[
    PseudoParameter { name: ACCOUNT_ID, doc: "the account of the stack", gives: Gives::Account },
    PseudoParameter { name: NO_VALUE, doc: "nothing, which takes a property away", gives: Gives::Nothing },
    PseudoParameter {
        name: NOTIFICATION_ARNS,
        doc: "the list of the notification topics of the stack",
        gives: Gives::List,
    },
    PseudoParameter { name: "AWS::Partition", doc: "the partition of the stack", gives: Gives::Partition },
    PseudoParameter { name: "AWS::Region", doc: "the Region of the stack", gives: Gives::Region },
    PseudoParameter { name: STACK_ID, doc: "the ARN of the stack", gives: Gives::SomeArn },
    PseudoParameter { name: "AWS::StackName", doc: "the name of the stack", gives: Gives::Name("stack") },
    PseudoParameter { name: URL_SUFFIX, doc: "the DNS suffix of the partition", gives: Gives::Suffix },
];

/// The pseudo parameter that takes a property away.
pub const NO_VALUE: &str = "AWS::NoValue";

/// The pseudo parameter that is a list.
pub(crate) const NOTIFICATION_ARNS: &str = "AWS::NotificationARNs";

/// The pseudo parameter that is an ARN.
pub(crate) const STACK_ID: &str = "AWS::StackId";

/// The pseudo parameter that is an account ID.
pub(crate) const ACCOUNT_ID: &str = "AWS::AccountId";

/// The pseudo parameter that is the suffix of the partition's host names.
pub(crate) const URL_SUFFIX: &str = "AWS::URLSuffix";

/// The suffixes that principals have, and the partitions of those. All others are never looked at.
///
/// Source: CloudFormation user guide, pseudo-parameter-reference: `amazonaws.com`, and `amazonaws.com.cn` in the Chinese Regions.
pub(crate) static SUFFIXES: [(&str, &str); 2] = [("aws", "amazonaws.com"), ("aws-cn", "amazonaws.com.cn")];

/// How ARNs begin in the partition of the second suffix, the Chinese Regions.
pub(crate) const CHINESE_ARN: &str = "arn:aws-cn:";

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
